import { concat } from '../bytes.ts';
import { bakeSvg } from './bake-svg.ts';
import { encodeChunk, walkChunks } from './chunks.ts';
import { isKeyword, type Keyword, keywordOf } from './keyword.ts';
import { badgeChunks } from './png.ts';
import { isPng } from './signature.ts';
import { trimmed } from './text.ts';

export interface BakeOptions {
  /** Default: what the standard of the credential asks for; `openbadges` for a URL. */
  keyword?: Keyword;
}

/**
 * Bakes a credential text (JSON, a compact JWS, or the URL of a hosted assertion) into a PNG or SVG, in
 * place of what was baked there under the same keyword; everything else stays byte for byte. `extractFrom`
 * gives the same text back, but for surrounding white space, which is no part of a credential.
 *
 * @throws TypeError where the image is neither a whole PNG nor an SVG, or cannot carry the text.
 */
export function bake(
  image: Uint8Array,
  credentialText: string,
  options: BakeOptions = {},
): Uint8Array {
  const { text } = trimmed(credentialText);
  if (text === '') throw new TypeError('Nothing to bake: the credential text is empty');
  if (/\0/.test(text)) throw new TypeError('A baked text cannot hold U+0000 (PNG §11.3.3.4)');
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('A lone surrogate has no UTF-8');
  const keyword = options.keyword ?? keywordOf(text) ?? 'openbadges';
  if (!isKeyword(keyword)) throw new TypeError(`Not a keyword of any standard: ${keyword}`);
  return isPng(image) ? bakePng(image, text, keyword) : bakeSvg(image, text, keyword);
}

/** Open Badges 2.0 baking: an iTXt chunk, not compressed, without language or translated keyword. */
function bakePng(png: Uint8Array, text: string, keyword: Keyword): Uint8Array {
  const chunks = [...walkChunks(png)];
  const [header] = chunks;
  if (header?.type !== 'IHDR' || chunks.at(-1)?.type !== 'IEND') {
    throw new TypeError('Not a whole PNG: it must begin with IHDR and end with IEND');
  }
  const parts = [png.subarray(0, header.end), encodeChunk('iTXt', iTXt(keyword, text))];
  let kept = header.end;
  for (const former of badgeChunks(png)) {
    if (former.keyword !== keyword) continue;
    parts.push(png.subarray(kept, former.start));
    kept = former.end;
  }
  return concat([...parts, png.subarray(kept)]);
}

/** PNG §11.3.3.4: keyword, NUL, compression flag and method, empty language tag, empty translated keyword. */
function iTXt(keyword: Keyword, text: string): Uint8Array {
  return new TextEncoder().encode(`${keyword}\0\0\0\0\0${text}`);
}
