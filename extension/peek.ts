/**
 * What the beginning of a file says about a badge inside, so that a picture without one is not read to its
 * end. Nothing is decided here but whether reading on is worth it: the verifier reads the file anew.
 */
export type Peek =
  /** A text chunk with the keyword of a badge begins. */
  | { readonly state: 'badge' }
  /** There is none, and the rest of the file changes nothing about that. */
  | { readonly state: 'none' }
  /** Pixels begin. Most badges would have come before; some platforms write theirs after them. */
  | { readonly state: 'pixels' }
  /** SVG, or any other markup: a badge may be anywhere in it. */
  | { readonly state: 'markup' }
  /** The next thing worth reading is at this offset of the file. */
  | { readonly state: 'more'; readonly at: number };

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Bytes of a chunk that are looked at: its length, its type, and the longest keyword with its NUL. */
const HEAD = 8 + 'openbadgecredential'.length + 1;

/** The keywords that the baking specifications give to a text chunk: 2.0, 3.0 and CLR 2.0. */
const KEYWORD = /^(?:iTXt|tEXt|zTXt)(?:openbadges|openbadgecredential|clrcredential)\0/;
const TEXT_CHUNK = /^(?:iTXt|tEXt|zTXt)/;

/** An SVG that is baked names one of these namespaces, or the prefix that reading tools look for. */
const BAKED_MARKUP = /openbadges|purl\.imsglobal\.org/i;

export interface Peeker {
  /**
   * Takes the next piece of the file.
   *
   * @param from its offset in the file; pieces that were asked for may leave out what lies between.
   */
  take(piece: Uint8Array, from: number): Peek;
}

/** @param throughPixels go on behind the pixels, to the end of the file. */
export function openPeeker(throughPixels = false): Peeker {
  let at = 0;
  let rest = new Uint8Array();
  let restAt = 0;
  return {
    take(piece, from) {
      if (from <= restAt + rest.length && rest.length > 0) {
        const joined = new Uint8Array(from - restAt + piece.length);
        joined.set(rest.subarray(0, from - restAt));
        joined.set(piece, from - restAt);
        rest = joined;
      } else {
        rest = piece.slice();
        restAt = from;
      }
      const peek = look();
      const used = Math.min(Math.max(at - restAt, 0), rest.length);
      rest = rest.slice(used);
      restAt += used;
      return peek;
    },
  };

  function look(): Peek {
    if (at === 0) {
      if (rest.length < SIGNATURE.length) return { state: 'more', at: 0 };
      if (!SIGNATURE.every((byte, index) => rest[index] === byte)) return lookAtText(rest);
      at = SIGNATURE.length;
    }
    for (;;) {
      const start = at - restAt;
      if (start < 0 || start + HEAD > rest.length) {
        return start >= 0 && isEnd(rest, start) ? { state: 'none' } : { state: 'more', at };
      }
      const length = new DataView(rest.buffer, rest.byteOffset + start, 4).getUint32(0);
      const text = latin1(rest.subarray(start + 4, start + HEAD));
      const type = text.slice(0, 4);
      if (!/^[A-Za-z]{4}$/.test(type) || type === 'IEND') return { state: 'none' };
      if (TEXT_CHUNK.test(text) && KEYWORD.test(text)) return { state: 'badge' };
      if (type === 'IDAT' && !throughPixels) return { state: 'pixels' };
      at += length + 12;
    }
  }
}

/** The last chunk has no data: fewer bytes than a whole head follow. */
function isEnd(bytes: Uint8Array, start: number): boolean {
  return latin1(bytes.subarray(start + 4, start + 8)) === 'IEND';
}

function lookAtText(bytes: Uint8Array): Peek {
  const start = latin1(bytes.subarray(0, 64))
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart();
  return { state: start.startsWith('<') ? 'markup' : 'none' };
}

/** Is a badge worth looking for in this markup? */
export function mayBeBaked(markup: string): boolean {
  return BAKED_MARKUP.test(markup);
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
