import { type Checked, type Look, type Looked, MOST_BADGES, MOST_LOOKS } from '../messages.ts';
import { send } from '../send.ts';
import { isOwn, readOwn } from './bytes.ts';

/** What is asked about: a picture, or where a link leads. */
export interface Question {
  readonly kind: 'picture' | 'link';
  readonly address: string;
}

/** One page's questions to the background: each address is asked about once, and its answer remembered. */
export interface Asking {
  /** Names this run of our script. */
  readonly page: string;
  /** Is a check of it worth it? null where no answer came, or where this page has had its share. */
  look(question: Question, cue: boolean): Promise<Looked | null>;
  /**
   * @param bytes the picture, where the page had it: as a data: address.
   * @param again ask everybody anew.
   * @returns null where no answer came; the next call then asks again.
   */
  check(
    question: Question,
    more?: { readonly bytes?: string; readonly again?: boolean },
  ): Promise<Checked | null>;
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

/** Most messages with looks that wait for their answers: a page of a million pictures is not our hurry. */
const MOST_UNDER_WAY = 4;

/** Most pictures and links of one page that the background looks at. */
const MOST_OF_A_PAGE = { picture: 3000, link: 500 };

/** How long questions and changes are gathered before they are told, in milliseconds. */
const GATHERING = 20;

interface Waiting {
  readonly item: Look;
  readonly resolve: (looked: Looked | null) => void;
}

export function openAsking({ signal, shown, onGone }: AskingServices): Asking {
  const answers = new Map<string, Promise<Checked | null>>();
  const looks = new Map<string, Promise<Looked | null>>();
  // Not randomUUID: it is missing on pages without https.
  const page = Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join(
    '',
  );

  const left = { ...MOST_OF_A_PAGE };
  const waiting: Waiting[] = [];
  let underWay = 0;
  let isGathering = false;

  /** In groups: each message costs the page as much as looking at twenty pictures. */
  async function flush(): Promise<void> {
    if (isGathering) return;
    isGathering = true;
    await new Promise((resolve) => setTimeout(resolve, GATHERING));
    isGathering = false;
    while (waiting.length > 0 && underWay < MOST_UNDER_WAY && !signal.aborted) {
      const group = waiting.splice(0, MOST_LOOKS);
      underWay++;
      void ask(group).finally(() => {
        underWay--;
        if (waiting.length > 0) void flush();
      });
    }
  }

  async function ask(group: readonly Waiting[]): Promise<void> {
    const reply = await send('look', { page, items: group.map(({ item }) => item) });
    if (!reply.ok && reply.error.code === 'gone') onGone();
    for (const [index, { resolve }] of group.entries()) {
      resolve(reply.ok ? (reply.value[index] ?? null) : null);
    }
  }

  async function askAbout(
    { kind, address }: Question,
    bytes: string,
    again: boolean,
  ): Promise<Checked | null> {
    // A blob: is known to this page alone: its name tells nobody else anything.
    const named = address.startsWith('blob:') ? bytes : address;
    if (named === '') return null;
    const reply = await send('check', { page, kind, address: named, bytes, again });
    if (reply.ok) return reply.value;
    if (reply.error.code === 'gone') onGone();
    return null;
  }

  async function checkNow(question: Question, given: string, again: boolean) {
    const { kind, address } = question;
    const mayRead = kind === 'picture' && given === '' && isOwn(address);
    const own = mayRead ? await readOwn(address, { whole: true, signal }) : null;
    return askAbout(question, own?.state === 'badge' ? own.bytes : given, again);
  }

  let telling = false;
  let stale = false;

  async function tell(): Promise<void> {
    stale = true;
    if (telling) return;
    telling = true;
    while (stale && !signal.aborted) {
      stale = false;
      // A moment later: pictures come and go in groups.
      await new Promise((resolve) => setTimeout(resolve, GATHERING));
      await send('shows', { page, badges: shown().slice(0, MOST_BADGES) });
    }
    telling = false;
  }

  return {
    page,
    look({ kind, address }, cue) {
      const key = `${kind} ${cue} ${address}`;
      const known = looks.get(key);
      if (known !== undefined) return known;
      if (--left[kind] < 0) return Promise.resolve(null);
      const look = new Promise<Looked | null>((resolve) =>
        waiting.push({ item: { kind, address, cue }, resolve }),
      );
      looks.set(key, look);
      void look.then((looked) => {
        if (looked === null || looked === 'not-permitted' || looked === 'unread') looks.delete(key);
      });
      void flush();
      return look;
    },
    check(question, { bytes = '', again = false } = {}) {
      const key = `${question.kind} ${question.address}`;
      const known = again ? undefined : answers.get(key);
      if (known !== undefined) return known;
      const answer = checkNow(question, bytes, again).then((checked) => {
        const settled = checked !== null && checked.state !== 'not-permitted';
        if (!settled && answers.get(key) === answer) answers.delete(key);
        return checked;
      });
      answers.set(key, answer);
      return answer;
    },
    opened: () => void send('opened', { page }),
    changed: () => void tell(),
    closed: () => void send('closed', { page }),
  };
}
