import type {
  BadgeInput,
  Cache,
  Purpose,
  Report,
  RequestRecord,
  TrustList,
} from '../core/index.ts';
import { openCache, readTrustList, verify } from '../core/index.ts';
import { type SharedPage, sharedPage } from './page.ts';
import type { OpenBadgeSettings } from './settings.ts';

/** One check in a page. */
export interface PageCheck {
  readonly input: BadgeInput;
  readonly signal: AbortSignal;
  /** Nothing that is known from before is good enough. */
  readonly force: boolean;
  readonly permit: (request: { url: string; purpose: Purpose }) => boolean;
}

/** How the owner wants badges to be checked. */
export type CheckSettings = Pick<
  OpenBadgeSettings,
  'baseURI' | 'recipientHash' | 'recipientSalt' | 'trustList' | 'proxy' | 'fetcher'
>;

/** Checks one badge when it is its turn. Rejects only where `signal` ended the waiting. */
export function checkInPage(settings: CheckSettings, check: PageCheck): Promise<Report> {
  const page = sharedPage();
  return page.check(() => run(settings, check, page), check.signal);
}

async function run(settings: CheckSettings, check: PageCheck, page: SharedPage): Promise<Report> {
  const { input, signal, permit } = check;
  const { recipientHash, recipientSalt, trustList } = settings;
  const fetch = doorOf(settings, page);
  const asked: RequestRecord[] = [];
  const list = addressOf(trustList, settings.baseURI);
  const trust = list ? await loadTrust(list, check, fetch, asked) : null;
  const cache = cacheOf(settings, check.force, page);
  const report = await verify(input, {
    fetch,
    permit,
    signal,
    foundOn: location.href,
    ...(cache ? { cache } : {}),
    ...(trust ? { trust: [trust] } : {}),
    ...(recipientHash
      ? { recipient: { hash: { identity: recipientHash, salt: recipientSalt } } }
      : {}),
  });
  return asked.length > 0 ? { ...report, requests: [...asked, ...report.requests] } : report;
}

/** Its requests take turns with those of the whole page; those to other sites pass the relay, where there is one. */
function doorOf({ fetcher, proxy }: CheckSettings, page: SharedPage): typeof globalThis.fetch {
  const fetch = fetcher ?? globalThis.fetch.bind(globalThis);
  return (resource, init) => {
    const address = resource instanceof Request ? resource.url : String(resource);
    const relay = relayOf(address, proxy);
    const signal = init?.signal ?? AbortSignal.timeout(60_000);
    return page.request(async () => {
      if (relay === null) return fetch(resource, init);
      const response = await fetch(relay, init);
      // Core asks where an answer came from: the relay speaks for the address that it was asked for.
      Object.defineProperty(response, 'url', { value: address });
      return response;
    }, signal);
  };
}

function relayOf(address: string, proxy: string): string | null {
  if (!proxy.includes('{url}') || new URL(address).origin === location.origin) return null;
  return new URL(proxy.replaceAll('{url}', encodeURIComponent(address)), location.href).href;
}

/** The answers of one owner's door are not for another's. Who checks again wants new ones, for everybody. */
function cacheOf(
  { fetcher, proxy }: CheckSettings,
  force: boolean,
  page: SharedPage,
): Cache | null {
  if (fetcher || proxy) return null;
  page.cache ??= openCache();
  const shared = page.cache;
  if (!force) return shared;
  return { get: async () => undefined, set: (key, document) => shared.set(key, document) };
}

function addressOf(text: string, base: string): string | null {
  return text !== '' && URL.canParse(text, base) ? new URL(text, base).href : null;
}

/** A list that does not come makes nobody trusted; that it did not come is in the ledger. */
async function loadTrust(
  url: string,
  { permit, signal }: PageCheck,
  fetch: typeof globalThis.fetch,
  asked: RequestRecord[],
): Promise<TrustList | null> {
  const purpose = 'trust-list';
  const record = (result: RequestRecord['result'], status: number | null, bytes: number) =>
    asked.push({ url, purpose, result, status, bytes });
  if (!permit({ url, purpose })) {
    record('not-permitted', null, 0);
    return null;
  }
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST)]),
    });
    const text = await response.text();
    record('answered', response.status, text.length);
    return response.ok && text.length <= LARGEST ? readTrustList(JSON.parse(text)) : null;
  } catch {
    if (asked.length === 0) record(signal.aborted ? 'aborted' : 'network', null, 0);
    return null;
  }
}

/** Longest wait for a trust list, in milliseconds. */
const LONGEST = 10_000;

/** Largest trust list, in characters. */
const LARGEST = 2 * 1024 * 1024;
