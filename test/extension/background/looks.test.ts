import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openLooks } from '../../../extension/background/looks.ts';
import { bakeBadge } from '../../site/kit/bake.ts';
import { DESIGNS } from '../../site/kit/designs.ts';
import { picturePng } from '../../site/kit/picture.ts';

const plain = picturePng(DESIGNS.statistics.picture);
const baked = bakeBadge(DESIGNS.statistics, '{"@context":"https://w3id.org/openbadges/v2"}').bytes;

let server: Server;
let origin: string;
let asked: IncomingMessage[];
let sent: number;

/** Serves ranges of what stands at each path, as static hosts do. */
const FILES: Readonly<Record<string, { type: string; bytes: Uint8Array }>> = {
  '/plain.png': { type: 'image/png', bytes: plain },
  '/baked.png': { type: 'image/png', bytes: baked },
  '/photo.jpg': { type: 'image/jpeg', bytes: new Uint8Array(100_000) },
};

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    const path = request.url ?? '';
    if (path === '/out.png') {
      response.writeHead(302, { location: 'http://10.0.0.1/secret.png' }).end();
      return;
    }
    const file = FILES[path.replace('/whole', '')];
    const range = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? '');
    if (!file) response.writeHead(404).end();
    else if (!range || path.startsWith('/whole')) {
      response.writeHead(200, { 'content-type': file.type }).end(file.bytes);
    } else {
      const part = file.bytes.subarray(Number(range[1]), Number(range[2]) + 1);
      sent += part.length;
      response.writeHead(206, { 'content-type': file.type }).end(part);
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  asked = [];
  sent = 0;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const open = (permit: (url: string) => Promise<boolean> = async () => true) =>
  openLooks({ fetch: globalThis.fetch, permit, now: () => 0 });
const picture = (path: string, cue = false) => ({
  kind: 'picture' as const,
  address: origin + path,
  cue,
});

describe('a look at a picture', () => {
  test.each([
    ['/baked.png', 'badge'],
    ['/plain.png', 'none'],
    ['/photo.jpg', 'none'],
    ['/whole/baked.png', 'badge'],
    ['/whole/plain.png', 'none'],
    ['/missing.png', 'unread'],
  ])('%s is %s', async (path, looked) => {
    expect(await open()([picture(path)], origin)).toEqual([looked]);
  });

  test('needs a few bytes of it, and tells nobody who looks', async () => {
    await open()([picture('/plain.png'), picture('/baked.png')], origin);
    expect(sent).toBeLessThan((plain.length + baked.length) / 4);
    for (const { headers } of asked) {
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('referer');
    }
  });

  test('is made once', async () => {
    const look = open();
    await Promise.all([
      look([picture('/baked.png')], origin),
      look([picture('/baked.png')], origin),
    ]);
    await look([picture('/baked.png')], origin);
    expect(asked.length).toBe(1);
  });

  test('asks no private host for a page of another', async () => {
    expect(await open()([picture('/baked.png')], 'https://profile.example/')).toEqual(['none']);
    expect(asked).toEqual([]);
  });

  test('asks nobody who may not be asked', async () => {
    const look = open(async () => false);
    expect(await look([picture('/baked.png')], origin)).toEqual(['not-permitted']);
    expect(asked).toEqual([]);
  });

  test('does not follow to where it may not ask', async () => {
    expect(await open()([picture('/out.png')], origin)).toEqual(['unread']);
    expect(asked.length).toBe(1);
  });
});
