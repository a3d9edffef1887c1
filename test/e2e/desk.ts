import type { Page } from 'puppeteer-core';
import type { Answers, MessageName, Reply } from '../../extension/messages.ts';
import { EVERY_SITE } from '../../extension/settings.ts';
import type { Extension } from './browser.ts';
import { until } from './until.ts';

/** A page of the extension, from which a test asks the background what the popup would ask. */
export interface Desk {
  readonly page: Page;
  /** The tab that shows this page. */
  tabOf(page: Page): Promise<number>;
  ask<N extends MessageName>(type: N, question: object): Promise<Answers[N]>;
  /** Text and title of the toolbar button for a tab. */
  toolbar(tabId: number): Promise<{ text: string; title: string }>;
}

/** The reader clicks “Everywhere” on the settings page, and says yes to the question of the browser. */
export async function allowEverywhere(extension: Extension, desk: Desk): Promise<void> {
  await extension.willAllow(EVERY_SITE);
  await desk.page.bringToFront();
  await desk.page.click('[data-mode=everywhere] button');
  await until('everywhere is allowed', async () => {
    const settings = await desk.ask('settings', {});
    return settings.mode === 'everywhere' && settings.everywhere;
  });
}

export async function openDesk(extension: Extension): Promise<Desk> {
  const page = await extension.open('options/index.html');

  /** Evaluates with `api`, the browser's own API, in the page of the extension. */
  async function evaluate<T>(expression: string): Promise<T> {
    const source = `(async (api) => JSON.stringify((await (${expression})) ?? null))(globalThis.browser ?? chrome)`;
    const text = await page.evaluate(source);
    if (typeof text !== 'string') throw new Error(`No answer to ${expression}`);
    return JSON.parse(text);
  }

  return {
    page,
    async tabOf(other) {
      await other.bringToFront();
      const url = JSON.stringify(other.url());
      // Without a permission for its site a tab has no address here; then it is the one in front.
      return until('the tab is in front', () =>
        evaluate<number | null>(
          `api.tabs.query({ active: true }).then((tabs) => tabs.find((tab) => (tab.url ?? ${url}) === ${url})?.id)`,
        ),
      );
    },
    async ask(type, question) {
      const message = JSON.stringify({ type, ...question });
      const reply = await evaluate<Reply<never>>(`api.runtime.sendMessage(${message})`);
      if (!reply.ok) throw new Error(`${type}: ${reply.error.code}`);
      return reply.value;
    },
    async toolbar(tabId) {
      return evaluate(
        `Promise.all([api.action.getBadgeText({ tabId: ${tabId} }), api.action.getTitle({ tabId: ${tabId} })]).then(([text, title]) => ({ text, title }))`,
      );
    },
  };
}
