import type { Page } from 'puppeteer-core';
import type { Question, Verdict } from '../../core/report.ts';
import type { TestBrowser } from './browser.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A mark as it is drawn over a page. */
export interface Mark extends Box {
  readonly status: Verdict;
  readonly tone: string;
  readonly text: string;
}

/** The card that is open. */
export interface Card {
  readonly status: Verdict;
  readonly questions: readonly Question[];
  readonly text: string;
}

const READ_MARKS = `(root) => [...root.querySelectorAll('.mark:not([hidden]) [data-status]')].map((mark) => {
  const { x, y, width, height } = mark.getBoundingClientRect();
  const { status, tone } = mark.dataset;
  return { status, tone, text: mark.textContent.trim(), x, y, width, height };
})`;

const READ_CARD = `(root) => {
  const card = root.querySelector('.panel .ob-card');
  return card && {
    status: card.dataset.status,
    questions: [...card.querySelectorAll('[data-question]')].map((row) => row.dataset.question),
    text: card.innerText,
  };
}`;

/** Every mark that is seen on a page. */
export async function marksOn(browser: TestBrowser, page: Page): Promise<readonly Mark[]> {
  return (await browser.inOverlay<Mark[]>(page, READ_MARKS)) ?? [];
}

export async function cardOn(browser: TestBrowser, page: Page): Promise<Card | null> {
  return browser.inOverlay<Card>(page, READ_CARD);
}

/** Address of each picture of a page → its mark; null: it has none. */
export async function picturesOn(
  browser: TestBrowser,
  page: Page,
): Promise<ReadonlyMap<string, Mark | null>> {
  const marks = await marksOn(browser, page);
  const pictures = await page.$$eval('img', (images) =>
    images.map((image) => {
      const { x, y, width, height } = image.getBoundingClientRect();
      return { address: image.src, box: { x, y, width, height } };
    }),
  );
  return new Map(
    pictures.map(({ address, box }) => {
      const mark = marks.find((one) => isInside(middleOf(one), box));
      return [address, mark ?? null];
    }),
  );
}

/** Address of each picture of a page → what its mark says; null: it has none. */
export async function verdictsOn(
  browser: TestBrowser,
  page: Page,
): Promise<Readonly<Record<string, Verdict | null>>> {
  const pictures = await picturesOn(browser, page);
  return Object.fromEntries(
    [...pictures].map(([address, mark]) => [address, mark?.status ?? null]),
  );
}

/** A real click on the mark over a picture. */
export async function pressMark(browser: TestBrowser, page: Page, picture: string): Promise<void> {
  const box = await page.$eval(`img[src$=${JSON.stringify(picture)}]`, (image) => {
    const { x, y, width, height } = image.getBoundingClientRect();
    return { x, y, width, height };
  });
  const mark = (await marksOn(browser, page)).find((one) => isInside(middleOf(one), box));
  if (!mark) throw new Error(`There is no mark on ${picture}.`);
  const { x, y } = middleOf(mark);
  await page.mouse.click(x, y);
}

const middleOf = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });

function isInside({ x, y }: { x: number; y: number }, box: Box): boolean {
  return x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}
