/** What one address answers, or how it fails. */
export interface Answer {
  /** HTTP status. Default: 200. */
  readonly status?: number;
  /** Default: `application/json`. */
  readonly contentType?: string;
  readonly body?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
  /** May pages of other origins read it (`Access-Control-Allow-Origin: *`)? Default: true. */
  readonly cors?: boolean;
  /** `reset`: the connection breaks. `silent`: nothing is ever answered. Default: it answers. */
  readonly fault?: 'reset' | 'silent';
}

export interface Asked {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** An answer, or a function that makes one for each request. */
export type Resource = Answer | ((request: Asked) => Answer);

/**
 * A small web: addresses and what they answer. It has three fronts: `fetch` (in memory, for tests of the
 * core), an HTTP server (server.ts, for the demo) and a forward proxy (test/e2e/proxy.ts, for browsers
 * that are to meet https://www.credly.com without a network).
 */
export interface Web {
  put(url: string, resource: Resource): void;
  /** Answers with this value as JSON. */
  json(url: string, value: unknown, answer?: Answer): void;
  remove(url: string): void;
  /** From now on every address of this origin answers so. */
  breakDown(origin: string, answer: Answer): void;
  /** What an address answers; undefined where there is nothing. Query strings belong to the address. */
  answer(request: Asked): Answer | undefined;
  /** Does anything live at this origin? */
  hasOrigin(origin: string): boolean;
  /** Every address that was asked, in order. */
  readonly asked: Asked[];
  /** A `fetch` that knows only this web: any other origin is a network error. */
  readonly fetch: typeof globalThis.fetch;
}

export function createWeb(): Web {
  const resources = new Map<string, Resource>();
  const broken = new Map<string, Answer>();
  const asked: Asked[] = [];
  const key = (url: string) => {
    const { origin, pathname, search } = new URL(url);
    return origin + pathname + search;
  };

  function answer(request: Asked): Answer | undefined {
    asked.push(request);
    const fault = broken.get(new URL(request.url).origin);
    if (fault) return fault;
    const address = key(request.url);
    const resource = resources.get(address) ?? resources.get(address.replace(/\?.*$/, ''));
    return typeof resource === 'function' ? resource(request) : resource;
  }

  function hasOrigin(origin: string): boolean {
    return [...resources.keys()].some((address) => address.startsWith(`${origin}/`));
  }

  return {
    asked,
    answer,
    hasOrigin,
    put(url, resource) {
      resources.set(key(url), resource);
    },
    json(url, value, options) {
      resources.set(key(url), { body: JSON.stringify(value, null, 2), ...options });
    },
    breakDown(origin, answer) {
      broken.set(origin, answer);
    },
    remove(url) {
      resources.delete(key(url));
    },
    async fetch(input, init) {
      const request = new Request(input, init);
      const { origin } = new URL(request.url);
      const found = answer({ url: request.url, headers: Object.fromEntries(request.headers) });
      if (found?.fault === 'silent') return untilAborted(request.signal);
      if (found?.fault === 'reset' || (!found && !hasOrigin(origin))) {
        throw new TypeError('fetch failed');
      }
      return toResponse(found ?? NOT_FOUND, request.url);
    },
  };
}

export const NOT_FOUND: Answer = {
  status: 404,
  contentType: 'application/json',
  body: '{"error":"not found"}',
};

export function headersOf(answer: Answer): Record<string, string> {
  return {
    'content-type': answer.contentType ?? 'application/json',
    'cache-control': 'no-store',
    ...(answer.cors === false ? {} : { 'access-control-allow-origin': '*' }),
    ...answer.headers,
  };
}

function toResponse(answer: Answer, url: string): Response {
  const body =
    typeof answer.body === 'string' ? new TextEncoder().encode(answer.body) : answer.body;
  const response = new Response(body ? new Uint8Array(body) : null, {
    status: answer.status ?? 200,
    headers: headersOf(answer),
  });
  Object.defineProperty(response, 'url', { value: url });
  return response;
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
