import { asObject } from '../badge.ts';
import type { FindingCode } from '../findings.ts';
import type { Limits } from '../options.ts';
import type { Extracted } from './index.ts';
import { BAKED_AS, documentOf, isKeyword, type Keyword, keywordOf } from './keyword.ts';
import { textKind, trimmed } from './text.ts';
import { decodeEntities, type StartTag, scanXml } from './xml.ts';

/** An element of an SVG that holds a badge, found by namespace and local name whatever its prefix. */
export interface BadgeElement {
  readonly keyword: Keyword;
  /** How its name deviates from the standard. */
  readonly deviation: FindingCode | null;
  readonly verify: string;
  readonly body: string;
  readonly start: number;
  readonly end: number;
}

type BadgeName = Pick<BadgeElement, 'keyword' | 'deviation'>;

/** Seen in bakeries that took the namespace from the address of the JSON-LD context. */
const MISTAKEN_NAMESPACE = 'https://purl.imsglobal.org/spec/ob/v3p0';

/** The root element of an SVG; null for HTML, other XML, and what is not markup. */
export function svgRoot(text: string): StartTag | null {
  // Not through a pattern that may begin anywhere: text before the markup makes it something else.
  if (!/^[\s\0]*</.test(text)) return null;
  for (const event of scanXml(text)) {
    if (event.kind === 'start') return event.local === 'svg' ? event : null;
  }
  return null;
}

/** The badge elements of an SVG in their order; one inside another is part of the outer one. */
export function* badgeElements(svg: string): Generator<BadgeElement, undefined> {
  let open: { tag: StartTag; name: BadgeName; body: string[] } | null = null;
  for (const event of scanXml(svg)) {
    if (event.kind === 'start') {
      const name: BadgeName | null = open ? null : badgeName(event);
      if (name) open = { tag: event, name, body: [] };
    } else if (open && event.depth === open.tag.depth) {
      if (event.kind === 'end') {
        const { tag, name, body } = open;
        open = null;
        const verify = decodeEntities(tag.attributes.get('verify') ?? '');
        yield { ...name, verify, body: body.join(''), start: tag.start, end: event.end };
      } else {
        const characters = svg.slice(event.start, event.end);
        open.body.push(event.kind === 'cdata' ? characters : decodeEntities(characters));
      }
    }
  }
}

function badgeName(tag: StartTag): BadgeName | null {
  for (const [keyword, { prefix, namespace, element }] of Object.entries(BAKED_AS)) {
    if (tag.local !== element || !isKeyword(keyword)) continue;
    if (tag.namespace === namespace) return { keyword, deviation: null };
    if (tag.namespace === null && tag.name === `${prefix}:${element}`) {
      return { keyword, deviation: 'baked/unbound-prefix' };
    }
    if (tag.namespace === MISTAKEN_NAMESPACE && keyword === 'openbadgecredential') {
      return { keyword, deviation: 'baked/other-keyword' };
    }
  }
  return null;
}

/**
 * The credential text of an SVG: the body of the first badge element, or its `verify` where there is none
 * (Open Badges 2.0 baking, "Extracting"); null where the text is not SVG or has no badge.
 */
export function readSvg(text: string, limits: Pick<Limits, 'textLength'>): Extracted | null {
  if (!mayHoldBadge(text, 0) || !svgRoot(text)) return null;
  const elements = badgeElements(text);
  const first = elements.next().value;
  if (!first) return null;

  const notes: FindingCode[] = [];
  if (mayHoldBadge(text, first.end) && elements.next().value) notes.push('baked/more-than-one');
  if (first.deviation) notes.push(first.deviation);
  const { keyword } = first;
  const found = { container: 'svg', keyword, chunk: 'element', position: null, notes } as const;
  const verify = trimmed(first.verify).text;
  const body = trimmed(first.body);
  const credential = body.text || verify;
  if (credential === '') return null;
  if (credential.length > limits.textLength)
    return { ...found, text: '', credential: '', fault: 'too-large' };
  if (body.hadNuls) notes.push('baked/nul-padding');
  if (body.text && verify && contradicts(body.text, verify)) notes.push('baked/verify-differs');
  const told = keywordOf(credential);
  if (told && told !== keyword && first.deviation !== 'baked/other-keyword') {
    notes.push('baked/other-keyword');
  }
  return { ...found, text: credential, credential, fault: null };
}

/** The names of elements cannot be written any other way, so most pictures are done with here. */
function mayHoldBadge(text: string, from: number): boolean {
  return Object.values(BAKED_AS).some(({ element }) => text.includes(element, from));
}

/** The body is another JWS or URL than `verify`, or gives other addresses for itself. */
function contradicts(body: string, verify: string): boolean {
  const own = textKind(body) === 'json' ? addressesOf(body) : [body];
  return own.length > 0 && !own.includes(verify);
}

/** Where a hosted assertion says that it is: `id`, or `verify.url` before Open Badges 2.0. */
export function addressesOf(credential: string): string[] {
  const document = documentOf(credential);
  if (!document) return [];
  const { id, verify, verification } = document;
  const urls = [verify, verification].map((member) => asObject(member)?.url);
  return [id, ...urls].filter((address) => typeof address === 'string');
}
