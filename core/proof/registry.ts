import { asObject, type JsonObject } from '../badge.ts';
import type { IssuerRegistry } from '../options.ts';
import { CLOCK_SKEW } from '../parse/date.ts';
import { readJws } from '../parse/envelope.ts';
import { decodeUtf8 } from '../parse/json.ts';
import { textOf } from '../parse/node.ts';
import { objectsIn } from '../parse/ob3.ts';
import { isHttpUrl, parseUrl } from '../resolve/address.ts';
import { readJwk } from '../resolve/jwk.ts';
import type { PublicKey } from '../resolve/multikey.ts';
import type { Session } from '../session.ts';
import { getDocument } from './document.ts';
import { isSignedByOneOf } from './jwt.ts';

/** Most registries that are asked about one issuer. */
const MAX_REGISTRIES = 8;

/**
 * Asks the registries that the caller trusts, in order, until one knows the issuer. One that does not, or
 * that does not answer, says nothing against it.
 */
export async function findInRegistries(
  issuer: string,
  session: Session,
): Promise<{ readonly confirmed: string | null; readonly sandboxes: readonly string[] }> {
  const sandboxes: string[] = [];
  for (const registry of session.options.registries?.slice(0, MAX_REGISTRIES) ?? []) {
    if (!(await knows(registry, issuer, session))) continue;
    if (!registry.sandbox) return { confirmed: registry.name, sandboxes };
    sandboxes.push(registry.name);
  }
  return { confirmed: null, sandboxes };
}

async function knows(registry: IssuerRegistry, issuer: string, session: Session): Promise<boolean> {
  if (registry.kind === 'openid-federation') return isSubordinate(registry.url, issuer, session);
  const answer = await getDocument(registry.url, 'trust-list', session);
  const members = answer.kind === 'document' ? asObject(answer.document.registry) : null;
  return members !== null && Object.hasOwn(members, issuer) && asObject(members[issuer]) !== null;
}

/**
 * Does a trust anchor state that it knows the issuer? Its own configuration must be signed by its own keys,
 * and the statement about the issuer by those same keys.
 * https://openid.net/specs/openid-federation-1_0.html §3, §8.1
 */
async function isSubordinate(url: string, issuer: string, session: Session): Promise<boolean> {
  const anchor = await getStatement(url, session);
  const name = textOf(anchor?.claims.iss);
  if (!anchor || name === null || anchor.claims.sub !== name) return false;
  if (url !== `${name.replace(/\/$/, '')}/.well-known/openid-federation`) return false;
  const keys = keysOf(anchor.claims);
  if (!(await isSignedByOneOf(anchor.jws, keys))) return false;
  const metadata = asObject(asObject(anchor.claims.metadata)?.federation_entity);
  const endpoint = textOf(metadata?.federation_fetch_endpoint);
  const address = endpoint === null ? null : parseUrl(endpoint);
  if (!address || !isHttpUrl(address.href)) return false;
  address.searchParams.set('sub', issuer);
  const statement = await getStatement(address.href, session);
  if (!statement || statement.claims.iss !== name || statement.claims.sub !== issuer) return false;
  return isSignedByOneOf(statement.jws, keys);
}

/** A signed statement that is in force; its signature is for the caller to check. */
async function getStatement(
  url: string,
  session: Session,
): Promise<{ readonly jws: string; readonly claims: JsonObject } | null> {
  const answer = await session.get(url, 'trust-list');
  if (!answer.answered || answer.status !== 200) return null;
  const read = readJws(decodeUtf8(answer.bytes), session.limits);
  if (!read) return null;
  const { iat, exp } = read.document;
  const now = session.now.getTime();
  if (typeof exp !== 'number' || exp * 1000 < now) return null;
  if (typeof iat !== 'number' || iat * 1000 > now + CLOCK_SKEW) return null;
  return { jws: read.jws, claims: read.document };
}

function keysOf(claims: JsonObject): PublicKey[] {
  return objectsIn(asObject(claims.jwks)?.keys)
    .map(readJwk)
    .filter((key) => key !== null);
}
