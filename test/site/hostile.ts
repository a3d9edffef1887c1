import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, createServer as createSocketServer, type Server } from 'node:net';
import { gzipSync } from 'node:zlib';
import { selfSigned } from '../e2e/certificate.ts';

/** One way in which a host can go wrong. */
type Wrong = (request: IncomingMessage, response: ServerResponse) => void;

const JSON_TYPE = { 'content-type': 'application/json' };
const DOCUMENT = '{"type":"Assertion","name":"Prüfung"}';
const PORTAL = '<!doctype html><title>Welcome to Hotel Wi-Fi</title><form>Room number</form>';

/** 16 MiB of zeros in 16 KB; gzip files may be strung together, so 64 of them are 1 GiB. RFC 1952 §2.2 */
const BOMB = Buffer.concat(Array(64).fill(gzipSync(Buffer.alloc(16 * 1024 * 1024), { level: 9 })));

/** Everything that a host can do to who asks it, by the path that asks for it. */
export const WRONGS = {
  fine: (_, response) => response.writeHead(200, JSON_TYPE).end(DOCUMENT),
  reset: (request) => request.socket.destroy(),
  silent: () => undefined,
  'slow-drip': (_, response) => {
    response.writeHead(200, JSON_TYPE).write('{');
    const timer = setInterval(() => response.write(' '), 10);
    response.on('close', () => clearInterval(timer));
  },
  'slow-headers': ({ socket }) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    const timer = setInterval(() => socket.write('x-slow: 1\r\n'), 10);
    socket.on('close', () => clearInterval(timer));
  },
  'half-a-body': ({ socket }, response) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': '1000' }).write(DOCUMENT);
    setImmediate(() => socket.destroy());
  },
  'half-a-chunk': ({ socket }) => {
    socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\n{"type":');
  },
  /** More than was declared: what follows is no part of the answer. */
  'wrong-length': ({ socket }) => {
    socket.end(`HTTP/1.1 200 OK\r\ncontent-length: 10\r\nconnection: close\r\n\r\n${DOCUMENT}`);
  },
  'no-http': ({ socket }) => socket.end('220 smtp.example ESMTP ready\r\n'),
  'huge-headers': ({ socket }) => {
    socket.end(`HTTP/1.1 200 OK\r\nx-huge: ${'x'.repeat(1_000_000)}\r\n\r\n{}`);
  },
  'endless-redirect': (request, response) => {
    const step = Number(new URL(request.url ?? '/', 'http://x').searchParams.get('step') ?? 0) + 1;
    response.writeHead(302, { location: `/endless-redirect?step=${step}` }).end();
  },
  'redirect-to-itself': (_, response) =>
    response.writeHead(301, { location: '/redirect-to-itself' }).end(),
  'redirect-to-private': (_, response) =>
    response.writeHead(302, { location: 'http://10.0.0.1/admin' }).end(),
  'redirect-to-metadata': (_, response) =>
    response.writeHead(307, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
  'redirect-to-file': (_, response) =>
    response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  'redirect-to-credentials': ({ headers }, response) =>
    response.writeHead(302, { location: `http://user:secret@${headers.host}/fine` }).end(),
  'redirect-to-nowhere': (_, response) =>
    response.writeHead(302, { location: 'http://[:::1' }).end(),
  'redirect-without-location': (_, response) => response.writeHead(302).end(),
  'captive-portal': (_, response) => response.writeHead(302, { location: '/portal' }).end(),
  portal: (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(PORTAL),
  'network-login': (_, response) =>
    response.writeHead(511, { 'content-type': 'text/html' }).end(PORTAL),
  'html-for-json': (_, response) => response.writeHead(200, JSON_TYPE).end(PORTAL),
  'html-not-found': (_, response) =>
    response.writeHead(404, { 'content-type': 'text/html' }).end(PORTAL),
  'bad-request': (_, response) => response.writeHead(400).end(),
  forbidden: (_, response) => response.writeHead(403).end(),
  'not-found': (_, response) => response.writeHead(404).end(),
  gone: (_, response) => response.writeHead(410).end(),
  broken: (_, response) => response.writeHead(500).end(),
  'bad-gateway': (_, response) => response.writeHead(502).end(),
  busy: (_, response) => response.writeHead(503, { 'retry-after': '1' }).end(),
  'busy-for-long': (_, response) => response.writeHead(503, { 'retry-after': '86400' }).end(),
  'too-many': (_, response) => response.writeHead(429, { 'retry-after': '0' }).end(),
  nothing: (_, response) => response.writeHead(204).end(),
  'empty-body': (_, response) => response.writeHead(200, JSON_TYPE).end(),
  'byte-order-mark': (_, response) => response.writeHead(200, JSON_TYPE).end(`\ufeff${DOCUMENT}`),
  /** UTF-16 under a mark, whatever the label says. */
  'utf-16': (_, response) =>
    response
      .writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
      .end(Buffer.from(`\ufeff${DOCUMENT}`, 'utf16le')),
  /** The label is wrong: the bytes are UTF-8. */
  'wrong-charset': (_, response) =>
    response
      .writeHead(200, { 'content-type': 'application/json; charset=iso-8859-1' })
      .end(DOCUMENT),
  /** The bytes are not UTF-8. */
  'latin-1': (_, response) =>
    response.writeHead(200, JSON_TYPE).end(Buffer.from(DOCUMENT, 'latin1')),
  'gzip-bomb': (_, response) =>
    response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(BOMB),
  'image-bomb': (_, response) =>
    response.writeHead(200, { 'content-type': 'image/png', 'content-encoding': 'gzip' }).end(BOMB),
  'not-gzip': (_, response) =>
    response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'gzip' }).end(DOCUMENT),
  'endless-body': (_, response) => {
    const part = Buffer.alloc(65_536, 0x20);
    const more = () => {
      while (!response.destroyed && response.write(part));
    };
    response.writeHead(200, JSON_TYPE).on('drain', more);
    more();
  },
} as const satisfies Record<string, Wrong>;
export type WrongName = keyof typeof WRONGS;

