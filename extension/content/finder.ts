import type { Checked } from '../messages.ts';
import type { Asking } from './asking.ts';
import { isOwn, peekIntoData, readOwn } from './bytes.ts';
import type { Sighting } from './sighting.ts';

/** How many pictures of the page's own site are read at the same time. */
const AT_ONCE = 6;

export interface Finder {
  /**
   * Is there a badge? First by what costs next to nothing, then by a check.
   *
   * @param cue something besides the picture speaks of a badge: its end is read as well as its beginning.
   * @returns `none` where there is none; null where nobody could tell.
   */
  find(
    sighting: Pick<Sighting, 'kind' | 'address'>,
    cue: boolean,
  ): Promise<Checked | 'none' | null>;
}

export function openFinder(asking: Asking, signal: AbortSignal): Finder {
  const waiting: (() => void)[] = [];
  const readings = new Map<string, ReturnType<typeof readOwn>>();
  let busy = 0;

  /** Each address once; what was found to hold none is remembered, and the bytes of no picture are. */
  function read(address: string, cue: boolean): ReturnType<typeof readOwn> {
    const key = `${cue} ${address}`;
    const known = readings.get(key);
    if (known) return known;
    const reading = readInTurn(address, cue);
    readings.set(key, reading);
    void reading.then(({ state }) => {
      if (state !== 'none') readings.delete(key);
    });
    return reading;
  }

  async function readInTurn(address: string, cue: boolean): ReturnType<typeof readOwn> {
    if (busy >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy++;
    try {
      return await readOwn(address, { cue, signal });
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy--;
    }
  }

  async function findPicture(address: string, cue: boolean): Promise<Checked | 'none' | null> {
    const question = { kind: 'picture', address } as const;
    if (address.startsWith('data:')) {
      return peekIntoData(address, cue) ? asking.check(question) : 'none';
    }
    if (address.startsWith('blob:')) return readHere(address, cue);
    const looked = await asking.look(question, cue);
    if (looked === 'none') return 'none';
    // The check has the bytes out of the page's own cache, where it can.
    if (looked === 'badge') return asking.check(question);
    return isOwn(address) ? readHere(address, cue) : null;
  }

  /**
   * What the background cannot get the page may have: it is let in by cookies, or by a click of the reader.
   * It is the second choice, for a request takes the page's main thread fifty times as long as its share of
   * a message to the background.
   */
  async function readHere(address: string, cue: boolean): Promise<Checked | 'none' | null> {
    const own = await read(address, cue);
    if (own.state === 'none') return 'none';
    if (own.state === 'unread') return null;
    return asking.check({ kind: 'picture', address }, { bytes: own.bytes });
  }

  async function findLink(address: string): Promise<Checked | 'none' | null> {
    const question = { kind: 'link', address } as const;
    const looked = await asking.look(question, false);
    if (looked === 'none') return 'none';
    return looked === 'badge' ? asking.check(question) : null;
  }

  return {
    find({ kind, address }, cue) {
      switch (kind) {
        case 'picture':
          return findPicture(address, cue);
        case 'link':
          return findLink(address);
        case 'element':
          return asking.check({ kind: 'picture', address });
        case 'text':
          return asking.check({ kind: 'link', address });
      }
    },
  };
}
