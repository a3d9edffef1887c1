// Bundles of the element keep only these four of the whole file (component/words.mjs).
import { chips, code, direction, labels } from './words/en.json';
import type { BriefLanguage } from './words/language.ts';

/** What a chip needs of a language; `Words` has it too. */
export type BriefWords = BriefLanguage;

/** English: what there is without a request. */
export const BRIEF_EN: BriefWords = {
  code,
  direction: direction === 'rtl' ? 'rtl' : 'ltr',
  chips,
  labels,
};
