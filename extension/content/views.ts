import type { Box } from './box.ts';
import type { Slices } from './slices.ts';
import { holds, parentOf } from './tree.ts';

/** How far outside the window something is looked at, in CSS pixels. */
export const NEAR = 200;

/** Height of the stretches that a page is cut into, in CSS pixels. */
const STRETCH = 512;

/**
 * Shortest time between two looks of the browser at the same element, in milliseconds; the first is at once.
 * Chromium alone knows it, and then does not compare in every frame. https://w3c.github.io/IntersectionObserver/v2/
 */
const DELAY = 100;

/** Shortest time between two measurings of all that is far away, in milliseconds. */
const REST = 1000;

/** What tells that things may lie elsewhere now, besides what the page's own elements tell. */
const MOVING = ['click', 'keyup', 'transitionend', 'animationend', 'toggle', 'fullscreenchange'];

type Band = readonly [first: number, last: number];

interface View {
  readonly scrolled: number;
  readonly height: number;
}

export interface Views {
  /** From now on it is told when this element is in the window, or near it. */
  observe(element: Element): void;
  unobserve(element: Element): void;
  isInView(element: Element): boolean;
  /** What scrolls in this tree moves with its box, not with the page. */
  enter(root: Document | ShadowRoot): void;
  /** Something came, went, or has another size: what was far away may be near. */
  mayHaveMoved(): void;
}

/**
 * Which of many elements are in the window, or near it. The browser holds each element that is observed
 * against the window in every frame, which is most of what a page of a thousand pictures would pay for us.
 * So those far above and below are let go of, but for one witness of each stretch of the page. When the window
 * comes to their stretch they are near, and nobody need compare. They are taken up again when anything may have
 * moved, or when their witness comes near alone: scripts, animations, sticky boxes and closed shadow trees move
 * things without a word.
 *
 * @param near `box`: its size, and where it was when it was seen last, in the window of then.
 */
