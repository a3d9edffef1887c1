import type { CachedDocument, Limits, VerifyOptions } from '../options.ts';
import type { Fault, Purpose, RequestRecord } from '../report.ts';
import { isPlainHttp, parseUrl } from './address.ts';
import { withSignal } from './body.ts';
import { isPassing, isPassingStatus } from './fault.ts';
import { pauseBefore, sleep } from './pause.ts';
import { type Answer, type Asked, openRequests } from './request.ts';

/** A document as the network gave it, with any HTTP status; or the reason why there is none. */
export type Retrieved =
  | ({ readonly answered: true } & CachedDocument)
  | { readonly answered: false; readonly fault: Fault; readonly url: string };

export interface Door {
  /**
   * GETs one document. Never throws; the same address is asked once in the life of a door.
   *
   * @param secure https only. Open Badges 2 and earlier may be hosted at http. Default: false.
   */
  get(url: string, purpose: Purpose, secure?: boolean): Promise<Retrieved>;
  readonly requests: RequestRecord[];
}

/** The one guarded way to the network: every request of the core passes here, and is in the ledger. */
export function openDoor(options: VerifyOptions, limits: Limits): Door {
  const requests = openRequests(options, limits);
  const asked = new Map<string, Promise<Retrieved>>();
  const wait = options.wait ?? sleep;
  const now = options.now ?? (() => new Date());
  const patience = [requests.end, ...(options.signal ? [options.signal] : [])];

  async function get(url: string, purpose: Purpose, secure: boolean): Promise<Retrieved> {
    // Before the cache is asked: what one page of a private host was told is not for the badge of another.
    const refused = requests.refusal(url, secure);
    if (refused) return unanswered(url, purpose, refused);
    const { cache } = options;
    if (!cache) return follow(url, { purpose, secure, stale: null });
    const key = `${purpose} ${url}`;
    const kept = await withSignal(cache.get(key), patience).catch(() => undefined);
    const usable = kept && isAllowed(kept, secure) ? kept : null;
    try {
      if (usable && isFresh(usable)) {
        const { status, bytes } = usable;
        requests.record(url, purpose, 'cached', { status, bytes: bytes.length });
        return { answered: true, ...usable };
      }
      const stale = options.revalidate && usable?.etag !== undefined ? usable : null;
      const result = await follow(url, { purpose, secure, stale });
      if (result.answered && result.status === 200 && result.freshUntil !== null) {
        const { answered: _, ...document } = result;
        await withSignal(cache.set(key, document), patience).catch(() => undefined);
      }
      return result;
    } finally {
      cache.release?.(key);
    }
  }

  function isAllowed(kept: CachedDocument, secure: boolean): boolean {
    return requests.refusal(kept.url, secure) === null && !(secure && kept.plainHttp);
  }

  /** What a cache keeps without a date, it keeps at its own risk. */
  function isFresh({ freshUntil }: CachedDocument): boolean {
    return freshUntil === undefined || (freshUntil !== null && freshUntil > now().getTime());
  }

  async function follow(url: string, what: Asked): Promise<Retrieved> {
    let address = url;
    let plainHttp = isPlainHttp(url);
    for (let hop = 0; hop <= limits.redirects; hop++) {
      const answer = await askPatiently(address, what);
      if (answer.kind === 'fault') return { answered: false, fault: answer.fault, url: address };
      if (answer.kind === 'document') {
        const { document } = answer;
        plainHttp ||= isPlainHttp(document.url);
        return { answered: true, ...document, ...(plainHttp ? { plainHttp } : {}) };
      }
      const next = parseUrl(answer.location, address);
      if (!next) return unanswered(address, what.purpose, 'bad-redirect');
      next.hash = '';
      address = next.href;
      plainHttp ||= isPlainHttp(address);
    }
    return unanswered(address, what.purpose, 'too-many-redirects');
  }

  /** Asks once more where that may help, after a pause. */
  async function askPatiently(address: string, what: Asked): Promise<Answer> {
    let answer = await requests.ask(address, what);
    for (let attempt = 0; attempt < limits.retries && mayPass(answer); attempt++) {
      const retryAfter = answer.kind === 'document' ? answer.retryAfter : null;
      const pause = pauseBefore(retryAfter, now(), limits);
      if (pause === null) break;
      try {
        await withSignal(wait(pause), patience);
      } catch {
        break;
      }
      const again = await requests.ask(address, what);
      // The answer that was had says more than that a second one was not.
      if (again.kind === 'fault' && answer.kind !== 'fault') break;
      answer = again;
    }
    return answer;
  }

  function unanswered(url: string, purpose: Purpose, fault: Fault): Retrieved {
    requests.record(url, purpose, fault);
    return { answered: false, fault, url };
  }

  return {
    requests: requests.ledger,
    get(url, purpose, secure = false) {
      const address = withoutFragment(url);
      const key = secure ? `secure ${address}` : address;
      let answer = asked.get(key);
      if (!answer) {
        answer = get(address, purpose, secure);
        asked.set(key, answer);
      }
      return answer;
    },
  };
}

function mayPass(answer: Answer): boolean {
  if (answer.kind === 'fault') return isPassing(answer.fault);
  return answer.kind === 'document' && isPassingStatus(answer.document.status);
}

/** A fragment never leaves the asker: two addresses that differ in it alone are one document. */
function withoutFragment(address: string): string {
  const url = parseUrl(address);
  if (!url) return address;
  url.hash = '';
  return url.href;
}
