import { browser } from '../browser.ts';
import type { ContentSpeaker, Handlers, Listed, Speaker } from '../messages.ts';
import { hostPattern, isPattern, siteOf, withoutSite, withSite } from '../settings.ts';
import { change, viewOf } from './access.ts';
import { checkAgain } from './again.ts';
import type { Background } from './background.ts';
import { isDataAddress } from './data-address.ts';
import { askPage, isRunning, runIn } from './pages.ts';
import type { Place } from './tabs.ts';

/** The background's answer to every message. `ready`: what it kept from an earlier life is read. */
export function handlersOf(ready: Promise<Background>): Handlers {
  return {
    async opened({ page }, speaker) {
      (await ready).tabs.opened(placeOf(speaker, page));
      return null;
    },

    async shows({ page, badges }, speaker) {
      const { tabs, results } = await ready;
      const known = badges.filter((id) => results.get(id) !== undefined);
      tabs.shows(placeOf(speaker, page), known);
      return null;
    },

    async check({ page, address, bytes, again }, speaker) {
      const { tabs, check } = await ready;
      const place = placeOf(speaker, page);
      const done = tabs.checking(place.tabId);
      try {
        const checked = await check({ address, bytes, again, foundOn: contentOf(speaker).url });
        const site = checked.state === 'not-permitted' ? hostPattern(address) : null;
        if (site && !sameOrigin(address, contentOf(speaker).url)) tabs.blocked(place, site);
        return checked;
      } finally {
        done();
      }
    },

    async closed({ page }, speaker) {
      (await ready).tabs.closed(placeOf(speaker, page));
      return null;
    },

    async 'open-report'({ id }, speaker) {
      const { results } = await ready;
      if (results.get(id)) await openReport(id, contentOf(speaker).tabId);
      return null;
    },

    async tab({ tabId }) {
      const { tabs, results, sites } = await ready;
      const [tab, running, settings] = await Promise.all([
        browser.tabs.get(tabId),
        isRunning(tabId),
        sites.settings(),
      ]);
      const badges = tabs.badges(tabId).flatMap(({ id, frameId }): Listed[] => {
        const result = results.get(id);
        return result ? [{ id, frameId, address: result.address, report: result.report }] : [];
      });
      return {
        url: tab.url ?? null,
        running,
        mode: settings.mode,
        badges,
        pending: tabs.pending(tabId),
        blocked: tabs.blockedSites(tabId),
      };
    },

    async 'scan-tab'({ tabId }) {
      const running = await runIn(tabId);
      if (running) await askPage(tabId, 0, 'scan', {});
      return { running };
    },

    async 'show-in-tab'({ tabId, id }) {
      const { tabs } = await ready;
      const badge = tabs.badges(tabId).find((other) => other.id === id);
      const answer = badge && (await askPage(tabId, badge.frameId, 'show', { id }));
      return { shown: answer?.shown === true };
    },

    'check-again': async ({ id }) => ({ checked: await checkAgain(await ready, id) }),

    async result({ id }) {
      const known = (await ready).results.get(id);
      return known ? { address: known.address, report: known.report } : null;
    },

    settings: async () => viewOf((await ready).sites),

    'set-mode': async ({ mode }) =>
      change((await ready).sites, (settings) => ({ ...settings, mode })),

    'add-site': async ({ site }) => {
      const pattern = isPattern(site) ? site : siteOf(site);
      const { sites } = await ready;
      return change(sites, (settings) => (pattern ? withSite(settings, pattern) : settings));
    },

    'remove-site': async ({ site }) =>
      change((await ready).sites, (settings) => withoutSite(settings, site)),
  };
}

/** A report in a tab of its own, beside the page that it is about. */
export async function openReport(id: string, openerTabId?: number): Promise<void> {
  const url = browser.runtime.getURL(`report/index.html#${id}`);
  await browser.tabs.create(openerTabId === undefined ? { url } : { url, openerTabId });
}

function contentOf(speaker: Speaker): ContentSpeaker {
  if (speaker.kind !== 'content')
    throw new TypeError('messages.ts lets only content scripts ask this');
  return speaker;
}

function placeOf(speaker: Speaker, page: string): Place {
  const { tabId, frameId } = contentOf(speaker);
  return { tabId, frameId, page };
}

function sameOrigin(address: string, page: string): boolean {
  return isDataAddress(address) || new URL(address).origin === new URL(page).origin;
}
