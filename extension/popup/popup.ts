import { browser } from '../browser.ts';
import { openOwnPage } from '../own-page.ts';
import { send } from '../send.ts';
import { EVERY_SITE, hostPattern } from '../settings.ts';
import { say } from '../words.ts';
import { type PopupActions, type PopupState, popupView } from './view.ts';

const { words, draw } = await openOwnPage();
let state: PopupState = {
  view: null,
  reachable: null,
  looking: false,
  open: null,
  busy: new Set(),
  notice: '',
};

function set(change: Partial<PopupState>): void {
  state = { ...state, ...change };
  draw(popupView(state, actions, words));
}

/** The tab that the reader looks at; opened as a page of its own, the one that the address names. */
async function findTab(): Promise<number | undefined> {
  const named = new URL(location.href).searchParams.get('tab');
  if (named !== null && /^\d+$/.test(named)) return Number(named);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id;
}

const tab = findTab();

async function refresh(): Promise<void> {
  const tabId = await tab;
  const reply = tabId === undefined ? null : await send('tab', { tabId });
  if (reply?.ok) set({ view: reply.value });
  else set({ reachable: false });
}

async function scan(): Promise<void> {
  const tabId = await tab;
  if (tabId === undefined) return;
  set({ looking: true });
  const reply = await send('scan-tab', { tabId });
  set({ looking: false, reachable: reply.ok && reply.value.running });
  await refresh();
}

/**
 * Asks the browser for a permission. It must be called first in the handler of a click: a browser
 * listens only then, and Firefox closes the popup for the question. So what is wished is said before,
 * and the background acts on it when the permission comes, with or without us.
 */
async function request(origins: readonly string[], wish: () => void): Promise<boolean> {
  const answer = browser.permissions.request({ origins: [...origins] });
  wish();
  const granted = await answer.catch(() => false);
  set({ notice: granted ? '' : say('refused') });
  return granted;
}

const actions: PopupActions = {
  toggle: (id) => set({ open: state.open === id ? null : id, notice: '' }),

  async show(id) {
    const tabId = await tab;
    if (tabId === undefined) return;
    const reply = await send('show-in-tab', { tabId, id });
    if (!(reply.ok && reply.value.shown)) set({ notice: say('popup_not_shown') });
  },

  async again(id) {
    set({ busy: new Set([...state.busy, id]), notice: '' });
    const reply = await send('check-again', { id });
    const busy = new Set(state.busy);
    busy.delete(id);
    set({ busy, notice: reply.ok && reply.value.checked ? '' : say('failed') });
    await refresh();
  },

  details: (id) =>
    void browser.tabs.create({ url: browser.runtime.getURL(`report/index.html#${id}`) }),

  runHere: () => void scan(),

  async alwaysHere() {
    const site = hostPattern(state.view?.url ?? '');
    if (!site) return;
    const mode = state.view?.mode ?? 'click';
    if (await request([site], () => void send('add-site', { site }))) await scan();
    else await send('remove-site', { site }).then(() => send('set-mode', { mode }));
  },

  async everywhere() {
    const mode = state.view?.mode ?? 'click';
    if (await request(EVERY_SITE, () => void send('set-mode', { mode: 'everywhere' })))
      await scan();
    else await send('set-mode', { mode });
  },

  // The background goes on by itself when the permission comes.
  allow: (sites) => void request(sites, () => undefined),

  async setDrawn(host, drawn) {
    const reply = await send('set-drawn', { host, drawn });
    set({ notice: reply.ok ? '' : say('failed') });
    await refresh();
  },

  settings: () => void browser.runtime.openOptionsPage(),
};

async function start(): Promise<void> {
  set({});
  const tabId = await tab;
  browser.storage.session.onChanged.addListener((changes) => {
    if (`tab:${tabId}` in changes) void refresh();
  });
  await refresh();
  const { view } = state;
  // A click on the toolbar is the click of "When I click".
  if (view && !view.running && view.mode === 'click') await scan();
}

void start();
