import { asObject, type Ob2Badge } from '../badge.ts';
import { decide } from '../decide.ts';
import { finding } from '../findings.ts';
import { idOf, listOf } from '../parse/node.ts';
import type { Report } from '../report.ts';
import { isHttpUrl } from '../resolve/address.ts';
import type { Session } from '../session.ts';
import { getDocument } from './document.ts';

/** Most endorsements of one badge that are looked at. */
export const MAX_ENDORSEMENTS = 8;

/**
 * Each endorsement of the assertion, the badge class and the issuer, verified on its own. What becomes of
 * them never changes the verdict of the badge. A genuine endorsement of something else endorses nothing here.
 * https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#Endorsement
 */
export async function findEndorsements(badge: Ob2Badge, session: Session): Promise<Report[]> {
  if (session.depth > 0) return [];
  const found = new Map<string, string | null>();
  for (const carrier of [badge.assertion, badge.badgeClass, badge.issuer]) {
    for (const address of listOf(carrier?.endorsement).map(idOf)) {
      if (isHttpUrl(address)) found.set(address, idOf(carrier?.id));
    }
  }
  const reports: Report[] = [];
  for (const [url, carrier] of [...found].slice(0, MAX_ENDORSEMENTS)) {
    const report = await session.reportOn({ kind: 'url', url });
    // The door remembers: this asks nothing anew.
    const answer = await getDocument(url, 'endorsement', session);
    const claim = answer.kind === 'document' ? asObject(answer.document.claim) : null;
    const endorses = !claim || (carrier !== null && idOf(claim) === carrier);
    reports.push(endorses ? report : withoutItsSubject(report));
  }
  return reports;
}

/** The report on an endorsement of something else than the thing that carries it. */
export function withoutItsSubject(report: Report): Report {
  const findings = [...report.findings, finding('endorsement/other-subject')];
  return { ...report, findings, ...decide(findings) };
}
