import * as base64url from 'jose/base64url';
import type { JsonObject } from '../badge.ts';
import { textOf } from '../parse/node.ts';
import type { PublicKey } from './multikey.ts';

/** A JSON Web Key → a key that can check signatures, or null for any other kind. Private members are left behind. */
export function readJwk(jwk: JsonObject): PublicKey | null {
  const { kty, crv } = jwk;
  const [x, y, n, e] = [coordinate(jwk.x), coordinate(jwk.y), coordinate(jwk.n), coordinate(jwk.e)];
  if (jwk.use !== undefined && jwk.use !== 'sig') return null;
  if (kty === 'OKP' && crv === 'Ed25519' && x !== null) {
    return { kind: crv, jwk: { kty, crv, x } };
  }
  if (kty === 'EC' && (crv === 'P-256' || crv === 'P-384') && x !== null && y !== null) {
    return { kind: crv, jwk: { kty, crv, x, y } };
  }
  if (kty === 'RSA' && n !== null && e !== null) return { kind: 'RSA', jwk: { kty, n, e } };
  return null;
}

/** Longest number that is read: an RSA modulus of 16,384 bits. */
const MAX_LENGTH = 2732;

// Written anew, so that the same number is the same text: base64url has more than one spelling of some bytes.
function coordinate(value: JsonObject[string]): string | null {
  const text = textOf(value);
  if (text === null || text.length > MAX_LENGTH) return null;
  try {
    return base64url.encode(base64url.decode(text));
  } catch {
    return null;
  }
}
