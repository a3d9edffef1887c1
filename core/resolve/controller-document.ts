import { asObject, type Json, type JsonObject } from '../badge.ts';
import type { FindingCode } from '../findings.ts';
import { parseDateTime } from '../parse/date.ts';
import { listOf, textOf } from '../parse/node.ts';
import { getDocument } from '../proof/document.ts';
import type { FindingData } from '../report.ts';
import type { Session } from '../session.ts';
import { isHttpUrl, parseUrl } from './address.ts';
import { addressOfDidWeb, didMethodOf, keyOfDid } from './did.ts';
import { readJwk } from './jwk.ts';
import { decodeBase58Key, decodeMultikey, nameOfKey, type PublicKey } from './multikey.ts';

export type Said = readonly [code: FindingCode, data?: FindingData];

/** What an issuer publishes about its keys: a DID document, a controller document, a profile. */
export interface ControllerDocument {
  readonly id: string;
  /** The host that answered in the end, after redirects: what an issuer that it confirms is anchored at. */
  readonly host: string;
  readonly plainHttp: boolean;
  readonly json: JsonObject;
}

export type ControllerAnswer =
  | { readonly ok: true; readonly document: ControllerDocument }
  | { readonly ok: false; readonly said: Said; readonly network: boolean };

/** One key of a document, by its absolute id. */
export interface ListedKey {
  readonly id: string | null;
  readonly key: PublicKey;
}

/** Most keys of one document that are looked at. */
const MAX_KEYS = 64;

/**
 * The document of a did:web or of an https: identifier (without fragment).
 *
 * The id of a DID document must be the DID; that of a document at an address is not compared, for profiles
 * name themselves with and without a query, and the address is what vouches.
 */
export async function getControllerDocument(
  id: string,
  session: Session,
): Promise<ControllerAnswer> {
  const address = didMethodOf(id) === 'web' ? addressOfDidWeb(id) : id;
  if (address === null || !isHttpUrl(address)) {
    return { ok: false, said: ['did/unreadable', { did: id }], network: false };
  }
  const purpose = didMethodOf(id) === null ? 'issuer' : 'did-document';
  const answer = await getDocument(address, purpose, session);
  const host = parseUrl(address)?.host ?? address;
  switch (answer.kind) {
    case 'fault':
      return {
        ok: false,
        said: ['issuer/unreachable', { host, fault: answer.fault }],
        network: true,
      };
    case 'http-error':
      return {
        ok: false,
        said: ['issuer/unreachable', { host, status: answer.status }],
        network: false,
      };
    case 'gone':
    case 'not-found':
      return { ok: false, said: ['issuer/not-found', { host }], network: false };
    case 'not-json':
      return { ok: false, said: ['issuer/not-json', { host }], network: false };
    case 'document': {
      const { document: json } = answer;
      if (didMethodOf(id) !== null && json.id !== id) {
        return { ok: false, said: ['did/other-document', { did: id }], network: false };
      }
      // The door remembers: this asks nothing anew.
      const retrieved = await session.get(address, purpose);
      const end = parseUrl(retrieved.url) ?? parseUrl(address);
      const plainHttp = end?.protocol === 'http:' && !end.hostname.endsWith('localhost');
      return { ok: true, document: { id, host: end?.host ?? host, plainHttp, json } };
    }
  }
}

/** Every key that a document gives, whatever for: what a verification method is looked up in. */
export function keysOf(document: ControllerDocument, now: Date): ListedKey[] {
  const { json } = document;
  const members = ['verificationMethod', 'assertionMethod', 'publicKey', 'keys'];
  return members.flatMap((member) =>
    listOf(json[member])
      .slice(0, MAX_KEYS)
      .flatMap((entry) => readEntry(entry, document, now)),
  );
}

/**
 * The keys that may sign for the owner of a document: those under `assertionMethod`, by reference or
 * embedded. A document that knows no such purposes at all (a profile with keys, a key set) means all of its keys.
 * https://www.w3.org/TR/cid-1.0/#assertion
 */
export function signingKeysOf(document: ControllerDocument, now: Date): ListedKey[] {
  const { json } = document;
  const all = keysOf(document, now);
  if (json.assertionMethod === undefined) {
    const purposes = [
      'authentication',
      'keyAgreement',
      'capabilityInvocation',
      'capabilityDelegation',
    ];
    const isDid = didMethodOf(document.id) !== null;
    return isDid || purposes.some((purpose) => json[purpose] !== undefined) ? [] : all;
  }
  return listOf(json.assertionMethod)
    .slice(0, MAX_KEYS)
    .flatMap((entry): ListedKey[] => {
      const reference = textOf(entry);
      if (reference === null) return readEntry(entry, document, now);
      const id = absoluteId(reference, document.id);
      const listed = all.filter((candidate) => candidate.id === id);
      const inherent = keyOfDid(id);
      return listed.length > 0 || !inherent ? listed : [{ id, key: inherent }];
    });
}

/** Does the document publish keys at all? Without any it is not an answer about a key. */
export function publishesKeys(document: ControllerDocument): boolean {
  return ['verificationMethod', 'assertionMethod', 'publicKey', 'keys'].some(
    (member) => listOf(document.json[member]).length > 0,
  );
}

export function lists(keys: readonly ListedKey[], key: PublicKey): boolean {
  const name = nameOfKey(key);
  return keys.some((listed) => nameOfKey(listed.key) === name);
}

/** Ids in a document may be relative to it: `#key-1`. DID Core §3.2.2 */
export function absoluteId(id: string, base: string): string {
  if (id.startsWith('#')) return base + id;
  return /^[a-z][a-z0-9+.-]*:/i.test(id) ? id : `${base}#${id}`;
}

function readEntry(entry: Json, document: ControllerDocument, now: Date): ListedKey[] {
  const method = asObject(entry);
  const key = method && isInForce(method, now) ? keyOfMethod(method) : null;
  if (!method || !key) return [];
  const id = textOf(method.id) ?? textOf(method.kid);
  return [{ id: id === null ? null : absoluteId(id, document.id), key }];
}

/** The key of a verification method: Multikey, JsonWebKey, the 2018 form, or a bare JWK of a key set. */
export function keyOfMethod(method: JsonObject): PublicKey | null {
  const multibase = textOf(method.publicKeyMultibase);
  if (multibase !== null) return decodeMultikey(multibase);
  const jwk = asObject(method.publicKeyJwk);
  if (jwk) return readJwk(jwk);
  const base58 = textOf(method.publicKeyBase58);
  if (base58 !== null) return decodeBase58Key(base58);
  return typeof method.kty === 'string' ? readJwk(method) : null;
}

// Controlled Identifiers §2.2: a revoked or expired method must not be used any more.
function isInForce(method: JsonObject, now: Date): boolean {
  return [method.revoked, method.expires].every((value) => {
    if (value === undefined || value === null) return true;
    const time = parseDateTime(value);
    return time !== null && time > now.getTime();
  });
}
