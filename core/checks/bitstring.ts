import * as base64url from 'jose/base64url';
import { inflate } from '../extract/inflate.ts';

/** A list of a million one-bit statuses has 128 KiB; of sixteen million, 2 MiB. Bytes after decompression. */
const MAX_BYTES = 16 * 1024 * 1024;

/**
 * `encodedList` → the bits: gzip in base64url, with the multibase prefix `u` where the form has it.
 * https://www.w3.org/TR/vc-bitstring-status-list/#bitstring-expansion-algorithm
 */
export async function expandBitstring(
  encoded: string,
  isMultibase: boolean,
): Promise<Uint8Array | 'too-large' | 'unreadable'> {
  // The lists before Bitstring have no prefix, though some issuers write it: a gzip file begins with `H4sI`.
  const prefixed = encoded.startsWith('u');
  if (isMultibase && !prefixed) return 'unreadable';
  let bytes: Uint8Array;
  try {
    bytes = base64url.decode(prefixed ? encoded.slice(1) : encoded);
  } catch {
    return 'unreadable';
  }
  return inflate(Uint8Array.from(bytes), MAX_BYTES, 'gzip');
}

/** The status at an index, the first bit being the left-most; null beyond the end. */
export function statusAt(bits: Uint8Array, index: number, size: number): number | null {
  const start = index * size;
  if (start + size > bits.length * 8) return null;
  let value = 0;
  for (let at = start; at < start + size; at++) {
    const byte = bits[Math.floor(at / 8)] ?? 0;
    value = value * 2 + ((byte >> (7 - (at % 8))) & 1);
  }
  return value;
}
