/**
 * Calls `layout` before the next frame after anything that may have moved what is marked, and once more when
 * all has come to rest: nothing polls, and nothing is done per frame while all stands still.
 */
export interface Moves {
  /** Something moved: all that is followed is looked at. */
  moved(): void;
  /** This element's place and size matter from now on; where it is known already, it alone is looked at. */
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
/** How long a page rests after scrolling, or after a new mark, until all is looked at once more, in milliseconds. */
const SETTLED = 120;
/** Most new marks of one frame: the first are drawn by code that the browser has not warmed up to yet. */
const MOST_FRESH = 4;
/** While things move, the costly questions are asked in each of so many frames only. */
const THOROUGH = 8;

/** Any crossing of one of these tells that an element was moved under, or out of, its frame. */
const STEPS = Array.from({ length: 21 }, (_, step) => step / 20);

/** Most elements that have such a frame: a page may heap thousands upon each other. */
const MOST_FRAMED = 500;

export interface MoveServices {
  /**
   * Returns whether anything is elsewhere than it was. `thorough`: what stands still is also asked whether it
   * is covered, and by what. `only`: these alone; null: all.
   */
  readonly layout: (thorough: boolean, only: ReadonlySet<Element> | null) => boolean;
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
  /** Those that were asked for by themselves: nothing around them has moved. */
  const fresh = new Set<Element>();
  /** Those whose size was told once: the first time tells nothing new. */
  const sized = new WeakSet<Element>();
  let framed = 0;
  let framedAt = '';
  let waiting = false;
  let stillFor = STILL;
  let frameNumber = 0;
  let isScrolling = false;
  let isSettling = false;
  let settling: ReturnType<typeof setTimeout> | undefined;

  function moved(): void {
    isScrolling = false;
    stillFor = 0;
    next();
  }

  /** Before anything is held against a frame: that costs as much as placing it did. */
  function settle(): void {
    clearTimeout(settling);
    settling = setTimeout(settled, SETTLED);
  }

  /** One look is enough: whatever still moves then leaves its frame. */
  function settled(): void {
    isScrolling = false;
    isSettling = true;
    if (frames.size > 0) next();
  }

  function scrolled({ target }: Event): void {
    if (frames.size === 0) return;
    if (target === document) pageScrolled();
    else moved();
  }

  /** Marks are scrolled with the page: until it stands, only those that float must follow. */
  function pageScrolled(): void {
    if (floats()) return moved();
    clearTimeout(settling);
    if (isScrolling) return;
    isScrolling = true;
    // All of them leave their frames now: nobody need be told of each.
    for (const element of frames.keys()) unframe(element);
  }

  function scrollEnded(): void {
    if (isScrolling) settle();
  }

  function next(): void {
    if (waiting || signal.aborted) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (signal.aborted) return;
      if (stillFor < STILL) layoutAll();
      else if (isSettling) layoutOnce();
      else layoutFresh();
    });
  }

  function layoutAll(): void {
    fresh.clear();
    const atRest = ++stillFor >= STILL;
    if (layout(atRest || ++frameNumber % THOROUGH === 0, null)) stillFor = 0;
    // What moves without telling is followed frame by frame until it stands.
    if (frames.size > 0 && stillFor < STILL) next();
    else frameAll();
  }

  function layoutOnce(): void {
    isSettling = false;
    fresh.clear();
    layout(true, null);
    frameAll();
  }

  function frameAll(): void {
    framedAt = scrollPosition();
    for (const element of frames.keys()) frame(element);
  }

  function layoutFresh(): void {
    const some = new Set([...fresh].slice(0, MOST_FRESH));
    for (const element of some) fresh.delete(element);
    layout(true, some);
    if (fresh.size > 0) next();
    else settle();
  }

  function unframe(element: Element): void {
    const observer = frames.get(element);
    if (!observer) return;
    observer.disconnect();
    frames.set(element, null);
    framed--;
  }

  /**
   * Puts a frame around an element that stands still: the browser tells when it leaves it. Transforms,
   * animations and scripts move things without any event.
   */
  function frame(element: Element): void {
    unframe(element);
    if (framed >= MOST_FRAMED || !isInView(element)) return;
    const { clientWidth, clientHeight } = document.documentElement;
    const { top, right, bottom, left } = element.getBoundingClientRect();
    if (right - left === 0 || bottom - top === 0) return;
    const margin = [top, clientWidth - right, clientHeight - bottom, left]
      .map((distance) => `${-Math.floor(distance)}px`)
      .join(' ');
    let isFirst = true;
    const observer = new IntersectionObserver(
      () => {
        if (!isFirst) leftFrame();
        isFirst = false;
      },
      { root: document, rootMargin: margin, threshold: STEPS },
    );
    observer.observe(element);
    frames.set(element, observer);
    framed++;
  }

  function leftFrame(): void {
    if (scrollPosition() === framedAt) return moved();
    // By a script: the browser tells of that only after it has compared.
    pageScrolled();
    settle();
  }

  const options = { capture: true, passive: true, signal };
  // Captured, so that boxes which scroll inside the page are heard as well.
  document.addEventListener('scroll', scrolled, options);
  document.addEventListener('scrollend', scrollEnded, options);
  for (const event of PASSIVE_EVENTS) document.addEventListener(event, moved, options);
  globalThis.addEventListener('resize', moved, options);

  const sizes = new ResizeObserver((entries) => {
    const known = entries.filter(({ target }) => sized.has(target));
    for (const { target } of entries) sized.add(target);
    if (known.length > 0 && frames.size > 0) moved();
  });
  sizes.observe(document.documentElement);
  if (document.body) sizes.observe(document.body);
  signal.addEventListener('abort', () => {
    clearTimeout(settling);
    sizes.disconnect();
    for (const observer of frames.values()) observer?.disconnect();
  });

  return {
    moved() {
      if (frames.size > 0) moved();
    },
    follow(element) {
      if (!frames.has(element)) {
        sizes.observe(element);
        frames.set(element, null);
      }
      fresh.add(element);
      next();
    },
    unfollow(element) {
      fresh.delete(element);
      sized.delete(element);
      sizes.unobserve(element);
      unframe(element);
      frames.delete(element);
    },
  };
}

function scrollPosition(): string {
  return `${scrollX} ${scrollY}`;
}
