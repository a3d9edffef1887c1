/**
 * A scanner for XML from strangers, for workers have no DOMParser: one pass, no recursion, nothing expanded
 * that a DOCTYPE defines. It finds where things are; it does not judge whether a document is well-formed.
 */
export type XmlEvent = StartTag | EndTag | CharacterData;

export interface StartTag {
  readonly kind: 'start';
  readonly name: string;
  readonly local: string;
  /** '' where there is none; null where the prefix is bound to nothing (Namespaces in XML §5). */
  readonly namespace: string | null;
  /** Values as written, entities not yet decoded. The first of a name counts. */
  readonly attributes: ReadonlyMap<string, string>;
  /** 1 for the root element. */
  readonly depth: number;
  readonly start: number;
  readonly end: number;
  /** An end event follows it at once. */
  readonly selfClosing: boolean;
}

export interface EndTag {
  readonly kind: 'end';
  /** That of its start tag. */
  readonly depth: number;
  readonly start: number;
  readonly end: number;
}

export interface CharacterData {
  readonly kind: 'text' | 'cdata';
  /** That of the element that it stands in. */
  readonly depth: number;
  /** Of the characters alone, without `<![CDATA[` and `]]>`. */
  readonly start: number;
  readonly end: number;
}

/** libxml2, and with it Chromium, reads no deeper. */
const DEEPEST = 2048;
/** No picture that anyone looks at has more; 32 MiB can hold 16 million. */
const MOST_MARKUP = 1_000_000;
/** Those after it are skipped: memory must not grow with what one tag repeats. */
const MOST_ATTRIBUTES = 256;

/**
 * Everything up to the end of the root element, or to where the text cannot be followed any more: cut off,
 * too deep, too much.
 */
export function* scanXml(xml: string): Generator<XmlEvent> {
  const namespaces = new Namespaces();
  let depth = 0;
  let at = 0;
  for (let count = 0; count < MOST_MARKUP && at < xml.length; count++) {
    const open = xml.indexOf('<', at);
    const textEnd = open < 0 ? xml.length : open;
    if (depth > 0 && textEnd > at) yield { kind: 'text', depth, start: at, end: textEnd };
    if (open < 0) return;
    const skipped = endOfSkipped(xml, open);
    if (skipped === 'unterminated') return;
    if (skipped !== null) {
      at = skipped;
    } else if (xml.startsWith('<![CDATA[', open)) {
      const end = xml.indexOf(']]>', open + 9);
      if (end < 0) return;
      if (depth > 0) yield { kind: 'cdata', depth, start: open + 9, end };
      at = end + 3;
    } else if (xml.startsWith('</', open)) {
      const end = xml.indexOf('>', open) + 1;
      if (end === 0 || depth === 0) return;
      yield { kind: 'end', depth, start: open, end };
      namespaces.leave(depth);
      depth--;
      if (depth === 0) return;
      at = end;
    } else if (isNameStart(xml.charCodeAt(open + 1))) {
      const tag = readTag(xml, open);
      if (!tag || depth === DEEPEST) return;
      depth++;
      namespaces.enter(depth, tag.attributes);
      yield { kind: 'start', ...tag, ...namespaces.resolve(tag.name), depth };
      if (tag.selfClosing) {
        yield { kind: 'end', depth, start: tag.end, end: tag.end };
        namespaces.leave(depth);
        depth--;
        if (depth === 0) return;
      }
      at = tag.end;
    } else {
      // A stray `<`: not well-formed, and no reason to lose it.
      if (depth > 0) yield { kind: 'text', depth, start: open, end: open + 1 };
      at = open + 1;
    }
  }
}

/** Where a comment, processing instruction or DOCTYPE ends; null: there is none here. */
function endOfSkipped(xml: string, open: number): number | 'unterminated' | null {
  return xml.startsWith('<!DOCTYPE', open) ? endOfDoctype(xml, open) : endOfAside(xml, open);
}

function endOfAside(xml: string, open: number): number | 'unterminated' | null {
  if (xml.startsWith('<!--', open)) return after(xml, '-->', open + 4);
  return xml.startsWith('<?', open) ? after(xml, '?>', open + 2) : null;
}

function after(xml: string, mark: string, from: number): number | 'unterminated' {
  const at = xml.indexOf(mark, from);
  return at < 0 ? 'unterminated' : at + mark.length;
}

/** XML §2.8: quoted literals may hold `>` and `]`, and so may comments in the internal subset. */
function endOfDoctype(xml: string, open: number): number | 'unterminated' {
  let inSubset = false;
  let at = open + 9;
  while (at < xml.length) {
    const char = xml.charAt(at);
    let next: number | 'unterminated' = at + 1;
    if (char === '"' || char === "'") next = after(xml, char, at + 1);
    else if (char === '[') inSubset = true;
    else if (char === ']') inSubset = false;
    else if (char === '>' && !inSubset) return next;
    else if (char === '<') next = endOfAside(xml, at) ?? next;
    if (next === 'unterminated') return next;
    at = next;
  }
  return 'unterminated';
}

