import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Verdict } from '../../core/report.ts';
import { EVERY_SITE } from '../../extension/settings.ts';
import { corpusFolder } from '../conformance/corpus.ts';
import { bakeBadge } from '../site/kit/bake.ts';
import { DESIGNS } from '../site/kit/designs.ts';
import { createIssuer } from '../site/kit/issuer.ts';
import { type Site, startSite } from '../site/site.ts';
import { type Extension, KINDS, type TestBrowser } from './browser.ts';
import { builtExtension } from './built.ts';
import { allowEverywhere, type Desk, openDesk } from './desk.ts';
import { createInternet, type Internet, PROFILE } from './internet.ts';
import { cardOn, marksOn, picturesOn, pressMark, verdictsOn } from './marks.ts';
import { openBrowser } from './open.ts';
import { type ForwardProxy, startProxy } from './proxy.ts';
import { until } from './until.ts';

const QUESTIONS = ['authentic', 'issuer', 'current', 'recipient', 'picture'];
/** Tall enough that every picture of a page is in view. */
const TALL = { width: 1280, height: 4800 };

let internet: Internet;
let proxy: ForwardProxy;
let site: Site;

beforeAll(async () => {
  internet = await createInternet();
  [proxy, site] = await Promise.all([startProxy(internet.web), startSite()]);
});
afterAll(() => Promise.all([proxy?.close(), site?.close()]));

