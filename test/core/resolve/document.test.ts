import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS, type VerifyOptions } from '../../../core/options.ts';
import { openDoor } from '../../../core/resolve/document.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let origin: string;
let asked: IncomingMessage[];
const paths: Record<string, Handler> = {
  '/ok': (_, response) => response.setHeader('content-type', 'application/json').end('{"a":1}'),
  '/gone': (_, response) => response.writeHead(410).end('{"revoked":true}'),
  '/hop': (_, response) => response.writeHead(302, { location: '/ok' }).end(),
  '/out': (_, response) => response.writeHead(302, { location: 'http://10.0.0.1/secret' }).end(),
  '/scheme': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/loop': (_, response) => response.writeHead(302, { location: '/loop?' }).end(),
  '/big': (_, response) => response.end('x'.repeat(5000)),
  '/image': (_, response) => response.setHeader('content-type', 'image/png').end('x'.repeat(5000)),
  '/silent': () => undefined,
  '/drip': (_, response) => {
    response.write('{');
    const timer = setInterval(() => response.write(' '), 10);
    response.on('close', () => clearInterval(timer));
  },
  '/reset': (request) => request.socket.destroy(),
  '/half': (request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{');
    setImmediate(() => request.socket.destroy());
  },
};

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    const handler = paths[new URL(request.url ?? '/', 'http://x').pathname];
    if (handler) handler(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function door(options: VerifyOptions = {}, limits: Partial<typeof DEFAULT_LIMITS> = {}) {
  return openDoor({ foundOn: origin, ...options }, { ...DEFAULT_LIMITS, timeout: 300, ...limits });
}

describe('the door, on a real server', () => {
  test('a document comes back with its status, type and bytes, and is in the ledger', async () => {
    const { get, requests } = door();
    const answer = await get(`${origin}/ok`, 'assertion');
    expect(answer).toMatchObject({ answered: true, status: 200, contentType: 'application/json' });
    expect(answer.answered && new TextDecoder().decode(answer.bytes)).toBe('{"a":1}');
    expect(requests).toEqual([
      { url: `${origin}/ok`, purpose: 'assertion', result: 'answered', status: 200, bytes: 7 },
    ]);
  });

  test('asks for JSON and sends nothing that tells who asks', async () => {
    await door().get(`${origin}/ok`, 'assertion');
    const { headers, method } = asked[0] ?? {};
    expect(method).toBe('GET');
    expect(headers?.accept).toMatch(/^application\/ld\+json, application\/json/);
    expect(headers?.accept).not.toContain('text/html');
    expect(headers).not.toHaveProperty('cookie');
    expect(headers).not.toHaveProperty('referer');
    expect(headers).not.toHaveProperty('origin');
  });

  test('an HTTP error is an answer, not a fault', async () => {
    expect(await door().get(`${origin}/gone`, 'assertion')).toMatchObject({ status: 410 });
    expect(await door().get(`${origin}/nowhere`, 'assertion')).toMatchObject({ status: 404 });
  });

  test.each([
    ['/silent', 'timeout'],
    ['/drip', 'timeout'],
    ['/reset', 'network'],
    ['/half', 'network'],
    ['/big', 'too-large'],
    ['/loop', 'too-many-redirects'],
    ['/out', 'refused-address'],
    ['/scheme', 'refused-address'],
  ])('%s is the fault %s', async (path, fault) => {
    const { get, requests } = door({}, { documentBytes: 1000, imageBytes: 1000 });
    expect(await get(origin + path, 'issuer')).toMatchObject({ answered: false, fault });
    expect(requests.at(-1)?.result).toBe(fault);
  });

  test('a redirect is followed, and each hop is in the ledger', async () => {
    const { get, requests } = door();
    expect(await get(`${origin}/hop`, 'key')).toMatchObject({ status: 200, url: `${origin}/ok` });
    expect(requests.map(({ status }) => status)).toEqual([302, 200]);
  });

  test('pictures may be larger than documents', async () => {
    const { get } = door({}, { documentBytes: 1000 });
    expect(await get(`${origin}/image`, 'input')).toMatchObject({ answered: true });
  });

  test('the same address is asked once', async () => {
    const { get } = door();
    await Promise.all([get(`${origin}/ok`, 'assertion'), get(`${origin}/ok`, 'input')]);
    await get(`${origin}/ok`, 'issuer');
    expect(asked).toHaveLength(1);
  });

  test('no more requests than allowed for one badge', async () => {
    const { get } = door({}, { requests: 2 });
    const faults = [];
    for (const path of ['/ok', '/gone', '/hop']) faults.push(await get(origin + path, 'assertion'));
    expect(faults.at(-1)).toMatchObject({ fault: 'too-many-requests' });
    expect(asked).toHaveLength(2);
  });

  test('a signal of the caller ends it', async () => {
    const stop = new AbortController();
    const answer = door({ signal: stop.signal }, { timeout: 5000 }).get(
      `${origin}/silent`,
      'input',
    );
    stop.abort();
    expect(await answer).toMatchObject({ fault: 'aborted' });
  });

  test('a private address is refused unless the badge was found there', async () => {
    const { get } = openDoor({}, DEFAULT_LIMITS);
    expect(await get(`${origin}/ok`, 'input')).toMatchObject({ fault: 'refused-address' });
    expect(asked).toHaveLength(0);
  });

  test('complete answers are kept, failures are not', async () => {
    const kept = new Map();
    const cache = {
      get: async (url: string) => kept.get(url),
      set: async (url: string, document: unknown) => void kept.set(url, document),
    };
    await door({ cache }).get(`${origin}/ok`, 'issuer');
    await door({ cache }).get(`${origin}/gone`, 'issuer');
    await door({ cache }).get(`${origin}/reset`, 'issuer');
    expect([...kept.keys()]).toEqual([`${origin}/ok`]);
    const second = door({ cache });
    expect(await second.get(`${origin}/ok`, 'issuer')).toMatchObject({ status: 200 });
    expect(second.requests[0]?.result).toBe('cached');
  });

  test('a cache that breaks is no cache', async () => {
    const broken = () => Promise.reject(new Error('quota'));
    const { get } = door({ cache: { get: broken, set: broken } });
    expect(await get(`${origin}/ok`, 'issuer')).toMatchObject({ status: 200 });
  });
});