interface Tag {
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly start: number;
  readonly end: number;
  readonly selfClosing: boolean;
}

/** The start tag at `start`; null where the text ends inside it. */
function readTag(xml: string, start: number): Tag | null {
  let at = endOfName(xml, start + 1);
  const name = xml.slice(start + 1, at);
  const attributes = new Map<string, string>();
  for (;;) {
    at = endOfSpace(xml, at);
    if (at >= xml.length) return null;
    if (xml.charAt(at) === '>') {
      return { name, attributes, start, end: at + 1, selfClosing: false };
    }
    if (xml.startsWith('/>', at)) {
      return { name, attributes, start, end: at + 2, selfClosing: true };
    }
    const nameEnd = endOfName(xml, at);
    const equals = endOfSpace(xml, nameEnd);
    if (nameEnd === at || xml.charAt(equals) !== '=') {
      // Not an attribute: go on behind it, by one character at least.
      at = Math.max(nameEnd, at + 1);
      continue;
    }
    const quoteAt = endOfSpace(xml, equals + 1);
    const quote = xml.charAt(quoteAt);
    if (quote !== '"' && quote !== "'") {
      at = equals + 1;
      continue;
    }
    const end = xml.indexOf(quote, quoteAt + 1);
    if (end < 0) return null;
    const attribute = xml.slice(at, nameEnd);
    if (attributes.size < MOST_ATTRIBUTES && !attributes.has(attribute)) {
      attributes.set(attribute, xml.slice(quoteAt + 1, end));
    }
    at = end + 1;
  }
}

const isSpace = (code: number) => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

function endOfSpace(xml: string, from: number): number {
  let at = from;
  while (isSpace(xml.charCodeAt(at))) at++;
  return at;
}

/** Up to white space or one of `/ > = " '`. */
function endOfName(xml: string, from: number): number {
  let at = from;
  for (; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (isSpace(code) || [0x2f, 0x3e, 0x3d, 0x22, 0x27].includes(code)) break;
  }
  return at;
}

/** A letter, `_`, `:`, or anything beyond ASCII. */
function isNameStart(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || code === 0x5f || code === 0x3a || code > 0x7f;
}

/** What prefixes mean where the scanner is; a look-up costs the same however many are declared. */
class Namespaces {
  readonly #bound = new Map<string, string[]>([
    ['', ['']],
    ['xml', ['http://www.w3.org/XML/1998/namespace']],
  ]);
  readonly #declared: { readonly depth: number; readonly prefix: string }[] = [];

  enter(depth: number, attributes: ReadonlyMap<string, string>): void {
    for (const [name, value] of attributes) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      const prefix = name.slice('xmlns:'.length);
      const uris = this.#bound.get(prefix) ?? [];
      uris.push(decodeEntities(value));
      this.#bound.set(prefix, uris);
      this.#declared.push({ depth, prefix });
    }
  }

  leave(depth: number): void {
    for (;;) {
      const last = this.#declared.at(-1);
      if (!last || last.depth < depth) return;
      this.#bound.get(last.prefix)?.pop();
      this.#declared.pop();
    }
  }

  resolve(name: string): { readonly namespace: string | null; readonly local: string } {
    const colon = name.indexOf(':');
    const prefix = name.slice(0, Math.max(colon, 0));
    return {
      namespace: this.#bound.get(prefix)?.at(-1) ?? null,
      local: name.slice(colon + 1),
    };
  }
}

const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
/** `&#x10FFFF;` with some leading zeros. */
const LONGEST_REFERENCE = 16;

/** The five named entities and the numeric ones. Any other stays as written: a DOCTYPE defines nothing here. */
export function decodeEntities(text: string): string {
  let decoded = '';
  let at = 0;
  for (;;) {
    const ampersand = text.indexOf('&', at);
    if (ampersand < 0) return at === 0 ? text : decoded + text.slice(at);
    const reference = text.slice(ampersand + 1, ampersand + LONGEST_REFERENCE);
    const length = reference.indexOf(';');
    const character = length < 0 ? null : characterOf(reference.slice(0, length));
    decoded += text.slice(at, ampersand) + (character ?? '&');
    at = ampersand + (character === null ? 1 : length + 2);
  }
}

function characterOf(reference: string): string | null {
  const numeric = /^#(?:x([0-9a-f]+)|([0-9]+))$/i.exec(reference);
  if (!numeric) return NAMED.get(reference) ?? null;
  const code = numeric[1] ? Number.parseInt(numeric[1], 16) : Number(numeric[2]);
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : null;
}
