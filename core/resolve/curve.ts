/** NIST curves: p is a prime of the form 4k + 3, a = -3. FIPS 186-4 §D.1.2 */
const CURVES = {
  'P-256': {
    size: 32,
    p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
  'P-384': {
    size: 48,
    p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
  },
} as const;

/**
 * A compressed point (SEC 1 §2.3.3: 02 or 03, then x) → both coordinates, or null where there is no such
 * point. Multikey compresses, and WebCrypto reads compressed points in no browser.
 */
export function decompressPoint(
  bytes: Uint8Array,
  curve: keyof typeof CURVES,
): { readonly x: Uint8Array; readonly y: Uint8Array } | null {
  const { size, p, b } = CURVES[curve];
  if (bytes.length !== size + 1 || (bytes[0] !== 2 && bytes[0] !== 3)) return null;
  const x = toInteger(bytes.subarray(1));
  if (x >= p) return null;
  const square = ((((x * x - 3n) * x + b) % p) + p) % p;
  const root = power(square, (p + 1n) / 4n, p);
  if ((root * root) % p !== square) return null;
  const odd = bytes[0] === 3;
  const y = (root & 1n) === (odd ? 1n : 0n) ? root : p - root;
  return { x: bytes.slice(1), y: toBytes(y, size) };
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let square = base, rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

function toInteger(bytes: Uint8Array): bigint {
  return bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
}

function toBytes(value: bigint, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  for (let at = size - 1, rest = value; at >= 0; at--, rest >>= 8n)
    bytes[at] = Number(rest & 0xffn);
  return bytes;
}
