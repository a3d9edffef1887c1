import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersOf } from '../../../component/view/answers.ts';
import { BRIEF_EN } from '../../../component/view/brief.ts';
import { headlineOf, type Line, type LineCode } from '../../../component/view/headline.ts';
import type { Language } from '../../../component/view/words/language.ts';
import { briefOf } from '../../../component/view/words/table.ts';
import { languageOf, speak, type Words, wordsFor } from '../../../component/view/words.ts';
import { finding } from '../../../core/findings.ts';
import { type FindingData, VERDICTS } from '../../../core/report.ts';
import { REPORTS } from '../reports.ts';
import { CODES, someFinding, someReport } from './generated.ts';
import { LANGUAGES } from './languages.ts';

const WHOLE = /^[\p{L}\p{N}\p{Pi}\p{Ps}¿¡\u2068].*\S$/su;
const HOLLOW = /undefined|\bnull\b|NaN|\[object|\(\s*\)|“\s*”| {2}| [.,:]/;

/** Ends a sentence, in whatever script; Thai has no stop. */
const STOP = /[.。।۔።։។။]$|[)”\u2069]$/u;
const THAI_END = /[\p{L}\p{M}\p{N})”\u2069]$/u;

/** All that a sentence may name. */
const ALL: FindingData = {
  ...{ host: 'example.edu', url: 'https://example.edu/1', date: '2026-01-09', fault: 'timeout' },
  ...{ status: 503, reason: 'reason', path: 'path', property: 'property', type: 'type' },
  ...{ suite: 'suite', algorithm: 'algorithm', provider: 'provider', identity: 'me@example.org' },
  ...{ term: 'term', claim: 'claim', end: 'https://example.com/', method: 'did:x', list: 'list' },
  ...{ extension: 'extension', count: 3, anchor: 'example.edu', contentType: 'text/html' },
};
const DATA: readonly (FindingData | undefined)[] = [
  undefined,
  ALL,
  ...Object.entries(ALL).map(([key, value]) => ({ [key]: value })),
];

const lineCodes = (language: Language) => Object.keys(language.lines) as LineCode[];

describe.each(LANGUAGES)('in $code', (language) => {
  const words = speak(language);

  it('every finding is a whole sentence, with and without its data', () => {
    for (const code of CODES) {
      for (const data of DATA) {
        const sentence = words.say(finding(code, data));
        expect(sentence, code).toMatch(WHOLE);
        expect(sentence, code).not.toMatch(HOLLOW);
        expect(sentence, code).toMatch(language.code === 'th' ? THAI_END : STOP);
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

  it('every line of a headline holds with and without its data', () => {
    for (const code of lineCodes(language)) {
      for (const data of [{}, { host: 'example.edu', date: '2026-01-09', fault: 'timeout' }]) {
        expect(words.say({ code, data }), code).toMatch(WHOLE);
        expect(words.say({ code, data }), code).not.toMatch(HOLLOW);
      }
    }
  });

  it.runIf(language.code === 'en')('never says valid, trusted, safe or fake of a badge', () => {
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

const CODES_OF_ENGLISH = Object.keys(languageOf(null).findings);
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

describe('a language from a file', () => {
  it('has the few words that come with the element', () => {
    for (const { chips, code, direction, labels, ...rest } of LANGUAGES) {
      expect(briefOf({ code, direction, chips, labels, ...rest })).toEqual({
        chips,
        code,
        direction,
        labels,
      });
    }
    expect(BRIEF_EN.code).toBe('en');
  });

  it('is said in English where it says nothing, sentence by sentence', () => {
    const words = speak(
      languageOf({ code: 'xx', findings: { 'proof/none': 'Xyz.', 'dates/in-date': 7 } }),
    );
    expect(words.code).toBe('xx');
    expect(words.say(finding('proof/none'))).toBe('Xyz.');
    expect(words.say(finding('dates/in-date'))).toBe(english.say(finding('dates/in-date')));
    expect(words.chips).toEqual(english.chips);
    expect(words.direction).toBe('ltr');
  });

  it.each([null, undefined, 7, 'de', [], { chips: 'none', count: { other: 7 }, direction: 'up' }])(
    'is English where there is none: %j',
    (data) => {
      expect(speak(languageOf(data)).say(finding('proof/none'))).toBe(
        english.say(finding('proof/none')),
      );
      expect(languageOf(data).direction).toBe('ltr');
      expect(briefOf(data)).toEqual(BRIEF_EN);
    },
  );

  it('no table and no code of its own can be smuggled in', () => {
    const data = JSON.parse(
      '{"__proto__": {"chips": {}}, "findings": {"toString": "x", "new/code": "y"}}',
    );
    expect(Object.keys(languageOf(data).findings)).toEqual(CODES_OF_ENGLISH);
  });
});

it('counts badges in the forms that the language has', () => {
  const count = {
    one: 'ein {count}: {marks}',
    few: '{count} few: {marks}',
    other: '{count}: {marks}',
  };
  const polish = speak(languageOf({ code: 'pl', count }));
  expect(polish.count([['verified', 1]], 1)).toBe('ein 1: Verified');
  expect(
    polish.count(
      [
        ['verified', 2],
        ['expired', 1],
      ],
      3,
    ),
  ).toMatch(/^3 few: Verified 2.*Expired 1$/);
  expect(polish.count([['verified', 5]], 5)).toBe('5: Verified');
  expect(
    english.count(
      [
        ['verified', 2],
        ['expired', 1],
      ],
      3,
    ),
  ).toBe('3 badges: Verified 2, Expired 1');
  expect(english.count([], 0)).toBe('No badges found');
  expect(speak(languageOf(null)).count([['verified', 1]], 1)).toBe('1 badge: Verified');
});
