import { render, type TemplateResult } from 'lit';
import { cardStyles, chipStyles, reportStyles } from '../component/view/styles.ts';
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
  document.documentElement.lang = say('language');
  const main =
    document.querySelector('main') ?? document.body.appendChild(document.createElement('main'));
  return {
    words: await wordsIn(browser.i18n.getUILanguage(), say('language')),
    draw: (content) => {
      render(content, main);
    },
  };
}
