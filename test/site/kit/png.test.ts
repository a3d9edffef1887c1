import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { drawPng } from './drawing.ts';
import { encodePng } from './png.ts';

/** Pixels of a PNG that `encodePng` made: one IDAT, filter "Sub". */
function pixelsOf(png: Uint8Array, width: number, height: number): Uint8Array {
  const bytes = Buffer.from(png);
  const at = bytes.indexOf('IDAT') + 4;
  const rows = inflateSync(bytes.subarray(at, at + bytes.readUInt32BE(at - 8)));
  const pixels = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width * 4; x++) {
      const left = x < 4 ? 0 : (pixels[y * width * 4 + x - 4] ?? 0);
      pixels[y * width * 4 + x] = (rows[y * (width * 4 + 1) + 1 + x] ?? 0) + left;
    }
  }
  return pixels;
}

test('the pixels of an encoded PNG are those that were given', () => {
  const pixels = Uint8Array.from({ length: 5 * 3 * 4 }, (_, i) => (i * 53) % 256);
  expect(pixelsOf(encodePng(pixels, 5, 3), 5, 3)).toEqual(pixels);
});

test('a polygon covers what is inside it, and half of what its edge halves', () => {
  const points = [
    [0, 0],
    [62.5, 0],
    [62.5, 100],
    [0, 100],
  ] as const;
  const grey = [200, 200, 200] as const;
  const pixels = pixelsOf(drawPng([{ points, fill: [grey, grey] }], 4), 4, 4);
  expect([...pixels.slice(0, 16)]).toEqual([
    200, 200, 200, 255, 200, 200, 200, 255, 200, 200, 200, 127, 0, 0, 0, 0,
  ]);
});
