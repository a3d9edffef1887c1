import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createWeb, type Web } from './kit/web.ts';
import { publishPages } from './pages/index.ts';
import { type Server, serveWeb } from './server.ts';
import { type Collection, collect } from './specimens/index.ts';

export interface Site extends Collection {
  readonly web: Web;
  /** Address of the page that leads to all others. */
  readonly address: string;
  readonly server: Server;
  close(): Promise<void>;
}

const ELEMENT = path.resolve(import.meta.dirname, '../../dist/component');

/**
 * The demo: issuers, forgers, a recruiter's page, an earner's page, a site owner's page, ordinary pages.
 *
 * @param port 0: any free port.
 */
export async function startSite(port = 0): Promise<Site> {
  const web = createWeb();
  const server = await serveWeb(web, port);
  const originOf = (host: string) => `http://${host}.localhost:${server.port}`;
  const address = `http://localhost:${server.port}`;
  const collection = await collect(web, originOf);
  await publishElement(web, address);
  await publishPages({ web, address, originOf, collection });
  return { ...collection, web, address: `${address}/`, server, close: server.close };
}

/**
 * `<open-badge>` as a site owner would serve it: the built files, at `/open-badge/`.
 *
 * @param missing what the server does not have of them. Default: nothing.
 */
export async function publishElement(
  web: Web,
  origin: string,
  missing: RegExp | null = null,
): Promise<void> {
  const files = await readdir(ELEMENT, { recursive: true }).catch(() => []);
  for (const file of files.filter((name) => /\.js$|^words\W/.test(name) && !missing?.test(name))) {
    web.put(`${origin}/open-badge/${file.replaceAll('\\', '/')}`, {
      contentType: file.endsWith('.js') ? 'text/javascript' : 'application/json',
      body: await readFile(path.join(ELEMENT, file)),
    });
  }
}
