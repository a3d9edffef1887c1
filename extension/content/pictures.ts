/** The picture that an element shows, of several sources the one that the browser chose; '' where it shows none. */
export function pictureOf(element: Element): string {
  switch (element.localName) {
    case 'img':
      return element instanceof HTMLImageElement && element.complete && element.naturalWidth > 0
        ? element.currentSrc || element.src
        : '';
    case 'input':
      return element instanceof HTMLInputElement && element.type === 'image' ? element.src : '';
    case 'video':
      return element instanceof HTMLVideoElement ? element.poster : '';
    case 'object':
      return element instanceof HTMLObjectElement ? element.data : '';
    case 'embed':
      return element instanceof HTMLEmbedElement ? element.src : '';
    case 'image':
      return element instanceof SVGImageElement ? absolute(element.href.baseVal, element) : '';
    default:
      return '';
  }
}

/** Its own size in pixels, where the browser tells. */
export function naturalSize(element: Element): { width: number; height: number } | null {
  if (!(element instanceof HTMLImageElement) || element.naturalWidth === 0) return null;
  return { width: element.naturalWidth, height: element.naturalHeight };
}

/** Longest drawing that is taken out of a page, in characters. */
const LONGEST_DRAWING = 512 * 1024;

/** A drawing that stands in the page itself, where it has the element of a badge; '' otherwise. */
export function bakedSvg(svg: Element): string {
  if (!hasBadgeElement(svg)) return '';
  const markup = svg.outerHTML;
  if (markup.length > LONGEST_DRAWING) return '';
  return dataAddress('image/svg+xml', markup);
}

export function dataAddress(type: string, text: string): string {
  // A lone surrogate has no UTF-8.
  return `data:${type},${encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))}`;
}

/** Parsed as HTML an element keeps its prefix in its name; parsed as XML it is found by the same. */
const BADGE_ELEMENTS = ['openbadges:assertion', 'openbadges:credential', 'clr:credential'];

export function hasBadgeElement(svg: Element): boolean {
  return BADGE_ELEMENTS.some((name) => svg.getElementsByTagName(name).length > 0);
}

export function absolute(address: string, element: Element): string {
  try {
    return new URL(address, element.baseURI).href;
  } catch {
    return '';
  }
}
