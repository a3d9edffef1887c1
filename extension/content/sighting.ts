import { backgroundOf } from './backgrounds.ts';
import { linkOf } from './links.ts';
import { bakedSvg, dataAddress, pictureOf } from './pictures.ts';

/** One place where a page shows what may be a badge. */
export interface Sighting {
  /**
   * `picture`: what it shows. `link`: where it leads. `element`: an `<open-badge>`, whose own verdict is
   * held against ours. `text`: a credential that stands in the page, and is seen by nobody.
   */
  readonly kind: 'picture' | 'link' | 'element' | 'text';
  readonly element: Element;
  /** https:, http:, data: or blob:. */
  readonly address: string;
}

/** What an element shows now; null: nothing that may be a badge. */
export function sightingOf(element: Element): Sighting | null {
  const sight = (kind: Sighting['kind'], address: string): Sighting | null =>
    address === '' ? null : { kind, element, address };
  const background = backgroundOf(element);
  if (background) return sight('picture', background);
  switch (element.localName) {
    case 'open-badge':
      return sight('element', subjectOf(element));
    case 'svg':
      return sight('picture', bakedSvg(element));
    case 'a':
    case 'iframe':
      return sight('link', linkOf(element));
    default:
      return element.hasAttribute('data-share-badge-id')
        ? sight('link', linkOf(element))
        : sight('picture', pictureOf(element));
  }
}

/** Is it still in the page, and does it still show the same? */
export function isStill({ element, address }: Sighting): boolean {
  return element.isConnected && sightingOf(element)?.address === address;
}

/** What an `<open-badge>` is to check: an address, or badge data as a data: address. */
function subjectOf(element: Element): string {
  const inline = element.querySelector(
    ':scope > script[type^="application/"]:not([type*="javascript" i])',
  )?.textContent;
  const text = (inline || element.getAttribute('src') || '').trim();
  if (/^[{[]|^eyJ/.test(text)) return dataAddress('application/ld+json', text);
  try {
    const { href, protocol } = new URL(text, element.baseURI);
    return text !== '' && /^(?:https?|data):$/.test(protocol) ? href : '';
  } catch {
    return '';
  }
}
