import type { BriefWords } from '../brief.ts';
import { choose } from './choose.ts';
import { LANGUAGES } from './languages.ts';
import { briefOf } from './table.ts';

/** A language that can be spoken now. */
export interface Spoken {
  /** Form of dates and numbers (BCP 47). */
  readonly locale: string;
  /** What a chip needs of it. */
  readonly brief: BriefWords;
  /** The whole of it, as its file has it (`languageOf`); null: English. */
  readonly table: unknown;
}

const ENGLISH = 'en';
/** What is loaded, by its code. A language that could not be had is not asked for again: one page speaks one language. */
const tables = new Map<string, unknown>([[ENGLISH, null]]);
const loading = new Map<string, Promise<unknown>>();

/**
 * The language for a reader: at once where it is there, else as soon as it was loaded. Never rejects: what cannot
 * be loaded is said in English.
 *
 * @param locales BCP 47, the preferred first (`navigator.languages`).
 */
export function spokenFor(locales: readonly string[]): Spoken | Promise<Spoken> {
  const { code, locale } = choose([ENGLISH, ...Object.keys(LANGUAGES)], locales);
  const spoken = (table: unknown): Spoken => ({
    locale: table || code === ENGLISH ? locale : ENGLISH,
    brief: briefOf(table),
    table,
  });
  if (tables.has(code)) return spoken(tables.get(code));
  const loads = loading.get(code) ?? load(code);
  loading.set(code, loads);
  return loads.then(spoken);
}

async function load(code: string): Promise<unknown> {
  const table = await LANGUAGES[code]?.().then(
    (file) => file.default,
    () => null,
  );
  tables.set(code, table);
  return table;
}
