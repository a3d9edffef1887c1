import { LONGEST_ADDRESS } from '../messages.ts';
import { mayBeBaked, openPeeker } from '../peek.ts';

/** What became of reading a picture that the page itself may read. */
export type Own =
  | { readonly state: 'badge'; readonly bytes: string }
  | { readonly state: 'none' }
  | { readonly state: 'unread' };

/** Kinds of files that are never baked. */
const OTHER_KIND = /^(?:image\/(?:jpeg|gif|webp|avif|bmp)|video\/|audio\/|text\/html)/i;

/** Largest picture that is handed on, in bytes: a data: address is a third longer than what it carries. */
const LARGEST = LONGEST_ADDRESS * 0.7;

/** May the page read it without asking anybody, out of its own cache or memory? */
export function isOwn(address: string): boolean {
  return address.startsWith('blob:') || address.startsWith(`${location.origin}/`);
}

/**
 * Reads a picture of the page's own site out of the page's cache: a background fetch would be a new
 * request, and needs a permission. It stops where a badge would have been.
 *
 * @param whole whatever is in it.
 * @param cue read on behind the pixels.
 */
export async function readOwn(
  address: string,
  { whole = false, cue = false, signal }: { whole?: boolean; cue?: boolean; signal: AbortSignal },
): Promise<Own> {
  try {
    const response = await fetch(address, { cache: 'force-cache', signal });
    const type = response.headers.get('content-type') ?? '';
    if (!response.ok || !response.body || OTHER_KIND.test(type)) {
      response.body?.cancel().catch(() => undefined);
      return { state: response.ok ? 'none' : 'unread' };
    }
    const reader = response.body.getReader();
    const pieces: Uint8Array[] = [];
    const peeker = openPeeker(cue);
    let length = 0;
    let state: 'looking' | 'markup' | 'badge' = whole ? 'badge' : 'looking';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (state === 'looking') {
        const peek = peeker.take(value, length);
        const ended = peek.state === 'none' || peek.state === 'pixels';
        if (ended) {
          reader.cancel().catch(() => undefined);
          return { state: 'none' };
        }
        if (peek.state !== 'more') state = peek.state;
      }
      pieces.push(value);
      length += value.length;
      if (length > LARGEST) {
        reader.cancel().catch(() => undefined);
        return { state: 'unread' };
      }
    }
    if (state === 'looking') return { state: 'none' };
    const bytes = joined(pieces, length);
    const isPlain = state === 'markup' && !mayBeBaked(new TextDecoder().decode(bytes));
    return isPlain ? { state: 'none' } : { state: 'badge', bytes: toDataAddress(bytes, type) };
  } catch {
    return { state: 'unread' };
  }
}

/** Is there a badge in a data: picture? Only its beginning is decoded. */
export function peekIntoData(address: string, cue: boolean): boolean {
  const comma = address.indexOf(',');
  const isBase64 = /;base64$/i.test(address.slice(0, comma));
  if (/^data:image\/svg/i.test(address)) {
    return mayBeBaked(isBase64 ? decode(address.slice(comma + 1)) : address);
  }
  if (!isBase64) return true;
  const text = decode(address.slice(comma + 1, comma + 1 + (cue ? address.length : 8192)));
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const { state } = openPeeker(cue).take(bytes, 0);
  // What lies further on is read by the background: it costs no request.
  return state === 'badge' || state === 'more';
}

function decode(base64: string): string {
  try {
    const text = base64.includes('%') ? decodeURIComponent(base64) : base64;
    return atob(text.slice(0, text.length - (text.length % 4)));
  } catch {
    return '';
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** Not by way of a blob, which goes through another process and back. */
function toDataAddress(bytes: Uint8Array, type: string): string {
  const [plain = 'application/octet-stream'] = /^[\w.+-]+\/[\w.+-]+/.exec(type) ?? [];
  return `data:${plain};base64,${bytes.toBase64()}`;
}
