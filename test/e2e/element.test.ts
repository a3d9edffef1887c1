import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CORPUS_ABSENT, corpusFolder } from '../conformance/corpus.ts';
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

describe.runIf(corpusFolder()).each(KINDS)('<open-badge> in %s, without the extension', (kind) => {
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

  test('real badges say what the extension says of them', async () => {
    const page = await show(`${PROFILE}/elements`);
    expect(await settled(page)).toEqual(
      Object.fromEntries(internet.badges.map(({ picture, verdict }) => [picture, verdict])),
    );
    await page.close();
  });

  test('the badges of a site owner say what they were made for', async () => {
    const page = await show(`http://school.localhost:${site.server.port}/`);
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
    const page = await show(`${PROFILE}/elements`);
    await settled(page);
    const [badge] = internet.badges;
    const told = await page.evaluate(async (src) => {
      const element = document.createElement('open-badge');
      const event = new Promise<Event>((resolve) =>
        element.addEventListener('ob-status', resolve, { once: true }),
      );
      element.setAttribute('src', src);
      document.body.prepend(element);
      const { detail } = (await event) as CustomEvent;
      return { status: detail.status, verdict: detail.report.verdict };
    }, badge?.picture ?? '');
    expect(told).toEqual({ status: badge?.verdict, verdict: badge?.verdict });
    await page.close();
  });

  test('what stands inside is shown where the element cannot be loaded', async () => {
    const page = await show(`${PROFILE}/elements-without-script`);
    const widths = await page.$$eval('open-badge img', (images) =>
      images.map((image) => image.getBoundingClientRect().width),
    );
    expect(widths).toEqual(internet.badges.map(() => 100));
    await page.close();
  });
});

test.skipIf(corpusFolder())(`<open-badge>: ${CORPUS_ABSENT}`, ({ skip }) => skip());
