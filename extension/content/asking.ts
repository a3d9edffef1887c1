import type { Checked } from '../messages.ts';
import { send } from '../send.ts';
import { readOwnPicture } from './bytes.ts';

/** One page's questions to the background: each address is asked about once, and its answer remembered. */
export interface Asking {
  /**
   * @param again ask everybody anew.
   * @returns null where no answer came; the next call then asks again.
   */
  check(address: string, again?: boolean): Promise<Checked | null>;
  opened(found: readonly string[]): void;
  gone(id: string): void;
  closed(): void;
}

/** @param onGone called when there is no background any more. */
export function openAsking(signal: AbortSignal, onGone: () => void): Asking {
  const answers = new Map<string, Promise<Checked | null>>();
  // Not randomUUID: it is missing on pages without https.
  const page = Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join(
    '',
  );

  async function ask(address: string, bytes: string, again: boolean): Promise<Checked | null> {
    const reply = await send('check', { page, address, bytes, again });
    if (reply.ok) return reply.value;
    if (reply.error.code === 'gone') onGone();
    return null;
  }

  async function checkNow(address: string, again: boolean): Promise<Checked | null> {
    const checked = await ask(address, '', again);
    if (checked?.state !== 'not-permitted') return checked;
    const bytes = await readOwnPicture(address, signal);
    return bytes ? ask(address, bytes, again) : checked;
  }

  function tell(said: Promise<{ ok: boolean }>): void {
    said.catch(() => undefined);
  }

  return {
    check(address, again = false) {
      const known = again ? undefined : answers.get(address);
      if (known !== undefined) return known;
      const answer = checkNow(address, again).then((checked) => {
        const settled = checked !== null && checked.state !== 'not-permitted';
        if (!settled && answers.get(address) === answer) answers.delete(address);
        return checked;
      });
      answers.set(address, answer);
      return answer;
    },
    opened: (found) => tell(send('opened', { page, found })),
    gone: (id) => tell(send('gone', { page, id })),
    closed: () => tell(send('closed', { page })),
  };
}
