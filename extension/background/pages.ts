import { browser } from '../browser.ts';
import type { PageAnswers, PageAsk, PageMessageName, Reply } from '../messages.ts';
import { CONTENT_SCRIPT } from './sites.ts';

/** Asks our script in one frame; null where it does not run. */
export async function askPage<N extends PageMessageName>(
  tabId: number,
  frameId: number,
  type: N,
  ask: PageAsk<N>,
): Promise<PageAnswers[N] | null> {
  try {
    const reply = await browser.tabs.sendMessage<object, Reply<PageAnswers[N]> | undefined>(
      tabId,
      { type, ...ask },
      { frameId },
    );
    return reply?.ok ? reply.value : null;
  } catch {
    return null;
  }
}

export async function isRunning(tabId: number, frameId = 0): Promise<boolean> {
  return (await askPage(tabId, frameId, 'ping', {})) !== null;
}

/**
 * Runs our script in one frame now. It needs a permission for that page, or a click of the reader on
 * the toolbar or in the menu (`activeTab`). A script that runs there already takes no harm.
 */
export async function runIn(tabId: number, frameId = 0): Promise<boolean> {
  try {
    await browser.scripting.executeScript({
      target: { tabId, frameIds: [frameId] },
      files: [CONTENT_SCRIPT],
    });
    return await isRunning(tabId, frameId);
  } catch {
    return false;
  }
}

/** After a change of what is allowed: stops everywhere, and starts where it may in tabs that are open. */
export async function restartPages(matches: readonly string[]): Promise<void> {
  const tabs = await browser.tabs.query({});
  await Promise.all(tabs.map(({ id }) => (id === undefined ? null : askPage(id, 0, 'stop', {}))));
  if (matches.length === 0) return;
  // Only tabs that we may read match: the browser hides the addresses of all others.
  const allowed = await browser.tabs.query({ url: [...matches], discarded: false });
  await Promise.all(allowed.map(({ id }) => (id === undefined ? null : runIn(id))));
}
