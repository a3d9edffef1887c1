import type messages from './_locales/en/messages.json';
import { browser } from './browser.ts';

/**
 * A sentence of the extension's own pages and menus, in the language of the browser. What is said about
 * badges is in component/view/words.ts.
 */
export function say(key: keyof typeof messages, ...named: readonly string[]): string {
  return browser.i18n.getMessage(key, [...named]);
}
