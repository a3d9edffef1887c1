import { isHolder, noteInlineStyle, noteStyle } from './backgrounds.ts';
import { linkOf } from './links.ts';
import { hasBadgeElement } from './pictures.ts';
import { openSlices } from './slices.ts';

export interface PageEvents {
  /** An element that may show a badge is in view, or near it. May come again for the same. */
  near(element: Element): void;
  /** An element that is not seen, and may hold a badge or lead to one. */
  unseen(element: Element): void;
  /**
   * Something moved: what is drawn over the page may have to follow. `changed`: something came or went.
   */
  moved(changed: boolean): void;
}

/** How far outside the window something is looked at, in CSS pixels. */
const NEAR = 200;

/** Most elements that are watched at a time; the browser compares each with the window in every frame. */
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
  /** Those of them that need not be compared with the window until they change. */
  const resting = new WeakSet<Element>();
  const inView = new WeakSet<Element>();
  const roots = new WeakSet<Node>();
  /** Custom elements without a shadow tree so far: it comes when their class does. */
  let undecided: WeakRef<Element>[] = [];
  /** Pictures of style sheets whose elements are looked for; null: any. */
  let styles: ReadonlySet<string> | null = new Set();

  const nearBy = new Set<Element>();
  const parts = new Set<Node>();

  const views = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) {
          inView.add(target);
          soon(target);
        } else inView.delete(target);
      }
    },
    { rootMargin: `${NEAR}px` },
  );

  const changes = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes') {
        if (target instanceof Element) changed(target);
        continue;
      }
      for (const node of addedNodes) if (node instanceof Element) goThrough(node);
    }
    events.moved(true);
  });

  function soon(element: Element): void {
    nearBy.add(element);
    if (nearBy.size === 1) slices.add(handOut(), true);
  }

  function* handOut(): Generator<void> {
    for (const element of nearBy) {
      if (element.isConnected) events.near(element);
      yield;
      nearBy.delete(element);
    }
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
    else if (localName.includes('-')) undecided.push(new WeakRef(element));
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
      if (resting.delete(element)) views.observe(element);
      return;
    }
    if (references.length >= MOST_WATCHED) thinOut();
    if (references.length >= MOST_WATCHED) return;
    watched.add(element);
    references.push(new WeakRef(element));
    views.observe(element);
  }

  /** Lets go of what has left the page. */
  function thinOut(): void {
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
    if (inView.has(element)) soon(element);
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
    // Loading does not bubble, but it can be captured: lazy pictures, new sources, other sizes of a srcset.
    for (const event of ['load', 'error']) {
      root.addEventListener(event, onLoad, { capture: true, signal });
    }
    goThrough(root);
  }

  function onLoad({ target }: Event): void {
    if (!(target instanceof Element)) return;
    changed(target);
    events.moved(false);
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
  signal.addEventListener('abort', () => {
    views.disconnect();
    changes.disconnect();
  });

  return {
    /** Is it in view, or near it, and not scrolled away inside a box? */
    isInView: (element: Element) => inView.has(element),
    /** It holds no badge: it is left alone until it changes. */
    rest(element: Element): void {
      if (!watched.has(element)) return;
      resting.add(element);
      views.unobserve(element);
    },
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
      if (element?.isConnected) events.near(element);
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

function mayHoldText(element: Element): boolean {
  if (element.localName === 'link') return element.hasAttribute('href');
  const type = element.getAttribute('type') ?? '';
  return /^application\//i.test(type) && !/javascript|ecmascript/i.test(type);
}