export function openViews(
  near: (element: Element, box: Box) => void,
  slices: Slices,
  signal: AbortSignal,
): Views {
  const inView = new WeakSet<Element>();
  /** What is far away, with where it was when it was let go of. */
  const stretches = new Map<number, Map<Element, Box>>();
  /** Of each that is far away, the one that is observed. */
  const witnesses = new Map<number, Element>();
  /** The stretch of each that is far away. */
  const parked = new WeakMap<Element, number>();
  /** Boxes that were seen to scroll: what is in them moves with them, not with the page. */
  const scrollers = new WeakSet<Element>();
  /** Those that are in the window or near it; none before the first answer of the browser. */
  let [first, last]: Band = [0, -1];
  /** The window as it was when it last moved: the browser compares after it has told of that. */
  let view: View | null = null;
  let measuredAt = Number.NEGATIVE_INFINITY;
  let isStale = false;

  const observer = new IntersectionObserver(
    (entries) => {
      // Not as it is now: a script may have scrolled since these boxes were measured.
      const then = view ?? look();
      for (const { target, isIntersecting, boundingClientRect: box } of entries) {
        if (isIntersecting) {
          inView.add(target);
          const stretch = parked.get(target);
          if (stretch !== undefined && !isNear(stretch)) takeUp(stretch);
          near(target, box);
        } else {
          inView.delete(target);
          const stretch = farStretch(box, then);
          if (stretch !== null && !isInScroller(target)) letGo(target, stretch, box);
        }
      }
    },
    { rootMargin: `${NEAR}px`, delay: DELAY } as IntersectionObserverInit,
  );

  /**
   * null: it is near, or beside the window, or has no place: nothing tells when that changes. What is higher than
   * a stretch may come near by its other end.
   */
  function farStretch({ top, bottom, width, height }: Box, view: View): number | null {
    if ((width === 0 && height === 0) || height > STRETCH) return null;
    const nearest = bottom < 0 ? bottom : top > view.height ? top : null;
    if (nearest === null) return null;
    const stretch = Math.floor((nearest + view.scrolled) / STRETCH);
    return isNear(stretch) ? null : stretch;
  }

  function isNear(stretch: number): boolean {
    return stretch >= first && stretch <= last;
  }

  function letGo(element: Element, stretch: number, box: Box): void {
    if (parked.get(element) === stretch) return;
    forget(element);
    parked.set(element, stretch);
    const others = stretches.get(stretch);
    if (others) others.set(element, box);
    else stretches.set(stretch, new Map([[element, box]]));
    appoint(stretch);
    if (witnesses.get(stretch) !== element) observer.unobserve(element);
  }

  function forget(element: Element): void {
    const stretch = parked.get(element);
    if (stretch === undefined) return;
    parked.delete(element);
    const others = stretches.get(stretch);
    others?.delete(element);
    if (others?.size === 0) stretches.delete(stretch);
    if (witnesses.get(stretch) !== element) return;
    observer.unobserve(element);
    witnesses.delete(stretch);
    if (!isNear(stretch)) appoint(stretch);
  }

  function appoint(stretch: number): void {
    if (witnesses.has(stretch)) return;
    const [witness] = stretches.get(stretch)?.keys() ?? [];
    if (!witness) return;
    witnesses.set(stretch, witness);
    observer.observe(witness);
  }

  function takeUp(stretch: number): void {
    const elements = stretches.get(stretch)?.keys() ?? [];
    stretches.delete(stretch);
    witnesses.delete(stretch);
    for (const element of elements) {
      parked.delete(element);
      // The browser tells anew where it is only of what was not observed.
      observer.unobserve(element);
      observer.observe(element);
    }
  }

  function look(): View {
    view = { scrolled: scrollY, height: innerHeight };
    [first, last] = bandOf(view);
    return view;
  }

  function scrolled({ target }: Event): void {
    if (target instanceof Element && !scrollers.has(target)) return scrolledInside(target);
    const [before, after] = [first, last];
    look();
    for (let stretch = first; stretch <= last; stretch++) {
      if (stretch < before || stretch > after) comeTo(stretch);
    }
    for (let stretch = before; stretch <= after; stretch++) if (!isNear(stretch)) appoint(stretch);
  }

  function comeTo(stretch: number): void {
    for (const [element, box] of stretches.get(stretch) ?? []) near(element, box);
  }

  function scrolledInside(scroller: Element): void {
    scrollers.add(scroller);
    for (const elements of stretches.values()) {
      for (const element of elements.keys()) if (holds(scroller, element)) observe(element);
    }
  }

  function observe(element: Element): void {
    forget(element);
    observer.observe(element);
  }

  function isInScroller(element: Element): boolean {
    for (let around: Element | null = element; around; around = parentOf(around)) {
      if (scrollers.has(around)) return true;
    }
    return false;
  }

  function mayHaveMoved(): void {
    if (isStale || stretches.size === 0) return;
    isStale = true;
    const wait = Math.max(0, measuredAt + REST - performance.now());
    setTimeout(() => slices.add(measure()), wait);
  }

  function* measure(): Generator<void> {
    isStale = false;
    measuredAt = performance.now();
    for (const stretch of [...stretches.keys()]) {
      takeUp(stretch);
      yield;
    }
  }

  function resized(): void {
    if (view) look();
    mayHaveMoved();
  }

  const options = { capture: true, passive: true, signal };
  for (const event of MOVING) document.addEventListener(event, mayHaveMoved, options);
  globalThis.addEventListener('resize', resized, options);
  const sizes = new ResizeObserver(mayHaveMoved);
  sizes.observe(document.documentElement);
  if (document.body) sizes.observe(document.body);
  signal.addEventListener('abort', () => {
    observer.disconnect();
    sizes.disconnect();
  });

  return {
    observe,
    unobserve(element) {
      if (parked.has(element)) forget(element);
      else observer.unobserve(element);
    },
    isInView: (element) => inView.has(element),
    enter: (root) => root.addEventListener('scroll', scrolled, options),
    mayHaveMoved,
  };
}

function bandOf({ scrolled, height }: View): Band {
  return [
    Math.floor((scrolled - NEAR) / STRETCH),
    Math.floor((scrolled + height + NEAR) / STRETCH),
  ];
}
