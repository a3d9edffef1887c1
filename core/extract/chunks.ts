import { SIGNATURE } from './signature.ts';

/** The least that a chunk takes: length, type and CRC, four bytes each. */
const FRAME = 12;
/** No picture has so many chunks; a hostile file of 32 MiB can hold 2.8 million empty ones. */
const MOST_CHUNKS = 1_000_000;

/** Where one chunk lies in the file. Nothing of it was read or copied but its length and its type. */
export interface Chunk {
  readonly type: string;
  /** Offset of its length field. */
  readonly start: number;
  /** Offset of its data. */
  readonly data: number;
  /** Offset of its CRC. */
  readonly crc: number;
  /** Offset of what follows it. */
  readonly end: number;
}

/**
 * Walks from chunk to chunk by their headers. Ends after IEND, and without complaint where the file is cut
 * off or where a header cannot be right (it declares more than the file holds, or its type is not four letters).
 */
export function* walkChunks(bytes: Uint8Array): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let start = SIGNATURE.length;
  for (let count = 0; count < MOST_CHUNKS && start + FRAME <= bytes.length; count++) {
    const length = view.getUint32(start);
    if (length > bytes.length - start - FRAME) return;
    const type = latin1(bytes.subarray(start + 4, start + 8));
    if (!/^[A-Za-z]{4}$/.test(type)) return;
    const data = start + 8;
    const crc = data + length;
    const end = crc + 4;
    yield { type, start, data, crc, end };
    if (type === 'IEND') return;
    start = end;
  }
}

/** The CRC of a chunk as the file has it is right. */
export function hasGoodCrc(bytes: Uint8Array, chunk: Chunk): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getUint32(chunk.crc) === crc32(bytes.subarray(chunk.start + 4, chunk.crc));
}

/** A whole chunk: length, type, data, CRC. */
export function encodeChunk(type: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(FRAME + data.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) view.setUint8(4 + i, type.charCodeAt(i));
  chunk.set(data, 8);
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)));
  return chunk;
}

/** ISO 8859-1, byte for byte: `TextDecoder('latin1')` is windows-1252, and alters 0x80 to 0x9F. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return text;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let crc = index;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** PNG §D: the CRC of ISO 3309, over the type and the data of a chunk. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
