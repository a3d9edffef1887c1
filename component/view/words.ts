import type { Finding, FindingData } from '../../core/report.ts';
import type { AnswerRow } from './answers.ts';
import { choose } from './brief.ts';
import type { Line } from './headline.ts';
import { clip, hostOf, isolate } from './text.ts';
import { EN } from './words/en.ts';
import type { Language, Named } from './words/language.ts';

/** Every language that there is. The first is spoken where none fits. */
export const LANGUAGES: readonly [Language, ...Language[]] = [EN];

/** A language at work: it says findings, lines and dates. */
export interface Words extends Language {
  /** Form of dates and numbers: the reader's own, where it is of this language. */
  readonly locale: string;
  say(what: Finding | Line): string;
  /** The word and the sentence of a row. */
  answer(row: AnswerRow): { readonly word: string; readonly sentence: string };
  /** An ISO 8601 date in full, in UTC; text that is no date comes back clipped. */
  date(iso: string): string;
  /** The same with the time of day, in UTC. */
  dateTime(iso: string): string;
}

/**
 * The words for a reader.
 *
 * @param locales BCP 47, the preferred first (`navigator.languages`). Default: English.
 */
export function wordsFor(locales: string | readonly string[] = []): Words {
  const { language, locale } = choose(LANGUAGES, typeof locales === 'string' ? [locales] : locales);
  return speak(language, locale);
}

/** Puts a language to work. `locale` that the browser does not know falls back to the language's own. */
export function speak(language: Language, locale: string = language.code): Words {
  const date = formatter(locale, language.code, { dateStyle: 'long' });
  const dateTime = formatter(locale, language.code, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  const say = (what: Finding | Line) => {
    const named = reader(what.data ?? {}, language, date);
    // `outcome` tells a finding of the core from a line of the headline.
    return 'outcome' in what ? finding(language, what, named) : language.lines[what.code](named);
  };
  return {
    ...language,
    locale,
    say,
    date,
    dateTime,
    answer: ({ state, because, also, question }) => {
      if (state === 'withheld') {
        return { word: language.answers.withheld, sentence: language.withheld };
      }
      if (!because) {
        return { word: language.answers[state], sentence: language.notAsked[question] };
      }
      return {
        word: language.closer[because.code] ?? language.answers[state],
        sentence: [because, ...also].map(say).join(' '),
      };
    },
  };
}

/** A report may come from a newer core, by messaging or storage: an unknown code is then shown as it is. */
function finding(language: Language, what: Finding, named: Named): string {
  return Object.hasOwn(language.findings, what.code)
    ? language.findings[what.code](named)
    : clip(what.code);
}

function reader(data: FindingData, language: Language, date: (iso: string) => string): Named {
  const get = (key: string) => (Object.hasOwn(data, key) ? data[key] : undefined);
  const host = () => isolate(get('host') ?? hostOf(get('url')), 60);
  return {
    text: (key) => isolate(get(key)),
    host,
    date: (key = 'date') => {
      const value = get(key);
      return typeof value === 'string' ? date(value) : '';
    },
    fault: () => {
      const fault = get('fault');
      const known = Object.entries(language.faults).find(([code]) => code === fault);
      return known ? known[1](host() || language.labels.theSite) : '';
    },
  };
}

function formatter(locale: string, fallback: string, options: Intl.DateTimeFormatOptions) {
  const wanted = { ...options, timeZone: 'UTC' };
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat(locale, wanted);
  } catch {
    format = new Intl.DateTimeFormat(fallback, wanted);
  }
  return (iso: string) => {
    const time = Date.parse(iso);
    return Number.isNaN(time) ? isolate(iso, 40) : format.format(time);
  };
}
