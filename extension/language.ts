import { choose } from '../component/view/words/choose.ts';
import { type Spoken, spokenFor } from '../component/view/words/load.ts';
import { languageOf, speak, type Words } from '../component/view/words.ts';
import type { Answers } from './messages.ts';

/**
 * What background and own pages say about badges, in the language of the browser; its file is packaged.
 *
 * @param locale BCP 47: `browser.i18n.getUILanguage()`.
 * @param own BCP 47: the language of the extension's own words, `say('language')`. Default: English.
 */
export async function wordsIn(locale: string, own?: string): Promise<Words> {
  const spoken = await spokenIn(locale, own);
  return speak(languageOf(spoken.table), spoken.locale);
}

/** The same as data, for a script in a page, which can load nothing itself. */
export async function tableIn(locale: string, own?: string): Promise<NonNullable<Answers['draw']>> {
  const spoken = await spokenIn(locale, own);
  return { locale: spoken.locale, table: spoken.table };
}

/**
 * Browsers choose the extension's own words themselves, now and then (Chromium, by `LANGUAGE`) in another
 * language than they name: a card has both kinds of words, and is of one language. English is also what they
 * choose where they find none, so that it decides nothing.
 */
async function spokenIn(locale: string, own = 'en'): Promise<Spoken> {
  const agree = own === 'en' || choose(['en', own], [locale]).code === own;
  return spokenFor([agree ? locale : own]);
}
