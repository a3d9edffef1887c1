import { browser } from '../browser.ts';
import { say } from '../words.ts';
import type { Background } from './background.ts';
import { openReport } from './handlers.ts';
import { askPage, runIn } from './pages.ts';

const CHECK_PICTURE = 'check-picture';

/** What the browser says of a click in its menu. */
interface MenuClick {
  readonly menuItemId: string | number;
  readonly srcUrl?: string | undefined;
  readonly frameId?: number | undefined;
  readonly frameUrl?: string | undefined;
  readonly pageUrl?: string | undefined;
}

/** Menus outlive the worker: they are made when the extension is installed or updated. */
export async function makeMenu(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: CHECK_PICTURE,
    title: say('menu_check_picture'),
    contexts: ['image'],
    documentUrlPatterns: ['https://*/*', 'http://*/*'],
  });
}

/**
 * "Check this image for a badge". The click lets us into this page (`activeTab`), also where we have
 * no permission: our script then shows the answer beside the picture, whatever it is.
 */
export async function onMenu(
  info: MenuClick,
  tab: { readonly id?: number | undefined; readonly url?: string | undefined } | undefined,
  ready: Promise<Background>,
): Promise<void> {
  const address = info.srcUrl;
  if (info.menuItemId !== CHECK_PICTURE || !address || tab?.id === undefined) return;
  const frameId = info.frameId ?? 0;
  const running = await runIn(tab.id, frameId);
  const answer = running ? await askPage(tab.id, frameId, 'check-picture', { address }) : null;
  if (answer?.drawn) return;
  const { check } = await ready;
  const foundOn = info.frameUrl ?? info.pageUrl ?? tab.url;
  if (!foundOn || !/^https?:/.test(foundOn)) return;
  const { id } = await check({ kind: 'picture', address, bytes: '', foundOn, again: true });
  await openReport(id, tab.id);
}
