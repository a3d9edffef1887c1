import { type Status, type Tone, toneOf } from './verdict.ts';
import type { Words } from './words.ts';

/** What the toolbar shows of a page: how many, the colour of the worst, and all of it in words. */
export interface ToolbarSummary {
  /** Count of badges; '' where there is none. */
  readonly text: string;
  readonly tone: Tone;
  /** "3 badges: Verified 2, Expired 1". */
  readonly title: string;
}

/** The worst first. A check that could not be made never outranks one that was. */
const BY_WEIGHT: readonly Tone[] = ['danger', 'caution', 'info', 'good', 'neutral'];

/** The order in which marks are counted out: what was hoped for first. */
const COUNTED: readonly Status[] = [
  'verified',
  'unconfirmed',
  'other-picture',
  'expired',
  'suspended',
  'not-yet-valid',
  'revoked',
  'altered',
  'disowned',
  'not-theirs',
  'malformed',
  'unchecked',
  'uncheckable',
];

export function toolbarOf(marks: readonly Status[], words: Words): ToolbarSummary {
  const badges = marks.filter((mark) => mark !== 'none');
  const counts = COUNTED.map(
    (mark) => [mark, badges.filter((badge) => badge === mark).length] as const,
  ).filter(([, count]) => count > 0);
  const tones = new Set(badges.map(toneOf));
  return {
    text: badges.length > 0 ? String(badges.length) : '',
    tone: BY_WEIGHT.find((tone) => tones.has(tone)) ?? 'neutral',
    title: words.count(counts, badges.length),
  };
}
