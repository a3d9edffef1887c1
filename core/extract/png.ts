import extractChunks from 'png-chunks-extract';
import { concat } from '../bytes.ts';
import type { FindingCode } from '../findings.ts';
import type { Limits } from '../options.ts';
import { decodeUtf8 } from '../parse/json.ts';
import { type Chunk, encodeChunk, hasGoodCrc, latin1, walkChunks } from './chunks.ts';
import type { Extracted } from './index.ts';
import { inflate } from './inflate.ts';
import { isKeyword, type Keyword, keywordOf } from './keyword.ts';
import { SIGNATURE } from './signature.ts';
import { BYTES_PER_CHARACTER, trimmed } from './text.ts';

/** A text chunk whose keyword says that it holds a badge. */
export interface BadgeChunk extends Chunk {
  readonly type: 'iTXt' | 'tEXt' | 'zTXt';
  readonly keyword: Keyword;
  readonly position: NonNullable<Extracted['position']>;
}

const IHDR_LENGTH = 13;
/** PNG §11.3.3: a keyword takes at most 79 bytes, and ends with NUL. */
const LONGEST_KEYWORD = 79;
/** What may surround the text in a chunk: keyword, flags, language tag, translated keyword. */
const LONGEST_HEADER = 1024;

/** The badge chunks of a PNG in their order; none where the file does not begin with IHDR, as a PNG must. */
export function* badgeChunks(png: Uint8Array): Generator<BadgeChunk> {
  let position: BadgeChunk['position'] | null = null;
  for (const chunk of walkChunks(png)) {
    if (position === null) {
      if (!isHeader(chunk)) return;
      position = 'directly after IHDR';
      continue;
    }
    if (chunk.type === 'IDAT') position = 'after IDAT, before IEND';
    const { type } = chunk;
    if (type === 'iTXt' || type === 'tEXt' || type === 'zTXt') {
      const keyword = keywordAt(png, chunk);
      if (keyword) yield { ...chunk, type, keyword, position };
    }
    if (position === 'directly after IHDR') position = 'before IDAT';
  }
}

function isHeader(chunk: Chunk): boolean {
  return chunk.type === 'IHDR' && chunk.crc - chunk.data === IHDR_LENGTH;
}

function keywordAt(png: Uint8Array, chunk: Chunk): Keyword | null {
  const start = png.subarray(chunk.data, Math.min(chunk.crc, chunk.data + LONGEST_KEYWORD + 1));
  const end = start.indexOf(0);
  const keyword = end < 0 ? '' : latin1(start.subarray(0, end));
  return isKeyword(keyword) ? keyword : null;
}

/**
 * The credential text of a PNG. iTXt is what the standard asks for, so it wins over what came before the
 * standard (tEXt) or beside it (zTXt); of several, the first wins.
 */
export async function readPng(
  png: Uint8Array,
  limits: Pick<Limits, 'textLength'>,
): Promise<Extracted | null> {
  let chosen: BadgeChunk | null = null;
  let count = 0;
  for (const chunk of badgeChunks(png)) {
    count++;
    if (!chosen || (chunk.type === 'iTXt' && chosen.type !== 'iTXt')) chosen = chunk;
  }
  if (!chosen) return null;

  const notes: FindingCode[] = [];
  if (count > 1) notes.push('baked/more-than-one');
  // A CRC tells damage, not fraud, and whatever was damaged is judged by its proof. To refuse it would say
  // "no badge here" of a picture that holds one.
  if (!hasGoodCrc(png, chosen)) notes.push('baked/bad-checksum');
  if (chosen.type === 'tEXt') notes.push('baked/legacy-chunk');

  const { keyword, type: chunk, position } = chosen;
  const found = { container: 'png', keyword, chunk, position } as const;
  const most = limits.textLength * BYTES_PER_CHARACTER;
  if (chosen.crc - chosen.data > most + LONGEST_HEADER) {
    return { ...found, text: '', credential: '', notes, fault: 'too-large' };
  }
  const content = contentOf(png, chosen);
  if (content?.compressed) notes.push('baked/compressed');
  const bytes = content?.compressed ? await inflate(content.bytes, most) : content?.bytes;
  if (!(bytes instanceof Uint8Array)) {
    return { ...found, text: '', credential: '', notes, fault: bytes ?? 'unreadable' };
  }

  const text = chunk === 'iTXt' ? decodeUtf8(bytes) : latin1(bytes);
  const { text: credential, hadNuls } = trimmed(text);
  if (hadNuls) notes.push('baked/nul-padding');
  if (credential === '') return null;
  if (text.length > limits.textLength)
    return { ...found, text: '', credential: '', notes, fault: 'too-large' };
  const told = keywordOf(credential);
  if (told && told !== keyword) notes.push('baked/other-keyword');
  return { ...found, text, credential, notes, fault: null };
}

/** The bytes of the text itself; null where the chunk's own header is broken. PNG §11.3.3.2 to 11.3.3.4. */
function contentOf(
  png: Uint8Array,
  badge: BadgeChunk,
): { readonly compressed: boolean; readonly bytes: Uint8Array<ArrayBuffer> } | null {
  const data = dataOf(png, badge);
  const afterKeyword = badge.keyword.length + 1;
  if (badge.type === 'tEXt') return { compressed: false, bytes: data.subarray(afterKeyword) };
  if (badge.type === 'zTXt') {
    return data[afterKeyword] === 0
      ? { compressed: true, bytes: data.subarray(afterKeyword + 1) }
      : null;
  }
  const [flag, method] = data.subarray(afterKeyword);
  const afterLanguage = data.indexOf(0, afterKeyword + 2) + 1;
  const afterTranslated = afterLanguage && data.indexOf(0, afterLanguage) + 1;
  if (afterTranslated === 0) return null;
  const bytes = data.subarray(afterTranslated);
  if (flag === 0) return { compressed: false, bytes };
  return flag === 1 && method === 0 ? { compressed: true, bytes } : null;
}

/**
 * png-chunks-extract allocates whatever a header declares and copies every chunk twice, so it only gets a
 * small PNG made of what matters, with the right CRCs: 41 hostile bytes cost it 15 s and 2 GB otherwise.
 */
function dataOf(png: Uint8Array, badge: BadgeChunk): Uint8Array<ArrayBuffer> {
  const header = png.subarray(SIGNATURE.length + 8, SIGNATURE.length + 8 + IHDR_LENGTH);
  const small = concat([
    SIGNATURE,
    encodeChunk('IHDR', header),
    encodeChunk(badge.type, png.subarray(badge.data, badge.crc)),
    encodeChunk('IEND', new Uint8Array()),
  ]);
  const found = extractChunks(small).find(({ name }) => name === badge.type);
  return found?.data ?? new Uint8Array();
}
