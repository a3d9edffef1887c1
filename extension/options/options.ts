import { browser } from '../browser.ts';
import type { Reply, SettingsView } from '../messages.ts';
import { openOwnPage } from '../own-page.ts';
import { send } from '../send.ts';
import { DEFAULT_SETTINGS, EVERY_SITE, siteOf } from '../settings.ts';
import { say } from '../words.ts';
import { type OptionsActions, type OptionsState, optionsView } from './view.ts';

const { draw } = await openOwnPage();
let state: OptionsState = {
  settings: { ...DEFAULT_SETTINGS, everywhere: false, allowed: [] },
  notice: '',
  badSite: false,
};

function set(change: Partial<OptionsState>): void {
  state = { ...state, ...change };
  draw(optionsView(state, actions));
}

async function save(work: Promise<Reply<SettingsView>>, notice = say('options_saved')) {
  const reply = await work;
  if (reply.ok) set({ settings: reply.value, notice });
  else set({ notice: say('failed') });
}

async function refresh(notice = state.notice): Promise<void> {
  await save(send('settings', {}), notice);
}

/** Must be called first in the handler of a click: a browser listens only then. */
function request(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...origins] }).catch(() => false);
}

async function add(site: string): Promise<void> {
  const granted = request([site]);
  await save(send('add-site', { site }), '');
  if (await granted) await refresh(say('options_saved'));
  else await save(send('remove-site', { site }), say('refused'));
}

const actions: OptionsActions = {
  async choose(mode) {
    const before = state.settings.mode;
    const granted = mode === 'everywhere' ? request(EVERY_SITE) : true;
    await save(send('set-mode', { mode }), '');
    if (await granted) await refresh(say('options_saved'));
    else await save(send('set-mode', { mode: before }), say('refused'));
  },

  addSite(typed) {
    const site = siteOf(typed);
    set({ badSite: site === null, notice: '' });
    if (site) void add(site);
    return site !== null;
  },

  async allowSite(site) {
    const granted = await request([site]);
    await refresh(say(granted ? 'options_saved' : 'refused'));
  },

  removeSite: (site) => void save(send('remove-site', { site })),

  drawAgain: (host) => void save(send('set-drawn', { host, drawn: true })),

  async allowIssuers() {
    const granted = await request(EVERY_SITE);
    await refresh(say(granted ? 'options_saved' : 'refused'));
  },

  async stopIssuers() {
    await browser.permissions.remove({ origins: [...EVERY_SITE] });
    await refresh(say('options_saved'));
  },
};

// Permissions are also given and taken in the browser's own settings, and settings in other tabs.
browser.permissions.onAdded.addListener(() => void refresh());
browser.permissions.onRemoved.addListener(() => void refresh());
browser.storage.local.onChanged.addListener(() => void refresh());

document.title = say('options_title');
set({});
void refresh('');
