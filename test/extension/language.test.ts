import { expect, test } from 'vitest';
import german from '../../component/view/words/de.json' with { type: 'json' };
import { languageOf } from '../../component/view/words.ts';
import { tableIn, wordsIn } from '../../extension/language.ts';
import { answer, type Handlers, type Speaker } from '../../extension/messages.ts';

const CONTENT: Speaker = { kind: 'content', tabId: 1, frameId: 0, url: 'https://page.example/' };

test('a page of the extension speaks the language of the browser, with its own form of dates', async () => {
  const words = await wordsIn('de-AT');
  expect(words.code).toBe('de');
  expect(words.chips.revoked).toBe(german.chips.revoked);
  expect(words.date('2026-01-09')).toBe('9. Jänner 2026');
});

test.each(['en', 'en-GB', 'tlh', 'not a tag!', ''])(
  'it speaks English where there is no other: %s',
  async (tag) => {
    expect((await wordsIn(tag)).code).toBe('en');
    expect((await tableIn(tag)).table).toBeNull();
  },
);

test.each([
  ['en-US', 'de', 'de'],
  ['de-AT', 'de', 'de-AT'],
  ['zh-TW', 'zh-Hant', 'zh-TW'],
  ['zh-HK', 'en', 'zh-HK'],
  ['tlh', 'en', 'en'],
])('a browser of %s, whose own words are in %s: %s', async (locale, own, said) => {
  expect((await tableIn(locale, own)).locale).toBe(said);
  expect((await wordsIn(locale, own)).locale).toBe(said);
});

test('a script in a page gets the whole language as data, that crosses messaging', async () => {
  const handlers = { draw: () => tableIn('de') } as unknown as Handlers;
  const reply = await answer({ type: 'draw', page: 'p' }, CONTENT, handlers);
  const crossed = JSON.parse(JSON.stringify(reply));
  expect(crossed).toEqual({ ok: true, value: { locale: 'de', table: german } });
  expect(languageOf(crossed.value.table).findings).toEqual(german.findings);
});
