import type { PublicKey } from '../resolve/multikey.ts';

/** What each kind of key signs with. WebCrypto has all of them in Node 20, Chromium and Firefox. */
const ALGORITHMS = {
  Ed25519: { name: 'Ed25519' },
  'P-256': { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  'P-384': { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' },
} as const;

export type SigningKind = keyof typeof ALGORITHMS;

export function isSigningKind(kind: PublicKey['kind']): kind is SigningKind {
  return kind in ALGORITHMS;
}

/** Checks raw signatures (r‖s for ECDSA, IEEE P1363). Never throws. */
export type Verifier = (
  signature: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
) => Promise<boolean>;

/** Opens a key, which takes longer than a signature. One that is no point on its curve checks nothing. */
export async function openVerifier({ kind, jwk }: PublicKey): Promise<Verifier> {
  if (!isSigningKind(kind)) return async () => false;
  const algorithm = ALGORITHMS[kind];
  try {
    const key = await crypto.subtle.importKey('jwk', jwk, algorithm, false, ['verify']);
    return (signature, data) =>
      crypto.subtle.verify(algorithm, key, signature, data).catch(() => false);
  } catch {
    return async () => false;
  }
}

export async function digest(
  hash: 'SHA-256' | 'SHA-384',
  data: string | Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return new Uint8Array(await crypto.subtle.digest(hash, bytes));
}
