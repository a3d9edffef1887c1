import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWeb } from '../site/kit/web.ts';
import { type FindingSite, publishFinding } from '../site/pages/finding/index.ts';
import { KINDS } from './browser.ts';
import { marksOn } from './marks.ts';
import { type ForwardProxy, startProxy } from './proxy.ts';
import { openReader, type Reader } from './reader.ts';
import { until } from './until.ts';

const web = createWeb();
let site: FindingSite;
let proxy: ForwardProxy;

beforeAll(async () => {
  site = await publishFinding(web);
  proxy = await startProxy(web);
});
afterAll(() => proxy?.close());

describe.each(KINDS)('finding badges in %s', (kind) => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await openReader(kind, proxy.port);
  });
  afterAll(() => reader?.opened.close());

  test('every badge of every page is found, and none is invented', async () => {
    const wrong: string[] = [];
    for (const { url, lists, marks = lists.length } of site.pages) {
      const page = await reader.show(url);
      let seen = -1;
      try {
        await reader.lists(page, lists);
        const areThere = async () => {
          seen = (await marksOn(reader.opened, page)).length;
          return seen === marks;
        };
        await until(`there are ${marks} marks`, areThere, 4000);
      } catch (error) {
        wrong.push(`${url} (${seen} marks): ${error instanceof Error ? error.message : error}`);
      }
      await page.close();
    }
    expect(wrong).toEqual([]);
  }, 300_000);

  test('a picture that was opened in a tab', async () => {
    for (const [address, verdicts] of [
      [site.shown.verified, ['verified']],
      [site.shown.drawing, ['verified']],
      [site.shown.hills, []],
    ] as const) {
      const page = await reader.show(address);
      await reader.lists(page, verdicts);
      await page.close();
    }
  });

  test('the badges of a frame go with it', async () => {
    const page = await reader.show('https://finding.example/pictures/frames');
    await reader.lists(page, ['expired', 'revoked', 'verified', 'verified']);
    for (const left of [
      ['expired', 'revoked', 'verified'],
      ['revoked', 'verified'],
      ['verified'],
      [],
    ]) {
      // The first is of the same site, the second of another; the others have no address, the last no host either.
      await page.$eval('iframe', (frame) => frame.remove());
      await reader.lists(page, left);
    }
    await page.close();
  });

  test('what an element on the page claims is held against the own check', async () => {
    const page = await reader.show('https://finding.example/elements');
    const said = await until('three elements are marked', async () => {
      const script = `(root) => [...root.querySelectorAll('.mark:not([hidden])')].map((mark) => [
        mark.querySelector('[data-status]').dataset.status,
        mark.querySelector('[data-agreement]')?.dataset.agreement ?? null,
      ])`;
      const marks = await reader.opened.inOverlay<string[][]>(page, script);
      return marks?.length === 3 && marks;
    });
    expect(said).toEqual([
      ['verified', 'confirmed'],
      ['revoked', 'contradicted'],
      ['expired', null],
    ]);
    await page.close();
  });
});
