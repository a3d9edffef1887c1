import { replay } from '../../core/cli/replay.ts';
import { type Purpose, type Report, type Verdict, verify } from '../../core/index.ts';
import { inputOf } from './check-case.ts';
import { type Case, corpusFile } from './corpus.ts';

type Fetch = typeof globalThis.fetch;

const html = '<!doctype html><title>Sign in to Hotel Wi-Fi</title>';
const failed = (code?: string) =>
  Promise.reject(new TypeError('fetch failed', code ? { cause: { code } } : {}));

/** Ways in which one request can go wrong; `answer` is what the host would have said. */
export const WAYS: Readonly<
  Record<
    string,
    (answer: () => Promise<Response>, url: string, signal: AbortSignal) => Promise<Response>
  >
> = {
  'cannot be reached': () => failed(),
  'no such host': () => failed('ENOTFOUND'),
  'takes no connection': () => failed('ECONNREFUSED'),
  'has a bad certificate': () => failed('CERT_HAS_EXPIRED'),
  'never answers': (_, __, signal) =>
    new Promise((___, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  'breaks in the middle': async (answer) => {
    const bytes = new Uint8Array(await (await answer()).arrayBuffer());
    const stream = new ReadableStream({
      start(to) {
        to.enqueue(bytes.subarray(0, bytes.length / 2));
        to.error(new TypeError('terminated'));
      },
    });
    return new Response(stream);
  },
  'ends in the middle': async (answer) => {
    const bytes = new Uint8Array(await (await answer()).arrayBuffer());
    return new Response(bytes.subarray(0, bytes.length / 2));
  },
  'answers 500': async () => new Response('{"error":"database"}', { status: 500 }),
  'answers 503': async () => new Response(html, { status: 503 }),
  'answers 429': async () => new Response('{}', { status: 429, headers: { 'retry-after': '600' } }),
  'answers 403': async () => new Response(html, { status: 403 }),
  'answers 511, a network login': async () => new Response(html, { status: 511 }),
  'answers with a page to log in': async () =>
    new Response(html, { headers: { 'content-type': 'text/html' } }),
  'answers with nothing': async () => new Response('', { status: 200 }),
  'redirects in a circle': async (_, url) =>
    new Response(null, { status: 302, headers: { location: url } }),
  'redirects to the network at home': async () =>
    new Response(null, { status: 302, headers: { location: 'http://192.168.1.1/login' } }),
  'answers without an end': async () =>
    new Response(new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(400_000)) })),
};

/** Verdicts about the badge: none of them can follow from what the network did. */
const ABOUT_THE_BADGE: readonly Verdict[] = [
  'altered',
  'disowned',
  'revoked',
  'not-theirs',
  'malformed',
  'suspended',
  'expired',
  'not-yet-valid',
];
/** Without an answer to these no badge is verified; others may be replaced by another way to the same issuer. */
const NEEDED: readonly Purpose[] = ['assertion', 'badge-class', 'status-list', 'revocation-list'];

/** A case that is verified, or genuine without a known issuer, and the addresses that it asked. */
export interface Green {
  readonly one: Case;
  readonly report: Report;
  readonly urls: readonly string[];
}

export async function greenOf(one: Case): Promise<Green | null> {
  const report = await play(one, fetchOf(one));
  if (report.verdict !== 'verified' && report.verdict !== 'unconfirmed') return null;
  const urls = [...new Set(report.requests.filter(({ status }) => status === 200).map(urlOf))];
  return { one, report, urls };
}

/** Every address alone, then every two. */
export function subsetsOf(urls: readonly string[]): string[][] {
  const pairs = urls.flatMap((url, at) => urls.slice(at + 1).map((other) => [url, other]));
  return [...urls.map((url) => [url]), ...pairs];
}

/** What is wrong with the verdict when these addresses fail in this way; null: nothing. */
export async function injectFault(
  { one, report: before }: Green,
  urls: readonly string[],
  way: string,
): Promise<string | null> {
  const answer = fetchOf(one);
  const report = await play(one, (input, init) => {
    const request = new Request(input, init);
    const fault = urls.includes(request.url) ? WAYS[way] : undefined;
    return fault
      ? fault(() => answer(input, init), request.url, request.signal)
      : answer(input, init);
  });
  const { verdict } = report;
  const says = `${verdict}, where ${urls.join(' and ')} ${way}`;
  if (ABOUT_THE_BADGE.includes(verdict)) return `a red that is the network's: ${says}`;
  if (verdict !== 'verified') return null;
  const failing = new Set(
    before.requests.filter(({ url }) => urls.includes(url)).map(({ purpose }) => purpose),
  );
  if (NEEDED.some((purpose) => failing.has(purpose))) return `a green that was not earned: ${says}`;
  const { anchor } = before.questions.issuer;
  const same = JSON.stringify(report.questions.issuer.anchor) === JSON.stringify(anchor);
  return same && before.verdict === 'verified' ? null : `another issuer: ${says}`;
}

function play(one: Case, fetch: Fetch): Promise<Report> {
  return verify(inputOf(one), {
    fetch,
    now: () => new Date(one.now),
    wait: async () => undefined,
    limits: { timeout: 20, retries: 0 },
    ...(one.recipient ? { recipient: one.recipient } : {}),
  });
}

function fetchOf(one: Case): Fetch {
  return replay(one.resources, (path) => new Uint8Array(corpusFile(path)));
}

function urlOf({ url }: { readonly url: string }): string {
  return url;
}
