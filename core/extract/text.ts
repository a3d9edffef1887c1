import type { Limits } from '../options.ts';
import { decodeUtf8 } from '../parse/json.ts';
import type { Extracted } from './index.ts';

/** Without what surrounds a credential text and is no part of it: white space, a byte order mark, NULs. */
export function trimmed(text: string): { text: string; hadNuls: boolean } {
  let start = 0;
  let end = text.length;
  let hadNuls = false;
  const isPadding = (code: number) => {
    if (code === 0) hadNuls = true;
    return code === 0 || isSpace(code);
  };
  while (start < end && isPadding(text.charCodeAt(start))) start++;
  while (end > start && isPadding(text.charCodeAt(end - 1))) end--;
  return { text: text.slice(start, end), hadNuls };
}

/** What String.prototype.trim takes away, a byte order mark among it. */
function isSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return String.fromCharCode(code).trim() === '';
}

/** What a trimmed text looks like, by its form only; null: no credential text. */
export function textKind(text: string): 'json' | 'jws' | 'url' | null {
  if (/^(?:\{|\[\s{0,64}[{["\]])/.test(text)) return 'json';
  if (isCompactJws(text)) return 'jws';
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text) ? 'url' : null;
}

/**
 * RFC 7515 §3.1: header, payload and signature in base64url. A header is a JSON object, so it begins with
 * the code of `{`. An empty signature (`alg: none`) is still a JWS: refusing it is not for us to do.
 */
function isCompactJws(text: string): boolean {
  return /^e[w-z][\w-]*=*\.[\w-]+=*\.[\w-]*=*$/.test(text);
}

/** How JSON or a JWS begins that is too large to be looked at as a whole. */
const LARGE_CREDENTIAL = /^(?:[{[]|e[w-z][\w.=-]{62})/;

/** UTF-8 takes three bytes at most for one UTF-16 unit. */
export const BYTES_PER_CHARACTER = 3;

/**
 * Bytes that are not a PNG → text, or null where they begin like neither markup nor credential text: no
 * photograph is decoded as a whole only to find that it was one.
 */
export function decodeText(bytes: Uint8Array, limits: Pick<Limits, 'textLength'>): string | null {
  const start = trimmed(decodeUtf8(bytes.subarray(0, 256))).text;
  if (start === '' || start.startsWith('<')) return decodeUtf8(bytes);
  if (!/^(?:[{[]|e[w-z]|https?:)/i.test(start)) return null;
  // One more than may be read is enough to see that it is too much.
  return decodeUtf8(bytes.subarray(0, (limits.textLength + 1) * BYTES_PER_CHARACTER));
}

/** Text that looks like JSON, a compact JWS or a URL; null for any other text. */
export function readText(text: string, limits: Pick<Limits, 'textLength'>): Extracted | null {
  const whole = trimmed(text).text;
  const tooLarge = whole.length > limits.textLength;
  if (tooLarge ? !LARGE_CREDENTIAL.test(whole) : textKind(whole) === null) return null;
  return {
    text: tooLarge ? '' : whole,
    credential: tooLarge ? '' : whole,
    container: 'text',
    keyword: null,
    chunk: null,
    position: null,
    notes: [],
    fault: tooLarge ? 'too-large' : null,
  };
}
