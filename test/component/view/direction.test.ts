import { afterEach, describe, expect, it } from 'vitest';
import { speak } from '../../../component/view/words.ts';
import { finding } from '../../../core/findings.ts';
import { LANGUAGES } from './languages.ts';

afterEach(() => document.body.replaceChildren());

const REASON = 'It was wrong.';
const revoked = finding('status/revoked', { reason: REASON });
const running = (direction: string) => LANGUAGES.filter((one) => one.direction === direction);

/** Where each character of `value` is drawn, from the left, in a sentence that runs from right to left. */
function placesOf(value: string, sentence: string): readonly number[] {
  const line = document.createElement('p');
  line.dir = 'rtl';
  line.style.whiteSpace = 'nowrap';
  line.textContent = sentence;
  document.body.append(line);
  const text = line.firstChild ?? expect.fail('the sentence is empty');
  const start = sentence.indexOf(value);
  expect(start).toBeGreaterThanOrEqual(0);
  return Array.from(value, (_, index) => {
    const range = document.createRange();
    range.setStart(text, start + index);
    range.setEnd(text, start + index + 1);
    return range.getBoundingClientRect().left;
  });
}

const sorted = (places: readonly number[]) => [...places].sort((a, b) => a - b);

describe.each(running('rtl'))(
  'in a sentence of $code, a value keeps its signs on its side',
  (language) => {
    const words = speak(language);
    const url = 'https://x.y/';

    it.each([
      [REASON, words.say(revoked)],
      [url, words.say(finding('context/unknown', { url }))],
      ['C++', words.label('claimedName', { name: 'C++' })],
      ['[::1]', words.fault('timeout', '[::1]')],
      ['[::1]', words.label('contacted', { hosts: words.list(['[::1]', 'x.y']), relay: '' })],
    ])('%s', (value, sentence) => {
      const places = placesOf(value, sentence);
      expect(places).toEqual(sorted(places));
    });
  },
);

it.each(running('ltr'))('a sentence of $code has plain values as they are', (language) => {
  const words = speak(language);
  expect(words.say(revoked)).toContain(REASON);
  expect(words.say(revoked) + words.label('claimedName', { name: 'C++' })).not.toMatch(
    /[\u2066-\u2069]/,
  );
});
