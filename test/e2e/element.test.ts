import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { corpusFolder } from '../conformance/corpus.ts';
import { type Site, startSite } from '../site/site.ts';
import { KINDS, type TestBrowser } from './browser.ts';
import { requireElement } from './built.ts';
import { createInternet, type Internet, PROFILE } from './internet.ts';
import { openBrowser } from './open.ts';
import { type ForwardProxy, startProxy } from './proxy.ts';
import { until } from './until.ts';

/** Tall enough that every element of a page is in view. */
const TALL = { width: 1280, height: 4800 };

let internet: Internet;
let proxy: ForwardProxy;
let site: Site;

beforeAll(async () => {
  requireElement();
  internet = await createInternet();
  [proxy, site] = await Promise.all([startProxy(internet.web), startSite()]);
});
afterAll(() => Promise.all([proxy?.close(), site?.close()]));

describe.each(KINDS)('<open-badge> in %s, without the extension', (kind) => {
  let opened: TestBrowser;

  beforeAll(async () => {
    opened = await openBrowser(kind, { proxyPort: proxy.port });
  });
  afterAll(() => opened?.close());

  async function show(address: string): Promise<Page> {
    const page = await opened.browser.newPage();
    await page.setViewport(TALL);
    await page.goto(address);
    return page;
  }

  const at = (host: string) => `http://${host}.localhost:${site.server.port}/`;

  /** `src` of each element → what it says, once none is waiting. */
  function settled(page: Page) {
    return until(
      'every element has ended its check',
      async () => {
        const states = await page.$$eval('open-badge', (elements) =>
          elements.map((element) => [
            element.getAttribute('src') ?? '',
            element.getAttribute('status') ?? 'idle',
          ]),
        );
        const waiting = states.some(([, status]) => status === 'idle' || status === 'checking');
        return states.length > 0 && !waiting && Object.fromEntries(states);
      },
      30_000,
    );
  }

  test.runIf(corpusFolder())('real badges say what the extension says of them', async () => {
    const page = await show(`${PROFILE}/elements`);
    expect(await settled(page)).toEqual(
      Object.fromEntries(internet.badges.map(({ picture, verdict }) => [picture, verdict])),
    );
    await page.close();
  });

  test('the badges of a site owner say what they were made for', async () => {
    const page = await show(at('school'));
    const said: Record<string, string> = await settled(page);
    const shown = site.specimens.filter((one) => said[site.pictureOf(one)] !== undefined);
    // This issuer lets no other site read its documents: the page may not ask it, the extension may.
    const unreadable = (id: string) => id === 'ob2-hosted-verified-svg';
    expect(shown.map((one) => `${one.id}: ${said[site.pictureOf(one)]}`)).toEqual(
      shown.map(({ id, verdict }) => `${id}: ${unreadable(id) ? 'unchecked' : verdict}`),
    );
    expect(shown.length).toBeGreaterThanOrEqual(12);
    await page.close();
  });

  test('the event tells the page the verdict and the report', async () => {
    const page = await show(at('school'));
    await settled(page);
    const told = await page.evaluate(
      async (src) => {
        const element = document.createElement('open-badge');
        const event = new Promise<Event>((resolve) =>
          element.addEventListener('ob-status', resolve, { once: true }),
        );
        element.setAttribute('src', src);
        document.body.prepend(element);
        const { detail } = (await event) as CustomEvent;
        return { status: detail.status, verdict: detail.report.verdict };
      },
      `${at('people')}badges/ob2-hosted-expired.png`,
    );
    expect(told).toEqual({ status: 'expired', verdict: 'expired' });
    await page.close();
  });

  test('what stands inside is shown where the element cannot be loaded', async () => {
    const picture = `${at('people')}badges/ob2-hosted-verified.png`;
    site.web.put(`${at('school')}without-script`, {
      contentType: 'text/html',
      body: `<script type="module" src="/not-there.js"></script>
        <open-badge src="${picture}"><img src="${picture}" width="100" alt=""></open-badge>`,
    });
    const page = await show(`${at('school')}without-script`);
    const seen = await page.$eval('open-badge img', (image) => {
      return { width: image.getBoundingClientRect().width, loaded: image.naturalWidth > 0 };
    });
    expect(seen).toEqual({ width: 100, loaded: true });
    await page.close();
  });
});
