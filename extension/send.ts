import { browser } from './browser.ts';
import type { Answers, Ask, MessageName, Reply } from './messages.ts';

/** Asks the background. `gone`: this extension was updated or removed, and this script lives on without it. */
export async function send<N extends MessageName>(
  type: N,
  ask: Ask<N>,
): Promise<Reply<Answers[N]>> {
  try {
    const reply = await browser.runtime.sendMessage<object, Reply<Answers[N]> | undefined>({
      type,
      ...ask,
    });
    return reply ?? { ok: false, error: { code: 'failed' } };
  } catch {
    const code = isAlive() ? 'failed' : 'gone';
    return { ok: false, error: { code } };
  }
}

/** False once the extension was updated, turned off or removed: a page keeps its old scripts. */
export function isAlive(): boolean {
  try {
    return browser.runtime.id !== undefined;
  } catch {
    return false;
  }
}
