import { describe, expect, test } from 'vitest';
import { type Cache, DEFAULT_LIMITS, type VerifyOptions } from '../../../core/options.ts';
import type { Purpose } from '../../../core/report.ts';
import { type CacheStore, type Kept, openCache } from '../../../core/resolve/cache.ts';
import { openDoor } from '../../../core/resolve/document.ts';

const START = Date.parse('2026-11-01T12:00:00Z');
const MINUTE = 60_000;

/** A host, a clock and a cache between them. */
function scene(headers: Record<string, string> = {}, options: Partial<VerifyOptions> = {}) {
  let time = START;
  const now = () => new Date(time);
  const asked: Request[] = [];
  const cache = options.cache ?? openCache({ now });
  const host = { headers, status: 200, body: '{"a":1}' as BodyInit | null };
  const fetch = async (url: string | URL | Request, init?: RequestInit) => {
    asked.push(new Request(url, init));
    return new Response(host.body, host);
  };
  const get = async (purpose: Purpose, url = 'https://a.example/doc') => {
    const door = openDoor(
      { fetch, now, cache, wait: async () => undefined, ...options },
      DEFAULT_LIMITS,
    );
    const answer = await door.get(url, purpose);
    return { answer, results: door.requests.map(({ result }) => result) };
  };
  return { get, asked, host, cache, now, pass: (milliseconds: number) => (time += milliseconds) };
}

/** A store that outlives the cache, as a database outlives a worker. */
function memory(): CacheStore & { kept: Map<string, Kept> } {
  const kept = new Map<string, Kept>();
  return {
    kept,
    read: async () => structuredClone([...kept.values()]),
    write: async (one) => void kept.set(one.key, one),
    remove: async (keys) => {
      for (const key of keys) kept.delete(key);
    },
  };
}

describe('for how long', () => {
  test.each<[Purpose, Record<string, string>, number]>([
    ['issuer', {}, 5],
    ['issuer', { 'cache-control': 'max-age=600' }, 10],
    ['issuer', { 'cache-control': 'public, max-age=600', age: '300' }, 5],
    ['issuer', { 'cache-control': 'max-age=31536000, immutable' }, 60],
    ['issuer', { expires: new Date(START + 20 * MINUTE).toUTCString() }, 20],
    ['issuer', { expires: '0' }, 0],
    ['issuer', { 'cache-control': 'no-cache' }, 0],
    ['issuer', { 'cache-control': 'no-store, max-age=600' }, 0],
    ['issuer', { vary: '*', 'cache-control': 'max-age=600' }, 0],
    ['issuer', { 'cache-control': 'max-age=1, max-age=x' }, 5],
    ['assertion', {}, 0],
    ['assertion', { 'cache-control': 'max-age=86400' }, 5],
    ['revocation-list', {}, 0],
    ['revocation-list', { 'cache-control': 'max-age=86400' }, 5],
    ['refresh', { 'cache-control': 'max-age=86400' }, 0],
    ['image', { 'cache-control': 'max-age=31536000' }, 24 * 60],
  ])('an answer to %s with %j is used for %s minutes', async (purpose, headers, minutes) => {
    const { get, pass } = scene(headers);
    await get(purpose);
    pass(minutes * MINUTE - 1);
    expect((await get(purpose)).results).toEqual([minutes > 0 ? 'cached' : 'answered']);
    pass(2);
    expect((await get(purpose)).results).toEqual(['answered']);
  });

  test.each<[string, Record<string, string>, number]>([
    ['{"credentialSubject":{"ttl":600000}}', {}, 10],
    ['{"credentialSubject":{"ttl":"600000"}}', {}, 10],
    ['{"credentialSubject":{"ttl":600000}}', { 'cache-control': 'max-age=60' }, 10],
    ['{"credentialSubject":{"ttl":600000}}', { 'cache-control': 'no-cache' }, 0],
    ['{"credentialSubject":{"ttl":1e15}}', {}, 60],
    ['{"credentialSubject":{"ttl":0}}', { 'cache-control': 'max-age=600' }, 0],
    ['{"credentialSubject":{"ttl":-5}}', {}, 5],
    [`eyJhbGciOiJub25lIn0.${btoa('{"vc":{"credentialSubject":{"ttl":600000}}}')}.`, {}, 10],
    ['not JSON', {}, 5],
  ])('a status list %s with %j is used for %s minutes', async (body, headers, minutes) => {
    const { get, host, pass } = scene(headers);
    host.body = body.replace(/=+/g, '');
    await get('status-list');
    pass(minutes * MINUTE - 1);
    expect((await get('status-list')).results).toEqual([minutes > 0 ? 'cached' : 'answered']);
    pass(2);
    expect((await get('status-list')).results).toEqual(['answered']);
  });
});

