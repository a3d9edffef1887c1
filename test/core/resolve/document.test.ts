import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, type Limits, type VerifyOptions } from '../../../core/options.ts';
import type { Fault, Purpose } from '../../../core/report.ts';
import { openDoor } from '../../../core/resolve/document.ts';
import { faultOf } from '../../../core/resolve/fault.ts';
import { type HostileServer, startHostileServer, type WrongName } from '../../site/hostile.ts';

let server: HostileServer;
let waited: number[];

beforeAll(async () => {
  server = await startHostileServer();
});
beforeEach(() => {
  server.asked.length = 0;
  waited = [];
});
afterAll(() => server.close());

const at = (name: WrongName) => `${server.origin}/${name}`;

function door(options: VerifyOptions = {}, limits: Partial<Limits> = {}) {
  const wait = async (milliseconds: number) => void waited.push(milliseconds);
  return openDoor(
    { foundOn: server.origin, wait, ...options },
    { ...DEFAULT_LIMITS, timeout: 400, ...limits },
  );
}

describe('the door, on a real server', () => {
  test('a document comes back with its status, type and bytes, and is in the ledger', async () => {
    const { get, requests } = door();
    const answer = await get(at('fine'), 'assertion');
    expect(answer).toMatchObject({ answered: true, status: 200, contentType: 'application/json' });
    expect(answer.answered && new TextDecoder().decode(answer.bytes)).toContain('Prüfung');
    expect(requests).toEqual([
      { url: at('fine'), purpose: 'assertion', result: 'answered', status: 200, bytes: 38 },
    ]);
  });

  test('asks for JSON and sends nothing that tells who asks', async () => {
    await door().get(at('fine'), 'assertion');
    const { headers, method } = server.asked[0] ?? {};
    expect(method).toBe('GET');
    expect(headers?.accept).toMatch(/^application\/ld\+json, application\/json/);
    expect(headers?.accept).not.toContain('text/html');
    for (const name of ['cookie', 'referer', 'origin', 'if-none-match', 'authorization']) {
      expect(headers).not.toHaveProperty(name);
    }
  });

  test.each<[WrongName, Fault]>([
    ['silent', 'timeout'],
    ['slow-drip', 'timeout'],
    ['slow-headers', 'timeout'],
    ['reset', 'connection-lost'],
    ['half-a-body', 'cut-off'],
    ['half-a-chunk', 'cut-off'],
    ['not-gzip', 'cut-off'],
    ['no-http', 'network'],
    ['huge-headers', 'network'],
    ['endless-redirect', 'too-many-redirects'],
    ['redirect-to-itself', 'too-many-redirects'],
    ['redirect-to-private', 'refused-address'],
    ['redirect-to-metadata', 'refused-address'],
    ['redirect-to-file', 'refused-address'],
    ['redirect-to-credentials', 'refused-address'],
    ['redirect-to-nowhere', 'bad-redirect'],
    ['endless-body', 'too-large'],
  ])('%s is the fault %s', async (name, fault) => {
    const { get, requests } = door();
    expect(await get(at(name), 'issuer')).toMatchObject({ answered: false, fault });
    expect(requests.at(-1)?.result).toBe(fault);
  });

  test('a port where nobody listens, and a certificate that nobody vouches for', async () => {
    const { get } = door();
    const refused = await get(`${server.refusingOrigin}/`, 'issuer');
    expect(refused).toMatchObject({ fault: 'connection-refused' });
    const secure = await get(`${server.secureOrigin}/fine`, 'issuer');
    expect(secure).toMatchObject({ fault: 'certificate' });
  });

  test.each<[WrongName, number]>([
    ['bad-request', 400],
    ['forbidden', 403],
    ['not-found', 404],
    ['gone', 410],
    ['broken', 500],
    ['network-login', 511],
    ['redirect-without-location', 302],
    ['nothing', 204],
    ['captive-portal', 200],
  ])('%s is an answer with status %s, not a fault', async (name, status) => {
    expect(await door().get(at(name), 'assertion')).toMatchObject({ answered: true, status });
  });

  test.each<[WrongName, Purpose]>([
    ['gzip-bomb', 'status-list'],
    ['image-bomb', 'image'],
    ['image-bomb', 'status-list'],
  ])('%s as %s: a gigabyte in a megabyte is left where it is', async (name, purpose) => {
    const before = process.memoryUsage().rss;
    const start = performance.now();
    expect(await door({}, { timeout: 5000 }).get(at(name), purpose)).toMatchObject({
      fault: 'too-large',
    });
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(120e6);
  });

  test('a redirect is followed, and each hop is in the ledger', async () => {
    const { get, requests } = door();
    const answer = await get(at('captive-portal'), 'key');
    expect(answer).toMatchObject({ status: 200, url: at('portal') });
    expect(requests.map(({ status }) => status)).toEqual([302, 200]);
  });

  test('the same address is asked once, with whatever fragment', async () => {
    const { get } = door();
    await Promise.all([get(at('fine'), 'assertion'), get(`${at('fine')}#key-1`, 'input')]);
    await get(at('fine'), 'issuer');
    expect(server.asked).toHaveLength(1);
  });

  test('a signal of the caller ends it', async () => {
    const stop = new AbortController();
    const answer = door({ signal: stop.signal }, { timeout: 5000 }).get(at('silent'), 'input');
    stop.abort();
    expect(await answer).toMatchObject({ fault: 'aborted' });
  });

  test('a private address is refused unless the badge was found there', async () => {
    const { get } = openDoor({}, DEFAULT_LIMITS);
    expect(await get(at('fine'), 'input')).toMatchObject({ fault: 'refused-address' });
    expect(server.asked).toHaveLength(0);
  });
});

