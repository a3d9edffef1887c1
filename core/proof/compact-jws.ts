import { decodeProtectedHeader } from 'jose/decode/protected_header';
import { JWSSignatureVerificationFailed } from 'jose/errors';
import { compactVerify } from 'jose/jws/compact/verify';
import { asObject, type Json, type JsonObject } from '../badge.ts';

// What signatures of JSON Web Tokens take. Opened with import(), for badges that are signed so: jose is large.

export function headerOf(jws: string): JsonObject | null {
  try {
    // A JOSE header is JSON; jose types its members one by one.
    return asObject(JSON.parse(JSON.stringify(decodeProtectedHeader(jws))) as Json);
  } catch {
    return null;
  }
}

/** Anyone can make these: no signature at all, or one keyed with what is public. RFC 8725 §2.1, §3.1 */
export function isForgeable(algorithm: string): boolean {
  return /^(none|hs\d+)$/i.test(algorithm);
}

/**
 * Does the signature of a compact JWS hold under a key? `unusable` is about the key (of another kind, RSA below
 * 2048 bits, a point off its curve), not about the badge.
 */
export async function verifyCompact(
  jws: string,
  algorithm: string,
  key: Parameters<typeof compactVerify>[1],
): Promise<'holds' | 'fails' | 'unusable'> {
  try {
    await compactVerify(jws, key, { algorithms: [algorithm] });
    return 'holds';
  } catch (error) {
    return error instanceof JWSSignatureVerificationFailed ? 'fails' : 'unusable';
  }
}
