import type { Fault, Finding, FindingData } from '../../core/report.ts';
import type { AnswerRow } from './answers.ts';
import type { Line } from './headline.ts';
import { clip, enclose, hostOf, isolate } from './text.ts';
import { knownTags } from './time.ts';
import type { Status } from './verdict.ts';
import { choose } from './words/choose.ts';
import english from './words/en.json';
import type { BriefLabels, Language, Pattern, Texts } from './words/language.ts';
import { fill } from './words/pattern.ts';
import { briefOf, merge } from './words/table.ts';

/** English, which is always there. The reader is a stranger to the badge: a recruiter, not the one who earned it. */
export const EN: Language = { ...english, direction: 'ltr' };

/** A language at work: it says findings, lines, counts and dates. */
export interface Words extends Omit<Language, 'labels' | 'texts' | 'count'> {
  /** Form of dates and numbers: the reader's own, where it is of this language. */
  readonly locale: string;
  /** What stands between two sentences: a space, in most languages. */
  readonly gap: string;
  readonly labels: BriefLabels & Texts;
  /** A label that names something. `values` are set in as they are, and isolated where it runs from right to left. */
  label(code: keyof Texts, values: Readonly<Record<string, string>>): string;
  say(what: Finding | Line): string;
  fault(code: Fault, host: string): string;
  /** The word and the sentence of a row. */
  answer(row: AnswerRow): { readonly word: string; readonly sentence: string };
  /** "3 badges: Verified 2, Expired 1". */
  count(counts: readonly (readonly [Status, number])[], total: number): string;
  /** "a.example, b.example". */
  list(items: readonly string[]): string;
  /** An ISO 8601 date in full, in UTC; text that is no date comes back clipped. */
  date(iso: string): string;
  /** The same with the time of day, in UTC. */
  dateTime(iso: string): string;
}

/**
 * A whole language from its file, whose sentences are text and no more. What is missing in it is said in
 * English, sentence by sentence; `data` that is no language: English.
 */
export function languageOf(data: unknown): Language {
  if (!data) return EN;
  const { other } = english.count;
  const count = { zero: '', one: '', two: '', few: '', many: '', other };
  return { ...merge({ ...english, count }, data), ...briefOf(data) };
}

/**
 * The words for a reader, of the languages that need no request: English.
 *
 * @param locales BCP 47, the preferred first (`navigator.languages`).
 */
export function wordsFor(locales: string | readonly string[] = []): Words {
  return speak(EN, choose([EN.code], [locales].flat()).locale);
}

/** Puts a language to work. `locale` that the browser does not know falls back to the language's own. */
export function speak(language: Language, locale: string = language.code): Words {
  const tags = knownTags([locale, language.code]);
  const number = new Intl.NumberFormat(tags);
  const plural = new Intl.PluralRules(tags);
  const items = new Intl.ListFormat(tags, { type: 'unit' });
  const { direction } = language;
  const within = direction === 'rtl' ? enclose : asItIs;
  const date = formatter(tags, direction, { dateStyle: 'long' });
  const dateTime = formatter(tags, direction, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  const say = (what: Finding | Line) =>
    fill(patternOf(language, what), reader(what.data ?? {}, language, date));
  const put = (pattern: Pattern, values: Readonly<Record<string, string>>, set = asItIs) =>
    fill(pattern, (name) => (Object.hasOwn(values, name) ? set(values[name] ?? '') : ''));
  const gap = language.joined.replace(/\{\w+\}/g, '');
  return {
    ...language,
    locale,
    gap,
    labels: { ...language.texts, ...language.labels },
    label: (code, values) => put(language.texts[code], values, within),
    say,
    fault: (code, host) => put(language.faults[code], { host }, within),
    date,
    dateTime,
    list: (texts) => items.format(texts.map(within)),
    count: (counts, total) => {
      const marks = counts.map(([status, count]) =>
        count === total
          ? language.chips[status]
          : `${language.chips[status]} ${number.format(count)}`,
      );
      if (marks.length === 0) return language.texts.noneFound;
      const pattern = language.count[plural.select(total)] || language.count.other;
      return put(pattern, { count: number.format(total), marks: items.format(marks) });
    },
    answer: ({ state, because, also, question }) => {
      if (state === 'withheld') {
        return { word: language.answers.withheld, sentence: language.withheld };
      }
      if (!because) {
        return { word: language.answers[state], sentence: language.notAsked[question] };
      }
      return {
        word: language.closer[because.code] ?? language.answers[state],
        sentence: [because, ...also].map(say).join(gap),
      };
    },
  };
}

const asItIs = (text: string) => text;

function patternOf(language: Language, what: Finding | Line): Pattern {
  // `outcome` tells a finding of the core from a line of the headline.
  if (!('outcome' in what)) return language.lines[what.code];
  const { findings } = language;
  if (what.code === 'hosted/not-json' && /html/i.test(clip(what.data?.contentType))) {
    return findings['hosted/not-json/html'];
  }
  // A report may come from a newer core, by messaging or storage: an unknown code is then shown as it is.
  return Object.hasOwn(findings, what.code) ? findings[what.code] : clip(what.code);
}

/** What a sentence may name of this data. Every value comes from a stranger: clipped, and isolated. */
function reader(data: FindingData, language: Language, date: (iso: string) => string) {
  const get = (key: string) => (Object.hasOwn(data, key) ? data[key] : undefined);
  const plain = (name: string) => {
    const value = get(name);
    if (name === 'host') return isolate(value ?? hostOf(get('url')), 60, language.direction);
    if (name === 'date') return typeof value === 'string' ? date(value) : '';
    return isolate(value, undefined, language.direction);
  };
  const fault = () => {
    const known = Object.entries(language.faults).find(([code]) => code === get('fault'));
    return known ? fill(known[1], plain) : '';
  };
  const orFault = (name: string) => (name === 'fault' ? fault() : plain(name));
  return (name: string) => (name === 'because' ? fill(language.because, orFault) : orFault(name));
}

function formatter(
  tags: readonly string[],
  direction: Language['direction'],
  options: Intl.DateTimeFormatOptions,
) {
  const format = new Intl.DateTimeFormat([...tags], { ...options, timeZone: 'UTC' });
  return (iso: string) => {
    const time = Date.parse(iso);
    return Number.isNaN(time) ? isolate(iso, 40, direction) : format.format(time);
  };
}
