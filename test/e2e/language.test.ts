import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import german from '../../component/view/words/de.json' with { type: 'json' };
import english from '../../component/view/words/en.json' with { type: 'json' };
import own from '../../extension/_locales/de/messages.json' with { type: 'json' };
import { type Site, startSite } from '../site/site.ts';
import { KINDS, type TestBrowser } from './browser.ts';
import { builtExtension, requireElement } from './built.ts';
import { openDesk } from './desk.ts';
import { cardOn, marksOn, pressMark } from './marks.ts';
import { openBrowser } from './open.ts';
import { openReader } from './reader.ts';
import { until } from './until.ts';

const FILES = path.resolve(import.meta.dirname, '../../dist/component');

declare global {
  // Set by `watchful`, in the page.
  var seen: Set<string>;
  var faults: string[];
}

let site: Site;
beforeAll(async () => {
  requireElement();
  site = await startSite();
});
afterAll(() => site?.close());

/** Notes every word that a chip shows, frame by frame, and every error, from before the first script of the page. */
function watchful(): void {
  globalThis.seen = new Set();
  globalThis.faults = [];
  addEventListener('error', ({ message }) => globalThis.faults.push(message));
  addEventListener('unhandledrejection', ({ reason }) => globalThis.faults.push(String(reason)));
  const look = () => {
    for (const element of document.querySelectorAll('open-badge')) {
      const chip = element.shadowRoot?.querySelector('.ob-chip');
      const word = chip?.querySelector('.ob-chip-word')?.textContent;
      if (word && chip?.checkVisibility({ visibilityProperty: true })) globalThis.seen.add(word);
    }
    requestAnimationFrame(look);
  };
  look();
}

