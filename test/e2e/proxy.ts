import {
  createServer as createHttpServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { Duplex } from 'node:stream';
import type { Web } from '../site/kit/web.ts';
import { plainHeaders, respond } from '../site/server.ts';
import { selfSigned } from './certificate.ts';

export interface ForwardProxy {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * A forward proxy that plays the internet to a browser: it answers for every host of the web, with its
 * own certificate under https, and breaks the connection for everything else. Nothing leaves the machine.
 */
export async function startProxy(web: Web): Promise<ForwardProxy> {
  const answer =
    (scheme: 'http' | 'https') => (request: IncomingMessage, response: ServerResponse) => {
      const path = request.url ?? '/';
      const url = path.startsWith('http:') ? path : `${scheme}://${request.headers.host}${path}`;
      respond(
        web.answer({ url, headers: plainHeaders(request) }) ?? { fault: 'reset' },
        request,
        response,
      );
    };
  const proxy = createHttpServer(answer('http'));
  const secure = createHttpsServer(selfSigned('the played internet'), answer('https'));
  const sockets = new Set<Duplex>();
  proxy.on('connection', (socket) => track(sockets, socket));
  proxy.on('connect', (request: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => socket.destroy());
    if (!web.hasOrigin(`https://${request.url?.replace(/:443$/, '')}`)) {
      socket.destroy();
      return;
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    secure.emit('connection', socket);
  });
  secure.on('tlsClientError', (_error, socket) => socket.destroy());

  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function track(sockets: Set<Duplex>, socket: Duplex): void {
  sockets.add(socket);
  socket.once('close', () => sockets.delete(socket));
}
