import type { Listed } from '../messages.ts';
import type { Result, Results } from './results.ts';
import type { Tabs } from './tabs.ts';

/**
 * The badges of a tab, each once, whichever of its frames show it. What a badge calls itself anybody can
 * write: only with the same verdict are two of the same name one.
 */
export function listOf(tabs: Tabs, results: Results, tabId: number): readonly Listed[] {
  const seen = new Set<string>();
  const list: Listed[] = [];
  for (const { id, frameId } of tabs.badges(tabId)) {
    const result = results.get(id);
    if (!result) continue;
    const { link, report } = result;
    const name = report.badge?.id ? `${report.verdict} ${report.badge.id}` : id;
    if (seen.has(id) || seen.has(name)) continue;
    seen.add(id).add(name);
    list.push({ id, frameId, address: pictureOf(result), link, report });
  }
  return list;
}

/** What may be shown as its picture: where a link leads is none. */
export function pictureOf({ address, link }: Result): string {
  return link === null && !/^data:(?!image\/)/i.test(address) ? address : '';
}
