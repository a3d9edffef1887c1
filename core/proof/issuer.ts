import {
  badgeClassInScope,
  inHostedScope,
  onSameOrigin,
  policyOf,
} from '../checks/hosted-scope.ts';
import { idOf, textOf } from '../parse/node.ts';
import { inSameGroup } from '../providers/host-groups.ts';
import { hostOf, isHttpUrl } from '../resolve/address.ts';
import type { Session } from '../session.ts';
import type { Node } from './referred.ts';

/** Who stands behind a hosted assertion: the issuer whose origin, or whose stated policy, covers its address. */
export function confirmHostedIssuer(
  address: string,
  badgeClass: Node,
  issuer: Node,
  session: Session,
): void {
  const host = hostOf(address);
  if (issuer.address === null) {
    session.say('hosted/confirmed', { host });
    return confirmEmbeddedIssuer(address, badgeClass, issuer, session);
  }
  const issuerId = addressOf(issuer) ?? issuer.address;
  const policy = policyOf(issuer.document);
  const claims = { host, issuer: hostOf(issuerId) };
  if (!inHostedScope(address, issuerId, policy)) return session.say('issuer/out-of-scope', claims);
  const classAddress = badgeClass.address;
  if (classAddress !== null && !badgeClassInScope(classAddress, issuerId, policy)) {
    return session.say('badge-class/out-of-scope', { ...claims, host: hostOf(classAddress) });
  }
  session.say('hosted/confirmed', { host });
  if (hostOf(issuerId) !== host && inSameGroup(hostOf(issuerId), host)) {
    session.say('issuer/same-group', claims);
  }
  sayConfirmed(hostOf(issuerId), session);
}

/**
 * An issuer without an address of its own (0.5, and 1.x with everything in one document) is confirmed by
 * the host of the assertion, if that is the website that the issuer names as its own.
 */
function confirmEmbeddedIssuer(
  address: string,
  badgeClass: Node,
  issuer: Node,
  session: Session,
): void {
  const website = idOf(issuer.document.url);
  const together = badgeClass.address === null || onSameOrigin(badgeClass.address, address);
  if (together && website !== null && onSameOrigin(address, website)) {
    return sayConfirmed(hostOf(website), session);
  }
  session.say('issuer/self-asserted', { host: hostOf(address) });
}

/** Who stands behind a signature: the issuer at whose address the signing key is listed. */
export function confirmSigningIssuer(issuer: Node, session: Session): void {
  if (issuer.address === null) return session.say('issuer/self-asserted');
  sayConfirmed(hostOf(addressOf(issuer) ?? issuer.address), session);
}

/** The id of a profile, where that is an address: one of another kind (`urn:uuid:`) has no origin. */
function addressOf({ document }: Node): string | null {
  const id = textOf(document.id);
  return isHttpUrl(id) ? id : null;
}

function sayConfirmed(host: string, session: Session): void {
  session.say('issuer/confirmed', { anchorKind: 'domain', anchor: host });
}
