import { BRIEF_EN, type BriefWords } from '../brief.ts';

/**
 * A table with the texts of another laid over it: of the same keys, and nothing but text. What is missing
 * or empty there, or not of the same shape, stays.
 */
export function merge<Table extends object>(table: Table, other: unknown): Table {
  const from: object = typeof other === 'object' && other !== null ? other : {};
  const entries = Object.entries(table).map(([key, own]) => {
    const given: unknown = Object.hasOwn(from, key) ? Reflect.get(from, key) : undefined;
    if (typeof own === 'object') return [key, merge(own, given)];
    return [key, typeof given === 'string' && given !== '' ? given : own];
  });
  return Object.fromEntries(entries);
}

/** What chips need of a language, from its file; `data` that is no language: English. */
export function briefOf(data: unknown): BriefWords {
  const { code, direction, chips, labels } = merge(BRIEF_EN, data);
  return { code, direction: direction === 'rtl' ? 'rtl' : 'ltr', chips, labels };
}
