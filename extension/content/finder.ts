import type { Checked } from '../messages.ts';
import type { Asking } from './asking.ts';
import { isOwn, peekIntoData, readOwn } from './bytes.ts';
import type { Looks } from './looks.ts';
import type { Sighting } from './sighting.ts';

/** How many pictures of the page's own site are read at the same time. */
const AT_ONCE = 6;
/** Most pictures of one page that are read so. */
const MOST_READ = 1000;

/** What came of looking for a badge: `none` where there is none; null where nobody could tell. */
export type Outcome = Checked | 'none' | null;

export interface Finder {
  /**
   * Is there a badge? First by what costs next to nothing, then by a check.
   *
   * @param cue something besides the picture speaks of a badge: its end is read as well as its beginning.
   * @param tell may be called at once. No promise: nearly every picture holds none, and is told with many.
   */
  find(
    sighting: Pick<Sighting, 'kind' | 'address'>,
    cue: boolean,
    tell: (outcome: Outcome) => void,
  ): void;
}

export function openFinder(asking: Asking, looks: Looks, signal: AbortSignal): Finder {
  const waiting: (() => void)[] = [];
  const readings = new Map<string, ReturnType<typeof readOwn>>();
  let busy = 0;

  /** Each address once; what was found to hold none is remembered, and the bytes of no picture are. */
  function read(address: string, cue: boolean): ReturnType<typeof readOwn> {
    const key = `${cue} ${address}`;
    const known = readings.get(key);
    if (known) return known;
    if (readings.size >= MOST_READ) return Promise.resolve({ state: 'unread' });
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

  function findPicture(address: string, cue: boolean, tell: (outcome: Outcome) => void): void {
    const question = { kind: 'picture', address } as const;
    const check = () => void asking.check(question).then(tell);
    if (address.startsWith('data:')) return peekIntoData(address, cue) ? check() : tell('none');
    if (address.startsWith('blob:')) return void readHere(address, cue).then(tell);
    looks.look({ ...question, cue }, (looked) => {
      if (looked === 'none') tell('none');
      // The check has the bytes out of the page's own cache, where it can.
      else if (looked === 'badge') check();
      else if (isOwn(address)) void readHere(address, cue).then(tell);
      else tell(null);
    });
  }

  /**
   * What the background cannot get the page may have: it is let in by cookies, or by a click of the reader.
   * It is the second choice, for a request takes the page's main thread fifty times as long as its share of
   * a message to the background.
   */
  async function readHere(address: string, cue: boolean): Promise<Outcome> {
    const own = await read(address, cue);
    if (own.state === 'none') return 'none';
    if (own.state === 'unread') return null;
    return asking.check({ kind: 'picture', address }, own.bytes);
  }

  function findLink(address: string, tell: (outcome: Outcome) => void): void {
    const question = { kind: 'link', address } as const;
    looks.look({ ...question, cue: false }, (looked) => {
      if (looked === 'badge') void asking.check(question).then(tell);
      else tell(looked === 'none' ? 'none' : null);
    });
  }

  return {
    find(sighting, cue, tell) {
      const { kind, address } = sighting;
      if (kind === 'picture') findPicture(address, cue, tell);
      else if (kind === 'link') findLink(address, tell);
      else void asking.check(sighting).then(tell);
    },
  };
}
