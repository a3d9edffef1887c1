import type { Ob2Badge } from '../badge.ts';
import { idOf, listOf } from '../parse/ob2.ts';
import type { Report } from '../report.ts';
import { isHttpUrl } from '../resolve/address.ts';
import type { Session } from '../session.ts';

/** Most endorsements of one badge that are looked at. */
const MAX_ENDORSEMENTS = 8;

/**
 * Each endorsement of the assertion, the badge class and the issuer, verified on its own. What becomes of
 * them never changes the verdict of the badge.
 */
export async function findEndorsements(badge: Ob2Badge, session: Session): Promise<Report[]> {
  if (session.depth > 0) return [];
  const addresses = [badge.assertion, badge.badgeClass, badge.issuer]
    .flatMap((document) => listOf(document?.endorsement))
    .map(idOf)
    .filter((address) => isHttpUrl(address));
  const reports: Report[] = [];
  for (const url of [...new Set(addresses)].slice(0, MAX_ENDORSEMENTS)) {
    reports.push(await session.reportOn({ kind: 'url', url }));
  }
  return reports;
}
