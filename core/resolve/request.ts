import type { CachedDocument, Limits, VerifyOptions } from '../options.ts';
import type { Fault, Purpose, RequestRecord } from '../report.ts';
import { checkAddress, isPlainHttp, parseUrl } from './address.ts';
import { readBody, withSignal } from './body.ts';
import { faultOf } from './fault.ts';
import { freshUntil } from './freshness.ts';

/** What one GET came to. */
export type Answer =
  | {
      readonly kind: 'document';
      readonly document: CachedDocument;
      /** `Retry-After`, as written. */
      readonly retryAfter: string | null;
    }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'fault'; readonly fault: Fault };

export interface Asked {
  readonly purpose: Purpose;
  /** https only. */
  readonly secure: boolean;
  /** An older answer, of which the server may say that it is still good. */
  readonly stale: CachedDocument | null;
}

/** Makes single requests, within the bounds of one badge, and writes each of them down. */
export interface Requests {
  readonly ledger: RequestRecord[];
  /** Fires when the time for the whole check is over. */
  readonly end: AbortSignal;
  ask(address: string, what: Asked): Promise<Answer>;
  /** Why an address may not be asked at all; null: it may. */
  refusal(address: string, secure: boolean): Fault | null;
  record(
    url: string,
    purpose: Purpose,
    result: RequestRecord['result'],
    answer?: { readonly status: number | null; readonly bytes: number },
  ): void;
}

/**
 * Asks for JSON before anything else: Badgr sends browsers to a web page when `text/html` is accepted.
 * A CORS-safelisted header, so that no preflight is sent (static hosts answer OPTIONS with 405).
 */
const ACCEPT =
  'application/ld+json, application/json;q=0.9, image/png;q=0.5, image/svg+xml;q=0.5, */*;q=0.1';

export function openRequests(options: VerifyOptions, limits: Limits): Requests {
  const ledger: RequestRecord[] = [];
  const end = AbortSignal.timeout(limits.checkTime);
  const fetch = options.fetch ?? globalThis.fetch;
  const now = options.now ?? (() => new Date());
  const { signal } = options;
  let made = 0;
  let read = 0;

  const record: Requests['record'] = (url, purpose, result, answer) => {
    const { status, bytes } = answer ?? { status: null, bytes: 0 };
    ledger.push({ url, purpose, result, status, bytes });
  };

  function refusal(address: string, secure: boolean): Fault | null {
    if (!checkAddress(address, options.foundOn).ok) return 'refused-address';
    return secure && isPlainHttp(address) ? 'plain-http' : null;
  }

  /** May this address be asked now? */
  async function obstacle(address: string, { purpose, secure }: Asked): Promise<Fault | null> {
    const refused = refusal(address, secure);
    if (refused) return refused;
    if (signal?.aborted) return 'aborted';
    if (end.aborted) return 'timeout';
    if (!(await permitted(address, purpose))) return 'not-permitted';
    return ++made > limits.requests ? 'too-many-requests' : null;
  }

  async function permitted(url: string, purpose: Purpose): Promise<boolean> {
    if (!options.permit) return true;
    try {
      return (await options.permit({ url, purpose })) === true;
    } catch {
      return false;
    }
  }

  async function attempt(
    address: string,
    what: Asked,
    redirect: 'manual' | 'follow',
  ): Promise<Answer> {
    const { purpose, stale } = what;
    const faulty = (fault: Fault): Answer => {
      record(address, purpose, fault);
      return { kind: 'fault', fault };
    };
    const inTheWay = await obstacle(address, what);
    if (inTheWay) return faulty(inTheWay);
    const signals = [AbortSignal.timeout(limits.timeout), end, ...(signal ? [signal] : [])];
    try {
      const request = fetch(address, {
        method: 'GET',
        headers: { accept: ACCEPT, ...(stale?.etag ? { 'if-none-match': stale.etag } : {}) },
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        redirect,
        signal: AbortSignal.any(signals),
      });
      const response = await withSignal(request, signals);
      // A browser hides the hops: it is asked again to follow them, and the address where it ended is checked.
      if (response.type === 'opaqueredirect') return await attempt(address, what, 'follow');
      const { status, headers } = response;
      const location = headers.get('location');
      if (status >= 300 && status < 400 && location !== null) {
        response.body?.cancel().catch(() => undefined);
        record(address, purpose, 'answered', { status, bytes: 0 });
        return { kind: 'redirect', location };
      }
      const url = endOf(response, address);
      if (url !== address) {
        record(address, purpose, 'answered');
        const refused = refusal(url, what.secure);
        if (refused) return faulty(refused);
        if (!(await permitted(url, purpose))) return faulty('not-permitted');
      }
      if (status === 304 && stale) {
        record(url, purpose, 'answered', { status, bytes: 0 });
        const until = freshUntil(purpose, headers, stale.bytes, now());
        return { kind: 'document', document: { ...stale, freshUntil: until }, retryAfter: null };
      }
      const bytes = await readBody(response, purpose, limits, limits.totalBytes - read, signals);
      if (typeof bytes === 'string') return faulty(bytes);
      read += bytes.length;
      record(url, purpose, 'answered', { status, bytes: bytes.length });
      const etag = headers.get('etag');
      const document: CachedDocument = {
        status,
        contentType: headers.get('content-type') ?? '',
        url,
        bytes,
        freshUntil: freshUntil(purpose, headers, bytes, now()),
        ...(etag === null ? {} : { etag }),
      };
      return { kind: 'document', document, retryAfter: headers.get('retry-after') };
    } catch (error) {
      if (signal?.aborted) return faulty('aborted');
      return faulty(signals.some(({ aborted }) => aborted) ? 'timeout' : faultOf(error));
    }
  }

  return { ledger, end, record, refusal, ask: (address, what) => attempt(address, what, 'manual') };
}

/** Where the answer came from; other than the address asked only where hops were hidden. */
function endOf(response: Response, address: string): string {
  const end = parseUrl(response.url || address);
  if (!end) return address;
  end.hash = '';
  return end.href === parseUrl(address)?.href ? address : end.href;
}
