import { browser } from '../browser.ts';
import { isAlive } from '../send.ts';
import { answerer } from './answers.ts';
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
  const stop = () => controller.abort();
  const answer = answerer(startPage(controller.signal, stop), stop);
  const listener = (message: unknown, sender: { id?: string | undefined }) =>
    // Content scripts cannot message each other: who speaks is our background.
    sender.id === browser.runtime.id ? answer(message) : undefined;
  browser.runtime.onMessage.addListener(listener);
  controller.signal.addEventListener('abort', () => {
    if (isAlive()) browser.runtime.onMessage.removeListener(listener);
  });
}
