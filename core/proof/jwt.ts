import { asObject, type JsonObject } from '../badge.ts';
import { listOf, textOf } from '../parse/node.ts';
import { isHttpUrl, parseUrl } from '../resolve/address.ts';
import {
  type ControllerDocument,
  getControllerDocument,
  keysOf,
  type ListedKey,
  type Said,
  signingKeysOf,
} from '../resolve/controller-document.ts';
import { didMethodOf, keyOfDid, withoutFragment } from '../resolve/did.ts';
import { readJwk } from '../resolve/jwk.ts';
import { resolveMethod } from '../resolve/key.ts';
import type { PublicKey } from '../resolve/multikey.ts';
import type { Session } from '../session.ts';
import type { ProofResult } from './data-integrity.ts';

/** RS256 is the standard's minimum. OB 3.0 §JSON Web Token Proof Format */
const ALGORITHMS: Readonly<Record<string, PublicKey['kind']>> = {
  RS256: 'RSA',
  RS384: 'RSA',
  RS512: 'RSA',
  PS256: 'RSA',
  ES256: 'P-256',
  ES384: 'P-384',
  EdDSA: 'Ed25519',
  Ed25519: 'Ed25519',
};

/** Most keys of an issuer that are tried where the badge names none. */
const MAX_KEYS = 8;

/** Checks the signature of a VC-JWT; whose key it is, is asked elsewhere. */
export async function checkJwt(
  jws: string,
  issuer: string | null,
  session: Session,
): Promise<ProofResult> {
  const { headerOf, isForgeable, verifyCompact } = await import('./compact-jws.ts');
  const header = headerOf(jws);
  const algorithm = textOf(header?.alg) ?? 'none';
  const keyId = textOf(header?.kid);
  const fails = (...said: Said[]): ProofResult => ({ suite: algorithm, said, key: null, keyId });
  if (!header || isForgeable(algorithm)) {
    return fails(['signature/forbidden-algorithm', { algorithm }]);
  }
  const forbidden = forbiddenHeader(header);
  if (forbidden !== null) return fails(['signature/forbidden-header', { header: forbidden }]);
  const kind = ALGORITHMS[algorithm];
  if (!kind) return fails(['signature/unsupported-algorithm', { algorithm }]);
  const { keys, otherwise } = await findKeys(header, issuer, session);
  const usable = keys.filter((key) => key.kind === kind).slice(0, MAX_KEYS);
  if (usable.length === 0) {
    return fails((keys.length === 0 && otherwise) || ['key/unusable', { algorithm }]);
  }
  for (const key of usable) {
    const result = await verifyCompact(jws, algorithm, key.jwk);
    if (result === 'holds') {
      return { suite: algorithm, said: [['signature/valid', { algorithm }]], key, keyId };
    }
    if (result === 'unusable') return fails(['key/unusable', { algorithm }]);
  }
  // Where the badge names no key, the one that signed may be one that the issuer has since withdrawn.
  if (usable.length > 1) return fails(['key/not-found', { algorithm }]);
  return fails(otherwise ?? ['signature/invalid', { algorithm }]);
}

/** Is a statement signed by one of these keys, with an algorithm that is allowed? */
export async function isSignedByOneOf(jws: string, keys: readonly PublicKey[]): Promise<boolean> {
  const { headerOf, verifyCompact } = await import('./compact-jws.ts');
  const header = headerOf(jws);
  const algorithm = textOf(header?.alg) ?? 'none';
  if (!header || forbiddenHeader(header) !== null) return false;
  for (const key of keys.filter(({ kind }) => kind === ALGORITHMS[algorithm]).slice(0, MAX_KEYS)) {
    const result = await verifyCompact(jws, algorithm, key.jwk);
    if (result === 'holds') return true;
  }
  return false;
}

/** Headers that would let the badge choose where its key comes from, or that change what was signed. */
function forbiddenHeader(header: JsonObject): string | null {
  if (header.crit !== undefined) return `crit: ${listOf(header.crit).map(String).join(' ')}`;
  return ['jku', 'x5u'].find((name) => header[name] !== undefined) ?? null;
}

interface Found {
  readonly keys: readonly PublicKey[];
  /** What to say where none of them checks the signature; null: that the signature is bad. */
  readonly otherwise: Said | null;
}

/** `kid` goes before `jwk`; without either, the issuer's own keys. */
async function findKeys(
  header: JsonObject,
  issuer: string | null,
  session: Session,
): Promise<Found> {
  const kid = textOf(header.kid);
  const embedded = asObject(header.jwk);
  const own = embedded && readJwk(embedded);
  if (kid !== null && (kid.startsWith('#') || didMethodOf(kid) !== null || isHttpUrl(kid))) {
    const found = await byAddress(kid, issuer, session);
    return found.keys.length === 0 && own ? { ...found, keys: [own] } : found;
  }
  if (own) return { keys: [own], otherwise: null };
  return ofIssuer(kid, issuer, session);
}

async function byAddress(kid: string, issuer: string | null, session: Session): Promise<Found> {
  const inherent = kid.startsWith('#') && issuer !== null ? keyOfDid(issuer + kid) : null;
  if (inherent) return { keys: [inherent], otherwise: null };
  const answer = await resolveMethod(kid, issuer, session);
  if (answer.ok) return { keys: [answer.key], otherwise: answer.presumed };
  return { keys: [], otherwise: answer.said };
}

/** The issuer's own keys: its document, then the key set of its host. */
async function ofIssuer(
  kid: string | null,
  issuer: string | null,
  session: Session,
): Promise<Found> {
  const inherent = issuer === null ? null : keyOfDid(withoutFragment(issuer));
  if (inherent) return { keys: [inherent], otherwise: null };
  if (issuer === null || (didMethodOf(issuer) !== 'web' && !isHttpUrl(issuer))) {
    return { keys: [], otherwise: ['key/not-named'] };
  }
  const url = isHttpUrl(issuer) ? parseUrl(issuer) : null;
  const addresses = [
    ...(url ? [`${url.origin}/.well-known/jwks.json`] : []),
    withoutFragment(issuer),
  ];
  let otherwise: Said = ['key/not-named'];
  for (const address of addresses) {
    const answer = await getControllerDocument(address, session);
    if (!answer.ok) {
      if (answer.network) otherwise = ['key/unreachable', answer.said[1] ?? {}];
      continue;
    }
    const keys = namedBy(kid, answer.document, session.now);
    if (keys.length > 0) return { keys: keys.map(({ key }) => key), otherwise: null };
  }
  return { keys: [], otherwise };
}

function namedBy(kid: string | null, document: ControllerDocument, now: Date): ListedKey[] {
  if (kid === null) return signingKeysOf(document, now);
  const named = [kid, `${document.id}#${kid}`];
  return keysOf(document, now).filter(({ id }) => id !== null && named.includes(id));
}
