import { markOf } from '../../component/view/verdict.ts';
import { openCache, verify } from '../../core/index.ts';
import { browser } from '../browser.ts';
import { wordsIn } from '../language.ts';
import { answer, type Sender, speakerOf } from '../messages.ts';
import { say } from '../words.ts';
import { restart, start } from './access.ts';
import { goOn } from './again.ts';
import type { Background } from './background.ts';
import { openChecks } from './checks.ts';
import { documentStore } from './documents.ts';
import { handlersOf } from './handlers.ts';
import { answerLine } from './line.ts';
import { listOf } from './list.ts';
import { openLooks } from './looks.ts';
import { makeMenu, onMenu } from './menu.ts';
import { openResults } from './results.ts';
import { openSites } from './sites.ts';
import { openTabs } from './tabs.ts';
import { showOnToolbar } from './toolbar.ts';
import { walk } from './walk.ts';

// Every listener stands here, before anything is awaited: a worker that was woken by an event must
// listen to it in its first turn. What it kept is read meanwhile.

const words = wordsIn(browser.i18n.getUILanguage(), say('language'));
const sites = openSites({
  storage: browser.storage.local,
  permissions: browser.permissions,
  scripting: browser.scripting,
});
const ready = wake();
const handlers = handlersOf(ready);
const self = { id: browser.runtime.id, base: browser.runtime.getURL('') };

browser.runtime.onMessage.addListener((message: unknown, sender: Sender) =>
  answer(message, speakerOf(sender, self), handlers),
);

browser.runtime.onConnect.addListener((port) => {
  const speaker = speakerOf(port.sender ?? {}, self);
  answerLine(port, (question) => answer(question, speaker, handlers));
});

browser.runtime.onInstalled.addListener(({ reason }) => {
  void makeMenu();
  void start(sites);
  if (reason === 'install') void browser.runtime.openOptionsPage();
});

// Firefox forgets nothing that was registered to persist, but a profile may come back from elsewhere.
browser.runtime.onStartup.addListener(() => void start(sites));

browser.permissions.onAdded.addListener(() => {
  void start(sites).then(async () => goOn(await ready));
});
browser.permissions.onRemoved.addListener(() => void restart(sites));

browser.contextMenus.onClicked.addListener((info, tab) => void onMenu(info, tab, ready));

browser.commands.onCommand.addListener((command) => {
  void ready.then((background) => walk(background, command));
});

browser.tabs.onRemoved.addListener((tabId) => {
  void ready.then(({ tabs }) => tabs.removed(tabId));
});

async function wake(): Promise<Background> {
  const results = await openResults(browser.storage.session);
  const tabs = await openTabs(browser.storage.session, (tabId) => {
    const marks = listOf(tabs, results, tabId).map(({ report }) => markOf(report));
    void words.then((said) =>
      showOnToolbar(browser.action, tabId, marks, said, say('extension_name')),
    );
  });
  const cache = openCache({
    store: documentStore(browser.storage.session),
    // Beside the results, in 10 MiB of JSON.
    bytes: 2 * 1024 * 1024,
  });
  const check = openChecks({ verify, results, cache, now: () => new Date(), permit: sites.mayAsk });
  const look = openLooks({
    fetch: (...request) => fetch(...request),
    permit: sites.mayAsk,
    now: () => Date.now(),
  });
  return { results, tabs, sites, look, check };
}
