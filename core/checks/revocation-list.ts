import { asObject, type JsonObject } from '../badge.ts';
import { idOf, listOf, textOf } from '../parse/node.ts';
import { getDocument } from '../proof/document.ts';
import type { Standard } from '../report.ts';
import { hostOf, isHttpUrl } from '../resolve/address.ts';
import type { Session } from '../session.ts';

/**
 * Was a signed assertion revoked? A list that cannot be had is no answer, never "not revoked".
 * https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#RevocationList
 */
export async function checkRevocationList(
  assertion: JsonObject,
  issuer: JsonObject,
  standard: Standard,
  session: Session,
): Promise<void> {
  if (issuer.revocationList === undefined || issuer.revocationList === null) {
    return session.say('status/none');
  }
  const address = idOf(issuer.revocationList);
  if (address === null || !isHttpUrl(address)) {
    return session.say('structure/value', { path: 'issuer.revocationList', expected: 'url' });
  }
  const host = hostOf(address);
  const answer = await getDocument(address, 'revocation-list', session);
  if (answer.kind !== 'document') {
    const why = answer.kind === 'fault' ? { fault: answer.fault } : {};
    return session.say('status/unavailable', { host, ...why });
  }
  if (answer.plainHttp) session.say('status/plain-http', { host });
  if (!isRevocationList(answer.document, standard))
    return session.say('status/unavailable', { host });
  if (namesOf(assertion).length === 0) return session.say('status/unreadable');
  const revoked = findRevocation(assertion, answer.document);
  if (revoked) {
    return session.say('status/revoked', {
      host,
      ...(revoked.reason ? { reason: revoked.reason } : {}),
    });
  }
  session.say('status/not-revoked', { host });
}

/** 2.0 asks for `revokedAssertions`; in 1.x any object is a list of uids and reasons. */
function isRevocationList(list: JsonObject, standard: Standard): boolean {
  const { revokedAssertions } = list;
  if (revokedAssertions === undefined) return standard.startsWith('ob1');
  return listOf(revokedAssertions).every(
    (entry) => typeof entry === 'string' || asObject(entry) !== null,
  );
}

/** What a list may call an assertion. Issuers of 1.x count their awards, and write the number as one. */
function namesOf({ id, uid }: JsonObject): string[] {
  const number = typeof uid === 'number' ? String(uid) : null;
  return [textOf(id), textOf(uid), number].filter((name) => name !== null);
}

/**
 * The entry of a revocation list that names this assertion, by its id or, for 1.x, by its uid.
 * 2.0: `revokedAssertions` of ids or of objects; 1.x: an object of uid or id → reason.
 */
export function findRevocation(
  assertion: JsonObject,
  list: JsonObject,
): { readonly reason: string | null } | null {
  const names = namesOf(assertion);
  if (list.revokedAssertions === undefined) {
    const uid = names.find((name) => Object.hasOwn(list, name));
    return uid === undefined ? null : { reason: textOf(list[uid]) };
  }
  for (const entry of listOf(list.revokedAssertions)) {
    const node = asObject(entry);
    const entryNames = [textOf(entry), ...namesOf(node ?? {})];
    if (names.some((name) => entryNames.includes(name))) {
      return { reason: textOf(node?.revocationReason) };
    }
  }
  return null;
}
