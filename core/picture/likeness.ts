import { concat } from '../bytes.ts';
import { walkChunks } from '../extract/chunks.ts';
import { isPng } from '../extract/signature.ts';
import { badgeElements } from '../extract/svg.ts';
import { decodeText } from '../extract/text.ts';
import { drawThumbnail, SIDE, type Thumbnail } from './pixels.ts';

/** `same`: nothing but the baked badge differs. `alike`: it looks the same. `null`: they could not be compared. */
export type Likeness = 'same' | 'alike' | 'different' | null;

/**
 * How far two pictures of one badge may be apart, out of 255: the mean over all, and the worst small square.
 * Measured on 40 real badges: drawn again in another size, up to 8 and 31 (62 where one is only 90 pixels
 * wide); with a word written over them, from 35; in another colour, from 36 but for nearly grey ones.
 */
const MOST_MEAN = 16;
const MOST_TILE = 34;
const MOST_TILE_OF_SMALL = 64;
/** Narrower pictures have lost too much to be held to the stricter measure. Pixels. */
const SMALL = 180;
const TILE = 4;
/** Pictures of the same badge may be cut a little differently. */
const MOST_ASPECT = 0.12;

/** Is the picture that was shown the picture that its issuer published? */
export async function compare(shown: Uint8Array, published: Uint8Array): Promise<Likeness> {
  if (isPng(shown) && isPng(published)) {
    if (sameBytes(visibleChunks(shown), visibleChunks(published))) return 'same';
    const [a, b] = [await drawThumbnail(shown), await drawThumbnail(published)];
    if (!a || !b) return null;
    return distance(a, b);
  }
  const [a, b] = [visibleSvg(shown), visibleSvg(published)];
  return a !== null && a === b ? 'same' : null;
}

/** What of a PNG is seen: all but the texts, dates and notes beside the picture. */
function visibleChunks(png: Uint8Array): Uint8Array {
  const seen: Uint8Array[] = [];
  for (const { type, start, end } of walkChunks(png)) {
    if (/^[A-Z]/.test(type) || type === 'tRNS') seen.push(png.subarray(start, end));
  }
  return concat(seen);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

/** An SVG without its badge, and without the white space that baking moves. */
function visibleSvg(bytes: Uint8Array): string | null {
  const text = decodeText(bytes, { textLength: 2_000_000 });
  if (text === null || !text.includes('<svg')) return null;
  let rest = '';
  let from = 0;
  for (const { start, end } of badgeElements(text)) {
    rest += text.slice(from, start);
    from = end;
  }
  return (rest + text.slice(from))
    .replace(/\sxmlns:openbadges=("[^"<]*"|'[^'<]*')/, '')
    .replace(/\s+/g, '');
}

function distance(a: Thumbnail, b: Thumbnail): Likeness {
  const shapes = (a.width * b.height) / (a.height * b.width);
  if (Math.abs(Math.log(shapes)) > MOST_ASPECT) return 'different';
  const { mean, worst } = difference(a, b);
  const mostTile = Math.min(a.width, b.width) < SMALL ? MOST_TILE_OF_SMALL : MOST_TILE;
  return mean <= MOST_MEAN && worst <= mostTile ? 'alike' : 'different';
}

/** Mean absolute difference of all pixels, and of the square of `TILE` pixels where it is largest. */
export function difference(a: Thumbnail, b: Thumbnail): { mean: number; worst: number } {
  const across = SIDE / TILE;
  const tiles = new Float32Array(across * across);
  let sum = 0;
  for (let at = 0; at < a.pixels.length; at++) {
    const apart = Math.abs((a.pixels[at] ?? 0) - (b.pixels[at] ?? 0));
    const pixel = Math.floor(at / 3);
    const tile = Math.floor(pixel / SIDE / TILE) * across + Math.floor((pixel % SIDE) / TILE);
    tiles[tile] = (tiles[tile] ?? 0) + apart;
    sum += apart;
  }
  return { mean: sum / a.pixels.length, worst: Math.max(...tiles) / (TILE * TILE * 3) };
}
