import { type Checked, MOST_BADGES } from '../messages.ts';
import { isOwn, readOwn } from './bytes.ts';
import { askBackground, hangUp } from './line.ts';
import type { Sighting } from './sighting.ts';

type Question = Pick<Sighting, 'kind' | 'address'>;

/** One page's checks by the background: each address is checked once, and its answer remembered. */
export interface Asking {
  /**
   * @param bytes the picture, where the page had it: as a data: address.
   * @returns null where no answer came (the next call then asks again), or where this page has had its share.
   */
  check(question: Question, bytes?: string): Promise<Checked | null>;
  /** The same, and everybody is asked anew. */
  again(question: Question): Promise<Checked | null>;
  opened(): void;
  /** Tells which badges the page shows; asked for when it is told, however often it changed meanwhile. */
  changed(): void;
  /** Tells it now; resolves when it was heard. */
  tellNow(): Promise<void>;
  /** @param mayReturn the browser may keep this page, and show it again as it was. */
  closed(mayReturn: boolean): void;
}

export interface AskingServices {
  /** Names this run of our script. */
  readonly page: string;
  readonly signal: AbortSignal;
  /** Ids of the badges that the page shows now, from top to bottom. */
  readonly shown: () => readonly string[];
}

/** Most badges of one page that are checked: what is heaped up beyond is not for a reader. */
const MOST_CHECKED = 1000;

/** How long changes are gathered before the first of them is told, and between two tellings, in milliseconds. */
const GATHERING = 20;
const APART = 250;

export function openAsking({ page, signal, shown }: AskingServices): Asking {
  const answers = new Map<string, Promise<Checked | null>>();

  async function checkNow(sighting: Question, given: string, again: boolean) {
    const { address } = sighting;
    const kind = kindOf(sighting);
    const mayRead = kind === 'picture' && given === '' && isOwn(address);
    const own = mayRead ? await readOwn(address, { whole: true, signal }) : null;
    const bytes = own?.state === 'badge' ? own.bytes : given;
    // A blob: is known to this page alone: its name tells nobody else anything.
    const named = address.startsWith('blob:') ? bytes : address;
    if (named === '') return null;
    const reply = await askBackground('check', { page, kind, address: named, bytes, again });
    return reply.ok ? reply.value : null;
  }

  function keep(key: string, answer: Promise<Checked | null>): Promise<Checked | null> {
    answers.set(key, answer);
    void answer.then((checked) => {
      const isSettled = checked !== null && checked.state !== 'not-permitted';
      if (!isSettled && answers.get(key) === answer) answers.delete(key);
    });
    return answer;
  }

  let telling = false;
  let stale = false;

  async function tell(): Promise<void> {
    stale = true;
    if (telling) return;
    telling = true;
    // A moment later: pictures come and go in groups.
    await pause(GATHERING);
    while (stale && !signal.aborted) {
      await tellNow();
      await pause(APART);
    }
    telling = false;
  }

  async function tellNow(): Promise<void> {
    stale = false;
    await askBackground('shows', { page, badges: shown().slice(0, MOST_BADGES) });
  }

  return {
    check(question, bytes = '') {
      const key = keyOf(question);
      const known = answers.get(key);
      if (known !== undefined) return known;
      if (answers.size >= MOST_CHECKED) return Promise.resolve(null);
      return keep(key, checkNow(question, bytes, false));
    },
    again: (question) => keep(keyOf(question), checkNow(question, '', true)),
    opened: () => void askBackground('opened', { page }),
    changed: () => void tell(),
    tellNow,
    closed: (mayReturn) => hangUp(page, mayReturn),
  };
}

/** A picture is checked by what is in it, a credential in the page's text by its data: address. */
function kindOf({ kind }: Question): 'picture' | 'link' {
  return kind === 'picture' || kind === 'element' ? 'picture' : 'link';
}

function keyOf(question: Question): string {
  return `${kindOf(question)} ${question.address}`;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
