import { asObject } from '../badge.ts';
import { listOf, textOf } from '../parse/node.ts';
import { beginsWith, isHttpUrl, parseUrl } from '../resolve/address.ts';
import {
  type ControllerAnswer,
  type ControllerDocument,
  getControllerDocument,
  keysOf,
  lists,
  publishesKeys,
  type Said,
  signingKeysOf,
} from '../resolve/controller-document.ts';
import { didMethodOf, keyOfDid, withoutFragment } from '../resolve/did.ts';
import { nameOfKey, type PublicKey } from '../resolve/multikey.ts';
import type { Session } from '../session.ts';

/** Who stands behind a signature: asked apart from whether it is good. */
export interface Binding {
  /** `domain`: the issuer's own site lists the key. `key`: the issuer is the key. `none`: neither. */
  readonly anchoredBy: 'domain' | 'key' | 'none';
  readonly said: readonly Said[];
}

export interface SigningKey {
  readonly key: PublicKey;
  /** The verification method or `kid`, where the proof names one. */
  readonly id: string | null;
  /** JWT: the key may be in the key set of the issuer's host. OB 3.0 implementation guide, "Key Provenance" */
  readonly fromJwt: boolean;
}

/**
 * Is the key that signed the issuer's? Only a document of the issuer can say so, or an issuer that *is* the
 * key. A key that the badge merely names, or that its own site vouches for, shows nothing.
 */
export async function bindIssuer(
  issuer: string | null,
  signing: SigningKey,
  session: Session,
): Promise<Binding> {
  const method = issuer === null ? null : didMethodOf(issuer);
  if (issuer !== null && (method === 'key' || method === 'jwk')) {
    const key = keyOfDid(withoutFragment(issuer));
    const isKey = key !== null && nameOfKey(key) === nameOfKey(signing.key);
    if (!isKey) return unanchored(['key/not-listed', { issuer }]);
    return { anchoredBy: 'key', said: [selfAsserted(withoutFragment(issuer))] };
  }
  if (issuer !== null && (method === 'web' || isHttpUrl(issuer))) {
    return bindToSite(issuer, signing, session);
  }
  if (method !== null) return unanchored(['did/unsupported-method', { method }]);
  return unanchored(selfAsserted(signing.id ?? signing.key.kind));
}

function selfAsserted(anchor: string): Said {
  return ['issuer/self-asserted', { anchorKind: 'key', anchor }];
}

async function bindToSite(issuer: string, signing: SigningKey, session: Session): Promise<Binding> {
  const own = await getControllerDocument(withoutFragment(issuer), session);
  const listed = own.ok && lists(signingKeysOf(own.document, session.now), signing.key);
  if (own.ok && listed) return confirmed(own.document);
  const set = signing.fromJwt ? await getKeySet(issuer, session) : null;
  if (set?.ok && lists(keysForIssuer(set.document, issuer, session.now), signing.key)) {
    return confirmed(set.document);
  }
  const separate = await getSeparateKey(issuer, signing, own, session);
  if (separate) {
    if (isBelow(`${signing.id}`, issuer)) return confirmed(separate);
    return unanchored(['key/not-vouched', { host: separate.host }]);
  }
  // Whoever answered with keys, and not with this one, has said no.
  if ((own.ok && publishesKeys(own.document)) || (set?.ok && publishesKeys(set.document))) {
    return unanchored(['key/not-listed', { issuer }]);
  }
  if (!own.ok) return unanchored(own.said);
  // A key set that could not be asked for might have listed it.
  if (set && !set.ok && set.network) return unanchored(set.said);
  return unanchored(['key/none-published', { issuer }]);
}

/** A profile that is told from others by its query has nothing below it, nor has a whole site. */
function isBelow(address: string, issuer: string): boolean {
  const { pathname, search } = parseUrl(issuer) ?? {};
  return pathname !== '/' && search === '' && beginsWith(address, `${issuer}/`);
}

/** `/.well-known/jwks.json` of the issuer's host. */
async function getKeySet(issuer: string, session: Session): Promise<ControllerAnswer | null> {
  const url = isHttpUrl(issuer) ? parseUrl(issuer) : null;
  return url && getControllerDocument(`${url.origin}/.well-known/jwks.json`, session);
}

/** A key of a set may name the one issuer that it is for. */
function keysForIssuer(document: ControllerDocument, issuer: string, now: Date) {
  const keys = listOf(document.json.keys).filter((entry) => {
    const iss = asObject(entry)?.iss;
    return iss === undefined || iss === issuer;
  });
  return keysOf({ ...document, json: { keys } }, now);
}

/**
 * A key with a document of its own, on the issuer's origin, that names the issuer as its controller. Below
 * the issuer's own address it is the issuer's; anywhere else on the site, someone else may have put it there.
 * The issuer's document goes first: where that lists keys, they are all there are.
 * OB 3.0 §Dereferencing the Public Key
 */
async function getSeparateKey(
  issuer: string,
  signing: SigningKey,
  own: ControllerAnswer,
  session: Session,
): Promise<ControllerDocument | null> {
  const id = signing.id;
  if (id === null || !isHttpUrl(id) || !isHttpUrl(issuer)) return null;
  if (own.ok ? publishesKeys(own.document) : own.network) return null;
  if (parseUrl(id)?.origin !== parseUrl(issuer)?.origin) return null;
  const answer = await getControllerDocument(withoutFragment(id), session);
  if (!answer.ok) return null;
  const { json, host } = answer.document;
  const owner = textOf(json.controller) ?? textOf(json.iss);
  const hosted = keysOf({ ...answer.document, json: { keys: [json] } }, session.now);
  const sameHost = host === parseUrl(issuer)?.host;
  return owner === issuer && sameHost && lists(hosted, signing.key) ? answer.document : null;
}

function confirmed({ host, plainHttp }: ControllerDocument): Binding {
  const said: Said[] = [['issuer/confirmed', { anchorKind: 'domain', anchor: host }]];
  if (plainHttp) said.push(['issuer/plain-http', { host }]);
  return { anchoredBy: 'domain', said };
}

function unanchored(said: Said): Binding {
  return { anchoredBy: 'none', said: [said] };
}
