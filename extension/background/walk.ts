import { browser } from '../browser.ts';
import type { Background } from './background.ts';
import { askPage } from './pages.ts';

/** Commands of the manifest. */
export const NEXT_BADGE = 'next-badge';
export const PREVIOUS_BADGE = 'previous-badge';

/** The frame of a tab that holds the badge where the reader is. */
const standing = new Map<number, number>();

/** "Next badge" and "Previous badge": from mark to mark, through all frames of the tab, and around. */
export async function walk({ tabs }: Background, command: string): Promise<void> {
  if (command !== NEXT_BADGE && command !== PREVIOUS_BADGE) return;
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  if (tab?.id === undefined) return;
  const back = command === PREVIOUS_BADGE;
  const frames = [...new Set(tabs.badges(tab.id).map(({ frameId }) => frameId))];
  if (back) frames.reverse();
  const begin = Math.max(0, frames.indexOf(standing.get(tab.id) ?? -1));
  for (let step = 0; step <= frames.length; step++) {
    const frameId = frames[(begin + step) % frames.length];
    if (frameId === undefined) return;
    const answer = await askPage(tab.id, frameId, 'walk', { back, fromEnd: step > 0 });
    if (!answer?.moved) continue;
    standing.set(tab.id, frameId);
    return;
  }
}
