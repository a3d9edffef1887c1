import { isHolder, noteInlineStyle, noteStyle } from './backgrounds.ts';
import type { Box } from './box.ts';
import { linkOf } from './links.ts';
import { hasBadgeElement } from './pictures.ts';
import { openSlices } from './slices.ts';
import { openViews } from './views.ts';

export interface PageEvents {
  /**
   * An element that may show a badge is in view, or near it. May come again for the same. `box`: where it was
   * a moment ago, in the window; null: nobody measured it.
   */
  near(element: Element, box: Box | null): void;
  /** An element that is not seen, and may hold a badge or lead to one. */
  unseen(element: Element): void;
  /** A custom element was seen that has no open shadow tree so far. */
  undecided(): void;
  /** Something came, went or shows something else: what is drawn over the page may have to follow. */
  changed(): void;
  /** Is this what we put into the page ourselves? */
  isOurs(node: Node): boolean;
}

/** Most elements that are watched at a time. */
const MOST_WATCHED = 10_000;
/** Most parts of a page that wait to be gone through; beyond, the whole page is gone through once. */
const MOST_PARTS = 200;

/** What says that an element shows something else now. */
const TELLING = ['src', 'srcset', 'href', 'data', 'poster', 'status', 'data-share-badge-id'];

/**
 * Watches a document and its open shadow trees until the signal fires, for elements that are there, that
 * come, that load, and that change: one observer of each kind, and work in slices.
 */
