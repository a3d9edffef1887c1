import type { Page } from 'puppeteer-core';
import type { Extension, Kind, TestBrowser } from './browser.ts';
import { builtExtension } from './built.ts';
import { allowEverywhere, type Desk, openDesk } from './desk.ts';
import { openBrowser } from './open.ts';
import { until } from './until.ts';

/** A browser with the extension, which may look everywhere. */
export interface Reader {
  readonly opened: TestBrowser;
  readonly extension: Extension;
  readonly desk: Desk;
  /** A page so high that all of it is in view. */
  show(address: string, height?: number): Promise<Page>;
  /** Waits until the list of a page has exactly these verdicts, in alphabetical order. */
  lists(page: Page, expected: readonly string[]): Promise<void>;
}

/**
 * @param proxyPort port of the proxy that plays the internet. Default: none.
 * @param language as of `OpenOptions`.
 */
export async function openReader(
  kind: Kind,
  proxyPort?: number,
  language?: string,
): Promise<Reader> {
  const opened = await openBrowser(kind, {
    extension: builtExtension(kind),
    ...(proxyPort === undefined ? {} : { proxyPort }),
    ...(language === undefined ? {} : { language }),
  });
  const { extension } = opened;
  if (!extension) throw new Error('The extension was not installed.');
  const desk = await openDesk(extension);
  await allowEverywhere(extension, desk);
  return {
    opened,
    extension,
    desk,
    async show(address, height = 5200) {
      const page = await opened.browser.newPage();
      await page.setViewport({ width: 1280, height });
      await page.goto(address);
      return page;
    },
    async lists(page, expected) {
      const tabId = await desk.tabOf(page);
      await until('the extension runs', async () => (await desk.ask('tab', { tabId })).running);
      await desk.ask('scan-tab', { tabId });
      let last: readonly string[] = [];
      const isComplete = async () => {
        const { badges } = await desk.ask('tab', { tabId });
        last = badges.map(({ report }) => report.verdict).sort();
        return String(last) === String(expected);
      };
      await until('the list is complete', isComplete, 8000).catch(() => {
        throw new Error(`The list is [${last}] instead of [${expected}].`);
      });
    },
  };
}
