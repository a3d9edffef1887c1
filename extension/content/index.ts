import { browser } from '../browser.ts';
import { refuse } from '../messages.ts';
import { isAlive } from '../send.ts';
import { answerer } from './answers.ts';
import { whenGone } from './line.ts';
import { startPage } from './page.ts';

/**
 * Where a run leaves its off switch, so that being injected again does nothing. It lies in our isolated
 * world, which no page sees.
 */
const RUNNING = Symbol.for('open-badge');
const before: unknown = Reflect.get(globalThis, RUNNING);

if (!(before instanceof AbortController) || before.signal.aborted) {
  const controller = new AbortController();
  Reflect.set(globalThis, RUNNING, controller);
  // A page that Chromium prepares before anybody asks for it is no frame of its tab yet, and nobody sees it.
  const isPrepared = Reflect.get(document, 'prerendering') === true;
  if (!isPrepared) run(controller);
  else document.addEventListener('prerenderingchange', () => run(controller), { once: true });
}

function run(controller: AbortController): void {
  const stop = () => controller.abort();
  whenGone(stop);
  const answer = answerer(startPage(controller.signal), stop);
  const listener = (
    message: unknown,
    sender: { id?: string | undefined },
    sendResponse: (reply: unknown) => void,
  ): true => {
    // Content scripts cannot message each other: who speaks is our background.
    if (sender.id === browser.runtime.id) void answer(message).then(sendResponse);
    else sendResponse(refuse('not-allowed'));
    return true;
  };
  browser.runtime.onMessage.addListener(listener);
  controller.signal.addEventListener('abort', () => {
    if (isAlive()) browser.runtime.onMessage.removeListener(listener);
  });
}
