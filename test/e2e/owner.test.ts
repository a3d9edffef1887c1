import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Site, startSite } from '../site/site.ts';
import { KINDS, type TestBrowser } from './browser.ts';
import { requireElement } from './built.ts';
import { watchful } from './noted.ts';
import { openBrowser } from './open.ts';
import { until } from './until.ts';

let site: Site;
beforeAll(async () => {
  requireElement();
  site = await startSite();
});
afterAll(() => site?.close());

describe.each(KINDS)('the page of a site owner in %s', (kind) => {
  let opened: TestBrowser;
  beforeAll(async () => {
    opened = await openBrowser(kind);
  });
  afterAll(() => opened?.close());

  const at = (file: string) => `http://owner.localhost:${site.server.port}/${file}`;
  const pictures = () => site.specimens.map((one) => site.pictureOf(one));
  const badge = (src: string, attributes = '') =>
    `<open-badge src="${src}" ${attributes}><img src="${src}" width="120" height="120" alt=""></open-badge>`;
  const script = (file: string) =>
    `<script type="module" src="${site.address}open-badge/${file}"></script>`;

  async function show(file: string, body: string): Promise<Page> {
    const page = await opened.browser.newPage();
    await page.setViewport({ width: 900, height: 700 });
    const head = `<!doctype html><meta charset="utf-8"><title>Owner</title><script>(${watchful})()</script>`;
    site.web.put(at(file), { contentType: 'text/html; charset=utf-8', body: head + body });
    await page.goto(at(file));
    return page;
  }

  const statuses = (page: Page) =>
    page.$$eval('open-badge', (all) => all.map((one) => one.getAttribute('status')));

  const allEnded = (page: Page) =>
    until('every check has ended', async () => {
      const all = await statuses(page);
      return all.every((one) => one !== 'idle' && one !== 'checking' && one !== null) && all;
    });

  test('sixty badges: none before it is seen, at most four requests at once, and nothing moves', async () => {
    // Not those whose issuers never answer: they are waited for, and say nothing here.
    const all = site.specimens
      .filter(({ verdict }) => verdict !== 'unchecked')
      .map((one) => site.pictureOf(one));
    const sources = Array.from({ length: 60 }, (_, number) => {
      return `${all[number % all.length]}?number=${number}`;
    });
    const list = sources.map((src) => `<p>A badge: ${badge(src)} and text</p>`).join('');
    const page = await show(
      'sixty',
      `${script('define.js')}<div style="height:2000px">Above</div>${list}`,
    );
    await until('the element is defined', () =>
      page.evaluate(() => customElements.get('open-badge') !== undefined),
    );
    const before = await page.evaluate(() => globalThis.noted.asked.length);
    expect(before).toBe(0);
    expect(new Set(await statuses(page))).toEqual(new Set(['idle']));
    // Firefox has no layout-shift entries: there the places themselves are compared.
    const places = () =>
      page.$$eval('p', (lines) =>
        lines.map(({ offsetTop, offsetHeight }) => [offsetTop, offsetHeight]),
      );
    const placed = await places();
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    for (let top = 0; top < height; top += 600) {
      await page.evaluate((to) => scrollTo(0, to), top);
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    await until(
      'all sixty have ended',
      async () => {
        // What was scrolled past too quickly to be seen is looked at again.
        const at = await page.$$eval('open-badge', (all) => {
          const one = all.find((element) =>
            ['idle', 'checking', null].includes(element.getAttribute('status')),
          );
          one?.scrollIntoView({ block: 'center' });
          return one === undefined;
        });
        return at;
      },
      50_000,
    );
    const noted = await page.evaluate(() => globalThis.noted);
    process.stdout.write(
      `sixty badges in ${kind}: ${noted.asked.length} requests, ${noted.most} at once, shift ${noted.shift}, longest task ${Math.round(noted.longest)} ms\n`,
    );
    expect(noted.most).toBeLessThanOrEqual(4);
    expect(noted.most).toBeGreaterThan(1);
    expect(noted.unseen).toBe(0);
    expect(noted.moved).toEqual([]);
    expect(noted.shift).toBe(0);
    expect(await places()).toEqual(placed);
    // Above 50 ms a task is long; a shared machine needs room. Only Chromium tells.
    expect(noted.longest).toBeLessThan(1000);
    expect(noted.asked.length).toBeGreaterThanOrEqual(60);
    await page.close();
  });

  test.each([
    ['open-badge.js', 'type="module"'],
    ['open-badge.classic.js', ''],
  ])('one tag with %s and its hash, one element, and nothing else', async (file, type) => {
    const integrity: Record<string, string> = JSON.parse(
      await readFile(
        path.resolve(import.meta.dirname, '../../dist/component/integrity.json'),
        'utf8',
      ),
    );
    const [src = ''] = pictures();
    const page = await show(
      `with-${file}`,
      `<script ${type} src="${site.address}open-badge/${file}" integrity="${integrity[file]}" crossorigin="anonymous"></script>${badge(src)}`,
    );
    expect(await allEnded(page)).toEqual([site.specimens[0]?.verdict]);
    await page.close();
  });

  test('two copies of the library: the first is in charge, and they share what was asked', async () => {
    const [src = ''] = pictures();
    const page = await show(
      'two-copies',
      `${script('define.js')}${script('open-badge.js')}${badge(src)}${badge(src)}`,
    );
    const errors: unknown[] = [];
    page.on('pageerror', (error) => errors.push(error));
    expect(new Set(await allEnded(page))).toEqual(new Set([site.specimens[0]?.verdict]));
    expect(errors).toEqual([]);
    await page.close();
  });

  test('what does not load says nothing about the badge, is told, and can be tried again', async () => {
    const [src = ''] = pictures();
    const origin = `http://cdn-${kind}.localhost:${site.server.port}`;
    const files = path.resolve(import.meta.dirname, '../../dist/component');
    const names = (await readdir(files, { recursive: true })).filter((name) =>
      name.endsWith('.js'),
    );
    const publish = async (name: string) =>
      site.web.put(`${origin}/${name}`, {
        contentType: 'text/javascript',
        body: await readFile(path.join(files, name)),
      });
    await Promise.all(names.filter((name) => !/\/page-check-/.test(name)).map(publish));
    const page = await show(
      'broken',
      `<script>addEventListener('ob-error', () => { document.title = 'told'; });</script>
      <script type="module" src="${origin}/define.js"></script>${badge(src)}`,
    );
    expect(await allEnded(page)).toEqual(['unchecked']);
    expect(await page.title()).toBe('told');
    const said = await page.$eval('open-badge', (element) =>
      element.shadowRoot?.querySelector('.ob-chip')?.textContent?.trim(),
    );
    expect(said).toContain("Couldn't check");
    await Promise.all(names.map(publish));
    await page.$eval('open-badge', (element) => {
      void element.check({ force: true });
    });
    // Firefox 153 remembers that a module did not load for as long as the page lives.
    const verdict = kind === 'firefox' ? 'unchecked' : site.specimens[0]?.verdict;
    expect(await allEnded(page)).toEqual([verdict]);
    await page.close();
  });
});
