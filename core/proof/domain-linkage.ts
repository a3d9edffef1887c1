import type { Ob3Badge } from '../badge.ts';
import { parseDateTime } from '../parse/date.ts';
import { credentialsIn, openEnvelope } from '../parse/envelope.ts';
import { objectOf, textOf } from '../parse/node.ts';
import { issuerOf, readOb3, subjectOf } from '../parse/ob3.ts';
import { hasType } from '../parse/version.ts';
import { isHttpUrl, parseUrl } from '../resolve/address.ts';
import type { Session } from '../session.ts';
import { forcedBy, proveCredential, type Secured } from './credential.ts';
import { getDocument } from './document.ts';

/** Most links of one site that are looked at. */
const MAX_LINKS = 8;

/**
 * The website that an issuer which is only a key names as its own, if that site names the key in return:
 * `/.well-known/did-configuration.json`. Null where it does not, or cannot be asked.
 * https://identity.foundation/.well-known/resources/did-configuration/
 */
export async function findLinkedDomain(
  badge: Ob3Badge,
  did: string,
  session: Session,
): Promise<string | null> {
  const website = textOf(objectOf(badge.credential.issuer)?.url);
  const site = website !== null && isHttpUrl(website) ? parseUrl(website) : null;
  if (!site || (site.protocol !== 'https:' && !site.hostname.endsWith('.localhost'))) return null;
  const address = `${site.origin}/.well-known/did-configuration.json`;
  const answer = await getDocument(address, 'did-document', session);
  if (answer.kind !== 'document') return null;
  for (const link of credentialsIn(answer.document.linked_dids, session.limits).slice(
    0,
    MAX_LINKS,
  )) {
    if (link.kind === 'url') continue;
    const envelope = openEnvelope(link, session.limits);
    if (envelope.kind !== 'credential') continue;
    if (await links(envelope, did, site.origin, session)) return site.host;
  }
  return null;
}

async function links(
  secured: Secured,
  did: string,
  origin: string,
  session: Session,
): Promise<boolean> {
  const { credential } = secured;
  const subject = subjectOf(credential);
  if (!hasType(credential, 'DomainLinkageCredential')) return false;
  if (issuerOf(credential) !== did || textOf(subject?.id) !== did) return false;
  if (parseUrl(textOf(subject?.origin) ?? '')?.origin !== origin) return false;
  const { validFrom, validUntil } = readOb3(credential, 'ob3.0', 'none');
  const now = session.now.getTime();
  if ((parseDateTime(validFrom) ?? 0) > now) return false;
  if ((parseDateTime(validUntil) ?? Number.POSITIVE_INFINITY) < now) return false;
  const proven = await proveCredential(secured, session.branch());
  return proven.anchoredBy === 'key' && forcedBy(proven.said) === 'unconfirmed';
}
