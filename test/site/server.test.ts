import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWeb } from './kit/web.ts';
import { type Server, serveWeb } from './server.ts';

describe('the server of the test web', () => {
  const web = createWeb();
  let server: Server;
  beforeAll(async () => {
    server = await serveWeb(web);
    web.json(`http://a.localhost:${server.port}/x`, { site: 'a' });
    web.json(`http://b.localhost:${server.port}/x`, { site: 'b' }, { cors: false, status: 410 });
    web.put(`http://b.localhost:${server.port}/broken`, { fault: 'reset' });
    web.put(`http://b.localhost:${server.port}/slow`, { fault: 'silent' });
  });
  afterAll(() => server.close());

  /** Node does not resolve names below .localhost everywhere: the host is named in the header. */
  const get = (host: string, path: string, signal?: AbortSignal) =>
    new Promise<{ status: number; cors: string | undefined; body: string }>((resolve, reject) => {
      const headers = { host: `${host}.localhost:${server.port}` };
      const options = { host: '127.0.0.1', port: server.port, path, headers };
      const sent = request({ ...options, ...(signal ? { signal } : {}) }, async (response) => {
        const parts = await response.toArray();
        resolve({
          status: response.statusCode ?? 0,
          cors: response.headers['access-control-allow-origin'],
          body: Buffer.concat(parts).toString(),
        });
      });
      sent.on('error', reject).end();
    });

  test('one port is many sites, told by the Host header', async () => {
    expect(await get('a', '/x')).toMatchObject({ status: 200, cors: '*' });
    expect(await get('b', '/x')).toMatchObject({ status: 410, cors: undefined });
    expect(JSON.parse((await get('a', '/x')).body)).toEqual({ site: 'a' });
  });

  test('what is not there is 404', async () => {
    expect((await get('c', '/x')).status).toBe(404);
  });

  test('a broken address breaks the connection', async () => {
    await expect(get('b', '/broken')).rejects.toThrow('socket hang up');
  });

  test('a silent address never answers', async () => {
    await expect(get('b', '/slow', AbortSignal.timeout(200))).rejects.toThrow();
  });
});
