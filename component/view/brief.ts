import { BRIEF_EN } from './words/en-brief.ts';
import type { BriefLanguage } from './words/language.ts';

/** What a chip needs of a language; `Words` has it too. */
export type BriefWords = BriefLanguage;

/** Every language that there is, the same as `LANGUAGES` (a test holds them equal), but only what chips need. */
export const BRIEF_LANGUAGES: readonly [BriefLanguage, ...BriefLanguage[]] = [BRIEF_EN];

/** Which of these languages a reader gets: the first that fits `locales` (BCP 47), else the first of all. */
export function choose<Spoken extends { readonly code: string }>(
  languages: readonly [Spoken, ...Spoken[]],
  locales: readonly string[],
): { readonly language: Spoken; readonly locale: string } {
  for (const locale of locales) {
    const language = languages.find(({ code }) => code === locale.split('-')[0]?.toLowerCase());
    if (language) return { language, locale };
  }
  const [language] = languages;
  return { language, locale: language.code };
}

export function briefFor(locales: readonly string[]): BriefWords {
  return choose(BRIEF_LANGUAGES, locales).language;
}
