// `npm run screenshots`: pages of the demo, marks, card, popup, settings, report and element, in light and
// dark, wide and narrow, into test/screenshots/. Look at them: nothing here judges.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'puppeteer-core';
import { startSite } from '../site/site.ts';
import { builtExtension, requireElement } from './built.ts';
import { allowEverywhere, openDesk } from './desk.ts';
import { cardOn, pressMark, verdictsOn } from './marks.ts';
import { openBrowser } from './open.ts';
import { until } from './until.ts';

const FOLDER = path.resolve(import.meta.dirname, '../screenshots');
const WIDTHS = [1280, 390];
const SCHEMES = ['light', 'dark'] as const;

requireElement();
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });

const site = await startSite();
const opened = await openBrowser('chromium', { extension: builtExtension('chromium') });
const { extension } = opened;
if (!extension) throw new Error('The extension was not installed.');
const at = (host: string, file = '/') => `http://${host}.localhost:${site.server.port}${file}`;

const PAGES = {
  front: site.address,
  badges: `${site.address}badges`,
  recruiter: at('people', '/mira'),
  owner: at('school'),
  earner: at('mira'),
  ordinary: at('news'),
  strict: at('strict'),
  living: at('living'),
};

for (const [name, address] of Object.entries(PAGES)) {
  await inEveryForm(name, async (form) => {
    const page = await show(address, form);
    await elementsSettled(page);
    await save(page, name, form, true);
    await page.close();
  });
}

await inEveryForm('element-open', async (form) => {
  const page = await show(at('mira'), form);
  await elementsSettled(page);
  await page.click('#ob2-hosted-expired >>> button');
  await save(page, 'element-open', form);
  await page.close();
});

const desk = await openDesk(extension);
await inEveryForm('settings', async (form) => {
  await dress(desk.page, form);
  await save(desk.page, 'settings', form, true);
});
await allowEverywhere(extension, desk);

await inEveryForm('with the extension', async (form) => {
  const page = await show(PAGES.recruiter, { ...form, height: 2600 });
  const tabId = await desk.tabOf(page);
  await until('the marks are there', async () => {
    const { pending, badges } = await desk.ask('tab', { tabId });
    const verdicts = Object.values(await verdictsOn(opened, page));
    return badges.length > 10 && pending === 0 && verdicts.filter(Boolean).length >= badges.length;
  });
  await page.bringToFront();
  await save(page, 'marks', form, true);
  for (const id of ['ob2-hosted-verified', 'ob2-signed-altered', 'ob2-hosted-revoked-410']) {
    await dress(page, form);
    await page.$eval(`img[src$="${id}.png"]`, (image) => image.scrollIntoView({ block: 'start' }));
    await until('the card is open', async () => {
      await pressMark(opened, page, `${id}.png`);
      return cardOn(opened, page);
    });
    await save(page, `card-${id}`, form);
    await page.keyboard.press('Escape');
  }
  if (form.width < 500) await takePopup(tabId, form);
  const [badge] = (await desk.ask('tab', { tabId })).badges;
  const report = await openExtension(`report/index.html#${badge?.id}`, form);
  await report.waitForSelector('[data-status]');
  await save(report, 'report', form, true);
  await Promise.all([page.close(), report.close()]);
});

await opened.close();
await site.close();
process.stdout.write(`${FOLDER}\n`);

interface Form {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  readonly height?: number;
}

async function inEveryForm(what: string, work: (form: Form) => Promise<void>): Promise<void> {
  process.stdout.write(`${what}\n`);
  for (const width of WIDTHS) {
    for (const scheme of SCHEMES) await work({ width, scheme });
  }
}

async function takePopup(tabId: number, form: Form): Promise<void> {
  const popup = await openExtension(`popup/index.html?tab=${tabId}`, form);
  await popup.waitForSelector('.popup-list [data-status]');
  await save(popup, 'popup', form, true);
  await popup.click('.popup-list button');
  await save(popup, 'popup-open', form, true);
  await popup.close();
}

async function dress(page: Page, { width, scheme, height = 900 }: Form): Promise<void> {
  await page.setViewport({ width, height, deviceScaleFactor: width < 500 ? 2 : 1 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
}

async function openExtension(file: string, form: Form): Promise<Page> {
  if (!opened.extension) throw new Error('The extension was not installed.');
  const page = await opened.extension.open(file);
  await dress(page, form);
  return page;
}

async function show(address: string, form: Form): Promise<Page> {
  const page = await opened.browser.newPage();
  await dress(page, form);
  await page.goto(address);
  return page;
}

/** Elements check as they come into view: all are brought there. */
async function elementsSettled(page: Page): Promise<void> {
  await page.$$eval('open-badge', (elements) => {
    for (const element of elements) element.setAttribute('verify', 'load');
  });
  await until('every element has ended its check', async () => {
    const waiting = await page.$$eval('open-badge', (elements) =>
      elements.filter((one) => /^(idle|checking)$/.test(one.getAttribute('status') ?? 'idle')),
    );
    return waiting.length === 0;
  });
}

async function save(page: Page, name: string, form: Form, fullPage = false): Promise<void> {
  await page.bringToFront();
  const file = path.join(FOLDER, `${name}-${form.width}-${form.scheme}.png`);
  await page.screenshot({ path: file as `${string}.png`, fullPage });
}
