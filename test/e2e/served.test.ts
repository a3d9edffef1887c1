import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html, type TemplateResult } from 'lit';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '../../component/define.ts';
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

const specimen = (id: string) =>
  site.specimens.find((one) => one.id === id) ?? expect.fail(`no ${id}`);
const badge = (id: string, verify: string) => {
  const src = site.pictureOf(specimen(id));
  return html`<open-badge src=${src} verify=${verify}
    ><img src=${src} width="120" height="120" alt=""
  /></open-badge>`;
};

describe.each(KINDS)('what a server drew, in %s', (kind) => {
  let opened: TestBrowser;
  beforeAll(async () => {
    opened = await openBrowser(kind);
  });
  afterAll(() => opened?.close());

  /** The page as the server sends it; the element comes last, when the page was seen without it. */
  async function show(name: string, content: TemplateResult): Promise<Page> {
    const page = await opened.browser.newPage();
    await page.setViewport({ width: 900, height: 700 });
    const address = `http://owner.localhost:${site.server.port}/${name}`;
    const body = `<!doctype html><meta charset="utf-8"><title>Owner</title><script>(${watchful})()</script>
      ${await collectResult(render(content))}<p id="after">After</p><script>(${sampler})()</script>`;
    site.web.put(address, { contentType: 'text/html; charset=utf-8', body });
    await page.goto(address);
    await framesSeen(page, 2);
    await page.evaluate((src) => {
      const script = document.createElement('script');
      script.type = 'module';
      script.src = src;
      document.head.append(script);
    }, `${site.address}open-badge/define.js`);
    await until('the element is defined', () =>
      page.evaluate(() => customElements.get('open-badge-group') !== undefined),
    );
    await framesSeen(page, (await seen(page)).length + 2);
    return page;
  }

  const seen = (page: Page): Promise<string[]> =>
    page.evaluate(() => Reflect.get(globalThis, 'frames') as unknown as string[]);
  const framesSeen = (page: Page, count: number) =>
    until(`${count} frames`, async () => (await seen(page)).length >= count);
  const statuses = (page: Page) =>
    page.$$eval('open-badge', (all) => all.map((one) => one.getAttribute('status')));

  test('a badge stands until the element is there, and nothing flashes or moves', async () => {
    const page = await show('served', badge('ob2-hosted-expired', 'click'));
    expect([...new Set(await seen(page))]).toEqual([
      expect.stringMatching(/^Check this badge, \d/),
    ]);
    expect((await page.evaluate(() => globalThis.noted)).shift).toBe(0);
    await page.click('open-badge >>> button');
    await until('the check has ended', async () => (await statuses(page))[0] === 'expired');
    expect((await page.evaluate(() => globalThis.noted)).shift).toBe(0);
    await page.close();
  });

  test('a group stands too, sums up once and aloud, and can be filtered', async () => {
    const page = await show(
      'served-group',
      html`<open-badge-group>
        ${badge('ob2-hosted-verified', 'never')}
        <figure>${badge('ob2-hosted-expired', 'never')}</figure>
      </open-badge-group>`,
    );
    const before = new Set(await seen(page));
    expect([...before]).toEqual([expect.stringMatching(/^, \d/)]);
    const said = await page.evaluate(async () => {
      const group = document.querySelector('open-badge-group');
      const line = group?.shadowRoot?.querySelector('[role=status]');
      if (!group || !line) return [];
      const texts: string[] = [];
      const watch = new MutationObserver(() => texts.push(line.textContent?.trim() ?? ''));
      watch.observe(line, { childList: true, characterData: true, subtree: true });
      await group.check();
      await group.updateComplete;
      await new Promise(requestAnimationFrame);
      return texts.filter(Boolean);
    });
    expect(said).toEqual(['Expired 1 · Verified 1']);
    expect((await page.evaluate(() => globalThis.noted)).moved).toEqual([]);
    const drawn = await page.$eval('open-badge-group', (group) => ({
      slots: group.shadowRoot?.querySelectorAll('slot').length,
      lines: group.shadowRoot?.querySelectorAll('[role=status]').length,
    }));
    expect(drawn).toEqual({ slots: 2, lines: 1 });
    const shown = await page.$eval('open-badge-group', async (group) => {
      group.filter = 'expired';
      await group.updateComplete;
      return group.badges.filter((one) => one.checkVisibility()).map(({ status }) => status);
    });
    expect(shown).toEqual(['expired']);
    await page.close();
  });
});

/** Notes in every frame what the first shadow tree says, and where the text after it stands. Runs in the page. */
function sampler(): void {
  const seen: string[] = [];
  Reflect.set(globalThis, 'frames', seen);
  const look = () => {
    const root = document.querySelector('open-badge-group, open-badge')?.shadowRoot;
    const said = [...(root?.querySelectorAll('.ob-chip, .summary, .empty:not([hidden])') ?? [])];
    const after = document.querySelector('#after')?.getBoundingClientRect().top;
    seen.push(`${said.map((one) => one.textContent?.trim()).join(' ')}, ${after}`);
    requestAnimationFrame(look);
  };
  look();
}
