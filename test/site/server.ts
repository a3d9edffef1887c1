import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Answer, headersOf, NOT_FOUND, type Web } from './kit/web.ts';

export interface Server {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Serves a web over HTTP: the host is told from the `Host` header, so that one port is many sites.
 * All names below `.localhost` reach this machine without any set-up. RFC 6761 §6.3
 *
 * @param port 0: any free port.
 */
export async function serveWeb(web: Web, port = 0): Promise<Server> {
  const server = createServer((request, response) => {
    const url = `http://${request.headers.host ?? 'localhost'}${request.url ?? '/'}`;
    respond(web.answer({ url, headers: plainHeaders(request) }) ?? NOT_FOUND, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Sends an answer, or fails as it says. */
export function respond(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  if (answer.fault === 'silent') return;
  if (answer.fault === 'reset') {
    request.socket.destroy();
    return;
  }
  response.writeHead(answer.status ?? 200, headersOf(answer));
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}

export function plainHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
}
