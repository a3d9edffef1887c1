import type { Json, JsonObject } from '../badge.ts';
import { oneOf, textOf, withoutKeywordAliases } from '../parse/node.ts';
import { inSameGroup } from '../providers/host-groups.ts';
import type { Purpose } from '../report.ts';
import { hostOf, isHttpUrl, isRelatedHost, parseUrl } from '../resolve/address.ts';
import type { Session } from '../session.ts';
import { type DocumentAnswer, getDocument } from './document.ts';

/** The issuer's own copy of a document, and the address that it declares as its id. */
export interface HostedCopy {
  readonly document: JsonObject;
  readonly address: string;
}

/**
 * The issuer's own copy of an assertion. The address only says where to look: the copy that is found at the
 * id which it declares itself is the one that counts.
 * https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#HostedVerification
 *
 * @returns null after saying why there is none, or that it is revoked.
 */
export async function getHostedCopy(address: string, session: Session): Promise<HostedCopy | null> {
  const purpose = session.depth > 0 ? 'endorsement' : 'assertion';
  const seen = new Set<string>();
  for (let next = address; ; ) {
    seen.add(canonicalAddress(next));
    const answer = await getDocument(next, purpose, session);
    const document = answer.kind === 'document' ? withoutKeywordAliases(answer.document) : null;
    if (isRevoked(answer)) {
      session.say('status/revoked', { ...revocationReason(answer), host: hostOf(next) });
      return document && { document, address: next };
    }
    if (answer.kind !== 'document' || !document) {
      sayWhyNot(answer, next, session);
      return null;
    }
    const declared = textOf(document.id);
    if (declared === null || !isHttpUrl(declared) || isSameAddress(declared, next)) {
      sayHow(answer, next, session);
      return { document, address: next };
    }
    session.say('hosted/id-differs', { asked: next, declared });
    if (seen.has(canonicalAddress(declared)) || seen.size > 3) {
      session.say('hosted/id-loop', { host: hostOf(declared) });
      return null;
    }
    next = declared;
  }
}

/** Revoked in one of its forms: 410 Gone, or `revoked: true` in what was answered. */
export function isRevoked(answer: DocumentAnswer): boolean {
  if (answer.kind === 'gone') return true;
  return answer.kind === 'document' && saysRevoked(answer.document.revoked);
}

// Fail safe: the text "true" is not what the standard says, and not what an issuer of a good badge writes.
function saysRevoked(value: Json | undefined): boolean {
  const said = oneOf(value);
  return said === true || (typeof said === 'string' && said.toLowerCase() === 'true');
}

function revocationReason(answer: DocumentAnswer): { reason?: string } {
  const document = answer.kind === 'document' || answer.kind === 'gone' ? answer.document : null;
  const reason = textOf(document?.revocationReason);
  return reason === null ? {} : { reason };
}

function sayWhyNot(answer: DocumentAnswer, address: string, session: Session): void {
  const host = hostOf(address);
  switch (answer.kind) {
    case 'not-found':
      return session.say('hosted/not-found', { host });
    case 'http-error':
      return session.say('hosted/http-error', { host, status: answer.status });
    case 'not-json':
      return session.say('hosted/not-json', { host, contentType: answer.contentType });
    case 'fault':
      return session.say('hosted/unreachable', { host, fault: answer.fault });
    default:
      return session.say('hosted/not-json', { host });
  }
}

function sayHow(
  answer: DocumentAnswer & { kind: 'document' },
  address: string,
  session: Session,
): void {
  const host = hostOf(address);
  if (answer.plainHttp) session.say('hosted/plain-http', { host });
  sayRedirected(host, answer.host, session);
  if (answer.byteOrderMark) session.say('hosted/byte-order-mark');
  if (!/json/i.test(answer.contentType)) {
    session.say('hosted/content-type', { contentType: answer.contentType });
  }
}

/**
 * Many sites redirect to whatever address a link asks for. Were that site then taken for the one that
 * answered, anyone could have badges confirmed in its name.
 */
export function sayRedirected(host: string, end: string, session: Session): void {
  if (!isRelatedHost(host, end) && !inSameGroup(host, end)) {
    session.say('issuer/redirected', { host, end });
  }
}

/** What a document that a badge refers to came to: the class, the issuer. */
export type Referred =
  | { readonly kind: 'hosted'; readonly document: JsonObject; readonly address: string }
  | { readonly kind: 'unavailable' };

const UNAVAILABLE: Referred = { kind: 'unavailable' };

/** Fetches a badge class or an issuer profile by its address, and follows its declared id once. */
export async function getReferred(
  address: string,
  what: 'badge-class' | 'issuer',
  session: Session,
): Promise<Referred> {
  const answer = await getDocument(address, what satisfies Purpose, session);
  if (answer.kind !== 'document') return unavailable(answer, address, what, session);
  const document = withoutKeywordAliases(answer.document);
  const declared = textOf(document.id);
  if (declared === null || !isHttpUrl(declared) || isSameAddress(declared, address)) {
    sayHowReferred(answer, address, what, session);
    return { kind: 'hosted', document, address };
  }
  session.say('hosted/id-differs', { asked: address, declared });
  const second = await getDocument(declared, what satisfies Purpose, session);
  if (second.kind !== 'document') return unavailable(second, declared, what, session);
  const canonical = withoutKeywordAliases(second.document);
  const again = textOf(canonical.id);
  if (again !== null && !isSameAddress(again, declared)) {
    session.say('hosted/id-loop', { host: hostOf(declared) });
    return UNAVAILABLE;
  }
  sayHowReferred(second, declared, what, session);
  return { kind: 'hosted', document: canonical, address: declared };
}

function sayHowReferred(
  answer: DocumentAnswer & { kind: 'document' },
  address: string,
  what: 'badge-class' | 'issuer',
  session: Session,
): void {
  const host = hostOf(address);
  if (answer.plainHttp) session.say(`${what}/plain-http`, { host });
  sayRedirected(host, answer.host, session);
}

function unavailable(
  answer: Exclude<DocumentAnswer, { kind: 'document' }>,
  address: string,
  what: 'badge-class' | 'issuer',
  session: Session,
): Referred {
  const host = hostOf(address);
  if (answer.kind === 'not-found' || answer.kind === 'gone') {
    session.say(`${what}/not-found`, { host });
  } else if (answer.kind === 'not-json') {
    session.say(`${what}/not-json`, { host, contentType: answer.contentType });
  } else {
    const why = answer.kind === 'fault' ? { fault: answer.fault } : { status: answer.status };
    session.say(`${what}/unreachable`, { host, ...why });
  }
  return UNAVAILABLE;
}

/** Same document: equal after what the URL standard normalises (case of the host, default port). */
export function isSameAddress(address: string, other: string): boolean {
  if (canonicalAddress(address) === canonicalAddress(other)) return true;
  const a = parseUrl(address);
  const b = parseUrl(other);
  if (!a || !b || !inSameGroup(a.hostname, b.hostname)) return false;
  // On platforms with several names the last part of the path is the id of the badge.
  return a.pathname.split('/').pop() === b.pathname.split('/').pop();
}

function canonicalAddress(address: string): string {
  return parseUrl(address)?.href ?? address;
}
