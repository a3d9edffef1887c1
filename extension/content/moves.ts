/**
 * Calls `layout` before the next frame after anything that may have moved what is marked, and never else:
 * no timer, and nothing per frame while all stands still.
 */
export interface Moves {
  /** Something moved. */
  moved(): void;
  /** This element's place and size matter from now on. */
  follow(element: Element): void;
  unfollow(element: Element): void;
}

const PASSIVE_EVENTS = [
  'transitionrun',
  'transitionend',
  'animationstart',
  'animationend',
  'toggle',
  'fullscreenchange',
];

/** After so many frames in which nothing has moved, nothing is measured any more. */
const STILL = 3;
/** While things move, the costly questions are asked in each of so many frames only. */
const THOROUGH = 8;

/** Any crossing of one of these tells that an element was moved under, or out of, its frame. */
const STEPS = Array.from({ length: 21 }, (_, step) => step / 20);

export interface MoveServices {
  /**
   * Returns whether anything is elsewhere than it was. `thorough`: what stands still is also asked whether it
   * is covered, and by what.
   */
  readonly layout: (thorough: boolean) => boolean;
  /** Does anything stay in the window while the page is scrolled? */
  readonly floats: () => boolean;
  readonly isInView: (element: Element) => boolean;
}

export function watchMoves(
  document: Document,
  { layout, floats, isInView }: MoveServices,
  signal: AbortSignal,
): Moves {
  const frames = new Map<Element, IntersectionObserver | null>();
  let waiting = false;
  let stillFor = STILL;
  let frameNumber = 0;
  let isScrolling = false;

  function moved(): void {
    isScrolling = false;
    stillFor = 0;
    next();
  }

  /** One look is enough: whatever still moves then tells of itself. */
  function settled(): void {
    isScrolling = false;
    stillFor = STILL - 1;
    if (frames.size > 0) next();
  }

  /** Marks are scrolled with the page: until it stands, only those that float must follow. */
  function scrolled({ target }: Event): void {
    if (target !== document || floats()) moved();
    else isScrolling = true;
  }

  function next(): void {
    if (waiting || signal.aborted) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (signal.aborted) return;
      const atRest = ++stillFor >= STILL;
      if (layout(atRest || ++frameNumber % THOROUGH === 0)) stillFor = 0;
      // What moves without telling is followed frame by frame until it stands.
      if (frames.size > 0 && stillFor < STILL) next();
      else for (const element of frames.keys()) frame(element);
    });
  }

  /**
   * Puts a frame around an element that stands still: the browser tells when it leaves it. Transforms,
   * animations and scripts move things without any event.
   */
  function frame(element: Element): void {
    frames.get(element)?.disconnect();
    frames.set(element, null);
    if (!isInView(element)) return;
    const { clientWidth, clientHeight } = document.documentElement;
    const { top, right, bottom, left } = element.getBoundingClientRect();
    if (right - left === 0 || bottom - top === 0) return;
    const margin = [top, clientWidth - right, clientHeight - bottom, left]
      .map((distance) => `${-Math.floor(distance)}px`)
      .join(' ');
    let isFirst = true;
    const observer = new IntersectionObserver(
      () => {
        if (!isFirst && !isScrolling) moved();
        isFirst = false;
      },
      { root: document, rootMargin: margin, threshold: STEPS },
    );
    observer.observe(element);
    frames.set(element, observer);
  }

  const options = { capture: true, passive: true, signal };
  // Captured, so that boxes which scroll inside the page are heard as well.
  document.addEventListener('scroll', scrolled, options);
  document.addEventListener('scrollend', settled, options);
  for (const event of PASSIVE_EVENTS) document.addEventListener(event, moved, options);
  globalThis.addEventListener('resize', moved, options);

  const sizes = new ResizeObserver(moved);
  sizes.observe(document.documentElement);
  if (document.body) sizes.observe(document.body);
  signal.addEventListener('abort', () => {
    sizes.disconnect();
    for (const observer of frames.values()) observer?.disconnect();
  });

  return {
    moved() {
      if (frames.size > 0) moved();
    },
    follow(element) {
      sizes.observe(element);
      frames.set(element, null);
      moved();
    },
    unfollow(element) {
      sizes.unobserve(element);
      frames.get(element)?.disconnect();
      frames.delete(element);
    },
  };
}
