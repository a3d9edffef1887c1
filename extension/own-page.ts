import { render, type TemplateResult } from 'lit';
import { cardStyles, reportStyles } from '../component/view/card-styles.ts';
import { chipStyles } from '../component/view/chip-styles.ts';
import { fixedTokens } from '../component/view/tokens.ts';
import type { Words } from '../component/view/words.ts';
import { browser } from './browser.ts';
import { wordsIn } from './language.ts';
import { say } from './words.ts';

/** What popup, settings and report share: the styles of the views, the language, and where to draw. */
export async function openOwnPage(): Promise<{
  words: Words;
  draw: (content: TemplateResult) => void;
}> {
  document.adoptedStyleSheets = [fixedTokens, chipStyles, cardStyles, reportStyles].flatMap(
    ({ styleSheet }) => styleSheet ?? [],
  );
  const lang = say('language');
  const words = await wordsIn(browser.i18n.getUILanguage(), lang);
  document.documentElement.lang = lang;
  // Where browsers find none of our words they choose the English ones: those run from left to right in any browser.
  document.documentElement.dir = words.code === lang ? words.direction : 'ltr';
  const main =
    document.querySelector('main') ?? document.body.appendChild(document.createElement('main'));
  return {
    words,
    draw: (content) => {
      render(content, main);
    },
  };
}
