import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Site, startSite } from '../site/site.ts';
import { KINDS, type TestBrowser } from './browser.ts';
import { requireElement } from './built.ts';
import { openBrowser } from './open.ts';
import { until } from './until.ts';

let site: Site;
beforeAll(async () => {
  requireElement();
  site = await startSite();
});
afterAll(() => site?.close());

const specimen = (id: string) =>
  site.specimens.find((one) => one.id === id) ?? expect.fail(`no ${id}`);
const pictureOf = (id: string) => site.pictureOf(specimen(id));

describe.each(KINDS)('the pages for owners and earners in %s', (kind) => {
  let opened: TestBrowser;
  beforeAll(async () => {
    opened = await openBrowser(kind);
  });
  afterAll(() => opened?.close());

  async function show(address: string): Promise<Page> {
    const page = await opened.browser.newPage();
    await page.setViewport({ width: 1200, height: 900 });
    await page.goto(address);
    return page;
  }

  const statuses = (page: Page) =>
    until('every element has ended its check', async () => {
      const all = await page.$$eval('open-badge', (elements) =>
        elements.map((element) => element.getAttribute('status') ?? ''),
      );
      return all.length > 0 && !all.some((one) => ['', 'idle', 'checking'].includes(one)) && all;
    });

  test.each(['ob2-hosted-expired', 'ob2-signed-altered'])(
    'the independent check checks what stands in its fragment, and no server sees it: %s',
    async (id) => {
      const { verdict, text } = specimen(id);
      for (const badge of [pictureOf(id), text]) {
        site.web.asked.length = 0;
        const page = await show(`${site.address}check#${encodeURIComponent(badge)}`);
        expect(await statuses(page)).toEqual([verdict]);
        expect(site.web.asked.some(({ url }) => new URL(url).search !== '')).toBe(false);
        expect(site.web.asked.filter(({ url }) => new URL(url).pathname === '/check')).toHaveLength(
          1,
        );
        await page.close();
      }
    },
  );

  test('the independent check says so where it has nothing to check', async () => {
    const page = await show(`${site.address}check#%E0%A4%A`);
    await until('it says so', () => page.$eval('main', (main) => main.textContent !== ''));
    expect(await page.$$('open-badge')).toEqual([]);
    await page.close();
  });

  async function generate(page: Page, badge: string) {
    await page.$eval(
      '#badge',
      (field, text) => {
        if (field instanceof HTMLTextAreaElement) field.value = text;
        field.dispatchEvent(new Event('change'));
      },
      badge,
    );
    const said = await statuses(page);
    await until('it is said what is the matter', () =>
      page.$eval('#advice', (list) => list.childNodes.length > 0),
    );
    const advice = await page.$$eval('#advice li', (items) =>
      items.map((item) => (item instanceof HTMLElement ? item.dataset.code : '')),
    );
    const code = (name: string) => page.$eval(`#code-${name}`, (block) => block.textContent ?? '');
    return { said: [...new Set(said)], advice, code };
  }

  test('the generator shows every form in every theme, and what it writes works', async () => {
    const page = await show(`${site.address}generator`);
    const src = pictureOf('ob2-hosted-verified');
    const { said, code } = await generate(page, src);
    expect(said).toEqual(['verified']);
    expect(await page.$$('open-badge')).toHaveLength(10);
    await page.select('#variant', 'card');
    expect(await code('html')).toContain('variant="card"');
    expect(await code('markdown')).toContain(`${site.address}check#${encodeURIComponent(src)}`);
    site.web.put(`${site.address}pasted`, {
      contentType: 'text/html',
      body: `<!doctype html><title>Pasted</title>${await code('html')}`,
    });
    const pasted = await show(`${site.address}pasted`);
    expect(await statuses(pasted)).toEqual(['verified']);
    expect(await pasted.$eval('open-badge img', (image) => image.getAttribute('alt'))).not.toBe('');
    await Promise.all([page.close(), pasted.close()]);
  });

  test('the generator takes a file, links to the check of what stands in it, and then takes an address', async () => {
    const page = await show(`${site.address}generator`);
    const { text } = specimen('ob2-hosted-expired');
    await page.$eval(
      '#file',
      (field, content) => {
        const files = new DataTransfer();
        files.items.add(new File([content], 'my badge.json'));
        if (field instanceof HTMLInputElement) field.files = files.files;
        field.dispatchEvent(new Event('change'));
      },
      text,
    );
    expect(new Set(await statuses(page))).toEqual(new Set(['expired']));
    const link = await until('what stands in the file is linked', async () => {
      const html = await page.$eval('#code-iframe', (block) => block.textContent ?? '');
      const [, fragment = ''] = /#([^"]*)"/.exec(html) ?? [];
      return fragment.includes('%7B') && decodeURIComponent(fragment);
    });
    expect(link).toBe(text.trim());
    const { said } = await generate(page, pictureOf('ob2-hosted-verified'));
    expect(said).toEqual(['verified']);
    await page.close();
  });

  test.each([
    ['ob2-hosted-expired', 'not-good'],
    ['ob2-hosted-verified-svg', 'no-cors'],
  ])('the generator warns: %s is %s', async (id, code) => {
    const page = await show(`${site.address}generator`);
    const { advice } = await generate(page, pictureOf(id));
    expect(advice).toContain(code);
    await page.close();
  });

  test('the generator warns of an address that everyone could read, and of a picture without data', async () => {
    const page = await show(`${site.address}generator`);
    const credential = {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Assertion',
      id: 'urn:uuid:6d1c54f0-1d2a-4b1f-8a2e-0d1f6f3f2a10',
      recipient: { type: 'email', hashed: false, identity: 'jane@example.org' },
      badge: 'https://nowhere.example/class.json',
      verification: { type: 'signed' },
      issuedOn: '2026-01-01T00:00:00Z',
    };
    const named = await generate(page, JSON.stringify(credential));
    expect(named.advice).toContain('address-published');
    const plain = await generate(page, `http://news.localhost:${site.server.port}/pictures/1.png`);
    expect(plain.advice).toEqual(['no-data']);
    await page.close();
  });
});
