import { describe, expect, it } from 'vitest';
import { COLOURS } from '../../../component/view/tokens.ts';

type Rgb = readonly [number, number, number];

const rgb = (hex: string): Rgb => {
  const at = (index: number) => Number.parseInt(hex.slice(index, index + 2), 16);
  return [at(1), at(3), at(5)];
};

const luminance = (colour: Rgb) => {
  const [r, g, b] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (a: Rgb, b: Rgb) => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

/** `color-mix(in srgb, tone share, surface)`. */
const tint = (tone: Rgb, share: number, surface: Rgb): Rgb =>
  tone.map((value, index) => value * share + (surface[index] ?? 0) * (1 - share)) as unknown as Rgb;

describe.each([
  ['light', 1],
  ['dark', 2],
] as const)('in %s', (_, column) => {
  const colour = (name: string): Rgb => {
    const found = COLOURS.find(([key]) => key === name) ?? expect.fail(`no colour ${name}`);
    return rgb(found[column]);
  };
  const surface = colour('surface');

  it.each(['text', 'muted', 'verified', 'info', 'caution', 'danger', 'unknown'])(
    '%s can be read on the surface',
    (name) => {
      expect(contrast(colour(name), surface)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(['verified', 'info', 'caution', 'danger', 'unknown'])(
    'on the tint of %s, its headline and the quieter text can be read',
    (name) => {
      const ground = tint(colour(name), 0.1, surface);
      for (const text of [name, 'text', 'muted']) {
        expect(contrast(colour(text), ground)).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it('the focus ring can be seen', () => {
    expect(contrast(colour('focus'), surface)).toBeGreaterThanOrEqual(3);
  });
});
