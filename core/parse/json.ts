import type { Json } from '../badge.ts';
import type { Limits } from '../options.ts';

/** What reading JSON from a stranger can come to. */
export type JsonResult =
  | {
      readonly ok: true;
      readonly value: Json;
      /** RFC 8259 §8.1: must not be added, may be ignored. */
      readonly byteOrderMark: boolean;
      /** Somewhere one object names a member twice: the last one counts here, other readers may take the first. */
      readonly duplicateKeys: boolean;
    }
  | { readonly ok: false; readonly reason: 'syntax' | 'too-deep' | 'too-large' };

/**
 * JSON text → its value, never throwing. Length and nesting are measured before anything is built, without
 * recursion, so that a megabyte of `[` costs no more than a megabyte of anything else.
 */
export function readJson(text: string, limits: Pick<Limits, 'textLength' | 'depth'>): JsonResult {
  if (text.length > limits.textLength) return { ok: false, reason: 'too-large' };
  const byteOrderMark = text.charCodeAt(0) === 0xfeff;
  const json = byteOrderMark ? text.slice(1) : text;
  const shape = measure(json, limits.depth);
  if (shape === 'too-deep') return { ok: false, reason: 'too-deep' };
  try {
    const value: Json = JSON.parse(json);
    return { ok: true, value, byteOrderMark, duplicateKeys: shape.duplicateKeys };
  } catch {
    return { ok: false, reason: 'syntax' };
  }
}

const QUOTE = 0x22;
const COMMA = 0x2c;

/** One pass over the text. Its answer is about JSON only; whether it is JSON is for JSON.parse to say. */
function measure(json: string, depth: number): 'too-deep' | { duplicateKeys: boolean } {
  /** The open containers: the members seen so far of an object, null for an array. */
  const open: (Set<string> | null)[] = [];
  let duplicateKeys = false;
  let expectsKey = false;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === 0x7b || code === 0x5b) {
      if (open.length === depth) return 'too-deep';
      expectsKey = code === 0x7b;
      open.push(expectsKey ? new Set() : null);
    } else if (code === 0x7d || code === 0x5d) {
      open.pop();
      expectsKey = false;
    } else if (code === COMMA) {
      expectsKey = (open.at(-1) ?? null) !== null;
    } else if (code === QUOTE) {
      const end = endOfString(json, at);
      const members = expectsKey ? open.at(-1) : null;
      if (members) {
        const key = memberName(json.slice(at, end + 1));
        if (members.has(key)) duplicateKeys = true;
        members.add(key);
      }
      expectsKey = false;
      at = end;
    }
  }
  return { duplicateKeys };
}

/** Index of the closing quote; the end of the text where there is none. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  for (; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) break;
    if (code === 0x5c) at++;
  }
  return at;
}

/** `"a"` and `"\u0061"` name the same member. */
function memberName(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}

/**
 * Bytes → text: UTF-8, or UTF-16 where a byte order mark says so. Bytes that are neither become U+FFFD. The
 * mark stays in the text, for `readJson` to report.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}
