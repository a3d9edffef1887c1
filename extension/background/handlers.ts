import { browser } from '../browser.ts';
import { tableIn } from '../language.ts';
import type { ContentSpeaker, Handlers, Speaker } from '../messages.ts';
import {
  drawnInto,
  hostOf,
  hostPattern,
  isPattern,
  siteOf,
  withoutSite,
  withSite,
} from '../settings.ts';
import { say } from '../words.ts';
import { change, changeDrawn, viewOf } from './access.ts';
import { checkAgain } from './again.ts';
import type { Background } from './background.ts';
import { isDataAddress } from './data-address.ts';
import { listOf, pictureOf } from './list.ts';
import { askPage, drawIn, isRunning, runIn, scan } from './pages.ts';
import type { Place, Tabs } from './tabs.ts';

/** The background's answer to every message. `ready`: what it kept from an earlier life is read. */
export function handlersOf(ready: Promise<Background>): Handlers {
  return {
    async opened({ page }, speaker) {
      const { tabs } = await ready;
      const place = placeOf(speaker, page);
      tabs.opened(place);
      // Frames may be heard before the page that they are in, and those of the page before without farewell.
      if (place.frameId === 0) await forgetSilent(tabs, place.tabId);
      return null;
    },

    async shows({ page, badges }, speaker) {
      const { tabs, results } = await ready;
      const known = badges.filter((id) => results.get(id) !== undefined);
      tabs.shows(placeOf(speaker, page), known);
      return null;
    },

    async look({ page, items }, speaker) {
      const { tabs, look } = await ready;
      const place = placeOf(speaker, page);
      const { url } = contentOf(speaker);
      const looked = await look(items, url);
      for (const [index, { address }] of items.entries()) {
        if (looked[index] === 'not-permitted') noteBlocked(tabs, place, address, url);
      }
      return looked;
    },

    async check({ page, kind, address, bytes, again }, speaker) {
      const { tabs, check } = await ready;
      const place = placeOf(speaker, page);
      const done = tabs.checking(place.tabId);
      try {
        const foundOn = contentOf(speaker).url;
        const checked = await check({ kind, address, bytes, again, foundOn });
        if (checked.state === 'not-permitted') noteBlocked(tabs, place, address, foundOn);
        return checked;
      } finally {
        done();
      }
    },

    async closed({ page }, speaker) {
      (await ready).tabs.closed(placeOf(speaker, page));
      return null;
    },

    async draw(_, speaker) {
      const { tabId, frameId } = contentOf(speaker);
      const settings = await (await ready).sites.settings();
      // A frame is a part of the page that the reader sees.
      const { url } = await browser.tabs.get(tabId);
      if (drawnInto(settings, hostOf(url ?? contentOf(speaker).url)) !== 'yes') return null;
      const said = tableIn(browser.i18n.getUILanguage(), say('language'));
      return (await drawIn(tabId, frameId)) ? said : null;
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
      return {
        url: tab.url ?? null,
        running,
        mode: settings.mode,
        badges: listOf(tabs, results, tabId),
        pending: tabs.pending(tabId),
        drawn: drawnInto(settings, hostOf(tab.url ?? '')),
        blocked: tabs.blockedSites(tabId),
      };
    },

    async 'scan-tab'({ tabId }) {
      const running = await runIn(tabId, 'all');
      if (running) await scan((await ready).tabs, tabId);
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
      return known ? { address: pictureOf(known), report: known.report } : null;
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

    'set-drawn': async ({ host, drawn }) => changeDrawn((await ready).sites, host, drawn),
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

async function forgetSilent(tabs: Tabs, tabId: number): Promise<void> {
  const others = tabs.framesOf(tabId).filter(({ frameId }) => frameId !== 0);
  await Promise.all(
    others.map(async (place) => {
      const answer = await askPage(tabId, place.frameId, 'ping', {});
      if (answer?.page !== place.page) tabs.closed(place);
    }),
  );
}

function noteBlocked(tabs: Tabs, place: Place, address: string, page: string): void {
  const site = hostPattern(address);
  if (site && !sameOrigin(address, page)) tabs.blocked(place, site);
}

function sameOrigin(address: string, page: string): boolean {
  return isDataAddress(address) || new URL(address).origin === new URL(page).origin;
}
