/** A PNG made byte by byte: an oracle that shares no code with core/extract. */
export type TestChunk = readonly [type: string, data: Uint8Array | string];

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytesOf = (data: Uint8Array | string) => (typeof data === 'string' ? utf8(data) : data);

export function joined(...parts: (Uint8Array | string)[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts.map(bytesOf)));
}

/** The CRC of ISO 3309, bit by bit. */
function crc(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) {
    remainder ^= byte;
    for (let bit = 0; bit < 8; bit++) {
      remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
    }
  }
  return ~remainder >>> 0;
}

function uint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}

export function chunk([type, data]: TestChunk): Uint8Array {
  const typed = joined(type, data);
  return joined(uint32(typed.length - 4), typed, uint32(crc(typed)));
}

export const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 0x1a, 10);
/** 1 × 1, 8 bits, grey. */
export const IHDR: TestChunk = ['IHDR', Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0)];
export const IDAT: TestChunk = ['IDAT', Uint8Array.of(0x78, 0x9c, 0x63, 0x60, 0, 0, 0, 2, 0, 1)];
export const IEND: TestChunk = ['IEND', ''];

export function png(...chunks: TestChunk[]): Uint8Array {
  return joined(PNG_SIGNATURE, ...chunks.map(chunk));
}

/** A whole PNG with these chunks between IHDR and IDAT. */
export const pngWith = (...chunks: TestChunk[]) => png(IHDR, ...chunks, IDAT, IEND);

export const iTXt = (text: string, keyword = 'openbadges'): TestChunk => [
  'iTXt',
  `${keyword}\0\0\0\0\0${text}`,
];
export const tEXt = (text: string, keyword = 'openbadges'): TestChunk => [
  'tEXt',
  `${keyword}\0${text}`,
];

export function svg(
  inside: string,
  attributes = 'xmlns:openbadges="http://openbadges.org"',
): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}<rect width="1"/></svg>`;
}
