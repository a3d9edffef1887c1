import { enclose } from '../component/view/text.ts';
import type messages from './_locales/en/messages.json';
import { browser } from './browser.ts';

/**
 * A sentence of the extension's own pages and menus, in the language of the browser. What is said about
 * badges is in component/view/words.ts.
 */
export function say(key: keyof typeof messages, ...named: readonly string[]): string {
  // A name would lose its last sign to the other side of a sentence that runs from right to left.
  const isolates = browser.i18n.getMessage('@@bidi_dir') === 'rtl';
  return browser.i18n.getMessage(key, isolates ? named.map(enclose) : [...named]);
}
