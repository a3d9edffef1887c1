import { parseUrl } from '../resolve/address.ts';
import { ACCREDIBLE } from './accredible.ts';
import { BADGR, EDUBADGES, OPEN_EDUCATIONAL_BADGES } from './badgr.ts';
import { CREDLY, CREDLY_CLASSIC } from './credly.ts';
import { MOODLE } from './moodle.ts';
import { OPEN_BADGE_FACTORY, OPEN_BADGE_PASSPORT } from './open-badge-factory.ts';
import { RECOGNISED } from './others.ts';
import type { Provider, ProviderMatch } from './provider.ts';
import { SELF_HOSTED } from './self-hosted.ts';

/** The first form that fits counts: platforms on hosts of their own go before those on any host. */
export const PROVIDERS: readonly Provider[] = [
  CREDLY,
  CREDLY_CLASSIC,
  BADGR,
  EDUBADGES,
  OPEN_EDUCATIONAL_BADGES,
  OPEN_BADGE_FACTORY,
  OPEN_BADGE_PASSPORT,
  ACCREDIBLE,
  ...RECOGNISED,
  MOODLE,
  ...SELF_HOSTED,
];

/** Longest address that is looked at, in characters. */
const LONGEST = 2000;

/** Does this address show a badge of a platform that we know, and what of it can be verified? */
export function findProvider(address: string): ProviderMatch | null {
  const url = address.length > LONGEST ? null : parseUrl(address);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  const place = url.host + url.pathname + url.search;
  for (const { name, forms, anyHost } of PROVIDERS) {
    for (const { pattern, assertion } of forms) {
      const match = pattern.exec(place);
      if (!match) continue;
      const filled = assertion && fill(assertion, match, url);
      return { provider: name, assertion: filled, certain: anyHost !== true };
    }
  }
  return null;
}

/** A platform on any host is asked by the scheme of its page; those on hosts of their own by https. */
function fill(assertion: string, match: RegExpExecArray, { protocol }: URL): string {
  const filled = assertion.replace(/\$(\d)/g, (_, number) => match[Number(number)] ?? '');
  return assertion.startsWith('https://$1') ? filled.replace('https:', protocol) : filled;
}