describe.each(KINDS)('<open-badge> in other languages, in %s', (kind) => {
  let opened: TestBrowser;
  beforeAll(async () => {
    opened = await openBrowser(kind);
  });
  afterAll(() => opened?.close());

  const origin = (name: string) => `http://${name}-${kind}.localhost:${site.server.port}`;

  /** A page in this language, with the element from this address. Returns what was asked of that address. */
  async function show(name: string, lang: string, script: string) {
    const [specimen] = site.specimens;
    const picture = specimen ? site.pictureOf(specimen) : '';
    const address = `${origin('page')}/${name}`;
    site.web.put(address, {
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="${lang}"><meta charset="utf-8"><script>(${watchful})()</script>
        ${script}<open-badge src="${picture}" verify="load"><img src="${picture}" width="200" height="200" alt=""></open-badge>`,
    });
    const page = await opened.browser.newPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(address);
    await until('the badge was checked', () =>
      page.$eval(
        'open-badge',
        (one) => !['idle', 'checking', null].includes(one.getAttribute('status')),
      ),
    );
    expect(await page.evaluate(() => globalThis.faults)).toEqual([]);
    return { page, asked };
  }

  const shown = (page: Page) =>
    page.$eval('open-badge', async (element) => {
      await element.updateComplete;
      return element.shadowRoot?.querySelector('.ob-chip-word')?.textContent;
    });
  const seen = (page: Page) => page.evaluate(() => [...globalThis.seen]);

  test.each([
    ['define.js', 'type="module"', /\/chunks\/de-/],
    ['open-badge.js', 'type="module"', /\/words\/de\.json$/],
    ['open-badge.classic.js', 'defer', /\/words\/de\.json$/],
  ])('%s speaks German on a German page, and never English before', async (file, how, words) => {
    const script = `<script ${how} crossorigin="anonymous" src="${site.address}open-badge/${file}"></script>`;
    const { page, asked } = await show(`de-${file}`, 'de', script);
    expect(await shown(page)).toBe(german.chips.verified);
    const inEnglish: readonly string[] = Object.values(english.chips);
    expect((await seen(page)).filter((word) => inEnglish.includes(word))).toEqual([]);
    expect(asked.filter((url) => words.test(url))).toHaveLength(1);
    await page.close();
  });

  test.each(['define.js', 'open-badge.js'])(
    '%s asks for no language on an English page',
    async (file) => {
      const script = `<script type="module" src="${site.address}open-badge/${file}"></script>`;
      const { page, asked } = await show(`en-${file}`, 'en', script);
      expect(await shown(page)).toBe(english.chips.verified);
      expect(asked.filter((url) => /\/(de|load)-|\/words\//.test(url))).toEqual([]);
      await page.close();
    },
  );

  test.each([
    ['is missing', null],
    ['was changed', { ...german, chips: { ...german.chips, verified: 'Ganz sicher' } }],
  ])('where a file of words %s, it is English', async (what, table) => {
    const cdn = origin(`cdn-${what.replace(' ', '-')}`);
    const body = await readFile(path.join(FILES, 'open-badge.js'));
    site.web.put(`${cdn}/open-badge.js`, { contentType: 'text/javascript', body });
    if (table) {
      site.web.put(`${cdn}/words/de.json`, {
        contentType: 'application/json',
        body: JSON.stringify(table),
      });
    }
    const script = `<script type="module" src="${cdn}/open-badge.js"></script>`;
    const { page } = await show(what.replace(' ', '-'), 'de', script);
    expect(await shown(page)).toBe(english.chips.verified);
    await page.close();
  });

  test('where a chunk of words is missing, it is English', async () => {
    const cdn = origin('cdn-chunks');
    const names = (await readdir(FILES, { recursive: true })).filter((name) =>
      name.endsWith('.js'),
    );
    for (const name of names.filter((one) => !/\Wde-/.test(one))) {
      const body = await readFile(path.join(FILES, name));
      site.web.put(`${cdn}/${name}`, { contentType: 'text/javascript', body });
    }
    const { page } = await show(
      'chunk',
      'de',
      `<script type="module" src="${cdn}/define.js"></script>`,
    );
    expect(await shown(page)).toBe(english.chips.verified);
    await page.close();
  });
});

describe.each(KINDS)('the extension in another language, in %s', (kind) => {
  let opened: TestBrowser;
  beforeAll(async () => {
    opened = await openBrowser(kind, { language: 'de', extension: builtExtension(kind) });
  });
  afterAll(() => opened?.close());

  test('its own pages can read the words that are packaged with it', async () => {
    const page = await opened.extension?.open('options/index.html');
    const table = await page?.evaluate(async () => (await fetch('/words/de.json')).json());
    expect(table).toEqual(german);
    await page?.close();
  });

  test.runIf(kind === 'chromium')(
    'settings and report are in the language of the browser',
    async () => {
      const page = await opened.extension?.open('options/index.html');
      expect(await page?.$eval('html', ({ lang }) => lang)).toBe('de');
      const heading = await page?.waitForSelector('h1');
      expect(await heading?.evaluate((one) => one.textContent)).toBe(own.options_heading.message);
      await page?.close();
    },
  );

  test('a long name of a site leaves the buttons beside it whole, on a phone', async () => {
    const desk = await openDesk(opened.extension ?? expect.fail('it was not installed'));
    await desk.page.setViewport({ width: 320, height: 640 });
    const host = `${'a-name-that-somebody-chose.'.repeat(4)}example.org`;
    await desk.ask('set-mode', { mode: 'sites' });
    await desk.ask('add-site', { site: `https://${host}/*` });
    await desk.ask('set-drawn', { host, drawn: false });
    const lines = await until('both lists are shown', () =>
      desk.page.$$eval('.site-entry button', (buttons) => {
        const range = document.createRange();
        const linesOf = (button: Element) => {
          range.selectNodeContents(button);
          return range.getClientRects().length;
        };
        return buttons.length === 3 && buttons.map(linesOf);
      }),
    );
    expect(lines).toEqual([1, 1, 1]);
    const [inner, outer] = await desk.page.$eval('html', (html) => [
      html.scrollWidth,
      html.clientWidth,
    ]);
    expect(inner).toBe(outer);
    await desk.page.close();
  });
});

test('pages of the extension run from right to left where its words do', async () => {
  const language = 'ar';
  const opened = await openBrowser('chromium', { language, extension: builtExtension('chromium') });
  try {
    for (const name of ['popup', 'options', 'report']) {
      const page = await opened.extension?.open(`${name}/index.html`);
      await page?.waitForSelector('h1');
      const { lang, dir } = (await page?.$eval('html', ({ lang, dir }) => ({ lang, dir }))) ?? {};
      expect([name, lang, dir]).toEqual([name, language, 'rtl']);
      await page?.close();
    }
  } finally {
    await opened.close();
  }
});

test('what the extension draws runs from right to left where its words do', async () => {
  const { opened, show } = await openReader('chromium', undefined, 'ar');
  try {
    const page = await show(`http://mira.localhost:${site.server.port}/`, 1000);
    const told = `(root) => root.querySelector('.panel > .said') &&
      [...root.querySelectorAll('.said, [data-status]')].map((one) => getComputedStyle(one).direction)`;
    const directions = await until('the card tells what it came to', async () => {
      const found = await opened.inOverlay<string[]>(page, told);
      if (found) return found;
      // The page's own element may be at it still: until it has a result there is nothing to agree with.
      const [mark] = await marksOn(opened, page);
      if (mark) await page.mouse.click(mark.x + mark.width / 2, mark.y + mark.height - 12);
      return null;
    });
    expect(new Set(directions)).toEqual(new Set(['rtl']));
  } finally {
    await opened.close();
  }
});

test('marks and card that the extension draws into an English page are in the language of the browser', async () => {
  const reader = await openReader('chromium', undefined, 'de');
  try {
    const page = await reader.show(`http://people.localhost:${site.server.port}/mira`);
    const chips: Readonly<Record<string, string>> = german.chips;
    const wrong = await until('every badge has its mark', async () => {
      const { pending, badges } = await reader.desk.ask('tab', {
        tabId: await reader.desk.tabOf(page),
      });
      const marks = await marksOn(reader.opened, page);
      const isDone = pending === 0 && badges.length > 10 && marks.length >= badges.length;
      // A longer mark has the name of the badge behind its word, or the note of another picture.
      return isDone && marks.filter(({ status, text }) => !text.startsWith(chips[status] ?? '–'));
    });
    expect(wrong).toEqual([]);
    await pressMark(reader.opened, page, 'ob2-hosted-revoked-410.png');
    const card = await until('the card is open', () => cardOn(reader.opened, page));
    expect(card.text).toContain(german.lines.revoked);
    for (const [question, asked] of Object.entries(german.questions)) {
      expect(card.text, question).toContain(asked);
    }
    expect(card.text).toContain(german.texts.doesNotCheck);
    for (const said of [...Object.values(english.questions), english.texts.doesNotCheck]) {
      expect(card.text).not.toContain(said);
    }
  } finally {
    await reader.opened.close();
  }
});
