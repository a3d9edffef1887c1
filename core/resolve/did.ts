import * as base64url from 'jose/base64url';
import { asObject } from '../badge.ts';
import { decodeUtf8, readJson } from '../parse/json.ts';
import { parseUrl } from './address.ts';
import { readJwk } from './jwk.ts';
import { decodeMultikey, type PublicKey } from './multikey.ts';

/** DID Core §3.1: `did:method:identifier`. */
const DID = /^did:([a-z0-9]+):(.+)$/;

/** The method of a DID or DID URL (`key`, `web`, …), or null for anything else. */
export function didMethodOf(id: string): string | null {
  return DID.exec(id)?.[1] ?? null;
}

/** A DID URL or an address without its fragment. */
export function withoutFragment(id: string): string {
  const at = id.indexOf('#');
  return at < 0 ? id : id.slice(0, at);
}

export function fragmentOf(id: string): string | null {
  const at = id.indexOf('#');
  return at < 0 ? null : id.slice(at + 1);
}

/**
 * The key that a did:key or did:jwk *is*; null for other methods and unreadable keys. Both the bare form and
 * the one with a fragment occur as verification methods.
 * https://w3c-ccg.github.io/did-key-spec/ · https://github.com/quartzjer/did-jwk
 */
export function keyOfDid(id: string): PublicKey | null {
  const did = withoutFragment(id);
  const fragment = fragmentOf(id);
  if (did.startsWith('did:key:')) {
    const multikey = did.slice('did:key:'.length);
    return fragment === null || fragment === multikey ? decodeMultikey(multikey) : null;
  }
  if (did.startsWith('did:jwk:') && (fragment === null || fragment === '0')) {
    return keyOfDidJwk(did.slice('did:jwk:'.length));
  }
  return null;
}

function keyOfDidJwk(encoded: string): PublicKey | null {
  if (encoded.length > 8192) return null;
  try {
    const json = readJson(decodeUtf8(base64url.decode(encoded)), { textLength: 8192, depth: 4 });
    const jwk = json.ok ? asObject(json.value) : null;
    return jwk && readJwk(jwk);
  } catch {
    return null;
  }
}

/**
 * did:web → the address of its document, or null where the identifier is none. Each segment is decoded on its
 * own, after the split, for a port is written `%3A`. Hosts below `.localhost` never leave the machine and
 * have no certificates: they are asked by http.
 * https://w3c-ccg.github.io/did-method-web/#read-resolve
 */
export function addressOfDidWeb(did: string): string | null {
  const segments = did.slice('did:web:'.length).split(':').map(decodeSegment);
  const [host, ...path] = segments;
  if (!host || !/^[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/i.test(host)) return null;
  if (path.some((segment) => segment === null || !isPathSegment(segment))) return null;
  const name = host.replace(/:\d+$/, '').toLowerCase();
  const scheme = name === 'localhost' || name.endsWith('.localhost') ? 'http' : 'https';
  const directory = path.length === 0 ? '.well-known' : path.map(encodeSegment).join('/');
  const address = `${scheme}://${host}/${directory}/did.json`;
  // A host that a URL reads as another one (numbers become IP addresses) is not the one that the DID names.
  return parseUrl(address)?.hostname === name ? address : null;
}

function decodeSegment(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

// A decoded slash, question mark or dot segment would reach another document than the identifier names; half
// a surrogate pair has no encoding at all.
function isPathSegment(segment: string): boolean {
  return segment !== '' && !/^\.{1,2}$|[/\\?#]|\p{Surrogate}/u.test(segment);
}

function encodeSegment(segment: string | null): string {
  return encodeURIComponent(segment ?? '')
    .replaceAll('%40', '@')
    .replaceAll('%2B', '+');
}
