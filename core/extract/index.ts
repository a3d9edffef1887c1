import type { FindingCode } from '../findings.ts';
import { DEFAULT_LIMITS, type Limits } from '../options.ts';
import type { Keyword } from './keyword.ts';
import { isPng } from './signature.ts';
import { decodeText, readText } from './text.ts';

/**
 * The credential text that was found in an input.
 * Baking: https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/baking/index.html
 * and https://www.imsglobal.org/spec/ob/v3p0/#baked-badge
 */
export interface Extracted {
  /**
   * Exactly as it was baked into a PNG, padding and all: UTF-8, Latin-1 in a legacy tEXt chunk. Of an SVG or
   * a text the same as `credential`.
   */
  readonly text: string;
  /**
   * JSON, a compact JWS, or the URL of a hosted assertion (whatever else was baked is handed on too), without
   * the white space, byte order mark and NULs around it. Never empty, unless `fault` says why.
   */
  readonly credential: string;
  readonly container: 'png' | 'svg' | 'text';
  /** Keyword of the PNG chunk, or what the SVG namespace stands for; null for plain text. */
  readonly keyword: Keyword | null;
  readonly chunk: 'iTXt' | 'tEXt' | 'zTXt' | 'element' | null;
  /** Where in the PNG. What follows IEND is no part of a PNG, and is never looked at. */
  readonly position: 'directly after IHDR' | 'before IDAT' | 'after IDAT, before IEND' | null;
  /** Deviations that were tolerated: codes that begin with `baked/`. */
  readonly notes: readonly FindingCode[];
  /**
   * There is a badge inside, but its text could not be had: it is longer than `limits.textLength`, or its
   * bytes are damaged (a broken chunk header, a bad zlib stream). null: the text is whole.
   */
  readonly fault: 'too-large' | 'unreadable' | null;
}

/**
 * Bytes of a PNG, SVG or text file, or text → the credential text inside; null when there is none. Never
 * throws, and touches only the chunks or elements that may hold a badge: the rest of an image is skipped.
 */
export async function extractFrom(
  input: Uint8Array | string,
  limits: Pick<Limits, 'textLength'>,
): Promise<Extracted | null> {
  if (typeof input !== 'string' && isPng(input)) {
    const { readPng } = await import('../picture/index.ts');
    return readPng(input, limits);
  }
  const text = typeof input === 'string' ? input : decodeText(input, limits);
  if (text === null) return null;
  if (!/^[\s\0]*</.test(text)) return readText(text, limits);
  const { readSvg } = await import('../picture/index.ts');
  return readSvg(text, limits);
}

/**
 * The public form of `extractFrom`: what is baked into an image, without checking any of it.
 *
 * @param limits Default: `DEFAULT_LIMITS` (a text of 2,097,152 characters at most).
 * @throws TypeError where the input is neither bytes nor text.
 */
export async function extract(
  input: Uint8Array | string,
  limits: Partial<Pick<Limits, 'textLength'>> = {},
): Promise<Extracted | null> {
  if (typeof input !== 'string' && !(input instanceof Uint8Array)) {
    throw new TypeError('extract takes a Uint8Array or a string');
  }
  return extractFrom(input, { ...DEFAULT_LIMITS, ...limits });
}
