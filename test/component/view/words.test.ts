import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersOf } from '../../../component/view/answers.ts';
import { BRIEF_LANGUAGES, briefFor } from '../../../component/view/brief.ts';
import { headlineOf, type Line, type LineCode } from '../../../component/view/headline.ts';
import type { Language } from '../../../component/view/words/language.ts';
import { LANGUAGES, speak, type Words, wordsFor } from '../../../component/view/words.ts';
import { finding } from '../../../core/findings.ts';
import { VERDICTS } from '../../../core/report.ts';
import { REPORTS } from '../reports.ts';
import { CODES, someFinding, someReport } from './generated.ts';

const WHOLE = /^[\p{Lu}\p{L}\p{N}\u2068].*\S$/su;
const HOLLOW = /undefined|null|NaN|\[object|\(\s*\)|“\s*”| {2}|\s[.,:]/;

const lineCodes = (language: Language) => Object.keys(language.lines) as LineCode[];

describe.each(LANGUAGES)('in $code', (language) => {
  const words = speak(language);

  it('every finding is a whole sentence, with and without its data', () => {
    for (const code of CODES) {
      for (const data of [
        undefined,
        {},
        { host: 'example.edu' },
        { url: 'https://example.edu/1' },
      ]) {
        const sentence = words.say(finding(code, data));
        expect(sentence, code).toMatch(WHOLE);
        expect(sentence, code).not.toMatch(HOLLOW);
        expect(sentence, code).toMatch(/[.。।]$/u);
      }
    }
  });

  it('no data of a stranger makes a sentence long, empty, or of two lines', () => {
    fc.assert(
      fc.property(someFinding, (one) => {
        const sentence = words.say(one);
        expect(sentence.trim()).not.toBe('');
        expect(sentence.length).toBeLessThan(800);
        expect(sentence).not.toMatch(/[\n\r\t\u202a-\u202e\u2066\u2067]|undefined|\[object/u);
      }),
    );
  });

  it('every verdict has a chip, and a headline that can be said', () => {
    for (const verdict of VERDICTS) {
      expect(words.chips[verdict]).not.toBe('');
      const { headline, detail, action } = headlineOf(REPORTS[verdict]);
      for (const line of [headline, detail, action].filter((one) => one !== null)) {
        expect(words.say(line), line.code).toMatch(WHOLE);
        expect(words.say(line), line.code).not.toMatch(HOLLOW);
      }
    }
  });

  it('a headline names what it knows, and can be said of any report', () => {
    fc.assert(
      fc.property(someReport, (report) => {
        const { headline, detail, action } = headlineOf(report);
        for (const line of [headline, detail, action].filter((one) => one !== null)) {
          expect(words.say(line).trim()).not.toBe('');
          expect(words.say(line)).not.toMatch(/undefined|\[object/);
        }
      }),
    );
  });

  it('never says valid, trusted, safe or fake of a badge', () => {
    const said = [
      ...Object.values(words.chips),
      ...Object.values(words.answers),
      ...Object.values(words.closer),
      ...CODES.map((code) => words.say(finding(code))),
      ...lineCodes(language).map((code) => words.say({ code })),
    ].map((sentence) => sentence.replace(/^not valid (yet|before)/i, ''));
    for (const sentence of said) {
      expect(sentence).not.toMatch(/\b(valid|invalid|trusted|trustworthy|safe|fake|score)\b/i);
    }
  });

  it('a row always has a word and a sentence', () => {
    fc.assert(
      fc.property(someReport, (report) => {
        for (const row of answersOf(report)) {
          const { word, sentence } = words.answer(row);
          expect(word).not.toBe('');
          expect(sentence.trim()).not.toBe('');
        }
      }),
    );
  });
});

const english: Words = wordsFor('en-GB');
const say = (code: LineCode, data: NonNullable<Line['data']>) => english.say({ code, data });

describe('the words', () => {
  it('name the anchor of the issuer', () => {
    expect(english.say(headlineOf(REPORTS.verified).headline)).toContain('example.edu');
  });

  it('quote what a stranger wrote in one clipped line, isolated from the sentence', () => {
    const reason = `line one\nline two ${'x'.repeat(400)}`;
    const sentence = say('revoked/reason', { reason });
    expect(sentence).toContain('line one line two');
    expect(sentence.length).toBeLessThan(200);
    expect(say('revoked/reason', { reason: 'سبب' })).toContain('\u2068سبب\u2069');
  });

  it('say dates in UTC, in the reader’s form', () => {
    expect(english.date('2026-01-09T23:30:00-05:00')).toBe('10 January 2026');
    expect(wordsFor('en-US').date('2026-01-09')).toBe('January 9, 2026');
    expect(english.dateTime('2026-11-21T20:41:00Z')).toMatch(/21 November 2026.*20:41.*UTC/);
  });

  it('pass on a date that is none as it was written', () => {
    expect(english.date('soon')).toBe('soon');
    expect(english.date('')).toBe('');
  });

  it('show a code that a newer core may send', () => {
    const newer = JSON.parse('{"code":"status/eaten","question":"current","outcome":"note"}');
    expect(english.say(newer)).toBe('status/eaten');
    expect(english.say({ ...newer, code: 'toString' })).toBe('toString');
  });

  it('fall back to English, and to its dates where a locale is not one', () => {
    expect(wordsFor(['xx-Unknown', 'en-AU']).locale).toBe('en-AU');
    expect(wordsFor(['tlh']).code).toBe('en');
    expect(wordsFor('en-!').date('2026-01-09')).toContain('2026');
  });
});

it('the few words that come with the element are those of the whole language, for each', () => {
  expect(BRIEF_LANGUAGES.map(({ code }) => code)).toEqual(LANGUAGES.map(({ code }) => code));
  for (const [index, { chips, direction, labels }] of BRIEF_LANGUAGES.entries()) {
    expect(LANGUAGES[index]).toMatchObject({ chips, direction, labels });
  }
  expect(briefFor(['xx', 'en-GB']).code).toBe('en');
  expect(briefFor([]).code).toBe(LANGUAGES[0].code);
});
