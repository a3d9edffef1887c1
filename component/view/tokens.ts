import { type CSSResult, css, unsafeCSS } from 'lit';

/**
 * Colours and measures: name, value in light, value in dark. Text tones have a contrast of at least 4.5 : 1
 * on the surface and on its own tint; a test computes it.
 */
export const COLOURS = [
  ['surface', '#ffffff', '#16202e'],
  ['text', '#16202e', '#eef2f7'],
  ['muted', '#55606f', '#b6bfcc'],
  ['border', '#d3dae3', '#38475b'],
  ['verified', '#17663f', '#6fd6a0'],
  ['info', '#1d5fa8', '#8ec5ff'],
  ['caution', '#855400', '#f0c060'],
  ['danger', '#a3242b', '#ff9a9a'],
  ['unknown', '#55606f', '#b6bfcc'],
  ['focus', '#1d5fa8', '#8ec5ff'],
  ['shadow', '#16202e29', '#00000080'],
] as const;

const MEASURES = [
  ['font', "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"],
  // Follows the reader's own size, but not a page that shrinks its root to count in tens.
  ['size', 'max(0.875rem, 13px)'],
  ['radius', '12px'],
  ['gap', '1em'],
] as const;

/** Where light-dark() is missing (Chrome < 123, Safari < 17.5), the light values hold. */
function tokens(value: (name: string, fallback: string) => string): CSSResult {
  const declare = (entries: readonly (readonly [string, string])[]) =>
    unsafeCSS(entries.map(([name, fallback]) => `--_${name}:${value(name, fallback)};`).join(''));
  return css`
    :host,
    :root {
      ${declare(COLOURS.map(([name, light]) => [name, light]))}
      ${declare(MEASURES)}
    }
    @supports (color: light-dark(red, red)) {
      :host,
      :root {
        ${declare(COLOURS.map(([name, light, dark]) => [name, `light-dark(${light},${dark})`]))}
      }
    }
  `;
}

/** For `<open-badge>`: the page may set each by `--ob-…`. */
export const themedTokens: CSSResult = tokens((name, fallback) => `var(--ob-${name}, ${fallback})`);

/** For surfaces over a page that is not ours: what the page sets does not reach them. */
export const fixedTokens: CSSResult = tokens((_, fallback) => fallback);