describe('the bounds of one badge', () => {
  test('no more requests than allowed, redirects and repeats among them', async () => {
    const { get } = door({}, { requests: 4 });
    await get(at('captive-portal'), 'issuer');
    await get(at('busy'), 'issuer');
    expect(await get(at('fine'), 'issuer')).toMatchObject({ fault: 'too-many-requests' });
    expect(server.asked).toHaveLength(4);
  });

  test('no more bytes than allowed, however many documents they come in', async () => {
    const { get } = door({}, { totalBytes: 100 });
    const answers = [];
    for (const query of ['a', 'b', 'c']) {
      answers.push(await get(`${at('fine')}?${query}`, 'issuer'));
    }
    expect(answers.map(({ answered }) => answered)).toEqual([true, true, false]);
    expect(answers[2]).toMatchObject({ fault: 'too-large' });
  });

  test('no more time than allowed, however many hosts drip', async () => {
    const { get } = door({}, { timeout: 5000, checkTime: 300 });
    const start = performance.now();
    for (const query of 'abcdefgh') {
      expect(await get(`${at('slow-drip')}?${query}`, 'issuer')).toMatchObject({
        fault: 'timeout',
      });
    }
    expect(performance.now() - start).toBeLessThan(15_000);
    expect(server.asked).toHaveLength(1);
  });

  test('only what begins like a picture may be as large as one, whatever its label says', async () => {
    const body = (start: number[]) => Uint8Array.from([...start, ...Array(5000).fill(0x20)]);
    const fetch = async (url: string | URL | Request) =>
      new Response(body(String(url).endsWith('png') ? [0x89, 0x50, 0x4e, 0x47] : [0x7b]), {
        headers: { 'content-type': 'image/png' },
      });
    const { get } = door({ fetch }, { documentBytes: 1000 });
    expect(await get('https://a.example/png', 'input')).toMatchObject({ answered: true });
    expect(await get('https://a.example/json', 'input')).toMatchObject({ fault: 'too-large' });
    expect(await get('https://b.example/png', 'issuer')).toMatchObject({ fault: 'too-large' });
  });
});

describe('another try', () => {
  test.each<[WrongName, number]>([
    ['reset', 2],
    ['half-a-body', 2],
    ['bad-gateway', 2],
    ['busy', 2],
    ['too-many', 2],
    ['busy-for-long', 1],
    ['silent', 1],
    ['not-found', 1],
    ['broken', 1],
    ['gzip-bomb', 1],
  ])('%s is asked %s times', async (name, times) => {
    await door().get(at(name), 'issuer');
    expect(server.asked).toHaveLength(times);
  });

  test('waits as long as the server asks, within bounds; else a moment that differs', async () => {
    await door().get(at('busy'), 'issuer');
    await door().get(at('too-many'), 'issuer');
    expect(waited.splice(0)).toEqual([1000, 0]);
    for (let i = 0; i < 20; i++) await door().get(`${at('bad-gateway')}?${i}`, 'issuer');
    expect(new Set(waited).size).toBeGreaterThan(3);
    expect(Math.min(...waited)).toBeGreaterThanOrEqual(125);
    expect(Math.max(...waited)).toBeLessThanOrEqual(375);
  });

  test('what comes the second time counts; a fault then does not undo the answer before', async () => {
    const answers = [new Response('busy', { status: 503 }), new Response('{}')];
    const fetch = async () => answers.shift() ?? Promise.reject(new TypeError('failed'));
    expect(await door({ fetch }).get('https://a.example/', 'issuer')).toMatchObject({
      status: 200,
    });
    answers.push(new Response('busy', { status: 503 }));
    expect(await door({ fetch }).get('https://b.example/', 'issuer')).toMatchObject({
      status: 503,
    });
  });

  test('is a request like any other: permission is asked for it', async () => {
    let asked = 0;
    const permit = () => ++asked < 2;
    expect(await door({ permit }).get(at('busy'), 'issuer')).toMatchObject({ status: 503 });
    expect(asked).toBe(2);
    expect(server.asked).toHaveLength(1);
  });
});

