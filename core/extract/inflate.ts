/**
 * Inflates a zlib stream (RFC 1950, the one compression that PNG knows) or a gzip file (status lists), stopping as soon as more than
 * `most` bytes came out: a few KB can stand for gigabytes.
 */
export async function inflate(
  data: Uint8Array<ArrayBuffer>,
  most: number,
  format: 'deflate' | 'gzip' = 'deflate',
): Promise<Uint8Array | 'too-large' | 'unreadable'> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = new Blob([data]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      length += value.length;
      if (length > most) {
        await reader.cancel();
        return 'too-large';
      }
    }
  } catch {
    return 'unreadable';
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
