import { type Colour, type Drawing, drawPng, drawSvg, type Layer, type Point } from './drawing.ts';

/** How a badge looks. */
export interface Picture {
  readonly shape: keyof typeof SHAPES;
  readonly glyph: keyof typeof GLYPHS;
  readonly colour: keyof typeof COLOURS;
}

export const pictureSvg = (picture: Picture, title: string): string =>
  drawSvg(drawBadge(picture), title);

const drawn = new Map<string, Uint8Array>();

/** The same badge is awarded often: it is drawn once. */
export function picturePng(picture: Picture): Uint8Array {
  const key = Object.values(picture).join();
  const png = drawn.get(key) ?? drawPng(drawBadge(picture));
  drawn.set(key, png);
  return png;
}

const COLOURS = {
  teal: [
    [18, 148, 144],
    [8, 92, 104],
  ],
  violet: [
    [124, 92, 214],
    [74, 48, 150],
  ],
  amber: [
    [240, 170, 52],
    [196, 112, 20],
  ],
  crimson: [
    [214, 76, 96],
    [146, 34, 66],
  ],
  blue: [
    [64, 132, 226],
    [28, 78, 168],
  ],
  green: [
    [86, 164, 84],
    [34, 106, 62],
  ],
  slate: [
    [104, 118, 138],
    [58, 68, 86],
  ],
} satisfies Record<string, readonly [Colour, Colour]>;

const WHITE: readonly [Colour, Colour] = [
  [255, 255, 255],
  [236, 240, 246],
];
const GOLD: readonly [Colour, Colour] = [
  [250, 218, 130],
  [222, 166, 62],
];

const turn = (radius: number, angle: number, cy: number): Point => [
  50 + radius * Math.sin(angle),
  cy - radius * Math.cos(angle),
];

/** A closed ring of points around the middle; the radius may depend on the angle (0 is up, in radians). */
function ring(count: number, radius: (angle: number) => number, cy = 44): Point[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = (i / count) * 2 * Math.PI;
    return turn(radius(angle), angle, cy);
  });
}

const circle = (radius: number, cy?: number) => ring(96, () => radius, cy);

const SHAPES = {
  rosette: (r: number) => ring(192, (a) => r * (0.955 + 0.045 * Math.cos(16 * a))),
  round: (r: number) => circle(r),
  hexagon: (r: number) => ring(6, () => r * 1.04),
  octagon: (r: number) => ring(8, () => r).map(([x, y]) => rotate([x, y], Math.PI / 8)),
  shield: (r: number) =>
    [
      [-0.86, -0.86],
      [0, -1],
      [0.86, -0.86],
      [0.86, 0.1],
      [0.62, 0.56],
      [0.32, 0.84],
      [0, 1.04],
      [-0.32, 0.84],
      [-0.62, 0.56],
      [-0.86, 0.1],
    ].map(([x = 0, y = 0]): Point => [50 + x * r, 44 + y * r]),
} satisfies Record<string, (radius: number) => Point[]>;

function rotate([x, y]: Point, angle: number): Point {
  const [dx, dy] = [x - 50, y - 44];
  return [
    50 + dx * Math.cos(angle) - dy * Math.sin(angle),
    44 + dx * Math.sin(angle) + dy * Math.cos(angle),
  ];
}

/** Polygons on −1…1 around the middle. */
const GLYPHS = {
  star: [
    Array.from({ length: 10 }, (_, i) => {
      const radius = i % 2 ? 0.42 : 1;
      return [radius * Math.sin((i * Math.PI) / 5), -radius * Math.cos((i * Math.PI) / 5)];
    }),
  ],
  book: [
    [
      [-1, -0.62],
      [-0.3, -0.72],
      [-0.06, -0.52],
      [-0.06, 0.74],
      [-0.3, 0.56],
      [-1, 0.64],
    ],
    [
      [1, -0.62],
      [0.3, -0.72],
      [0.06, -0.52],
      [0.06, 0.74],
      [0.3, 0.56],
      [1, 0.64],
    ],
  ],
  bolt: [
    [
      [0.2, -1],
      [-0.62, 0.16],
      [-0.06, 0.16],
      [-0.22, 1],
      [0.64, -0.22],
      [0.06, -0.22],
    ],
  ],
  drop: [
    Array.from({ length: 48 }, (_, i) => {
      const t = (i / 48) * 2 * Math.PI;
      const x = 0.62 * Math.sin(t) * (1 - 0.36 * Math.cos(t));
      return [x + 0.3 * (Math.cos(t) - 1) * 0.4, -Math.cos(t)];
    }),
  ],
  code: [
    [
      [-0.34, -0.62],
      [-0.12, -0.42],
      [-0.56, 0],
      [-0.12, 0.42],
      [-0.34, 0.62],
      [-1, 0],
    ],
    [
      [0.34, -0.62],
      [0.12, -0.42],
      [0.56, 0],
      [0.12, 0.42],
      [0.34, 0.62],
      [1, 0],
    ],
  ],
  chart: [
    [
      [-0.9, 0.8],
      [-0.9, 0.1],
      [-0.44, 0.1],
      [-0.44, 0.8],
    ],
    [
      [-0.23, 0.8],
      [-0.23, -0.32],
      [0.23, -0.32],
      [0.23, 0.8],
    ],
    [
      [0.44, 0.8],
      [0.44, -0.82],
      [0.9, -0.82],
      [0.9, 0.8],
    ],
  ],
  cross: [
    [
      [-0.28, -0.9],
      [0.28, -0.9],
      [0.28, -0.28],
      [0.9, -0.28],
      [0.9, 0.28],
      [0.28, 0.28],
      [0.28, 0.9],
      [-0.28, 0.9],
      [-0.28, 0.28],
      [-0.9, 0.28],
      [-0.9, -0.28],
      [-0.28, -0.28],
    ],
  ],
  peak: [
    [
      [-1, 0.7],
      [-0.28, -0.7],
      [0.06, -0.04],
      [0.3, -0.38],
      [1, 0.7],
    ],
  ],
} satisfies Record<string, readonly (readonly number[][])[]>;

/** A rosette: ribbons, the outer shape, a pale ring, the field, a symbol in the middle. */
function drawBadge({ shape, glyph, colour }: Picture): Drawing {
  const fill = COLOURS[colour];
  const dark: readonly [Colour, Colour] = [fill[1], shade(fill[1], 0.72)];
  const outline = SHAPES[shape];
  const symbol = GLYPHS[glyph].map((points): Layer => {
    const placed = points.map(([x = 0, y = 0]): Point => [50 + x * 17, 44 + y * 17]);
    return { points: placed, fill: WHITE };
  });
  return [
    { points: ribbon(-1), fill: dark },
    { points: ribbon(1), fill: dark },
    { points: outline(42), fill },
    { points: outline(37), fill: GOLD },
    { points: outline(34.6), fill: [shade(fill[0], 1.08), fill[1]] },
    { points: circle(25.5), fill: dark, opacity: 0.34 },
    ...symbol,
  ];
}

function ribbon(side: 1 | -1): Point[] {
  const at = (x: number, y: number): Point => [50 + side * x, y];
  return [at(4, 66), at(27, 62), at(32, 97), at(20, 90), at(12, 99)];
}

function shade(colour: Colour, by: number): Colour {
  const [r, g, b] = colour.map((value) => Math.min(255, Math.round(value * by)));
  return [r ?? 0, g ?? 0, b ?? 0];
}
