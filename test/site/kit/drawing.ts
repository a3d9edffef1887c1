import { encodePng } from './png.ts';

export type Point = readonly [x: number, y: number];
export type Colour = readonly [r: number, g: number, b: number];

/** One filled polygon; two colours make a gradient from its top to its bottom. */
export interface Layer {
  readonly points: readonly Point[];
  readonly fill: readonly [top: Colour, bottom: Colour];
  /** 0 to 1. Default: 1. */
  readonly opacity?: number;
}

/** A drawing on a square of 100 × 100, drawn as SVG or as PNG alike. */
export type Drawing = readonly Layer[];

export function drawSvg(drawing: Drawing, title: string): string {
  const shapes = drawing.map(({ points, fill: [top, bottom], opacity = 1 }, index) => {
    const list = points.map(([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`).join(' ');
    const gradient =
      `<linearGradient id="g${index}" x1="0" y1="0" x2="0" y2="1">` +
      `<stop offset="0" stop-color="rgb(${top.join(' ')})"/>` +
      `<stop offset="1" stop-color="rgb(${bottom.join(' ')})"/></linearGradient>`;
    return `${gradient}<polygon points="${list}" fill="url(#g${index})" opacity="${opacity}"/>`;
  });
  const escaped = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="240" height="240" role="img">' +
    `<title>${escaped}</title>${shapes.join('')}</svg>\n`
  );
}

export function drawPng(drawing: Drawing, size = 240): Uint8Array {
  const pixels = new Float32Array(size * size * 4);
  for (const layer of drawing) paint(pixels, size, layer);
  const bytes = new Uint8Array(size * size * 4);
  for (let i = 0; i < pixels.length; i += 4) {
    const alpha = pixels[i + 3] ?? 0;
    for (let c = 0; c < 3; c++) bytes[i + c] = alpha > 0 ? (pixels[i + c] ?? 0) / alpha : 0;
    bytes[i + 3] = alpha * 255;
  }
  return encodePng(bytes, size, size);
}

const SUBLINES = 4;

/** Scan conversion, even-odd: coverage is exact along x and sampled four times along y. Premultiplied alpha. */
function paint(pixels: Float32Array, size: number, { points, fill, opacity = 1 }: Layer): void {
  const scaled = points.map(([x, y]): Point => [(x * size) / 100, (y * size) / 100]);
  const ys = scaled.map(([, y]) => y);
  const top = Math.min(...ys);
  const bottom = Math.max(...ys);
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(size, Math.ceil(bottom)); y++) {
    const coverage = new Float32Array(size);
    for (let sub = 0; sub < SUBLINES; sub++) {
      const crossings = crossingsAt(scaled, y + (sub + 0.5) / SUBLINES);
      for (let i = 0; i + 1 < crossings.length; i += 2) {
        cover(coverage, crossings[i] ?? 0, crossings[i + 1] ?? 0);
      }
    }
    const along = (y - top) / Math.max(1, bottom - top);
    for (let x = 0; x < size; x++) {
      const alpha = Math.min(1, (coverage[x] ?? 0) / SUBLINES) * opacity;
      if (alpha <= 0) continue;
      const at = (y * size + x) * 4;
      for (let c = 0; c < 3; c++) {
        const colour = (fill[0][c] ?? 0) * (1 - along) + (fill[1][c] ?? 0) * along;
        pixels[at + c] = colour * alpha + (pixels[at + c] ?? 0) * (1 - alpha);
      }
      pixels[at + 3] = alpha + (pixels[at + 3] ?? 0) * (1 - alpha);
    }
  }
}

function crossingsAt(points: readonly Point[], y: number): number[] {
  const crossings: number[] = [];
  points.forEach(([x1, y1], index) => {
    const [x2, y2] = points[(index + 1) % points.length] ?? [0, 0];
    if (y1 <= y !== y2 <= y) crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
  });
  return crossings.sort((a, b) => a - b);
}

function cover(coverage: Float32Array, from: number, to: number): void {
  const start = Math.max(0, from);
  const end = Math.min(coverage.length, to);
  for (let x = Math.floor(start); x < end; x++) {
    const share = Math.min(end, x + 1) - Math.max(start, x);
    coverage[x] = (coverage[x] ?? 0) + Math.max(0, share);
  }
}
