import type { CachedDocument, Limits, VerifyOptions } from '../options.ts';
import type { Fault, Purpose, RequestRecord } from '../report.ts';
import { checkAddress, parseUrl } from './address.ts';

/** A document as the network gave it, with any HTTP status; or the reason why there is none. */
export type Retrieved =
  | ({ readonly answered: true } & CachedDocument)
  | { readonly answered: false; readonly fault: Fault; readonly url: string };

export interface Door {
  /** GETs one document. Never throws; the same address is asked once in the life of a door. */
  get(url: string, purpose: Purpose): Promise<Retrieved>;
  readonly requests: RequestRecord[];
}

/**
 * Asks for JSON before anything else: Badgr sends browsers to a web page when `text/html` is accepted.
 * A CORS-safelisted header, so that no preflight is sent (static hosts answer OPTIONS with 405).
 */
const ACCEPT =
  'application/ld+json, application/json;q=0.9, image/png;q=0.5, image/svg+xml;q=0.5, */*;q=0.1';

/** The one guarded way to the network: every request of the core passes here, and is in the ledger. */
export function openDoor(options: VerifyOptions, limits: Limits): Door {
  const requests: RequestRecord[] = [];
  const asked = new Map<string, Promise<Retrieved>>();
  const fetch = options.fetch ?? globalThis.fetch;
  let made = 0;

  async function get(url: string, purpose: Purpose): Promise<Retrieved> {
    const cached = await options.cache?.get(url).catch(() => undefined);
    if (cached) {
      record(url, purpose, 'cached', cached);
      return { answered: true, ...cached };
    }
    const result = await follow(url, purpose);
    if (result.answered && result.status === 200) {
      const { answered: _, ...document } = result;
      await options.cache?.set(url, document).catch(() => undefined);
    }
    return result;
  }

  async function follow(url: string, purpose: Purpose): Promise<Retrieved> {
    let address = url;
    for (let hop = 0; hop <= limits.redirects; hop++) {
      const answer = await ask(address, purpose, 'manual');
      if (!answer.answered) return answer;
      if (answer.location === undefined) return answer;
      const next = parseUrl(answer.location, address);
      if (!next) return { answered: false, fault: 'network', url: address };
      address = next.href;
    }
    record(address, purpose, 'too-many-redirects');
    return { answered: false, fault: 'too-many-redirects', url: address };
  }

  async function ask(
    address: string,
    purpose: Purpose,
    redirect: 'manual' | 'follow',
  ): Promise<Retrieved & { readonly location?: string }> {
    const refuse = (fault: Fault) => {
      record(address, purpose, fault);
      return { answered: false as const, fault, url: address };
    };
    const check = checkAddress(address, options.foundOn);
    if (!check.ok) return refuse('refused-address');
    if (options.signal?.aborted) return refuse('aborted');
    if (options.permit && !(await permitted(address, purpose))) return refuse('not-permitted');
    if (++made > limits.requests) return refuse('too-many-requests');
    const timeout = AbortSignal.timeout(limits.timeout);
    try {
      const response = await withSignal(
        fetch(check.url.href, {
          method: 'GET',
          headers: { accept: ACCEPT },
          credentials: 'omit',
          referrerPolicy: 'no-referrer',
          redirect,
          signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
        }),
        timeout,
        options.signal,
      );
      // A browser hides the hops: it is asked again to follow them, and the address where it ended is checked.
      if (response.type === 'opaqueredirect') return await ask(address, purpose, 'follow');
      const location = response.headers.get('location');
      if (response.status >= 300 && response.status < 400 && location !== null) {
        await response.body?.cancel().catch(() => undefined);
        record(address, purpose, 'answered', {
          status: response.status,
          bytes: new Uint8Array(),
        });
        return { ...empty(address, response.status), location };
      }
      const finalUrl = response.url || address;
      if (!checkAddress(finalUrl, options.foundOn).ok) return refuse('refused-address');
      const contentType = response.headers.get('content-type') ?? '';
      const image = contentType.startsWith('image/');
      const cap = image ? limits.imageBytes : limits.documentBytes;
      const bytes = await readBody(response, cap, timeout, options.signal);
      if (!bytes) return refuse('too-large');
      const document = {
        status: response.status,
        contentType,
        url: finalUrl,
        bytes,
      };
      record(address, purpose, 'answered', document);
      return { answered: true, ...document };
    } catch {
      if (options.signal?.aborted) return refuse('aborted');
      return refuse(timeout.aborted ? 'timeout' : 'network');
    }
  }

  async function permitted(url: string, purpose: Purpose): Promise<boolean> {
    try {
      return (await options.permit?.({ url, purpose })) === true;
    } catch {
      return false;
    }
  }

  function record(
    url: string,
    purpose: Purpose,
    result: RequestRecord['result'],
    answer?: { status: number; bytes: Uint8Array },
  ): void {
    requests.push({
      url,
      purpose,
      result,
      status: answer?.status ?? null,
      bytes: answer?.bytes.length ?? 0,
    });
  }

  return {
    requests,
    get(url, purpose) {
      const key = parseUrl(url)?.href ?? url;
      let answer = asked.get(key);
      if (!answer) {
        answer = get(key, purpose);
        asked.set(key, answer);
      }
      return answer;
    },
  };
}

function empty(url: string, status: number) {
  return {
    answered: true as const,
    status,
    contentType: '',
    url,
    bytes: new Uint8Array(),
  };
}

/** The whole body, or null when it is larger than the cap; a declared length is not believed. */
async function readBody(
  response: Response,
  cap: number,
  timeout: AbortSignal,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | null> {
  if (!response.body) return new Uint8Array();
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await withSignal(reader.read(), timeout, signal);
      if (done) return join(parts, length);
      length += value.length;
      if (length > cap) return null;
      parts.push(value);
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

function join(parts: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/** Ends when the work does or when a signal fires: a caller's own `fetch` need not honour signals. */
function withSignal<T>(work: Promise<T>, ...signals: (AbortSignal | undefined)[]): Promise<T> {
  return new Promise((resolve, reject) => {
    for (const signal of signals) {
      if (signal?.aborted) reject(new Error('aborted'));
      signal?.addEventListener('abort', () => reject(new Error('aborted')), {
        once: true,
      });
    }
    work.then(resolve, reject);
  });
}
