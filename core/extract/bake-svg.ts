import { concat } from '../bytes.ts';
import { latin1 } from './chunks.ts';
import { BAKED_AS, type Keyword } from './keyword.ts';
import { addressesOf, badgeElements, svgRoot } from './svg.ts';
import { textKind } from './text.ts';
import { decodeEntities, type StartTag } from './xml.ts';

/** A change of the file: what stands from `start` to `end` gives way to `text`. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Open Badges 2.0 baking, SVG: the namespace on the `<svg>` tag, one badge element directly after it, with
 * the JSON as CDATA, or with the JWS in `verify` and no body. 3.0 §5.3.2 and CLR 2.0 alike.
 */
export function bakeSvg(image: Uint8Array, text: string, keyword: Keyword): Uint8Array {
  const { svg, width, encode } = open(image);
  const root = svgRoot(svg);
  if (!root) throw new TypeError('Not an image that can be baked: neither PNG nor SVG');
  // XML 1.0 §2.2; the other control characters cannot stand in JSON, a JWS or a URL either.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
  if (/[\u0001-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text)) {
    throw new TypeError('An SVG cannot hold characters that XML forbids: escape them in the JSON');
  }

  const edits: Edit[] = [];
  const element = elementFor(root, text, keyword);
  if (element.declaration) {
    const at = root.start + 1 + root.name.length;
    edits.push({ start: at, end: at, text: ` ${element.declaration}` });
  }
  const inside = root.selfClosing ? root.end - 2 : root.end;
  const closed = root.selfClosing ? `>${element.markup}</${root.name}>` : element.markup;
  edits.push({ start: inside, end: root.end, text: closed });
  for (const former of badgeElements(svg)) {
    if (former.keyword === keyword) edits.push({ start: former.start, end: former.end, text: '' });
  }
  return apply(image, edits, width, encode);
}

/** The markup of the badge element, and the declaration that the root element lacks for it. */
function elementFor(root: StartTag, text: string, keyword: Keyword) {
  const { prefix, namespace, element } = BAKED_AS[keyword];
  const bound = root.attributes.get(`xmlns:${prefix}`);
  const declaration = `xmlns:${prefix}="${namespace}"`;
  const isBound = bound !== undefined && decodeEntities(bound) === namespace;
  // The prefix may mean something else in this file: then only our element says what it means for us.
  const own = bound === undefined || isBound ? '' : ` ${declaration}`;
  const name = `${prefix}:${element}`;
  const hasBody = textKind(text) !== 'jws' && textKind(text) !== 'url';
  const verify = hasBody ? addressFor(text, keyword) : text;
  const start = `<${name}${own}${verify ? ` verify="${attribute(verify)}"` : ''}`;
  return {
    declaration: bound === undefined ? declaration : null,
    markup: hasBody ? `${start}>${cdata(text)}</${name}>` : `${start}/>`,
  };
}

/** Only a hosted assertion (2.0 and before) names its address in `verify`. */
function addressFor(text: string, keyword: Keyword): string | undefined {
  if (keyword !== 'openbadges') return undefined;
  return addressesOf(text).find((address) => textKind(address) === 'url');
}

/** `]]>` cannot stand in CDATA: it is cut between two sections. XML §2.7 */
function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function attribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/**
 * The file as text whose offsets are those of the file: one character for each byte, or for each two bytes
 * in UTF-16. The markup of XML is ASCII, so that is all that finding places takes.
 */
function open(image: Uint8Array): {
  svg: string;
  width: 1 | 2;
  encode: (text: string) => Uint8Array;
} {
  const [first, second] = image;
  const littleEndian = first === 0xff && second === 0xfe;
  if (littleEndian || (first === 0xfe && second === 0xff)) {
    const decoder = new TextDecoder(littleEndian ? 'utf-16le' : 'utf-16be', { ignoreBOM: true });
    return { svg: decoder.decode(image), width: 2, encode: (text) => utf16(text, littleEndian) };
  }
  const hasBom = first === 0xef && second === 0xbb && image[2] === 0xbf;
  const svg = hasBom ? `   ${latin1(image.subarray(3))}` : latin1(image);
  const declared = /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.-]+)["']/.exec(svg)?.[1];
  const isUtf8 = declared === undefined || /^(?:utf-?8|us-ascii)$/i.test(declared);
  return {
    svg,
    width: 1,
    encode: (text) => {
      const bytes = new TextEncoder().encode(text);
      if (!isUtf8 && bytes.length !== text.length) {
        throw new TypeError(`An SVG in ${declared} cannot hold this text: make it UTF-8 first`);
      }
      return bytes;
    },
  };
}

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

function apply(
  image: Uint8Array,
  edits: readonly Edit[],
  width: number,
  encode: (text: string) => Uint8Array,
): Uint8Array {
  const parts: Uint8Array[] = [];
  let kept = 0;
  for (const { start, end, text } of edits) {
    parts.push(image.subarray(kept, start * width), encode(text));
    kept = end * width;
  }
  return concat([...parts, image.subarray(kept)]);
}
