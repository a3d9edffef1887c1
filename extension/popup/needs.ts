import type { Listed } from '../messages.ts';
import { hostPattern } from '../settings.ts';

/** Most sites that are asked for in one go, so that the question of the browser stays readable. */
const MOST = 10;

/** The sites (match patterns) that stand between us and the answers, because nobody allowed asking them yet. */
export function neededSites(
  badges: readonly Listed[],
  blocked: readonly string[],
): readonly string[] {
  const waiting = badges
    .flatMap(({ report }) => report.requests)
    .filter(({ result }) => result === 'not-permitted')
    .flatMap(({ url }) => hostPattern(url) ?? []);
  return [...new Set([...waiting, ...blocked])].slice(0, MOST);
}
