import { asObject, type JsonObject } from '../badge.ts';
import { type Extracted, extractFrom } from '../extract/index.ts';
import { payloadOf } from '../extract/keyword.ts';
import type { BadgeInput } from '../options.ts';
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
  /** Address of a hosted assertion, as old badges hold it; `answered` where it was already asked. */
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
  return extracted ? interpret(extracted, session) : none(session);
}

async function readBytes(bytes: Uint8Array, session: Session): Promise<Credential | null> {
  if (bytes.length > session.limits.imageBytes) return tooLarge(session);
  const extracted = await extractFrom(bytes, session.limits);
  return extracted ? interpretFrom(extracted, bytes, session) : none(session);
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
  // Half a document is no fault of the badge: a connection may end early without anybody saying so.
  if (!isReadable(extracted, session)) {
    session.say('input/garbled', { url });
    return null;
  }
  const credential = interpretFrom(extracted, answer.bytes, session);
  const isHosted =
    extracted.container === 'text' && credential?.kind === 'json' && familyOf(credential) === 'ob2';
  return isHosted ? { kind: 'url', url } : credential;
}

function interpretFrom(extracted: Extracted, bytes: Uint8Array, session: Session) {
  if (extracted.container !== 'text') session.shown = bytes;
  return interpret(extracted, session);
}

/** The text that was baked into a picture or handed in: JSON, a compact JWS, or the address of an assertion. */
function interpret(extracted: Extracted, session: Session): Credential | null {
  for (const code of extracted.notes) session.say(code);
  const { credential: text, fault } = extracted;
  if (fault !== null) return fault === 'too-large' ? tooLarge(session) : unreadable(session);
  if (isAddress(text)) return { kind: 'url', url: text };
  if (!text.startsWith('{')) {
    const payload = payloadOf(text);
    const { document, repeated } = readDocument(payload, session);
    if (repeated) session.say('structure/repeated-member');
    return document ? { kind: 'jws', jws: text, document } : unreadable(session);
  }
  const { document, repeated } = readDocument(text, session);
  const carriesProof = document !== null && familyOf({ kind: 'json', document, text }) === 'ob3';
  if (repeated) session.say(carriesProof ? 'structure/repeated-member' : 'input/repeated-member');
  if (!document) return unreadable(session);
  if (!looksLikeBadge(document)) {
    return extracted.container === 'text' ? none(session) : unreadable(session);
  }
  return { kind: 'json', document, text };
}

function isReadable({ credential: text, fault }: Extracted, session: Session): boolean {
  if (fault !== null) return fault === 'too-large';
  if (isAddress(text)) return true;
  const json = text.startsWith('{') ? text : payloadOf(text);
  return readDocument(json, session).document !== null;
}

/**
 * The object that a text is. Where one names a member twice, one reader takes the first and another the last:
 * of what is signed there must be one reading only. RFC 7493 §2.3 (I-JSON), on which RFC 8785 and JSON-LD stand.
 */
function readDocument(
  text: string | null,
  session: Session,
): { readonly document: JsonObject | null; readonly repeated: boolean } {
  const json = text === null ? null : readJson(text, session.limits);
  if (!json?.ok) return { document: null, repeated: false };
  return { document: asObject(json.value), repeated: json.duplicateKeys };
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
