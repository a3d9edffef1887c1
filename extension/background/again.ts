import type { Background } from './background.ts';
import { askPage, scan } from './pages.ts';

/**
 * Asks everybody again about one badge. Where pages still show it, they ask: they may have bytes that we
 * cannot get, and marks to redraw.
 *
 * @returns false where nobody could be asked.
 */
export async function checkAgain(
  { results, tabs, check }: Background,
  id: string,
): Promise<boolean> {
  const asked = await Promise.all(
    tabs.placesOf(id).map(({ tabId, frameId }) => askPage(tabId, frameId, 'again', { id })),
  );
  if (asked.some((answer) => answer?.checked)) return true;
  const known = results.get(id);
  if (!known?.address) return false;
  const { address, link, foundOn } = known;
  const kind = link === null ? 'picture' : 'link';
  return (
    (await check({ kind, address, bytes: '', foundOn, again: true })).state !== 'not-permitted'
  );
}

/**
 * After a permission was given: goes on with what waited for it. The popup that asked for it may be gone,
 * for Firefox closes it to show its question.
 */
export async function goOn(background: Background): Promise<void> {
  const { tabs } = background;
  for (const tabId of tabs.all()) {
    const ids = [...new Set(tabs.badges(tabId).map(({ id }) => id))];
    await Promise.all(ids.map((id) => goOnWith(background, id)));
    if (tabs.blockedSites(tabId).length === 0) continue;
    tabs.unblock(tabId);
    await scan(tabs, tabId);
  }
}

async function goOnWith(background: Background, id: string): Promise<void> {
  const { results, sites } = background;
  const waited = (results.get(id)?.report.requests ?? []).filter(
    ({ result }) => result === 'not-permitted',
  );
  const allowed = await Promise.all(waited.map(({ url }) => sites.mayAsk(url)));
  if (allowed.includes(true)) await checkAgain(background, id);
}
