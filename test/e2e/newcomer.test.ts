import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signedByKey } from '../component/signed.ts';
import { createWeb } from '../site/kit/web.ts';
import { type Server, serveWeb } from '../site/server.ts';
import { publishElement, startSite } from '../site/site.ts';
import { KINDS, type TestBrowser } from './browser.ts';
import { requireElement } from './built.ts';
import { openBrowser } from './open.ts';
import { until } from './until.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** The whole web of a newcomer: dist/component, a badge, and a page that was empty a moment ago. */
const web = createWeb();
let server: Server;
let issuer: string;

beforeAll(async () => {
  requireElement();
  const site = await startSite();
  const badge = site.specimens.find(({ id }) => id === 'ob3-key-unconfirmed') ?? expect.fail();
  const picture = site.web.answer({ url: site.pictureOf(badge), headers: {} }) ?? expect.fail();
  issuer = JSON.parse(badge.text).issuer.id;
  await site.close();
  server = await serveWeb(web);
  await publishElement(web, origin());
  web.put(`${origin()}/badge.png`, picture);
  web.json(`${origin()}/trust.json`, { name: 'My school', issuers: [{ id: issuer }] });
});
afterAll(() => server?.close());

const origin = () => `http://localhost:${server.port}`;

/** The first steps, as the README has them: copied, not retold. */
async function firstSteps(): Promise<string> {
  const text = await readFile(path.join(root, 'README.md'), 'utf8');
  return /```html\n([\s\S]*?)```/.exec(text)?.[1] ?? expect.fail('the README has no first steps');
}

describe.each(KINDS)('a newcomer with %s', (kind) => {
  let opened: TestBrowser;
  beforeAll(async () => {
    opened = await openBrowser(kind);
  });
  afterAll(() => opened?.close());

  /** What the badge of the page says in the end, how long that took, and who answered on the way. */
  async function look(address: string) {
    const page = await opened.browser.newPage();
    const hosts = new Set<string>();
    page.on('response', (response) => hosts.add(new URL(response.url()).host));
    const began = performance.now();
    await page.goto(address);
    const status = await statusOf(page);
    const took = Math.round(performance.now() - began);
    process.stdout.write(`a newcomer with ${kind}: ${status} after ${took} ms\n`);
    const said = await page.$eval('open-badge', (element) => {
      return element.shadowRoot?.querySelector('.ob-chip-word')?.textContent;
    });
    await page.close();
    return { status, said, hosts: [...hosts].filter(Boolean) };
  }

  const statusOf = (page: Page) =>
    until('the check has ended', () =>
      page.$eval('open-badge', (element) => {
        const status = element.getAttribute('status');
        return status !== 'idle' && status !== 'checking' && status;
      }),
    );

  test('writes the lines of the README into an empty file, and sees a checked badge, without a network', async () => {
    web.put(`${origin()}/`, { contentType: 'text/html', body: await firstSteps() });
    expect(await look(`${origin()}/`)).toEqual({
      status: 'unconfirmed',
      said: 'Genuine, issuer unconfirmed',
      hosts: [new URL(origin()).host],
    });
  });

  test('vouches for the issuer with one more attribute, and sees it verified', async () => {
    const body = (await firstSteps()).replace(
      '<open-badge ',
      '<open-badge trust-list="trust.json" ',
    );
    web.put(`${origin()}/trusting`, { contentType: 'text/html', body });
    const { status, said } = await look(`${origin()}/trusting`);
    expect([status, said]).toEqual(['verified', 'Verified']);
  });

  test('opens a file without any server, with the badge inside', async () => {
    const { jwt } = await signedByKey();
    const folder = await mkdtemp(path.join(os.tmpdir(), 'newcomer-'));
    try {
      const script = pathToFileURL(path.join(root, 'dist/component/open-badge.classic.js'));
      const file = path.join(folder, 'index.html');
      await writeFile(
        file,
        `<script src="${script}"></script>
        <open-badge><script type="application/jwt">${jwt}</script>Python Basics</open-badge>`,
      );
      const { status, hosts } = await look(pathToFileURL(file).href);
      expect([status, hosts]).toEqual(['unconfirmed', []]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
