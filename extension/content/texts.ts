import { linkTo } from './links.ts';
import { absolute, dataAddress } from './pictures.ts';
import type { Sighting } from './sighting.ts';

/** Longest text of a page that is read as a credential, in characters. */
const LONGEST = 256 * 1024;
/** Most credentials of one script. */
const MOST = 20;

/** Contexts that say: this is an Open Badge. Structured data of other kinds is on nearly every page. */
const CONTEXT =
  /^https?:\/\/(?:w3id\.org\/openbadges|openbadgespec\.org|purl\.imsglobal\.org\/spec\/(?:ob|clr))/;
const COMPACT_JWS = /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/;

/** Credentials that stand in a `<script>`, or that a `<link>` leads to: nobody sees them, they are listed only. */
export function textsOf(element: Element): readonly Sighting[] {
  if (element.localName === 'link') return linked(element);
  if (element.closest('open-badge')) return [];
  const text = element.textContent?.trim() ?? '';
  if (text.length > LONGEST) return [];
  return credentialsIn(text).map((address) => ({ kind: 'text', element, address }));
}

function linked(element: Element): readonly Sighting[] {
  const relation = element.getAttribute('rel') ?? '';
  const type = element.getAttribute('type') ?? '';
  const names = /open-?badge/i.test(relation);
  if (!names && !(/\balternate\b/i.test(relation) && /(?:ld\+json|jwt|vc\b)/i.test(type)))
    return [];
  const address = absolute(element.getAttribute('href') ?? '', element);
  const end = linkTo(address, names ? 'badge' : '');
  return end === '' ? [] : [{ kind: 'link', element, address: end }];
}

function credentialsIn(text: string): readonly string[] {
  if (COMPACT_JWS.test(text)) return [dataAddress('application/jwt', text)];
  // Before the costly reading: most structured data is about something else.
  if (!/openbadge|purl\.imsglobal\.org/i.test(text)) return [];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  const items: readonly unknown[] = Array.isArray(value) ? value.slice(0, MOST) : [value];
  return items
    .filter(isCredential)
    .map((item) => dataAddress('application/ld+json', JSON.stringify(item)));
}

function isCredential(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || !('@context' in value)) return false;
  const contexts: unknown = value['@context'];
  const list: readonly unknown[] = Array.isArray(contexts) ? contexts : [contexts];
  return list.some((one) => typeof one === 'string' && CONTEXT.test(one));
}