describe.each(KINDS)('the extension in %s', (kind) => {
  let opened: TestBrowser;
  let extension: Extension;
  let desk: Desk;
  let profile: Page;

  beforeAll(async () => {
    opened = await openBrowser(kind, {
      proxyPort: proxy.port,
      extension: builtExtension(kind),
    });
    if (!opened.extension) throw new Error('The extension was not installed.');
    extension = opened.extension;
    const { base } = extension;
    await until('the first page opens by itself', async () => {
      const tabs = await opened.extension?.tabs();
      return tabs?.some((address) => address.startsWith(`${base}options/`));
    });
    desk = await openDesk(extension);
  });
  afterAll(() => opened?.close());

  async function show(address: string): Promise<Page> {
    const page = await opened.browser.newPage();
    await page.setViewport(TALL);
    await page.goto(address);
    return page;
  }

  /** The verdict of each picture, once the extension has looked at every one and has nothing left to check. */
  async function settled(page: Page) {
    const tabId = await desk.tabOf(page);
    await until('the extension runs', async () => (await desk.ask('tab', { tabId })).running);
    await desk.ask('scan-tab', { tabId });
    return until(
      'every picture is checked',
      async () => {
        const { pending, badges } = await desk.ask('tab', { tabId });
        const marks = await marksOn(opened, page);
        return pending === 0 && marks.length >= badges.length && verdictsOn(opened, page);
      },
      30_000,
    );
  }

  /** What the marks of a page of the demo must say. */
  async function wanted(page: Page): Promise<Record<string, Verdict | null>> {
    const pictures = await page.$$eval('img', (images) => images.map(({ src }) => src));
    const known = new Map(site.specimens.map((one) => [site.pictureOf(one), one.verdict]));
    return Object.fromEntries(pictures.map((picture) => [picture, known.get(picture) ?? null]));
  }

  /** What the marks of the real badges must say. */
  const wantedOfReal = () =>
    Object.fromEntries([
      ...internet.badges.map(({ picture, verdict }) => [picture, verdict]),
      ...internet.ordinary.map((picture) => [picture, null]),
    ]);

  const at = (host: string, path = '/') => `http://${host}.localhost:${site.server.port}${path}`;

  test('runs nowhere before it is allowed', async () => {
    profile = await show(at('people', '/mira'));
    const view = await desk.ask('tab', { tabId: await desk.tabOf(profile) });
    expect(view).toMatchObject({ running: false, badges: [], mode: 'click' });
    expect(await marksOn(opened, profile)).toEqual([]);
  });

  test('one click on "Everywhere" of the first page allows it, and pages that are open are marked', async () => {
    await allowEverywhere(extension, desk);
    await profile.bringToFront();
    expect(await settled(profile)).toEqual(await wanted(profile));
  });

  test.runIf(corpusFolder())(
    'at least twelve real badges are marked, and no ordinary picture',
    async () => {
      expect(internet.badges.length).toBeGreaterThanOrEqual(12);
      const page = await show(`${PROFILE}/`);
      expect(await settled(page)).toEqual(wantedOfReal());
      await page.close();
    },
  );

  test.runIf(corpusFolder())(
    'the same on a page with a strict content security policy',
    async () => {
      const page = await show(`${PROFILE}/strict`);
      expect(await settled(page)).toEqual(wantedOfReal());
      await page.close();
    },
  );

  test('a click on a mark opens a card that answers the five questions', async () => {
    await profile.bringToFront();
    for (const [id, verdict] of [
      ['ob2-hosted-verified', 'verified'],
      ['ob2-hosted-revoked-410', 'revoked'],
    ]) {
      await pressMark(opened, profile, `${id}.png`);
      const card = await until('the card is open', async () => {
        const found = await cardOn(opened, profile);
        return found?.status === verdict && found;
      });
      expect(card.questions).toEqual(QUESTIONS);
      await profile.keyboard.press('Escape');
      await until('the card is closed', async () => (await cardOn(opened, profile)) === null);
    }
  });

  test('the popup lists every badge of the page', async () => {
    const popup = await extension.open(`popup/index.html?tab=${await desk.tabOf(profile)}`);
    const listed = await until('the list is there', async () => {
      const statuses = await popup.$$eval('.popup-list [data-status]', (chips) =>
        chips.map((chip) => chip.getAttribute('data-status')),
      );
      return statuses.length > 0 && statuses;
    });
    expect(listed.sort()).toEqual(verdictsIn(await wanted(profile)).sort());
    await popup.close();
  });

  test('the toolbar shows how many', async () => {
    const tabId = await desk.tabOf(profile);
    const { text } = await until('the toolbar has a text', async () => {
      const shown = await desk.toolbar(tabId);
      return shown.text !== '' && shown;
    });
    expect(text).toBe(String(verdictsIn(await wanted(profile)).length));
  });

  test('a card opens under a strict content security policy', async () => {
    const page = await show(at('strict'));
    expect(await settled(page)).toEqual(await wanted(page));
    await pressMark(opened, page, 'ob2-hosted-verified.png');
    const card = await until('the card is open', () => cardOn(opened, page));
    expect(card.questions).toEqual(QUESTIONS);
    await page.close();
  });

  test('the menu of a picture shows what was found, also where that is nothing', async () => {
    for (const [picture, status] of [
      ['ob2-hosted-verified.png', 'verified'],
      ['mira.svg', 'none'],
    ]) {
      await extension.chooseMenu(profile, `img[src$="${picture}"]`);
      await until(`the card says ${status}`, async () => {
        return (await cardOn(opened, profile))?.status === status;
      });
      await profile.keyboard.press('Escape');
    }
  });

  test('an ordinary page gets no mark, and no count', async () => {
    const page = await show(at('news'));
    const verdicts = await settled(page);
    expect(Object.values(verdicts).filter((verdict) => verdict !== null)).toEqual([]);
    expect((await desk.toolbar(await desk.tabOf(page))).text).toBe('');
    await page.close();
  });

  test('every badge of the demo is marked with the verdict that it was made for', async () => {
    const page = await show(`${site.address}badges`);
    const verdicts = await settled(page);
    const { specimens, pictureOf } = site;
    const expected = specimens.map((one) => {
      // Compared with nobody, the badge of someone else is in order.
      const verdict = one.recipient ? 'verified' : one.verdict;
      return `${one.id}: ${verdict}`;
    });
    expect(specimens.map((one) => `${one.id}: ${verdicts[pictureOf(one)]}`)).toEqual(expected);
    await page.close();
  });

  test('no forgery is green', async () => {
    const page = await show(`${site.address}badges`);
    await settled(page);
    const pictures = await picturesOn(opened, page);
    const forged = site.specimens.filter(({ forgery }) => forgery);
    expect(forged.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'forged-borrowed-assertion',
        'forged-signature',
        'forged-key-not-listed',
        'forged-wrong-origin',
      ]),
    );
    for (const one of forged) {
      const mark = pictures.get(site.pictureOf(one));
      expect(mark, one.id).not.toBeNull();
      expect(mark?.tone, one.id).not.toBe('good');
    }
    await page.close();
  });

  test('a page that draws itself anew keeps its marks, and loses those of what is gone', async () => {
    const page = await show(at('living'));
    const picture = (id: string) => `${at('people', '/badges/')}${id}.png`;
    const verdicts = async () => Object.values(await verdictsOn(opened, page));
    const become = (...expected: readonly (string | null)[]) =>
      until(`the marks are ${expected}`, async () => String(await verdicts()) === String(expected));
    await become('verified', 'expired');
    await page.click('#again');
    await become('verified', 'expired');
    await page.click('#more');
    await become('verified', 'expired', 'uncheckable');
    await page.click('#next');
    await become('revoked', null);
    await page.click('#next');
    await become('verified', 'disowned', 'uncheckable');
    await page.click('#swap');
    await become('revoked', 'disowned', 'uncheckable');
    const tabId = await desk.tabOf(page);
    // The list is told of a change a moment after the marks are drawn.
    await until('the list has what is there', async () => {
      const { badges } = await desk.ask('tab', { tabId });
      const addresses = badges.map(({ address }) => address);
      return addresses.length === 3 && addresses.includes(picture('ob2-hosted-revoked-410'));
    });
    await page.close();
  });

  test('badges that the reader comes back to have their marks again', async () => {
    const page = await show(at('people', '/mira'));
    await settled(page);
    await page.setViewport({ width: 640, height: 300 });
    await page.evaluate(() => scrollTo(0, 0));
    await until('all are far away', async () => (await marksOn(opened, page)).length === 0);
    await page.$eval('.badges', (badges) => badges.scrollIntoView());
    await until('each that is seen has its mark', async () => {
      const seen = await page.$$eval('.badges img', (images) =>
        images.map(({ src }) => src).slice(0, 3),
      );
      const verdicts = await verdictsOn(opened, page);
      return seen.every((picture) => verdicts[picture]);
    });
    await page.close();
  });

  test('a background that was stopped wakes, and knows what it knew', async () => {
    const tabId = await desk.tabOf(profile);
    const before = await desk.ask('tab', { tabId });
    await extension.stopBackground();
    const after = await desk.ask('tab', { tabId });
    expect(after.badges.map(({ id }) => id).sort()).toEqual(
      before.badges.map(({ id }) => id).sort(),
    );
    await extension.stopBackground();
    const page = await show(at('people', '/mira?after'));
    expect(await settled(page)).toEqual(await wanted(page));
    await page.close();
  });

  /** A page with a badge whose issuer says nothing until `speak` is called. */
  async function showUnanswered(name: string) {
    const { web } = internet;
    const origin = `https://${name}-${kind}.example`;
    const issuer = await createIssuer({ web, origin, name: 'Issuer' });
    const { id, design, text } = await issuer.issue({
      design: DESIGNS.water,
      recipient: 'mira@example.org',
    });
    const [picture, address] = [`${origin}/badge.png`, `${origin}/page.html`];
    web.put(picture, { contentType: 'image/png', body: bakeBadge(design, text).bytes });
    web.put(address, {
      contentType: 'text/html',
      body: `<img src="${picture}" width="150">`,
      headers: { 'cache-control': 'max-age=600' },
    });
    const answer = web.answer({ url: id, headers: {} });
    web.put(id, { fault: 'silent' });
    web.asked.length = 0;
    const page = await show(address);
    await until('the issuer is asked', async () => web.asked.some(({ url }) => url === id));
    const becomesVerified = () =>
      until('the badge is checked', async () => {
        return (await verdictsOn(opened, page))[picture] === 'verified';
      });
    return { page, speak: () => web.put(id, answer ?? {}), becomesVerified };
  }

  test('what a background left unanswered when it was stopped is asked again', async () => {
    const { page, speak, becomesVerified } = await showUnanswered('stopped');
    await extension.stopBackground();
    speak();
    await becomesVerified();
    await page.close();
  });

  test('what was unanswered when a page was left is asked again when the reader comes back to it', async () => {
    const { page, speak, becomesVerified } = await showUnanswered('left');
    await page.evaluate(() => {
      document.title = 'Kept';
    });
    await page.goto(at('news'));
    await extension.stopBackground();
    speak();
    // The browser shows it as it was: there is nothing to load that goBack() could wait for.
    await page.evaluate(() => setTimeout(() => history.back()));
    await until('the page is back', async () => (await page.title()) === 'Kept');
    await becomesVerified();
    await page.close();
  });

  test('stops, and takes its marks away, when the permission is taken back', async () => {
    await extension.takeBack(EVERY_SITE);
    await until('the marks are gone', async () => (await marksOn(opened, profile)).length === 0);
    const page = await show(at('people', '/mira?not-allowed'));
    const view = await desk.ask('tab', { tabId: await desk.tabOf(page) });
    expect(view).toMatchObject({ running: false, badges: [] });
    expect(await marksOn(opened, page)).toEqual([]);
    await page.close();
  });

  // Firefox ends our scripts with the extension: nobody is left to tidy up.
  test.runIf(kind === 'chromium')('leaves nothing in a page when it is removed', async () => {
    // It is still chosen: the browser's yes is all that is missing.
    await extension.willAllow(EVERY_SITE);
    await until('it is allowed', async () => (await desk.ask('settings', {})).everywhere);
    const page = await show(at('people', '/mira?removed'));
    await until('there are marks', async () => (await marksOn(opened, page)).length > 0);
    await extension.remove();
    await until('what we put into the page is gone', () =>
      page.evaluate(() => document.documentElement.lastElementChild === document.body),
    );
  });
});

function verdictsIn(pictures: Readonly<Record<string, Verdict | null>>): Verdict[] {
  return Object.values(pictures).filter((verdict) => verdict !== null);
}
