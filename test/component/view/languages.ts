/// <reference types="vite/types/importMeta.d.ts" />
import type { Language } from '../../../component/view/words/language.ts';
import { languageOf } from '../../../component/view/words.ts';

const FILES = import.meta.glob<unknown>('../../../component/view/words/*.json', {
  eager: true,
  import: 'default',
});

/** Every file of a language: its name without the ending, and what is in it. */
export const TABLES: readonly (readonly [name: string, table: unknown])[] = Object.entries(
  FILES,
).map(([path, table]) => [path.replace(/^.*\/|\.json$/g, ''), table]);

/** Every language that there is. */
export const LANGUAGES: readonly Language[] = TABLES.map(([, table]) => languageOf(table));