export interface HostileServer {
  /** `http://127.0.0.1:port`. Under any name below `.localhost` it is the same server. */
  readonly origin: string;
  /** The same with a certificate that nobody vouches for. */
  readonly secureOrigin: string;
  /** Nobody listens there. */
  readonly refusingOrigin: string;
  /** Every request that came, in order. */
  readonly asked: IncomingMessage[];
  close(): Promise<void>;
}

/** A real server that plays everything that can go wrong: `${origin}/slow-drip`, `${origin}/gzip-bomb` … */
export async function startHostileServer(): Promise<HostileServer> {
  const asked: IncomingMessage[] = [];
  const misbehave: RequestListener = (request, response) => {
    asked.push(request);
    response.on('error', () => undefined);
    const name = new URL(request.url ?? '/', 'http://x').pathname.slice(1);
    const wrong: Wrong | undefined = new Map<string, Wrong>(Object.entries(WRONGS)).get(name);
    if (wrong) wrong(request, response);
    else response.writeHead(404).end();
  };
  const plain = createServer(misbehave);
  const secure = createSecureServer(selfSigned('hostile'), misbehave);
  for (const server of [plain, secure]) {
    server.on('connection', (socket) => socket.on('error', () => undefined));
  }
  const port = await listen(plain);
  const securePort = await listen(secure);
  const unused = createSocketServer();
  const unusedPort = await listen(unused);
  await new Promise((resolve) => unused.close(resolve));
  return {
    origin: `http://127.0.0.1:${port}`,
    secureOrigin: `https://127.0.0.1:${securePort}`,
    refusingOrigin: `http://127.0.0.1:${unusedPort}`,
    asked,
    async close() {
      for (const server of [plain, secure]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return address.port;
}
