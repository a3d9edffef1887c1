// `page-scan`: what finding badges costs the pages that a reader visits, with and without the extension in
// one run. Chromium, because only it tells what one script cost.
import type { Page } from 'puppeteer-core';
import { marksOn } from '../e2e/marks.ts';
import { openBrowser } from '../e2e/open.ts';
import { openReader, type Reader } from '../e2e/reader.ts';
import { createWeb } from '../site/kit/web.ts';
import { serveWeb } from '../site/server.ts';
import { publishBench } from './pages.ts';
import { type Visit, visit } from './visit.ts';

const ROUNDS = 7;
const BADGES_TIMED = 15;
/** A window of a laptop. */
const WINDOW = { width: 1280, height: 800 };

const say = (text: string) => process.stdout.write(`${text}\n`);

const web = createWeb();
// Not over TLS: Chromium keeps nothing in its cache that came by a certificate which it was told to ignore.
const server = await serveWeb(web);
const pages = await publishBench(web, (host) => `http://${host}.localhost:${server.port}`);
const plain = await openBrowser('chromium');
const reader = await openReader('chromium');

try {
  say(
    `page-scan, in Chromium: medians of ${ROUNDS} visits each, all of the page scrolled through; milliseconds of the processor`,
  );
  for (const [name, address] of [
    ['1,000 pictures of the page’s own site, 30 of them badges', pages.pictures],
    ['1,000 pictures of another site, 30 of them badges', pages.elsewhere],
    ['200 links, 20 of them to badges', pages.links],
    ['200 links, none of them to a badge', pages.stories],
  ] as const) {
    await compare(name, address);
  }
  await timeMarks();
} finally {
  await Promise.all([plain.close(), reader.opened.close(), server.close()]);
}

async function compare(name: string, address: string): Promise<void> {
  const without: Visit[] = [];
  const withIt: Visit[] = [];
  const taken: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    without.push(await visitIn(await plain.browser.newPage(), address, null));
    pages.takenByOthers();
    const page = await reader.opened.browser.newPage();
    withIt.push(await visitIn(page, `${address}?${round}`, reader.extension.base));
    taken.push(pages.takenByOthers());
  }
  const added = (what: keyof Visit) =>
    median(withIt.map((one) => one[what])) - median(without.map((one) => one[what]));
  const parts = [added('own'), added('promises'), added('comparing'), added('layout')] as const;
  const [own, promises, comparing, layout] = parts;
  say(`\n${name}`);
  say(
    `  main thread, ours           ${ms(own + promises)}: functions ${ms(own)}, promises ${ms(promises)}`,
  );
  say(
    `  done for us by the browser  ${ms(comparing + layout)}: comparing ${ms(comparing)}, layout ${ms(layout)}`,
  );
  say(
    `  all that the thread did     ${ms(added('all'))} more than ${ms(median(without.map((one) => one.all)))} without us, most of it chance: visits of the same page differ by ${ms(spread(without.map((one) => one.all)))}`,
  );
  say(`  longest stretch of ours     ${ms(median(withIt.map((one) => one.longest)))}`);
  // The first visit: later ones have most of it in the browser's cache.
  const bytes = taken[0] ?? 0;
  if (bytes > 0) {
    say(
      `  picture bytes that we took  ${kb(bytes)} of ${kb(pages.bytes)} (${percent(bytes / pages.bytes)})`,
    );
  }
  const heap = added('heap');
  say(`  memory of the page          ${heap >= 0 ? '+' : ''}${kb(heap)}`);
}

async function visitIn(page: Page, address: string, script: string | null): Promise<Visit> {
  await page.setViewport(WINDOW);
  await page.bringToFront();
  const cost = await visit(page, address, script);
  await page.close();
  return cost;
}

/** From a badge being shown to its mark: one picture after another, each of its own address. */
async function timeMarks(): Promise<void> {
  const page = await reader.show(pages.links, WINDOW.height);
  await page.bringToFront();
  await reader.lists(page, await listedLinks(page));
  const waits: number[] = [];
  for (let n = 0; n < BADGES_TIMED; n++) {
    const marks = await signed(reader, page);
    // As text: what runs in the page must not name the helpers of the compiler that runs this file.
    const shown = Number(await page.evaluate(showPicture(`/${5 + 33 * n}.png`)));
    while ((await signed(reader, page)) <= marks && Date.now() - shown < 5000);
    waits.push(Date.now() - shown);
  }
  say(`\nfrom a badge that needs no network being shown to its mark: median ${ms(median(waits))},`);
  say(
    `  longest ${ms(Math.max(...waits))}, of ${waits.length}; asking for it takes a part of that`,
  );
  await page.close();
}

function showPicture(src: string): string {
  return `new Promise((resolve) => {
    const image = Object.assign(new Image(150, 150), { onload: () => resolve(Date.now()), src: ${JSON.stringify(src)} });
    document.body.prepend(image);
    scrollTo(0, 0);
  })`;
}

async function listedLinks(page: Page): Promise<readonly string[]> {
  const links = await page.$$eval('a[href*="openbadgepassport"]', (all) => all.length);
  return Array.from({ length: links }, () => 'unchecked');
}

/** How many marks say what a signed badge of the bench comes to. */
async function signed({ opened }: Reader, page: Page): Promise<number> {
  return (await marksOn(opened, page)).filter(({ status }) => status === 'unconfirmed').length;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function spread(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
}
function kb(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
