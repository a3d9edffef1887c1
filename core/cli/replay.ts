/** What a server would answer to one address, so that a check can be replayed without a network. */
export interface Resource {
  readonly url: string;
  /** HTTP status. Default: 200; 0 is a network error. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Short for a header. */
  readonly contentType?: string;
  /** Short for a header, of a redirect. */
  readonly location?: string;
  readonly body?: string;
  /** A file with the body. */
  readonly file?: string;
  readonly networkError?: boolean;
}

/**
 * A `fetch` that answers from a list. Any other address is a network error, so that a replayed check can
 * never reach the real network.
 */
export function replay(
  resources: readonly Resource[],
  readFile: (path: string) => Uint8Array<ArrayBuffer>,
): typeof globalThis.fetch {
  const byAddress = new Map(resources.map((resource) => [canonical(resource.url), resource]));
  return async (input) => {
    const address = canonical(input instanceof Request ? input.url : String(input));
    const resource = byAddress.get(address);
    const status = resource?.status ?? 200;
    if (!resource || resource.networkError || status === 0) throw new TypeError('network error');
    const headers = new Headers(resource.headers);
    if (resource.contentType !== undefined) headers.set('content-type', resource.contentType);
    if (resource.location !== undefined) headers.set('location', resource.location);
    const body = resource.file === undefined ? (resource.body ?? '') : readFile(resource.file);
    const empty = status === 204 || status === 205 || status === 304;
    return new Response(empty ? null : body, { status, headers });
  };
}

function canonical(address: string): string {
  try {
    return new URL(address).href;
  } catch {
    return address;
  }
}
