import { findProvider } from '../../core/providers/index.ts';
import { checkAddress } from '../../core/resolve/address.ts';
import { getPart } from '../../core/resolve/part.ts';
import type { Look, Looked } from '../messages.ts';
import { mayBeBaked, openPeeker, type Peeker } from '../peek.ts';
import { takeTurns } from './turns.ts';

export interface LookServices {
  readonly fetch: typeof globalThis.fetch;
  /** May this address be asked? */
  readonly permit: (url: string) => Promise<boolean>;
  readonly now: () => number;
}

/** How many pictures are looked at the same time. */
const AT_ONCE = 8;

/**
 * Bytes that are asked for at a time. A badge that comes before the pixels nearly always begins in the first: at
 * offset 33, or at up to 265 where a platform writes other chunks before it.
 */
const PIECE = 320;
/** The same of a drawing: its root element, with all its namespaces, must be among them. */
const MARKUP_PIECE = 4096;
/** Most bytes of a drawing of which something besides it speaks of a badge. */
const MOST_MARKUP = 512 * 1024;
/** Most pieces of one picture: each skips a chunk that is larger than a piece. */
const MOST_PIECES = 6;
/** Longest wait for one picture, in milliseconds. */
const PATIENCE = 8000;

/** How long and how many answers are remembered. A picture that could not be read is asked for again. */
const FRESH = 15 * 60_000;
const MOST_KEPT = 5000;

/** Kinds of files that are never baked. */
const OTHER_KIND =
  /^(?:image\/(?:jpeg|gif|webp|avif|bmp|x-icon|vnd\.microsoft\.icon)|video\/|audio\/)/i;

/**
 * Looks whether a check is worth it: at the beginning of a picture, at the address of a link. An issuer is
 * never asked here.
 */
export function openLooks({ fetch, permit, now }: LookServices) {
  const kept = new Map<string, { readonly looked: Looked; readonly at: number }>();
  const running = new Map<string, Promise<Looked>>();
  const inTurn = takeTurns(AT_ONCE);

  async function look(
    { kind, address, cue }: Look,
    foundOn: string,
    mayAsk: LookServices['permit'],
  ): Promise<Looked> {
    if (kind === 'link') return lookAtLink(address);
    // Before anything that is remembered: what a page of one host may ask, another may not.
    if (!checkAddress(address, foundOn).ok) return 'none';
    if (!(await mayAsk(address))) return 'not-permitted';
    const key = `${cue} ${address}`;
    const known = kept.get(key);
    if (known && now() - known.at < FRESH && now() >= known.at) return known.looked;
    const underWay = running.get(key);
    if (underWay !== undefined) return underWay;
    const work = inTurn(() => readPicture(address, cue, foundOn, mayAsk)).finally(() =>
      running.delete(key),
    );
    running.set(key, work);
    const looked = await work;
    if (looked !== 'unread') keep(key, looked);
    return looked;
  }

  function keep(key: string, looked: Looked): void {
    kept.delete(key);
    kept.set(key, { looked, at: now() });
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
  }

  async function readPicture(
    address: string,
    cue: boolean,
    foundOn: string,
    mayAsk: LookServices['permit'],
  ): Promise<Looked> {
    const signal = AbortSignal.timeout(PATIENCE);
    const peeker = openPeeker();
    const isDrawing = /\.svg$/i.test(new URL(address).pathname);
    try {
      for (let at = 0, piece = 0; piece < MOST_PIECES; piece++) {
        const length = isDrawing ? (cue ? MOST_MARKUP : MARKUP_PIECE) : PIECE;
        const part = await getPart(address, at, length, { fetch, foundOn, permit: mayAsk, signal });
        if (part.kind !== 'answered') return part.kind === 'fault' ? 'unread' : 'none';
        const { response } = part;
        const ofOtherKind = OTHER_KIND.test(response.headers.get('content-type') ?? '');
        if (ofOtherKind || !response.ok) {
          response.body?.cancel().catch(() => undefined);
          // 416: there is nothing at that offset, the picture has ended.
          return ofOtherKind || response.status === 416 ? 'none' : 'unread';
        }
        const from = response.status === 206 ? at : 0;
        const looked = await readPiece(response, from, peeker, cue, from + length);
        if (typeof looked !== 'number') return looked;
        if (response.status !== 206 || looked <= at) return 'none';
        at = looked;
      }
      return cue ? 'badge' : 'none';
    } catch {
      return 'unread';
    }
  }

  return (items: readonly Look[], foundOn: string): Promise<readonly Looked[]> => {
    const mayAsk = oncePerSite(permit);
    return Promise.all(items.map((item) => look(item, foundOn, mayAsk)));
  };
}

/** The pictures of one message lie on few sites: the browser is asked about each once. */
function oncePerSite(permit: LookServices['permit']): LookServices['permit'] {
  const asked = new Map<string, Promise<boolean>>();
  return (url) => {
    const { origin } = new URL(url);
    const answer = asked.get(origin) ?? permit(url);
    asked.set(origin, answer);
    return answer;
  };
}

function lookAtLink(address: string): Looked {
  // What is no platform's address was sent because it names a file that may hold a badge.
  return findProvider(address) || FILE.test(pathOf(address)) ? 'badge' : 'none';
}

const FILE = /\.(?:json|jsonld|jws|jwt|png|svg)$/i;

function pathOf(address: string): string {
  try {
    return new URL(address).pathname;
  } catch {
    return '';
  }
}

/** Reads until it is clear what this is; a number: where to read on. */
async function readPiece(
  response: Response,
  from: number,
  peeker: Peeker,
  cue: boolean,
  end: number,
): Promise<Looked | number> {
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = response.body?.getReader();
  if (!reader) return 'none';
  const decoder = new TextDecoder();
  let markup: string | null = null;
  let read = from;
  let next = from;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return markup === null ? next : 'none';
      if (markup === null) {
        const peek = peeker.take(value, read);
        if (peek.state === 'badge' || peek.state === 'none') return peek.state;
        if (peek.state === 'pixels') return cue ? 'badge' : 'none';
        if (peek.state === 'markup') markup = '';
        else next = peek.at;
      }
      read += value.length;
      if (markup !== null) {
        markup += decoder.decode(value, { stream: true });
        if (mayBeBaked(markup)) return 'badge';
        if (read >= (cue ? MOST_MARKUP : Math.max(end, MARKUP_PIECE))) return 'none';
      } else if (response.status === 206 && next >= end) {
        return next;
      }
    }
  } finally {
    // What was not read yet need not be sent.
    reader.cancel().catch(() => undefined);
  }
}

export type Looks = ReturnType<typeof openLooks>;
