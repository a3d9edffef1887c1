import { type Checked, MOST_BADGES } from '../messages.ts';
import { send } from '../send.ts';
import { readOwnPicture } from './bytes.ts';

/** One page's questions to the background: each address is asked about once, and its answer remembered. */
export interface Asking {
  /**
   * @param again ask everybody anew.
   * @returns null where no answer came; the next call then asks again.
   */
  check(address: string, again?: boolean): Promise<Checked | null>;
  opened(): void;
  /** Tells which badges the page shows; asked for when it is told, however often it changed meanwhile. */
  changed(): void;
  closed(): void;
}

export interface AskingServices {
  readonly signal: AbortSignal;
  /** Ids of the badges that the page shows now, from top to bottom. */
  readonly shown: () => readonly string[];
  /** There is no background any more. */
  readonly onGone: () => void;
}

export function openAsking({ signal, shown, onGone }: AskingServices): Asking {
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

  let telling = false;
  let stale = false;

  async function tell(): Promise<void> {
    stale = true;
    if (telling) return;
    telling = true;
    while (stale && !signal.aborted) {
      stale = false;
      // One turn later: pictures come and go in groups.
      await Promise.resolve();
      await send('shows', { page, badges: shown().slice(0, MOST_BADGES) });
    }
    telling = false;
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
    opened: () => void send('opened', { page }),
    changed: () => void tell(),
    closed: () => void send('closed', { page }),
  };
}
