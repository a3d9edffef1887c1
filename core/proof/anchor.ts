import type { Ob3Badge } from '../badge.ts';
import { issuerOf } from '../parse/ob3.ts';
import type { Said } from '../resolve/controller-document.ts';
import type { Session } from '../session.ts';
import type { Proven } from './credential.ts';
import { findLinkedDomain } from './domain-linkage.ts';
import { findInRegistries } from './registry.ts';

/**
 * What the answer to "who issued it?" rests on. The issuer's own site is best; where the issuer is only a
 * key, a list that the caller trusts, or a site that names that key as its own, can stand behind it.
 */
export async function anchorIssuer(
  badge: Ob3Badge,
  proven: Proven,
  session: Session,
): Promise<readonly Said[]> {
  const issuer = issuerOf(badge.credential);
  // An id that nothing ties to the key could be anyone's: no list can vouch for the signature.
  if (issuer === null || proven.anchoredBy === 'none') return proven.said;
  const list = session.options.trust?.find(({ issuers }) =>
    issuers.some(({ id }) => id === issuer),
  );
  if (list) {
    const listed: Said = ['issuer/confirmed', { anchorKind: 'list', anchor: list.name }];
    return [listed, ...withoutSelfAssertion(proven.said)];
  }
  const registered = await findInRegistries(issuer, session);
  if (registered.confirmed !== null) {
    const listed: Said = ['issuer/confirmed', { anchorKind: 'list', anchor: registered.confirmed }];
    return [listed, ...withoutSelfAssertion(proven.said)];
  }
  for (const list of registered.sandboxes) session.say('issuer/in-sandbox', { list });
  if (proven.anchoredBy === 'domain') return proven.said;
  const domain = await findLinkedDomain(badge, issuer, session);
  if (domain === null) return proven.said;
  const linked: Said = ['issuer/confirmed', { anchorKind: 'domain', anchor: domain }];
  return [linked, ...withoutSelfAssertion(proven.said)];
}

function withoutSelfAssertion(said: readonly Said[]): Said[] {
  return said.filter(([code]) => code !== 'issuer/self-asserted');
}
