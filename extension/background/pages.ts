import { browser } from '../browser.ts';
import type { PageAnswers, PageAsk, PageMessageName, Reply } from '../messages.ts';
import { hostOf, matchesOf } from '../settings.ts';
import { CONTENT_SCRIPT, DRAWING_SCRIPT, type Sites } from './sites.ts';
import type { Tabs } from './tabs.ts';

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

/** Asks our script in every frame of a tab; whoever does not run there does not hear it. */
async function askPages<N extends PageMessageName>(
  tabId: number,
  type: N,
  ask: PageAsk<N>,
): Promise<void> {
  try {
    await browser.tabs.sendMessage(tabId, { type, ...ask });
  } catch {
    // It runs nowhere.
  }
}

/** Looks at everything in every frame of a tab; resolves when nothing is left to check. */
export async function scan(tabs: Tabs, tabId: number): Promise<void> {
  const frames = new Set([0, ...tabs.framesOf(tabId).map(({ frameId }) => frameId)]);
  await Promise.all([...frames].map((frameId) => askPage(tabId, frameId, 'scan', {})));
}

export async function isRunning(tabId: number, frameId = 0): Promise<boolean> {
  return (await askPage(tabId, frameId, 'ping', {})) !== null;
}

/**
 * Runs our script in one frame now, or in all. It needs a permission for that page, or a click of the reader on
 * the toolbar or in the menu (`activeTab`). A script that runs there already takes no harm.
 */
export async function runIn(tabId: number, frame: number | 'all' = 0): Promise<boolean> {
  try {
    await browser.scripting.executeScript({
      target: frame === 'all' ? { tabId, allFrames: true } : { tabId, frameIds: [frame] },
      files: [CONTENT_SCRIPT],
    });
    return await isRunning(tabId, frame === 'all' ? 0 : frame);
  } catch {
    return false;
  }
}

/** Runs the script that draws in a frame that our own runs in already; false where the browser does not let us. */
export async function drawIn(tabId: number, frameId: number): Promise<boolean> {
  try {
    const target = { tabId, frameIds: [frameId] };
    await browser.scripting.executeScript({ target, files: [DRAWING_SCRIPT] });
    return true;
  } catch {
    return false;
  }
}

/** Tells every page of these hosts whether it is drawn into. */
export async function tellDrawn(
  isMeant: (host: string) => boolean,
  wanted: boolean,
): Promise<void> {
  const tabs = await browser.tabs.query({ discarded: false });
  await Promise.all(
    tabs.map(({ id, url }) =>
      id !== undefined && url !== undefined && isMeant(hostOf(url))
        ? askPages(id, 'set-drawn', { wanted })
        : null,
    ),
  );
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
      if (id !== undefined && url !== undefined && (await sites.mayAsk(url)))
        await runIn(id, 'all');
    }),
  );
}

export async function stopPages(): Promise<void> {
  const tabs = await browser.tabs.query({ discarded: false });
  await Promise.all(tabs.map(({ id }) => (id === undefined ? null : askPages(id, 'stop', {}))));
}
