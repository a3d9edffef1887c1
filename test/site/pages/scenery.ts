import { type Colour, type Drawing, drawPng, drawSvg, type Point } from '../kit/drawing.ts';

const circle = (cx: number, cy: number, radius: number): Point[] =>
  Array.from({ length: 64 }, (_, i): Point => {
    const angle = (i / 64) * 2 * Math.PI;
    return [cx + radius * Math.cos(angle), cy + radius * Math.sin(angle)];
  });

/** Hills along a sum of two waves; the seed moves them. */
function hills(base: number, height: number, seed: number): Point[] {
  const line = Array.from({ length: 61 }, (_, i): Point => {
    const x = (i / 60) * 100;
    const wave = Math.sin(x / 13 + seed) + 0.6 * Math.sin(x / 7 + seed * 2.3);
    return [x, base - height * wave];
  });
  return [[0, 100], ...line, [100, 100]];
}

const SKIES: readonly (readonly [Colour, Colour])[] = [
  [
    [120, 170, 230],
    [236, 226, 210],
  ],
  [
    [70, 60, 120],
    [240, 160, 120],
  ],
  [
    [180, 205, 220],
    [240, 244, 246],
  ],
];

/** A landscape: an ordinary picture, with nothing inside. */
function landscape(seed: number): Drawing {
  const sky = SKIES[seed % SKIES.length] ?? [
    [120, 170, 230],
    [236, 226, 210],
  ];
  const hill = (r: number, g: number, b: number): [Colour, Colour] => [
    [r, g, b],
    [r - 30, g - 30, b - 30],
  ];
  return [
    {
      points: [
        [0, 0],
        [100, 0],
        [100, 100],
        [0, 100],
      ],
      fill: sky,
    },
    {
      points: circle(14 + ((seed * 29) % 72), 30, 9),
      fill: [
        [255, 244, 200],
        [255, 226, 160],
      ],
    },
    { points: hills(58, 7, seed), fill: hill(120, 140, 150) },
    { points: hills(72, 5, seed + 2), fill: hill(88, 128, 104) },
    { points: hills(88, 3, seed + 4), fill: hill(58, 96, 70) },
  ];
}

export const landscapePng = (seed: number): Uint8Array => drawPng(landscape(seed), 320);
export const landscapeSvg = (seed: number, title: string): string =>
  drawSvg(landscape(seed), title);

/** A face for a profile: the first letters of a name cannot be drawn, so a simple bust. */
export function faceSvg(seed: number, title: string): string {
  const skin: [Colour, Colour] = [
    [236, 196, 164],
    [206, 156, 124],
  ];
  const hair: [Colour, Colour] = [
    [92, 60, 44],
    [58, 36, 26],
  ];
  const shirt: [Colour, Colour] = [
    [34 + seed * 40, 108, 120],
    [20, 70, 96],
  ];
  return drawSvg(
    [
      {
        points: [
          [0, 0],
          [100, 0],
          [100, 100],
          [0, 100],
        ],
        fill: [
          [214, 228, 238],
          [176, 200, 220],
        ],
      },
      { points: circle(50, 108, 36), fill: shirt },
      { points: circle(50, 42, 25), fill: hair },
      { points: circle(50, 48, 20), fill: skin },
    ],
    title,
  );
}
