import { asObject, type JsonObject } from '../badge.ts';
import { type Extracted, extractFrom } from '../extract/index.ts';
import { payloadOf } from '../extract/keyword.ts';
import type { BadgeInput } from '../options.ts';
import { getDocument } from '../proof/document.ts';
import { findProvider } from '../providers/index.ts';
import { isHttpUrl } from '../resolve/address.ts';
import type { Session } from '../session.ts';
import { readJson } from './json.ts';
import { familyOf } from './version.ts';

/** A credential before anything about it is believed. */
export type Credential =
  | { readonly kind: 'json'; readonly document: JsonObject; readonly text: string | null }
  /** Compact JWS or JWT; `document` is its payload, unverified. */
  | { readonly kind: 'jws'; readonly jws: string; readonly document: JsonObject }
  /** Address of a hosted assertion, as old badges hold it. */
  | { readonly kind: 'url'; readonly url: string };

/**
 * Any input → the credential inside, or null after saying why there is none. A URL is asked for here,
 * once: the door remembers the answer for the checks that follow.
 */
export async function readInput(input: BadgeInput, session: Session): Promise<Credential | null> {
  if (input instanceof URL) return readUrl(input.href, session);
  if (typeof input === 'string') return readText(input, session);
  if (input instanceof Uint8Array) return readBytes(input, session);
  if (input instanceof ArrayBuffer) return readBytes(new Uint8Array(input), session);
  if (input instanceof Blob) {
    if (input.size > session.limits.imageBytes) return tooLarge(session);
    return readBytes(new Uint8Array(await input.arrayBuffer()), session);
  }
  return readObject(input, session);
}

async function readText(text: string, session: Session): Promise<Credential | null> {
  const extracted = await extractFrom(text, session.limits);
  if (extracted && isAddress(extracted.credential)) return readUrl(extracted.credential, session);
  if (!extracted) return none(session);
  return interpret(extracted, readCredential(extracted, session), null, session);
}

async function readBytes(bytes: Uint8Array, session: Session): Promise<Credential | null> {
  if (bytes.length > session.limits.imageBytes) return tooLarge(session);
  const extracted = await extractFrom(bytes, session.limits);
  if (!extracted) return none(session);
  return interpret(extracted, readCredential(extracted, session), bytes, session);
}

/** The round trip makes plain data of whatever the caller handed in: no getters, no prototypes, no cycles. */
function readObject(input: object, session: Session): Promise<Credential | null> {
  let text: string | undefined;
  try {
    text = JSON.stringify(input);
  } catch {
    text = undefined;
  }
  return text === undefined ? Promise.resolve(unreadable(session)) : readText(text, session);
}

/** Addresses of a badge's page on a platform that we know stand for the badge itself. */
async function readUrl(address: string, session: Session): Promise<Credential | null> {
  const found = findProvider(address);
  if (!found) return readAddress(address, session);
  const { provider, assertion } = found;
  if (assertion === null) {
    session.say('input/page-only', { provider });
    return null;
  }
  if (assertion !== address) session.say('input/provider-page', { provider });
  return readAddress(assertion, session);
}

async function readAddress(url: string, session: Session): Promise<Credential | null> {
  const answer = await session.get(url, 'input');
  if (!answer.answered) {
    session.say('input/unreachable', { fault: answer.fault, url });
    return null;
  }
  // "410 Gone" is how an issuer revokes a hosted assertion: that is for the hosted proof to say.
  if (answer.status === 410) return { kind: 'url', url };
  if (answer.status < 200 || answer.status > 299) {
    session.say('input/http-error', { status: answer.status, url });
    return null;
  }
  const extracted = await extractFrom(answer.bytes, session.limits);
  if (!extracted) return none(session);
  const isText = extracted.container === 'text';
  const isJson = isText && extracted.credential.startsWith('{');
  const hosted = isJson ? await getDocument(url, 'input', session) : null;
  const read = hosted?.kind === 'document' ? hosted : readCredential(extracted, session);
  // Half a document is no fault of the badge: a connection may end early without anybody saying so.
  const isWhole = read.document !== null || isAddress(extracted.credential);
  if (extracted.fault === 'unreadable' || (extracted.fault === null && !isWhole)) {
    session.say('input/garbled', { url });
    return null;
  }
  const credential = interpret(extracted, read, answer.bytes, session);
  const isHosted = isText && credential?.kind === 'json' && familyOf(credential) === 'ob2';
  return isHosted ? { kind: 'url', url } : credential;
}

interface Read {
  readonly document: JsonObject | null;
  readonly duplicateKeys: boolean;
}

/** The text that was baked into a picture or handed in: JSON, a compact JWS, or the address of an assertion. */
function interpret(
  extracted: Extracted,
  { document, duplicateKeys }: Read,
  bytes: Uint8Array | null,
  session: Session,
): Credential | null {
  if (extracted.container !== 'text') session.shown = bytes;
  for (const code of extracted.notes) session.say(code);
  const { credential: text, fault } = extracted;
  if (fault !== null) return fault === 'too-large' ? tooLarge(session) : unreadable(session);
  if (isAddress(text)) return { kind: 'url', url: text };
  if (!document) return unreadable(session);
  const isJws = !text.startsWith('{');
  if (duplicateKeys) {
    const carriesProof = isJws || familyOf({ kind: 'json', document, text }) === 'ob3';
    session.say(carriesProof ? 'structure/repeated-member' : 'input/repeated-member');
  }
  if (isJws) return { kind: 'jws', jws: text, document };
  if (!looksLikeBadge(document)) {
    return extracted.container === 'text' ? none(session) : unreadable(session);
  }
  return { kind: 'json', document, text };
}

/**
 * The object that a credential text is or carries. Where one names a member twice, one reader takes the first and
 * another the last: of what is signed there must be one reading only. RFC 7493 §2.3 (I-JSON), on which RFC 8785
 * and JSON-LD stand.
 */
function readCredential({ credential: text }: Extracted, session: Session): Read {
  const json = text.startsWith('{') ? text : payloadOf(text);
  const result = json === null ? null : readJson(json, session.limits);
  if (!result?.ok) return { document: null, duplicateKeys: false };
  return { document: asObject(result.value), duplicateKeys: result.duplicateKeys };
}

/** Members of which every badge document, of any version, has at least one. */
const BADGE_MEMBERS = [
  '@context',
  'type',
  '@type',
  'badge',
  'recipient',
  'credentialSubject',
  'verifiableCredential',
  'issuer',
  'verify',
  'vc',
];

function looksLikeBadge(document: JsonObject): boolean {
  return BADGE_MEMBERS.some((member) => document[member] !== undefined);
}

function isAddress(text: string): boolean {
  return isHttpUrl(text) && !/\s/.test(text);
}

function none(session: Session): null {
  session.say('input/none');
  return null;
}

function unreadable(session: Session): null {
  session.say('input/unreadable');
  return null;
}

function tooLarge(session: Session): null {
  session.say('input/too-large');
  return null;
}