describe('what is kept', () => {
  test.each([201, 204, 301, 404, 410, 429, 500, 503])('an answer %s never is', async (status) => {
    const { get, host, asked } = scene({ 'cache-control': 'max-age=600', 'retry-after': '9999' });
    Object.assign(host, { status, body: status === 204 ? null : '{}' });
    await get('issuer');
    await get('issuer');
    expect(asked).toHaveLength(2);
  });

  test('a fault never is', async () => {
    let asked = 0;
    const fetch = () => Promise.reject(new TypeError(`failed ${++asked}`));
    const { get } = scene({}, { fetch });
    expect((await get('issuer')).results).toEqual(['network', 'network']);
    expect((await get('issuer')).results).toEqual(['network', 'network']);
    expect(asked).toBe(4);
  });

  test('what was had for one purpose does not answer another', async () => {
    const { get } = scene({ 'cache-control': 'max-age=86400' });
    await get('image');
    expect((await get('assertion')).results).toEqual(['answered']);
  });

  test('what a private host told one of its own pages is not for a badge from elsewhere', async () => {
    const cache = openCache({ now: () => new Date(START) });
    const options = { cache, foundOn: 'https://wiki.internal/' };
    const inside = scene({ 'cache-control': 'max-age=600' }, options);
    const url = 'https://wiki.internal/secret';
    expect((await inside.get('issuer', url)).answer).toMatchObject({ answered: true });
    expect((await inside.get('issuer', url)).results).toEqual(['cached']);
    const outside = scene({}, { cache, foundOn: 'https://evil.example/' });
    expect((await outside.get('issuer', url)).results).toEqual(['refused-address']);
    expect(outside.asked).toEqual([]);
  });

  test('nor is what a public address led to on a private host', async () => {
    const cache = openCache();
    const document = { status: 200, contentType: '', bytes: new Uint8Array() };
    await cache.set('issuer https://a.example/doc', {
      ...document,
      url: 'https://wiki.internal/secret',
      freshUntil: Date.now() + MINUTE,
    });
    const { get } = scene({}, { cache });
    expect((await get('issuer')).results).toEqual(['answered']);
  });

  test('an answer without encryption does not count where https is demanded', async () => {
    const { get, cache, now, asked } = scene({ 'cache-control': 'max-age=600' });
    await cache.set('issuer https://a.example/doc', {
      status: 200,
      contentType: '',
      bytes: new Uint8Array(),
      url: 'https://a.example/doc',
      plainHttp: true,
      freshUntil: START + MINUTE,
    });
    expect((await get('issuer')).results).toEqual(['cached']);
    const door = openDoor({ cache, now, fetch: async () => new Response('{}') }, DEFAULT_LIMITS);
    await door.get('https://a.example/doc', 'issuer', true);
    expect(door.requests.map(({ result }) => result)).toEqual(['answered']);
    expect(asked).toEqual([]);
  });
});

describe('an old answer', () => {
  test('is asked about with If-None-Match where the caller says so, and good again after 304', async () => {
    const { get, host, asked, pass } = scene({ etag: '"1"' }, { revalidate: true });
    await get('issuer');
    pass(10 * MINUTE);
    Object.assign(host, { status: 304, body: null });
    const { answer } = await get('issuer');
    expect(asked[1]?.headers.get('if-none-match')).toBe('"1"');
    expect(answer).toMatchObject({ answered: true, status: 200 });
    expect(answer.answered && new TextDecoder().decode(answer.bytes)).toBe('{"a":1}');
    expect((await get('issuer')).results).toEqual(['cached']);
  });

  test('is asked for anew, without a header that costs a preflight, everywhere else', async () => {
    const { get, asked, pass } = scene({ etag: '"1"' });
    await get('issuer');
    pass(10 * MINUTE);
    await get('issuer');
    expect(asked.map(({ headers }) => headers.get('if-none-match'))).toEqual([null, null]);
  });

  test('never stands in for a new one that could not be had', async () => {
    const { get, host, pass } = scene({ etag: '"1"' }, { revalidate: true });
    await get('issuer');
    pass(10 * MINUTE);
    host.status = 500;
    expect((await get('issuer')).answer).toMatchObject({ status: 500 });
  });

  test('a clock that was set back makes nothing fresh', async () => {
    const { get, pass } = scene({ 'cache-control': 'max-age=600' });
    await get('issuer');
    pass(-60 * MINUTE);
    expect((await get('issuer')).results).toEqual(['answered']);
  });
});