export function watchPage(document: Document, events: PageEvents, signal: AbortSignal) {
  const slices = openSlices(signal);
  const watched = new WeakSet<Element>();
  let references: WeakRef<Element>[] = [];
  const roots = new WeakSet<Node>();
  /** Custom elements without a shadow tree so far: it comes when their class does. */
  let undecided: WeakRef<Element>[] = [];
  /** Pictures of style sheets whose elements are looked for; null: any. */
  let styles: ReadonlySet<string> | null = new Set();

  const nearBy = new Map<Element, Box | null>();
  const parts = new Set<Node>();
  let isReconsidering = false;
  /** Has anything left the page since it was looked for? */
  let mayThinOut = true;
  const views = openViews(soon, slices, signal);

  const changes = new MutationObserver((records) => {
    let isOfPage = false;
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type === 'attributes') {
        if (target instanceof Element) changed(target);
      } else if (removedNodes.length === 0 && [...addedNodes].every(events.isOurs)) continue;
      for (const node of addedNodes) if (node instanceof Element) goThrough(node);
      mayThinOut ||= removedNodes.length > 0;
      isOfPage = true;
    }
    if (!isOfPage) return;
    events.changed();
    views.mayHaveMoved();
  });

  function soon(element: Element, box: Box | null): void {
    nearBy.set(element, box);
    if (nearBy.size === 1) slices.add(handOut(), true);
  }

  function* handOut(): Generator<void> {
    for (const [element, box] of nearBy) {
      nearBy.delete(element);
      if (isLoading(element)) awaitLoad(element);
      if (element.isConnected) events.near(element, box);
      yield;
    }
  }

  /** Only of those that are near: each event costs the page, and most pictures have loaded by then. */
  function awaitLoad(element: Element): void {
    for (const event of ['load', 'error']) {
      element.addEventListener(event, loaded, { once: true, signal });
    }
  }

  function loaded({ currentTarget }: Event): void {
    if (currentTarget instanceof Element) changed(currentTarget);
  }

  function goThrough(part: Node): void {
    if (parts.has(part)) return;
    if (parts.size >= MOST_PARTS) {
      parts.clear();
      part = document;
    }
    parts.add(part);
    if (parts.size === 1) slices.add(goThroughParts());
  }

  function* goThroughParts(): Generator<void> {
    for (const part of parts) {
      yield* walk(part);
      parts.delete(part);
    }
  }

  function* walk(part: Node): Generator<void> {
    if (!part.isConnected) return;
    if (part instanceof Element) visit(part);
    // NodeFilter.SHOW_ELEMENT
    const walker = document.createTreeWalker(part, 1);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) visit(node);
      yield;
      // It was taken out while we waited: what stood behind it is found anew.
      if (!node.isConnected) {
        if (part.isConnected) goThrough(part === document ? document.documentElement : document);
        return;
      }
    }
  }

  function visit(element: Element): void {
    const { localName, shadowRoot } = element;
    if (shadowRoot) enter(shadowRoot);
    else if (localName.includes('-')) {
      undecided.push(new WeakRef(element));
      events.undecided();
    }
    if (localName === 'script' || localName === 'link') {
      if (mayHoldText(element)) events.unseen(element);
    } else if (mayShow(element) || hasStyle(element)) watch(element);
  }

  function hasStyle(element: Element): boolean {
    if (isHolder(element) || noteInlineStyle(element)) return true;
    return (styles === null || styles.size > 0) && noteStyle(element, styles);
  }

  function watch(element: Element): void {
    if (watched.has(element)) {
      // It rested, or was put elsewhere: lists use the same elements again and again.
      views.observe(element);
      return;
    }
    if (references.length >= MOST_WATCHED && mayThinOut) thinOut();
    if (references.length >= MOST_WATCHED) return;
    watched.add(element);
    references.push(new WeakRef(element));
    views.observe(element);
  }

  /** Lets go of what has left the page. */
  function thinOut(): void {
    mayThinOut = false;
    references = references.filter((reference) => {
      const element = reference.deref();
      if (element?.isConnected) return true;
      if (element) {
        views.unobserve(element);
        watched.delete(element);
      }
      return false;
    });
  }

  function changed(element: Element): void {
    if (mayShow(element)) watch(element);
    if (views.isInView(element)) soon(element, null);
  }

  function enter(root: Document | ShadowRoot): void {
    if (roots.has(root)) return;
    roots.add(root);
    changes.observe(root, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: TELLING,
    });
    views.enter(root);
    goThrough(root);
  }

  function resized(): void {
    if (isReconsidering) return;
    isReconsidering = true;
    slices.add(reconsider());
  }

  /** A window of another size may show another picture of a `srcset`. */
  function* reconsider(): Generator<void> {
    isReconsidering = false;
    for (const reference of references) {
      const element = reference.deref();
      if (element?.matches('img[srcset], picture > img')) changed(element);
      yield;
    }
  }

  function lookForShadows(): void {
    if (undecided.length === 0) return;
    undecided = undecided.filter((reference) => {
      const element = reference.deref();
      if (!element?.isConnected) return false;
      if (!element.shadowRoot) return true;
      enter(element.shadowRoot);
      return false;
    });
  }

  enter(document);
  addEventListener('load', lookForShadows, { signal });
  addEventListener('resize', resized, { signal });
  signal.addEventListener('abort', () => changes.disconnect());

  return {
    /** Is it in view, or near it, and not scrolled away inside a box? */
    isInView: views.isInView,
    /** It holds no badge: it is left alone until it changes. */
    rest(element: Element): void {
      if (watched.has(element)) views.unobserve(element);
    },
    /** It holds one: from now on it matters whether it is in view. */
    follow: views.observe,
    lookForShadows,
    /** Goes through the page once more, for elements that show these pictures by their style. */
    lookForStyles(addresses: ReadonlySet<string>): void {
      if (styles !== null) styles = addresses;
      goThrough(document.documentElement);
    },
    /** Everything that may show a badge, in view or not, and however it is shown. */
    considerAll(): Promise<void> {
      styles = null;
      return new Promise((resolve) => slices.add(everything(resolve)));
    },
  };

  function* everything(done: () => void): Generator<void> {
    yield* walk(document.documentElement);
    for (const reference of references) {
      const element = reference.deref();
      if (element?.isConnected) events.near(element, null);
      yield;
    }
    done();
  }
}

export type Watch = ReturnType<typeof watchPage>;

/** Is it worth watching? Told from its name and attributes alone. */
function mayShow(element: Element): boolean {
  switch (element.localName) {
    case 'img':
    case 'image':
    case 'object':
    case 'embed':
    case 'open-badge':
      return true;
    case 'input':
      return element instanceof HTMLInputElement && element.type === 'image';
    case 'video':
      return element.hasAttribute('poster');
    case 'svg':
      // A drawing that is a document of its own has an address: see whole-page.ts.
      return element !== document.documentElement && hasBadgeElement(element);
    case 'a':
    case 'iframe':
      return linkOf(element) !== '';
    default:
      return element.hasAttribute('data-share-badge-id');
  }
}

/** The browser has not chosen its picture yet, or does not have it. */
function isLoading(element: Element): boolean {
  return element instanceof HTMLImageElement && !element.complete;
}

function mayHoldText(element: Element): boolean {
  if (element.localName === 'link') return element.hasAttribute('href');
  const type = element.getAttribute('type') ?? '';
  return /^application\//i.test(type) && !/javascript|ecmascript/i.test(type);
}
