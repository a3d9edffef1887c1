import { addressOf, isLargeEnough, mayCarryBadge } from './candidates.ts';

export interface PictureEvents {
  /** A picture that may carry a badge is in view, or near it. May come again for the same picture. */
  near(picture: HTMLImageElement, address: string): void;
  /** Something moved, came or went: what is drawn over the page may have to follow. */
  moved(): void;
}

/** How far outside the window a picture is looked at, in CSS pixels. */
const NEAR = 200;

/**
 * Watches the pictures of a document until the signal fires: those that are there, that come, that load,
 * and that change. Other ways to show a picture (backgrounds, SVG, frames) have their place beside this.
 */
export function watchPictures(document: Document, events: PictureEvents, signal: AbortSignal) {
  const inView = new WeakSet<HTMLImageElement>();
  const watched = new WeakSet<HTMLImageElement>();

  const views = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!(target instanceof HTMLImageElement)) continue;
        if (isIntersecting) inView.add(target);
        else inView.delete(target);
        if (isIntersecting) consider(target);
      }
      events.moved();
    },
    { rootMargin: `${NEAR}px` },
  );

  const changes = new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === 'attributes') {
        if (target instanceof HTMLImageElement) changed(target);
        continue;
      }
      for (const node of addedNodes) {
        if (node instanceof HTMLImageElement) watch(node);
        else if (node instanceof Element) watchAll(node);
      }
    }
    events.moved();
  });

  function watch(picture: HTMLImageElement): void {
    if (watched.has(picture)) return;
    watched.add(picture);
    views.observe(picture);
  }

  function watchAll(root: Document | Element): void {
    for (const picture of root.getElementsByTagName('img')) watch(picture);
  }

  function changed(picture: HTMLImageElement): void {
    watch(picture);
    if (inView.has(picture)) consider(picture);
  }

  function consider(picture: HTMLImageElement): void {
    const address = addressOf(picture);
    if (address && mayCarryBadge(address) && isLargeEnough(picture.getBoundingClientRect())) {
      events.near(picture, address);
    }
  }

  watchAll(document);
  changes.observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['src', 'srcset'],
  });
  // Loading does not bubble, but it can be captured: lazy pictures, new sources, other sizes of a srcset.
  for (const event of ['load', 'error']) {
    document.addEventListener(
      event,
      ({ target }) => {
        if (!(target instanceof HTMLImageElement)) return;
        changed(target);
        events.moved();
      },
      { capture: true, signal },
    );
  }
  signal.addEventListener('abort', () => {
    views.disconnect();
    changes.disconnect();
  });

  return {
    /** Is it in view, or near it, and not scrolled away inside a box? */
    isInView: (picture: HTMLImageElement) => inView.has(picture),
    /** Every picture that may carry a badge, in view or not. */
    considerAll(): void {
      for (const picture of document.images) consider(picture);
    },
  };
}

export type Pictures = ReturnType<typeof watchPictures>;
