import { mayCarryBadge } from './candidates.ts';

/**
 * Pictures that come from style sheets. No element tells that it has one, and asking every element for its
 * computed style costs more than all else together. So the evidence comes first: the browser tells which
 * pictures the sheets have loaded, and only if one of them is a badge are the elements gone through that
 * may show it.
 */

/** Elements that were seen to show a picture by their style. */
const holders = new WeakSet<Element>();

export function isHolder(element: Element): boolean {
  return holders.has(element);
}

/** The picture that an element shows by its style; '' where it is none of those that do. */
export function backgroundOf(element: Element): string {
  return holders.has(element) ? (stylePictures(element).find(mayCarryBadge) ?? '') : '';
}

/** An element that says so itself (`style="background: url(…)"`) is one of those that do. */
export function noteInlineStyle(element: Element): boolean {
  if (!/url\(/i.test(element.getAttribute('style') ?? '')) return false;
  if (!stylePictures(element).some(mayCarryBadge)) return false;
  holders.add(element);
  return true;
}

/** @param wanted only these pictures; null: any. */
export function noteStyle(element: Element, wanted: ReadonlySet<string> | null): boolean {
  const shows = stylePictures(element).some((address) =>
    wanted ? wanted.has(address) : mayCarryBadge(address),
  );
  if (shows) holders.add(element);
  return shows;
}

/** Every picture that the style of an element and of its pseudo-elements names. */
function stylePictures(element: Element): readonly string[] {
  const own = getComputedStyle(element);
  const found = picturesIn(own);
  for (const pseudo of ['::before', '::after']) {
    const style = getComputedStyle(element, pseudo);
    if (style.content !== 'none' && style.content !== 'normal') found.push(...picturesIn(style));
  }
  return found;
}

function picturesIn(style: CSSStyleDeclaration): string[] {
  const written = `${style.backgroundImage} ${style.content} ${style.listStyleImage}`;
  // Computed style has absolute addresses, in double quotes.
  return written.includes('url(')
    ? [...written.matchAll(/url\("((?:[^"\\]|\\.)*)"\)/g)].flatMap(([, address]) => address ?? [])
    : [];
}

export interface Loading {
  /**
   * Begins, where it has to: to be told of every file that a page loads costs it. Without a style sheet there
   * is nothing to hear, but for what is `wanted` besides.
   */
  watch(wanted: boolean): void;
}

/**
 * Tells of each picture that a style sheet loads, those from before among them.
 *
 * @param other another picture was loaded: it may have come where no observer looks.
 */
export function openLoading(
  events: { loaded(address: string): void; other(): void },
  signal: AbortSignal,
): Loading {
  const seen = new Set<string>();
  let isWatching = false;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!(entry instanceof PerformanceResourceTiming)) continue;
      if (entry.initiatorType === 'img') events.other();
      if (entry.initiatorType !== 'css') continue;
      const { name } = entry;
      if (seen.has(name) || seen.size >= MOST_SEEN || !mayCarryBadge(name)) continue;
      seen.add(name);
      events.loaded(name);
    }
  });
  signal.addEventListener('abort', () => observer.disconnect());
  return {
    watch(wanted) {
      const { styleSheets, adoptedStyleSheets = [] } = document;
      if (isWatching || !(wanted || styleSheets.length + adoptedStyleSheets.length > 0)) return;
      isWatching = true;
      observer.observe({ type: 'resource', buffered: true });
    },
  };
}

/** Most pictures of style sheets that are looked at on one page. */
const MOST_SEEN = 100;
