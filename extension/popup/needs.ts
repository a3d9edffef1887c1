import type { Listed } from '../messages.ts';
import { hostPattern } from '../settings.ts';

/** What stands between us and the answers: sites (match patterns) that we may not ask, and whom it concerns. */
export interface Needs {
  readonly sites: readonly string[];
  /** Ids of the badges whose check could go on. */
  readonly badges: readonly string[];
}

/** Most sites that are asked for in one go, so that the question of the browser stays readable. */
const MOST = 10;

export function needsOf(badges: readonly Listed[], blocked: readonly string[]): Needs {
  const waiting = badges.map(({ id, report }) => ({
    id,
    sites: report.requests
      .filter(({ result }) => result === 'not-permitted')
      .flatMap(({ url }) => hostPattern(url) ?? []),
  }));
  const sites = new Set([...waiting.flatMap(({ sites }) => sites), ...blocked]);
  return {
    sites: [...sites].slice(0, MOST),
    badges: waiting.filter(({ sites }) => sites.length > 0).map(({ id }) => id),
  };
}