describe('bounds', () => {
  const fill = async (cache: Cache, names: string[], size = 10) => {
    for (const name of names) {
      await cache.set(name, {
        status: 200,
        contentType: '',
        url: 'https://a.example/',
        bytes: new Uint8Array(size),
        freshUntil: Date.now() + MINUTE,
      });
    }
  };
  const has = async (cache: Cache, names: string[]) => {
    const found: string[] = [];
    for (const name of names) {
      if (await cache.get(name)) found.push(name);
      cache.release?.(name);
    }
    return found.join('');
  };

  test('the least recently used leave first', async () => {
    const store = memory();
    const cache = openCache({ store, entries: 3 });
    await fill(cache, ['a', 'b', 'c']);
    await has(cache, ['a']);
    await fill(cache, ['d']);
    expect(await has(cache, ['a', 'b', 'c', 'd'])).toBe('acd');
    expect([...store.kept.keys()].sort()).toEqual(['a', 'c', 'd']);
  });

  test('by number, by bytes together, and by bytes of one', async () => {
    const cache = openCache({ bytes: 100, largest: 60 });
    await fill(cache, ['a', 'b', 'c'], 40);
    expect(await has(cache, ['a', 'b', 'c'])).toBe('bc');
    await fill(cache, ['d'], 61);
    expect(await has(cache, ['b', 'c', 'd'])).toBe('bc');
  });
});

describe('the death of a worker', () => {
  test('is survived by what its store keeps', async () => {
    const store = memory();
    const before = scene({ 'cache-control': 'max-age=600' });
    const options = { cache: openCache({ store, now: before.now }) };
    await scene({ 'cache-control': 'max-age=600' }, options).get('issuer');
    const after = scene({}, { cache: openCache({ store, now: before.now }) });
    expect((await after.get('issuer')).results).toEqual(['cached']);
  });

  test('a store with anything else in it, or none that works, is no reason to fail', async () => {
    const rubbish = [null, 3, {}, { key: 'issuer https://a.example/doc', at: 0, bytes: 'x' }];
    const odd = { ...memory(), read: async () => rubbish };
    expect((await scene({}, { cache: openCache({ store: odd }) }).get('issuer')).results).toEqual([
      'answered',
    ]);
    const broken = () => Promise.reject(new Error('quota'));
    const store = { read: broken, write: broken, remove: broken };
    const { get } = scene({}, { cache: openCache({ store }) });
    expect((await get('issuer')).answer).toMatchObject({ status: 200 });
    const cache = { get: broken, set: broken };
    expect((await scene({}, { cache }).get('issuer')).answer).toMatchObject({ status: 200 });
  });
});

describe('at the same time', () => {
  test('badges that need the same document ask for it once, and each ledger says so', async () => {
    const { get, asked } = scene();
    const answers = await Promise.all(Array.from({ length: 20 }, () => get('assertion')));
    expect(asked).toHaveLength(1);
    expect(answers.map(({ results }) => results.join()).sort()).toEqual([
      'answered',
      ...Array(19).fill('cached'),
    ]);
  });

  test('where the one that asked fails, the others ask for themselves', async () => {
    let first = true;
    const fetch = async () => {
      if (!first) return new Response('{}');
      first = false;
      throw new TypeError('failed');
    };
    const limits = { ...DEFAULT_LIMITS, retries: 0 };
    const cache = openCache();
    const ask = () => openDoor({ fetch, cache }, limits).get('https://a.example/', 'issuer');
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers.map(({ answered }) => answered)).toEqual([false, true, true]);
  });

  test('what may not be stored is not shared either', async () => {
    const { get, asked } = scene({ 'cache-control': 'no-store' });
    await Promise.all([get('issuer'), get('issuer'), get('issuer')]);
    expect(asked).toHaveLength(3);
  });

  test('who waits does not wait for longer than its own check may take', async () => {
    const cache = openCache();
    const silent = () => new Promise<Response>(() => undefined);
    const slow = openDoor({ cache, fetch: silent }, { ...DEFAULT_LIMITS, timeout: 400 });
    const other = slow.get('https://a.example/', 'issuer');
    const fast = openDoor({ cache, fetch: silent }, { ...DEFAULT_LIMITS, checkTime: 50 });
    expect(await fast.get('https://a.example/', 'issuer')).toMatchObject({ fault: 'timeout' });
    await other;
  });
});
