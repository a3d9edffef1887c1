import type { JsonObject, Ob2Badge } from '../badge.ts';
import { checkBadgeClass } from '../checks/badge-class.ts';
import { checkDates } from '../checks/dates.ts';
import { checkEndorsement } from '../checks/endorsement.ts';
import { checkIssuer } from '../checks/issuer.ts';
import { textOf } from '../parse/node.ts';
import { upgrade } from '../parse/ob1.ts';
import { type Ob2Class, summaryOf } from '../parse/ob2.ts';
import { standardOf } from '../parse/version.ts';
import { hostOf } from '../resolve/address.ts';
import type { Session } from '../session.ts';
import { type Checked, NOTHING } from './checked.ts';
import type { HostedCopy } from './hosted.ts';
import { confirmHostedIssuer } from './issuer.ts';
import { getIssuer } from './referred.ts';

/**
 * A badge class, an issuer profile or an endorsement that was given by itself. They can be genuine, but they
 * name nobody who earned anything, and the report says so.
 */
export async function checkDocumentAlone(
  copy: HostedCopy,
  kind: Exclude<Ob2Class, 'Assertion'> | null,
  session: Session,
): Promise<Checked> {
  const standard = standardOf(copy.document);
  if (kind === null) {
    session.say('structure/type', { path: 'type', expected: 'Assertion' });
    return NOTHING;
  }
  session.say('input/not-an-award', { class: kind });
  const node = {
    document: upgrade(copy.document, kind, standard, copy.address),
    address: copy.address,
  };
  const issuer = kind === 'Profile' ? node : await getIssuer(node, { ...node, standard }, session);
  const badge = aloneBadge(node.document, kind, issuer?.document ?? null, standard, copy.address);
  if (kind === 'Endorsement') checkEndorsement(node.document, session);
  if (kind === 'BadgeClass') checkBadgeClass(badge, session);
  checkIssuer(badge, session);
  if (issuer) {
    confirmHostedIssuer(copy.address, node, issuer, session);
    checkDates(badge, session);
    session.say('status/not-revoked', { host: badge.host });
  }
  return { ...NOTHING, standard, badge: badge.summary };
}

function aloneBadge(
  document: JsonObject,
  kind: Ob2Class,
  issuer: JsonObject | null,
  standard: Ob2Badge['standard'],
  address: string,
): Ob2Badge {
  const badgeClass = kind === 'BadgeClass' ? document : null;
  return {
    family: 'ob2',
    standard,
    proof: 'hosted',
    host: hostOf(address),
    assertion: document,
    badgeClass,
    issuer,
    summary: summaryOf(kind === 'Endorsement' ? document : null, badgeClass, issuer),
    recipients: [],
    validFrom: kind === 'Endorsement' ? textOf(document.issuedOn) : null,
    validUntil: null,
  };
}
