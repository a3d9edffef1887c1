import { LONGEST_LOOKED_AT, type Look, type Looked, MOST_LOOKS } from '../messages.ts';
import { askBackground } from './line.ts';

/** Asks the background whether checks are worth it: each address once, and many in one message. */
export interface Looks {
  /**
   * @param answer is called at once where the answer is known; null: none came, or this page has had its
   * share, and the next call asks again; or the address is too long.
   */
  look(item: Look, answer: (looked: Looked | null) => void): void;
}

/** Most pictures and links of one page that the background looks at: a million pictures are not our hurry. */
const MOST_OF_A_PAGE = { picture: 3000, link: 500 };

/** Most messages that wait for their answers. */
const MOST_UNDER_WAY = 4;

/** How long the first questions are gathered, in milliseconds. */
const GATHERING = 20;
/**
 * Shortest time between two messages, in milliseconds: each costs the page as much as finding twenty
 * pictures, and while a reader scrolls there is something to ask in every frame.
 */
const APART = 150;

export function openLooks(page: string, signal: AbortSignal): Looks {
  const known = new Map<string, Looked>();
  const waiting = new Map<string, { item: Look; answers: ((looked: Looked | null) => void)[] }>();
  const left = { ...MOST_OF_A_PAGE };
  let unsent: string[] = [];
  let underWay = 0;
  let sentAt = Number.NEGATIVE_INFINITY;
  let isGathering = false;

  function gather(): void {
    if (isGathering || unsent.length === 0 || underWay >= MOST_UNDER_WAY) return;
    isGathering = true;
    setTimeout(flush, Math.max(GATHERING, sentAt + APART - performance.now()));
  }

  function flush(): void {
    isGathering = false;
    if (signal.aborted) return;
    sentAt = performance.now();
    while (unsent.length > 0 && underWay < MOST_UNDER_WAY) {
      const keys = unsent.slice(0, MOST_LOOKS);
      unsent = unsent.slice(MOST_LOOKS);
      underWay++;
      void ask(keys);
    }
  }

  async function ask(keys: readonly string[]): Promise<void> {
    const items = keys.flatMap((key) => waiting.get(key)?.item ?? []);
    const reply = await askBackground('look', { page, items });
    underWay--;
    gather();
    for (const [index, key] of keys.entries()) settle(key, reply.ok ? reply.value[index] : null);
  }

  function settle(key: string, looked: Looked | null = null): void {
    const answers = waiting.get(key)?.answers ?? [];
    waiting.delete(key);
    if (looked === 'badge' || looked === 'none') known.set(key, looked);
    for (const answer of answers) answer(looked);
  }

  // Whoever waits for all to be looked at need not wait for a script that was stopped.
  signal.addEventListener('abort', () => {
    for (const key of [...waiting.keys()]) settle(key);
  });

  return {
    look(item, answer) {
      const { kind, address, cue } = item;
      // A message that the background does not read answers none of the questions in it.
      if (address.length > LONGEST_LOOKED_AT) return answer(null);
      const key = `${kind} ${cue} ${address}`;
      const looked = known.get(key);
      if (looked) return answer(looked);
      const others = waiting.get(key);
      if (others) {
        others.answers.push(answer);
        return;
      }
      if (--left[kind] < 0) return answer(null);
      waiting.set(key, { item, answers: [answer] });
      unsent.push(key);
      gather();
    },
  };
}
