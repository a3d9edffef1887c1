import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Verdict } from '../../core/report.ts';
import { type HostileServer, startHostileServer, type WrongName } from '../site/hostile.ts';
import { bakeBadge } from '../site/kit/bake.ts';
import { DESIGNS } from '../site/kit/designs.ts';
import { createWeb } from '../site/kit/web.ts';
import { document, html } from '../site/pages/html.ts';
import { type Server, serveWeb } from '../site/server.ts';
import { publishElement } from '../site/site.ts';
import { KINDS, type TestBrowser } from './browser.ts';
import { builtExtension } from './built.ts';
import { allowEverywhere, type Desk, openDesk } from './desk.ts';
import { marksOn, verdictsOn } from './marks.ts';
import { openBrowser } from './open.ts';
import { until } from './until.ts';

/** What a host does when it is asked for a badge, and what is to be said then. */
const WRONGS: readonly (readonly [name: WrongName, verdict: Verdict])[] = [
  ['gone', 'revoked'],
  ['not-found', 'disowned'],
  ['broken', 'unchecked'],
  ['busy-for-long', 'unchecked'],
  ['forbidden', 'unchecked'],
  ['reset', 'unchecked'],
  ['silent', 'unchecked'],
  ['slow-drip', 'unchecked'],
  ['half-a-body', 'unchecked'],
  ['no-http', 'unchecked'],
  ['endless-redirect', 'unchecked'],
  ['redirect-to-private', 'unchecked'],
  ['captive-portal', 'unchecked'],
  ['html-for-json', 'unchecked'],
  ['empty-body', 'unchecked'],
  ['gzip-bomb', 'unchecked'],
  ['endless-body', 'unchecked'],
];

/** Slow hosts are waited for, some of them after one another. Milliseconds. */
const PATIENCE = 100_000;

let hostile: HostileServer;
let server: Server;
const at = (path: string) => `http://page.localhost:${server.port}${path}`;

beforeAll(async () => {
  hostile = await startHostileServer();
  const port = new URL(hostile.origin).port;
  const web = createWeb();
  server = await serveWeb(web);
  for (const [name] of WRONGS) {
    const id = `http://${name}.localhost:${port}/${name}`;
    const badge = {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Assertion',
      id,
      recipient: { type: 'email', hashed: false, identity: 'mira@example.org' },
      badge: `${id}?class`,
      verification: { type: 'HostedBadge' },
      issuedOn: '2024-01-01T00:00:00Z',
    };
    const { bytes, contentType } = bakeBadge(DESIGNS.statistics, JSON.stringify(badge));
    web.put(at(`/${name}.png`), { body: bytes, contentType });
  }
  const page = (path: string, body: ReturnType<typeof html>, head = html``) =>
    web.put(at(path), {
      contentType: 'text/html; charset=utf-8',
      body: document({ title: 'Hosts', kind: 'plain', body, head, stylesheet: 'data:,' }),
    });
  const image = (name: string) =>
    html`<img src="${at(`/${name}.png`)}" alt="" width="120" height="120">`;
  page('/', html`<p>${WRONGS.map(([name]) => image(name))}</p>`);
  page(
    '/elements',
    html`<p>${WRONGS.map(([name]) => html`<open-badge src="/${name}.png">${image(name)}</open-badge>`)}</p>`,
    html`<script type="module" src="/open-badge/define.js"></script>`,
  );
  await publishElement(web, new URL(at('/')).origin);
});
afterAll(() => Promise.all([hostile?.close(), server?.close()]));

describe.each(KINDS)('hosts that go wrong, in %s', (kind) => {
  let opened: TestBrowser;

  async function show(path: string): Promise<Page> {
    const page = await opened.browser.newPage();
    await page.setViewport({ width: 1280, height: 1600 });
    await page.goto(at(path));
    return page;
  }

  test(
    'the extension says what is so, and answers other pages meanwhile',
    async () => {
      opened = await openBrowser(kind, { extension: builtExtension(kind) });
      try {
        if (!opened.extension) throw new Error('The extension was not installed.');
        const desk: Desk = await openDesk(opened.extension);
        await allowEverywhere(opened.extension, desk);
        const page = await show('/');
        const tabId = await desk.tabOf(page);
        let answered = 0;
        const said = await until(
          'every picture is checked',
          async () => {
            const { pending, badges } = await desk.ask('tab', { tabId });
            if (pending > 0) answered++;
            const marks = await marksOn(opened, page);
            const all = badges.length === WRONGS.length && marks.length === badges.length;
            return pending === 0 && all && verdictsOn(opened, page);
          },
          PATIENCE,
        );
        expect(said).toEqual(
          Object.fromEntries(WRONGS.map(([name, verdict]) => [at(`/${name}.png`), verdict])),
        );
        // Its background was never too busy with these to answer us.
        expect(answered).toBeGreaterThan(3);
      } finally {
        await opened.close();
      }
    },
    PATIENCE + 30_000,
  );

  test(
    'the element says the same, or that the page may not ask',
    async () => {
      opened = await openBrowser(kind, {});
      try {
        const page = await show('/elements');
        const said = await until(
          'every element has ended its check',
          async () => {
            const states = await page.$$eval('open-badge', (elements) =>
              elements.map((one) => [
                one.getAttribute('src'),
                one.getAttribute('status') ?? 'idle',
              ]),
            );
            const waiting = states.some(([, status]) => status === 'idle' || status === 'checking');
            return states.length > 0 && !waiting && Object.fromEntries(states);
          },
          PATIENCE,
        );
        // These hosts let no page of another origin read what they answer.
        expect(said).toEqual(
          Object.fromEntries(WRONGS.map(([name]) => [`/${name}.png`, 'unchecked'])),
        );
      } finally {
        await opened.close();
      }
    },
    PATIENCE + 30_000,
  );
});
