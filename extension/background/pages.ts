import { browser } from '../browser.ts';
import type { PageAnswers, PageAsk, PageMessageName, Reply } from '../messages.ts';
import { matchesOf } from '../settings.ts';
import { CONTENT_SCRIPT, type Sites } from './sites.ts';

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

/**
 * Starts in the tabs that are open: the browser starts us in those that come. Only where a permission says
 * so; a tab that a click once opened to us (`activeTab`) is not ours to begin in by ourselves.
 */
export async function startPages(sites: Sites): Promise<void> {
  const matches = matchesOf(await sites.settings());
  if (matches.length === 0) return;
  // Only tabs that we may read match: the browser hides the addresses of all others.
  const tabs = await browser.tabs.query({ url: [...matches], discarded: false });
  await Promise.all(
    tabs.map(async ({ id, url }) => {
      if (id !== undefined && url !== undefined && (await sites.mayAsk(url))) await runIn(id);
    }),
  );
}

export async function stopPages(): Promise<void> {
  const tabs = await browser.tabs.query({ discarded: false });
  await Promise.all(tabs.map(({ id }) => (id === undefined ? null : stopIn(id))));
}

/** In every frame of it. */
async function stopIn(tabId: number): Promise<void> {
  try {
    await browser.tabs.sendMessage(tabId, { type: 'stop' });
  } catch {
    // It does not run there.
  }
}
