/** What the proof values of selective disclosure are made of. RFC 8949 */
export type Cbor = number | Uint8Array | readonly Cbor[] | ReadonlyMap<Cbor, Cbor>;

/** Most items of a value, counted through all levels. */
const MAX_ITEMS = 10_000;

/** Decodes unsigned integers, byte strings, arrays and maps of definite length; null for anything else. */
export function decodeCbor(bytes: Uint8Array): Cbor | null {
  let at = 0;
  let items = 0;

  function head(): { major: number; value: number } {
    const first = byte();
    const info = first & 0x1f;
    if (info < 24) return { major: first >> 5, value: info };
    if (info > 26) throw new RangeError('length');
    let value = 0;
    for (let left = 1 << (info - 24); left > 0; left--) value = value * 256 + byte();
    return { major: first >> 5, value };
  }

  function byte(): number {
    const value = bytes[at++];
    if (value === undefined) throw new RangeError('end');
    return value;
  }

  function item(depth: number): Cbor {
    if (++items > MAX_ITEMS || depth > 4) throw new RangeError('size');
    const { major, value } = head();
    if (major === 0) return value;
    if (major === 2) {
      at += value;
      if (at > bytes.length) throw new RangeError('end');
      return bytes.slice(at - value, at);
    }
    if (value > MAX_ITEMS) throw new RangeError('size');
    if (major === 4) return Array.from({ length: value }, () => item(depth + 1));
    if (major !== 5) throw new RangeError('type');
    const map = new Map<Cbor, Cbor>();
    for (let left = value; left > 0; left--) map.set(item(depth + 1), item(depth + 1));
    return map;
  }

  try {
    const value = item(0);
    return at === bytes.length ? value : null;
  } catch {
    return null;
  }
}
