import { concat } from '../bytes.ts';
import { walkChunks } from '../extract/chunks.ts';
import { inflate } from '../extract/inflate.ts';

/** A picture on white paper, made small: `SIDE` × `SIDE` pixels of red, green and blue, row by row. */
export interface Thumbnail {
  readonly pixels: Float32Array;
  /** Size of the whole picture, in its own pixels. */
  readonly width: number;
  readonly height: number;
}

export const SIDE = 64;

/** Largest picture that is drawn, in pixels: more costs time and memory that no badge is worth. */
const MAX_PIXELS = 4_000_000;
/** Nor is one drawn that is this many times as long as wide. */
const MAX_ASPECT = 16;

interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGBA. */
  readonly colour: number;
}

const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * Draws a PNG small, without a canvas, so that the same picture gives the same numbers in Node, in a worker
 * and in a page. https://www.w3.org/TR/png-3/
 *
 * @returns null for what is not drawn: interlaced, damaged or very large pictures.
 */
export async function drawThumbnail(png: Uint8Array): Promise<Thumbnail | null> {
  const chunks = new Map<string, Uint8Array[]>();
  for (const { type, data, crc } of walkChunks(png)) {
    if (!['IHDR', 'PLTE', 'tRNS', 'IDAT'].includes(type)) continue;
    const parts = (type === 'IDAT' && chunks.get(type)) || [];
    parts.push(png.subarray(data, crc));
    chunks.set(type, parts);
  }
  const header = readHeader(chunks.get('IHDR')?.[0]);
  if (!header) return null;
  const bits = header.depth * (SAMPLES[header.colour] ?? 0);
  const rowLength = Math.ceil((header.width * bits) / 8);
  const expected = (rowLength + 1) * header.height;
  const raw = await inflate(new Uint8Array(concat(chunks.get('IDAT') ?? [])), expected);
  if (typeof raw === 'string' || raw.length !== expected) return null;
  unfilter(raw, rowLength, header.height, Math.max(1, bits >> 3));
  return shrink(raw, rowLength, header, chunks.get('PLTE')?.[0], chunks.get('tRNS')?.[0]);
}

function readHeader(data: Uint8Array | undefined): Header | null {
  if (data?.length !== 13) return null;
  const view = new DataView(data.buffer, data.byteOffset, 13);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [depth, colour] = [view.getUint8(8), view.getUint8(9)];
  const isInterlaced = view.getUint8(12) !== 0;
  const isStrip = Math.max(width, height) > MAX_ASPECT * Math.min(width, height);
  const isKnown = SAMPLES[colour] !== undefined && [1, 2, 4, 8, 16].includes(depth);
  if (width === 0 || height === 0 || width * height > MAX_PIXELS || isStrip) return null;
  if (isInterlaced || !isKnown) {
    return null;
  }
  return { width, height, depth, colour };
}

/** PNG §9: each row is told by its difference to what is left of it and above it. In place. */
function unfilter(raw: Uint8Array, rowLength: number, height: number, step: number): void {
  for (let y = 0; y < height; y++) {
    const row = y * (rowLength + 1) + 1;
    const filter = raw[row - 1] ?? 0;
    for (let x = 0; x < rowLength; x++) {
      const left = x < step ? 0 : (raw[row + x - step] ?? 0);
      const up = y === 0 ? 0 : (raw[row + x - rowLength - 1] ?? 0);
      const corner = x < step || y === 0 ? 0 : (raw[row + x - step - rowLength - 1] ?? 0);
      raw[row + x] = (raw[row + x] ?? 0) + predict(filter, left, up, corner);
    }
  }
}

function predict(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter !== 4) return 0;
  const estimate = left + up - corner;
  const toLeft = Math.abs(estimate - left);
  const toUp = Math.abs(estimate - up);
  const toCorner = Math.abs(estimate - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** Each small pixel is the mean of the pixels that it stands for, laid on white. */
function shrink(
  raw: Uint8Array,
  rowLength: number,
  header: Header,
  palette: Uint8Array | undefined,
  transparency: Uint8Array | undefined,
): Thumbnail {
  const { width, height } = header;
  const sums = new Float32Array(SIDE * SIDE * 3);
  const counts = new Float32Array(SIDE * SIDE);
  const colour = colourReader(raw, header, palette, transparency);
  const rgba: [number, number, number, number] = [0, 0, 0, 0];
  // A pixel may lie across the border of two small ones: taken in parts, it counts for both.
  const stepX = Math.max(1, Math.ceil((6 * SIDE) / width));
  const stepY = Math.max(1, Math.ceil((6 * SIDE) / height));
  for (let y = 0; y < height * stepY; y++) {
    const row = Math.floor(y / stepY) * (rowLength + 1) + 1;
    const toY = Math.floor((y * SIDE) / (height * stepY));
    for (let x = 0; x < width * stepX; x++) {
      colour(row, Math.floor(x / stepX), rgba);
      const to = toY * SIDE + Math.floor((x * SIDE) / (width * stepX));
      const alpha = rgba[3] / 255;
      for (let channel = 0; channel < 3; channel++) {
        const value = (rgba[channel] ?? 0) * alpha + 255 * (1 - alpha);
        sums[to * 3 + channel] = (sums[to * 3 + channel] ?? 0) + value;
      }
      counts[to] = (counts[to] ?? 0) + 1;
    }
  }
  for (let at = 0; at < sums.length; at++) {
    sums[at] = (sums[at] ?? 0) / (counts[Math.floor(at / 3)] || 1);
  }
  return { pixels: sums, width, height };
}

type ColourReader = (row: number, x: number, rgba: [number, number, number, number]) => void;

function colourReader(
  raw: Uint8Array,
  { depth, colour }: Header,
  palette: Uint8Array | undefined,
  transparency: Uint8Array | undefined,
): ColourReader {
  const samples = SAMPLES[colour] ?? 1;
  const most = 2 ** Math.min(depth, 8) - 1;
  // Of 16 bits the upper 8 are enough; below 8 several samples share a byte.
  const sample = (row: number, index: number): number => {
    if (depth >= 8) return raw[row + (index * depth) / 8] ?? 0;
    const byte = raw[row + ((index * depth) >> 3)] ?? 0;
    return (byte >> (8 - depth - ((index * depth) & 7))) & most;
  };
  if (colour === 3) {
    return (row, x, rgba) => {
      const index = sample(row, x);
      for (let at = 0; at < 3; at++) rgba[at] = palette?.[index * 3 + at] ?? 0;
      rgba[3] = transparency?.[index] ?? 255;
    };
  }
  const isGrey = samples < 3;
  const hasAlpha = samples === 2 || samples === 4;
  return (row, x, rgba) => {
    const at = x * samples;
    for (let channel = 0; channel < 3; channel++) {
      rgba[channel] = (sample(row, at + (isGrey ? 0 : channel)) * 255) / most;
    }
    rgba[3] = hasAlpha ? sample(row, at + samples - 1) : 255;
  };
}
