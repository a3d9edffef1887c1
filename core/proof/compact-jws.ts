import { compactVerify, errors } from 'jose';

/** Anyone can make these: no signature at all, or one keyed with what is public. RFC 8725 §2.1, §3.1 */
export function isForgeable(algorithm: string): boolean {
  return /^(none|hs\d+)$/i.test(algorithm);
}

/**
 * Does the signature of a compact JWS hold under a key that is yet to be read? `unusable` is about the key (of
 * another kind, RSA below 2048 bits, a point off its curve), not about the badge.
 */
export async function verifyCompact(
  jws: string,
  algorithm: string,
  importKey: () => Promise<Parameters<typeof compactVerify>[1]>,
): Promise<'holds' | 'fails' | 'unusable'> {
  try {
    await compactVerify(jws, await importKey(), { algorithms: [algorithm] });
    return 'holds';
  } catch (error) {
    return error instanceof errors.JWSSignatureVerificationFailed ? 'fails' : 'unusable';
  }
}
