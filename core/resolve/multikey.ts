import { decode } from 'base58-universal';
import * as base64url from 'jose/base64url';
import { decompressPoint } from './curve.ts';

/** A public key that can check signatures, in the one form that WebCrypto reads everywhere. RFC 7517. */
export type PublicKey =
  | { readonly kind: 'Ed25519'; readonly jwk: { kty: 'OKP'; crv: 'Ed25519'; x: string } }
  | {
      readonly kind: 'P-256' | 'P-384';
      readonly jwk: { kty: 'EC'; crv: 'P-256' | 'P-384'; x: string; y: string };
    }
  | { readonly kind: 'RSA'; readonly jwk: { kty: 'RSA'; n: string; e: string } };

/** Multicodec prefixes of public keys. https://www.w3.org/TR/cid-1.0/#Multikey */
const CODECS: readonly (readonly [
  prefix: readonly number[],
  kind: 'Ed25519' | 'P-256' | 'P-384',
])[] = [
  [[0xed, 0x01], 'Ed25519'],
  [[0x80, 0x24], 'P-256'],
  [[0x81, 0x24], 'P-384'],
];

/** Longest text of a key that is read. */
const MAX_LENGTH = 200;

/** Longest base58 that is read, for it takes quadratic time: a signature of 96 bytes has 132 characters. */
const MAX_BASE58 = 256;

/** Multibase (base58btc `z`, base64url `u`) → bytes, or null. */
export function decodeMultibase(text: string, maxLength: number): Uint8Array | null {
  // The decoders forgive white space and padding: then many texts would be one signature.
  if (text.length > maxLength || !/^(z[1-9A-HJ-NP-Za-km-z]+|u[\w-]+)$/.test(text)) return null;
  const digits = text.slice(1);
  try {
    if (text.startsWith('z')) return digits.length > MAX_BASE58 ? null : decode(digits);
    const bytes = base64url.decode(digits);
    return base64url.encode(bytes) === digits ? bytes : null;
  } catch {
    return null;
  }
}

/** `publicKeyMultibase`, or the part of a did:key after its method; null for a key of another kind. */
export function decodeMultikey(multikey: string): PublicKey | null {
  const bytes = decodeMultibase(multikey, MAX_LENGTH);
  if (!bytes) return null;
  for (const [prefix, kind] of CODECS) {
    if (prefix.every((byte, at) => bytes[at] === byte)) {
      return fromBytes(bytes.subarray(prefix.length), kind);
    }
  }
  return null;
}

/** `publicKeyBase58` of the suites of 2018: 32 bytes of an Ed25519 key without a prefix. */
export function decodeBase58Key(text: string): PublicKey | null {
  const bytes = decodeMultibase(`z${text}`, MAX_LENGTH);
  return bytes && fromBytes(bytes, 'Ed25519');
}

export function fromBytes(
  bytes: Uint8Array,
  kind: 'Ed25519' | 'P-256' | 'P-384',
): PublicKey | null {
  if (kind === 'Ed25519') {
    if (bytes.length !== 32) return null;
    return { kind, jwk: { kty: 'OKP', crv: 'Ed25519', x: base64url.encode(bytes) } };
  }
  const point = decompressPoint(bytes, kind);
  if (!point) return null;
  const [x, y] = [base64url.encode(point.x), base64url.encode(point.y)];
  return { kind, jwk: { kty: 'EC', crv: kind, x, y } };
}

/** One name for one key, whatever form it was published in: two keys are the same if their names are. */
export function nameOfKey({ jwk }: PublicKey): string {
  switch (jwk.kty) {
    case 'OKP':
      return `${jwk.crv}.${jwk.x}`;
    case 'EC':
      return `${jwk.crv}.${jwk.x}.${jwk.y}`;
    case 'RSA':
      return `RSA.${jwk.n}.${jwk.e}`;
  }
}
