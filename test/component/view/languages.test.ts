import { describe, expect, it } from 'vitest';
import { choose } from '../../../component/view/words/choose.ts';
import english from '../../../component/view/words/en.json';
import { LANGUAGES } from '../../../component/view/words/languages.ts';
import { FINDINGS } from '../../../core/findings.ts';
import { TABLES } from './languages.ts';

/** A chip stands over a picture, in characters. */
const LONGEST_CHIP = 34;
/** A shorter text may be the same word in two languages. */
const SENTENCE = 25;
const RTL = ['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm'];
const VALUES = /\{\w+\}/g;

/** Every text of a table by the path to it; `count` stands for all of its forms. */
function textsOf(table: unknown, path = ''): [path: string, text: unknown][] {
  if (typeof table !== 'object' || table === null) return [[path, table]];
  return Object.entries(table).flatMap(([key, value]) =>
    path === '/count' ? [[path, value] as [string, unknown]] : textsOf(value, `${path}/${key}`),
  );
}

const ENGLISH = new Map(textsOf(english));
const pathsOf = (texts: readonly [string, unknown][]) => [...new Set(texts.map(([path]) => path))];
const valuesOf = (text: unknown) => [...new Set(String(text).match(VALUES))].sort();

/** What is wrong with the signs of a pattern; '' where nothing is. */
function faultOf(pattern: string): string {
  const left = pattern.replaceAll(VALUES, '');
  if (/[{}]/.test(left)) return 'a brace that belongs to no value';
  let depth = 0;
  for (const sign of left) {
    if (sign === '[') depth++;
    if (sign === ']' && --depth < 0) return 'a ] without its [';
  }
  return depth > 0 ? 'a [ without its ]' : '';
}

it('every file is a language that can be loaded', async () => {
  const others = TABLES.map(([name]) => name).filter((name) => name !== 'en');
  expect(Object.keys(LANGUAGES).sort()).toEqual(others.sort());
  for (const [name, load] of Object.entries(LANGUAGES)) {
    expect((await load()).default).toMatchObject({ code: name });
  }
});

it('there is an English sentence for everything that the core can say', () => {
  const { 'hosted/not-json/html': _, ...findings } = english.findings;
  expect(Object.keys(findings).sort()).toEqual(Object.keys(FINDINGS).sort());
});

describe.each(TABLES)('%s.json', (name, table) => {
  const texts = textsOf(table);
  const of = (path: string) => String(new Map(texts).get(path));

  it('is named by its code, and runs as its script does', () => {
    expect(of('/code')).toBe(name);
    expect(Intl.getCanonicalLocales(name)).toEqual([name]);
    const { script = '' } = new Intl.Locale(name).maximize();
    expect(of('/direction')).toBe(RTL.includes(script) ? 'rtl' : 'ltr');
  });

  it('says what English says, and nothing else', () => {
    expect(pathsOf(texts).sort()).toEqual([...ENGLISH.keys()].sort());
    for (const [path, text] of texts) {
      expect(typeof text, path).toBe('string');
      expect(text, path).not.toBe('');
      expect(String(text).trim(), path).toBe(text);
    }
  });

  it('names in each sentence what English names', () => {
    for (const [path, text] of texts) {
      expect(valuesOf(text), path).toEqual(valuesOf(ENGLISH.get(path)));
    }
  });

  it('has no sign of a pattern out of place, no markup, and turns no direction', () => {
    for (const [path, text] of texts) {
      expect(faultOf(String(text)), path).toBe('');
      expect(text, path).not.toMatch(/[<>&]|[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/);
      expect(text, path).not.toMatch(/ {2}|\n|"/);
      if (!/^.(lines|findings|faults|because|joined|texts|count)/.test(path)) {
        expect(text, path).not.toMatch(/[[\]{}|]/);
      }
    }
  });

  it('has short words for marks, and a different one for each', () => {
    const chips = texts.filter(([path]) => path.startsWith('/chips/'));
    for (const [path, text] of chips) {
      expect(Array.from(String(text)).length, path).toBeLessThanOrEqual(LONGEST_CHIP);
    }
    expect(new Set(chips.map(([, text]) => text)).size).toBe(chips.length);
    const like = chips.filter(([, text]) => String(text).includes(of('/chips/verified')));
    expect(like.map(([path]) => path)).toEqual(['/chips/verified']);
  });

  it.each([
    ['signature/invalid', 'altered'],
    ['status/revoked', 'revoked'],
    ['status/suspended', 'suspended'],
    ['dates/expired', 'expired'],
    ['picture/differs', 'other-picture'],
  ])('says the same word in the row of %s as on the mark', (code, chip) => {
    expect(of(`/closer/${code}`)).toBe(of(`/chips/${chip}`));
  });

  it('has the brackets of its script, also behind the name of an issuer', () => {
    const { script = '' } = new Intl.Locale(name).maximize();
    const [own, foreign] = ['Jpan', 'Hans', 'Hant'].includes(script)
      ? [/^（.+）$/, /[()]/]
      : [/^\(.+\)$/, /[（）]/];
    expect(of('/texts/unconfirmed')).toMatch(own);
    for (const [path, text] of texts) expect(text, path).not.toMatch(foreign);
  });

  it('counts in every form that the language has', () => {
    const { count } = Object(table);
    const forms = new Intl.PluralRules(name).resolvedOptions().pluralCategories;
    expect(Object.keys(count).sort()).toEqual([...forms].sort());
  });

  it.runIf(name !== 'en')('is translated', () => {
    const same = texts.filter(
      ([path, text]) => String(text).length > SENTENCE && text === ENGLISH.get(path),
    );
    expect(same).toEqual([]);
  });
});

describe('the language for a reader', () => {
  const codes = ['en', 'de', 'he', 'id', 'nb', 'pt-BR', 'pt', 'sr', 'zh-Hans', 'zh-Hant'] as const;

  it.each([
    ['de', 'de'],
    ['de-CH', 'de'],
    ['DE-at', 'de'],
    ['de-DE-u-nu-arab', 'de'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-Hant-CN', 'zh-Hant'],
    ['pt-BR', 'pt-BR'],
    ['pt', 'pt'],
    ['pt-PT', 'pt'],
    ['no', 'nb'],
    ['nn-NO', 'nb'],
    ['nb', 'nb'],
    ['iw', 'he'],
    ['in', 'id'],
    ['sr-Latn', 'en'],
    ['tlh', 'en'],
    ['not a tag!', 'en'],
    ['', 'en'],
  ])('%s gets %s', (locale, code) => {
    expect(choose(codes, [locale]).code).toBe(code);
  });

  it('is the first that fits, with its own form of dates', () => {
    expect(choose(codes, ['', 'tlh', 'zh-TW', 'de'])).toEqual({ code: 'zh-Hant', locale: 'zh-TW' });
    expect(choose(codes, [])).toEqual({ code: 'en', locale: 'en' });
  });

  it('is of another region rather than none', () => {
    expect(choose(['en', 'pt-BR'], ['pt-PT']).code).toBe('pt-BR');
    expect(choose(['en', 'pt-BR', 'pt-PT'], ['pt']).code).toBe('pt-BR');
    expect(choose(['en', 'pt-BR', 'pt-PT'], ['pt-PT']).code).toBe('pt-PT');
  });
});