describe('encryption', () => {
  const fetch = async (url: string | URL | Request) =>
    String(url).endsWith('/down')
      ? new Response(null, { status: 302, headers: { location: 'http://a.example/doc' } })
      : String(url).endsWith('/up')
        ? new Response(null, { status: 301, headers: { location: 'https://a.example/doc' } })
        : new Response('{}');

  test.each([
    ['http://a.example/doc', true],
    ['http://a.example/up', true],
    ['https://a.example/down', true],
    ['https://a.example/doc', undefined],
    ['http://campus.localhost/doc', undefined],
  ])('%s: whether any hop went without it is told', async (url, plainHttp) => {
    const answer = await door({ fetch, foundOn: 'http://campus.localhost/' }).get(url, 'issuer');
    expect(answer.answered && answer.plainHttp).toBe(plainHttp);
  });

  test.each(['http://a.example/doc', 'http://a.example/up', 'https://a.example/down'])(
    '%s is not asked where https is demanded',
    async (url) => {
      const { get } = door({ fetch });
      expect(await get(url, 'issuer', true)).toMatchObject({ fault: 'plain-http' });
    },
  );

  test('what was had without it does not count where it is demanded', async () => {
    const { get } = door({ fetch });
    expect(await get('http://a.example/doc', 'issuer')).toMatchObject({ answered: true });
    expect(await get('http://a.example/doc', 'issuer', true)).toMatchObject({ answered: false });
  });
});

describe('in a browser, which hides redirects', () => {
  function browser(end: string) {
    return async (url: string | URL | Request, init?: RequestInit) => {
      const response = new Response('{}');
      const hidden = init?.redirect === 'manual';
      Object.defineProperties(response, {
        type: { value: hidden ? 'opaqueredirect' : 'cors' },
        status: { value: hidden ? 0 : 200 },
        url: { value: hidden ? String(url) : end },
      });
      return response;
    };
  }

  test.each([
    ['http://192.168.1.1/', 'refused-address'],
    ['https://router.local/', 'refused-address'],
    ['https://other.example/', 'not-permitted'],
  ])('an answer that in the end came from %s is thrown away: %s', async (end, fault) => {
    const permit = ({ url }: { url: string }) => !url.includes('other.example');
    const { get, requests } = door({ fetch: browser(end), permit });
    expect(await get('https://a.example/', 'issuer')).toMatchObject({ answered: false, fault });
    expect(requests.map(({ result }) => result)).toEqual(['answered', fault]);
  });

  test('the address where it ended is told, and in the ledger', async () => {
    const { get, requests } = door({ fetch: browser('https://b.example/') });
    expect(await get('https://a.example/', 'issuer')).toMatchObject({ url: 'https://b.example/' });
    expect(requests.map(({ url }) => url)).toEqual(['https://a.example/', 'https://b.example/']);
  });
});

test.each([
  ['ENOTFOUND', 'no-such-host'],
  ['EAI_AGAIN', 'no-such-host'],
  ['ECONNREFUSED', 'connection-refused'],
  ['ECONNRESET', 'connection-lost'],
  ['CERT_HAS_EXPIRED', 'certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
  ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
  ['toString', 'network'],
  [7, 'network'],
])('the cause %s is %s', (code, fault) => {
  const cause = Object.assign(new Error('x'), { code });
  expect(faultOf(new TypeError('fetch failed', { cause }))).toBe(fault);
  expect(faultOf(new TypeError('x', { cause: new AggregateError([], 'x', { cause }) }))).toBe(
    fault,
  );
});

test.each([undefined, null, 'text', 3, new TypeError('Failed to fetch')])(
  'whatever is thrown is a fault: %s',
  (error) => {
    expect(faultOf(error)).toBe('network');
  },
);
