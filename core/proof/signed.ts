import { asObject, type JsonObject } from '../badge.ts';
import { onSameOrigin } from '../checks/hosted-scope.ts';
import { idOf, listOf, textOf } from '../parse/node.ts';
import { hostOf, isHttpUrl } from '../resolve/address.ts';
import type { Said } from '../resolve/controller-document.ts';
import type { Session } from '../session.ts';
import { getDocument } from './document.ts';
import { sayRedirected } from './hosted.ts';

/** RSA-SHA256 is what the standard recommends; it forbids none of the others. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384'];

/** Most keys of one issuer that are tried. */
const MAX_KEYS = 8;

export interface SignedBadge {
  readonly jws: string;
  readonly assertion: JsonObject;
  /** The profile at its own address, or the embedded one, whose address is null. */
  readonly issuer: JsonObject;
  readonly issuerAddress: string | null;
  /** Open Badges 1.x: `verify.url`, the address of a bare public key. */
  readonly legacyKeyAddress: string | null;
}

type Key = { readonly pem: string } | { readonly problem: Said };

/**
 * The signature of an Open Badges 1.x or 2.x signed assertion, by a key that its issuer lists.
 * https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#SignedBadge
 */
export async function checkSignature(badge: SignedBadge, session: Session): Promise<void> {
  const { headerOf, isForgeable, verifyCompact } = await import('./compact-jws.ts');
  const algorithm = String(headerOf(badge.jws)?.alg ?? 'none');
  if (isForgeable(algorithm)) {
    return session.say('signature/forbidden-algorithm', { algorithm });
  }
  if (!ALGORITHMS.includes(algorithm)) {
    return session.say('signature/unsupported-algorithm', { algorithm });
  }
  const references = authorisedKeys(badge, session);
  const problems: Said[] = [];
  let tried = 0;
  for (const reference of references.slice(0, MAX_KEYS)) {
    const key = await getKey(reference, badge, session);
    if ('problem' in key) {
      problems.push(key.problem);
      continue;
    }
    const imported = await importPem(key.pem, algorithm);
    const result = imported && (await verifyCompact(badge.jws, algorithm, imported));
    if (result === 'holds') return session.say('signature/valid', { algorithm });
    if (result === null || result === 'unusable') problems.push(['key/unusable', { algorithm }]);
    else tried++;
  }
  // The key that signed may be one of those that could not be had: then the mismatch of the others says nothing.
  if (problems.length === 0 && tried > 0) session.say('signature/invalid', { algorithm });
  for (const [code, data] of problems.slice(0, 1)) session.say(code, data);
}

/** A key by its address, or embedded in the profile. */
type KeyReference = string | JsonObject;

/** The keys that the issuer lists; only the one that the assertion names, where it names one. */
function authorisedKeys(badge: SignedBadge, session: Session): KeyReference[] {
  const listed = listOf(badge.issuer.publicKey).flatMap((entry): KeyReference[] => {
    const key = asObject(entry);
    return typeof entry === 'string' ? [entry] : key ? [key] : [];
  });
  const creator = idOf(asObject(badge.assertion.verification)?.creator);
  if (creator !== null) {
    const authorised = listed.filter((key) => idOf(key) === creator);
    if (authorised.length === 0) session.say('key/not-listed', { key: creator });
    return authorised;
  }
  if (listed.length > 0) return listed;
  const legacy = legacyKey(badge);
  if (legacy === null) session.say('key/none-published');
  return legacy === null ? [] : [legacy];
}

/**
 * 1.x named the key in the badge itself, which 2.0 took back as a security hole. It is safe where the key
 * stands on the origin of the issuer's profile, for nobody else can put it there.
 */
function legacyKey({ legacyKeyAddress: key, issuerAddress }: SignedBadge): string | null {
  if (key === null || issuerAddress === null) return null;
  return onSameOrigin(key, issuerAddress) ? key : null;
}

async function getKey(reference: KeyReference, badge: SignedBadge, session: Session): Promise<Key> {
  const embedded = asObject(reference);
  const pem = textOf(embedded?.publicKeyPem);
  if (pem !== null) return { pem };
  const address = idOf(reference);
  if (address === null || !isHttpUrl(address)) return { problem: ['key/unusable'] };
  const host = hostOf(address);
  const answer = await getDocument(address, 'key', session);
  if (answer.kind === 'document' || answer.kind === 'not-json') {
    if (answer.plainHttp) session.say('key/plain-http', { host });
    sayRedirected(host, answer.host, session);
  }
  switch (answer.kind) {
    case 'fault':
      return { problem: ['key/unreachable', { host, fault: answer.fault }] };
    case 'http-error':
      return { problem: ['key/unreachable', { host, status: answer.status }] };
    case 'not-found':
    case 'gone':
      return { problem: ['key/not-found', { host }] };
    case 'not-json':
      return isPem(answer.text) ? { pem: answer.text } : { problem: ['key/unusable'] };
    case 'document': {
      const { document } = answer;
      const owner = idOf(document.owner);
      const issuer = textOf(badge.issuer.id) ?? badge.issuerAddress;
      if (owner !== null && owner !== issuer) session.say('key/owner-differs', { owner });
      const hosted = textOf(document.publicKeyPem);
      return hosted === null ? { problem: ['key/unusable'] } : { pem: hosted };
    }
  }
}

function isPem(text: string): boolean {
  return text.includes('-----BEGIN ');
}

/** A key as PEM; null where it is none, or one for another algorithm. */
async function importPem(pem: string, algorithm: string): Promise<CryptoKey | null> {
  try {
    const parameters = parametersOf(algorithm);
    return await crypto.subtle.importKey('spki', spkiOf(pem), parameters, false, ['verify']);
  } catch {
    return null;
  }
}

/** What WebCrypto calls an algorithm of JOSE. RFC 7518 §3.1 */
function parametersOf(algorithm: string): RsaHashedImportParams | EcKeyImportParams {
  const size = algorithm.slice(2);
  if (algorithm.startsWith('ES')) return { name: 'ECDSA', namedCurve: `P-${size}` };
  const name = algorithm.startsWith('PS') ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5';
  return { name, hash: `SHA-${size}` };
}

/** AlgorithmIdentifier of rsaEncryption, as DER. RFC 8017 appendix A.1. */
const RSA_ENCRYPTION = '300d06092a864886f70d0101010500';

/** `PUBLIC KEY` (SPKI), which WebCrypto reads, or `RSA PUBLIC KEY` (PKCS #1), as older tools wrote it → SPKI. */
function spkiOf(pem: string): Uint8Array<ArrayBuffer> {
  const found = /-----BEGIN (RSA )?PUBLIC KEY-----([\sA-Za-z0-9+/=]{1,16384})-----END/.exec(pem);
  const [, isPkcs1, base64 = ''] = found ?? [];
  const key = Uint8Array.from(atob(base64.replace(/\s/g, '')), (char) => char.charCodeAt(0));
  if (!isPkcs1) return key;
  const algorithm = Uint8Array.from(RSA_ENCRYPTION.match(/../g) ?? [], (hex) =>
    Number.parseInt(hex, 16),
  );
  return Uint8Array.from(der(0x30, [...algorithm, ...der(0x03, [0, ...key])]));
}

function der(tag: number, content: readonly number[]): number[] {
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return [tag, ...size, ...content];
}
