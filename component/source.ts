import type { BadgeInput } from '../core/options.ts';

/** What an element is to check: an address or a text, or a credential as an object or bytes. */
export type Subject = string | object;

/** Begins like a compact JWS or JWT: a base64url header that starts with `{"`. */
const COMPACT_JWS = /^eyJ[\w-]*\.[\w-]*\.[\w-]*(?:~[\w-]*)*$/;

/**
 * The subject of an element → what core verifies: badge data stays as it is, an address is resolved
 * against the page. null where there is nothing to check.
 */
export function inputOf(subject: Subject, base: string): BadgeInput | null {
  if (typeof subject !== 'string') return subject;
  const text = subject.trim();
  if (text === '') return null;
  if (isData(text)) return text;
  try {
    return new URL(text, base);
  } catch {
    // Neither data nor an address: the core says so, in a report like any other.
    return text;
  }
}

/** Where the picture itself is given, and no fallback content shows it: the address for an `<img>`. */
export function pictureOf(src: string, base: string | undefined): string | null {
  // A server that draws knows no page to resolve it against: the browser will.
  if (base === undefined) return /\.(?:png|svg)(?:[?#]|$)/i.test(src) ? src : null;
  const input = inputOf(src, base);
  if (!(input instanceof URL)) return null;
  const isPicture =
    input.protocol === 'data:'
      ? /^image\//i.test(input.pathname)
      : /\.(?:png|svg)$/i.test(input.pathname);
  return isPicture ? input.href : null;
}

/** The picture that the page shows inside of the element, where it is to be drawn in another size; null without one. */
export function pictureInside(element: Element): string | null {
  const [picture] = picturesIn(element);
  return picture?.currentSrc || picture?.src || null;
}

/** What is seen inside of an element: something to lay a mark over, the words of a picture that did not come, or nothing. */
export type Inside = 'something' | 'broken' | 'nothing';

export function insideOf(element: Element): Inside {
  const pictures = picturesIn(element);
  // Where an SVG has no size of its own, some browsers call it 0.
  const isBroken = ({ complete, naturalWidth, currentSrc }: HTMLImageElement) =>
    complete && naturalWidth === 0 && !/svg/i.test(currentSrc);
  if (pictures.length > 0) return pictures.every(isBroken) ? 'broken' : 'something';
  const isSeen = (node: Node) =>
    node instanceof Element
      ? node.localName !== 'script' && (node.slot === '' || node.slot === 'image')
      : node instanceof Text && node.data.trim() !== '';
  return [...element.childNodes].some(isSeen) ? 'something' : 'nothing';
}

/** The owner's own buttons and words stand elsewhere: a picture among them is not that of the badge. */
function picturesIn(element: Element): readonly HTMLImageElement[] {
  const own = ':scope > :is(:not([slot]), [slot=""], [slot=image])';
  return [...element.querySelectorAll<HTMLImageElement>(`${own}:is(img), ${own} img`)];
}

/** What stands inside comes with the parser, and a framework changes it in its place. */
export function watchInside(element: Element, look: () => void): void {
  const changes = { childList: true, subtree: true, characterData: true };
  new MutationObserver(look).observe(element, changes);
}

/** A credential that stands inside the element, so that nobody needs to be asked for it; '' where none does. */
export function inlineCredential(element: Element): string {
  const script = [...element.children].find(
    (child) => child instanceof HTMLScriptElement && INLINE.test(child.type),
  );
  return script?.textContent?.trim() ?? '';
}

const INLINE = /^application\/(?:ld\+json|json|jwt|vc|vc\+jwt)$/i;

/**
 * Address of the same check on a page of somebody else. The badge stands in the fragment, which is sent to
 * no server. null where the badge cannot be written in an address.
 */
export function elsewhere(
  checker: string,
  subject: Subject,
  base: string | undefined,
): string | null {
  if (checker === '' || base === undefined || !URL.canParse(checker, base)) return null;
  const input = inputOf(subject, base);
  if (input === null || isBinary(input)) return null;
  const text =
    input instanceof URL ? input.href : typeof input === 'string' ? input : jsonOf(input);
  if (text === null) return null;
  const address = new URL(checker, base);
  if (address.protocol !== 'https:' && address.protocol !== 'http:') return null;
  address.hash = encodeURIComponent(text);
  return address.href;
}

function isData(text: string): boolean {
  return text.startsWith('{') || text.startsWith('[') || COMPACT_JWS.test(text);
}

function isBinary(input: BadgeInput): boolean {
  return input instanceof ArrayBuffer || ArrayBuffer.isView(input) || input instanceof Blob;
}

function jsonOf(value: object): string | null {
  try {
    return JSON.stringify(value) ?? null;
  } catch {
    return null;
  }
}
