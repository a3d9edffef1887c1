import { asObject, type JsonObject, type Ob3Badge } from '../badge.ts';
import { idOf, listOf, textOf } from '../parse/node.ts';
import { issuerOf } from '../parse/ob3.ts';
import { hasType } from '../parse/version.ts';
import { getDocument } from '../proof/document.ts';
import { hostOf, isHttpUrl } from '../resolve/address.ts';
import { addressOfDidWeb, didMethodOf } from '../resolve/did.ts';
import type { Session } from '../session.ts';
import { LIST_FORMS, readStatusEntry, type StatusEntry } from './status-entry.ts';
import { hostOfList, lookUp } from './status-list.ts';

// One entry of `credentialStatus`, looked up in the list that it names. Opened with import(), for badges that have one.

/** The host that says that nothing is wrong; null where something was said. */
export async function checkEntry(
  entry: JsonObject,
  badge: Ob3Badge,
  session: Session,
): Promise<string | null> {
  if (hasType(entry, '1EdTechRevocationList')) return checkRevocationList(entry, badge, session);
  const form = LIST_FORMS.find(({ entryType }) => hasType(entry, entryType));
  if (!form) {
    session.say('status/unknown-type', { type: textOf(listOf(entry.type)[0]) ?? '' });
    return null;
  }
  const read = readStatusEntry(entry, form);
  if (read && isHttpUrl(read.list)) return checkListEntry(read, badge, session);
  session.say('status/unreadable');
  return null;
}

async function checkListEntry(
  entry: StatusEntry,
  badge: Ob3Badge,
  session: Session,
): Promise<string | null> {
  const host = hostOfList(entry);
  const answer = await lookUp(entry, session);
  if (!answer.ok) {
    const code = answer.answered ? 'status/list-unusable' : 'status/unavailable';
    session.say(code, { host, ...answer.why });
    return null;
  }
  const { value, message, issuer } = answer;
  if (answer.isShort) session.say('status/short-list', { host });
  if (issuer !== issuerOf(badge.credential)) {
    session.say('status/other-issuer', { host, issuer: issuer ?? '' });
  }
  if (value === 0) return host;
  const data = { host, ...(message === null ? {} : { reason: message }) };
  switch (entry.purpose) {
    case 'revocation':
      session.say('status/revoked', data);
      return null;
    case 'suspension':
      session.say('status/suspended', data);
      return null;
    case 'refresh':
      session.say('status/newer-exists', { host });
      return host;
    default:
      session.say('status/message', { ...data, purpose: entry.purpose, status: value });
      return host;
  }
}

/** 1EdTech Credential Revocation List 1.0: plain JSON, so the host is all that vouches for it. */
async function checkRevocationList(
  entry: JsonObject,
  badge: Ob3Badge,
  session: Session,
): Promise<string | null> {
  const address = idOf(entry);
  const id = textOf(badge.credential.id);
  if (address === null || !isHttpUrl(address) || id === null) {
    session.say('status/unreadable');
    return null;
  }
  const host = hostOf(address);
  const answer = await getDocument(address, 'status-list', session);
  if (answer.kind !== 'document') {
    const why = answer.kind === 'fault' ? { fault: answer.fault } : { reason: answer.kind };
    const answered = answer.kind === 'not-json';
    session.say(answered ? 'status/list-unusable' : 'status/unavailable', { host, ...why });
    return null;
  }
  const list = answer.document;
  const issuer = issuerOf(badge.credential);
  const member = ['revokedCredential', 'revokedCredentials'].find(
    (name) => list[name] !== undefined,
  );
  if (member === undefined) {
    session.say('status/list-unusable', { host, reason: 'not-a-list' });
    return null;
  }
  const listIssuer = idOf(list.issuer);
  if (listIssuer !== null && listIssuer !== issuer) {
    session.say('status/other-issuer', { host, issuer: listIssuer });
  }
  if (!isIssuersHost(host, issuer)) session.say('status/other-host', { host });
  const item = listOf(list[member]).find((candidate) => idOf(candidate) === id);
  const { revoked, revocationReason } = asObject(item) ?? {};
  if (item === undefined || revoked === false) return host;
  const reason = textOf(revocationReason);
  session.say('status/revoked', { host, ...(reason === null ? {} : { reason }) });
  return null;
}

function isIssuersHost(host: string, issuer: string | null): boolean {
  if (issuer === null) return false;
  const address = didMethodOf(issuer) === 'web' ? addressOfDidWeb(issuer) : issuer;
  return address !== null && isHttpUrl(address) && hostOf(address) === host;
}
