/**
 * Calls `layout` before the next frame after anything that may have moved a picture, and never else: no
 * timer, nothing per frame. What moves without any of these events has its place here too.
 */
export interface Moves {
  /** Something moved. */
  moved(): void;
  /** This picture's size matters from now on. */
  follow(picture: Element): void;
  unfollow(picture: Element): void;
}

const PASSIVE_EVENTS = ['scroll', 'transitionend', 'animationend', 'toggle', 'fullscreenchange'];

export function watchMoves(document: Document, layout: () => void, signal: AbortSignal): Moves {
  let waiting = false;

  function moved(): void {
    if (waiting || signal.aborted) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      if (!signal.aborted) layout();
    });
  }

  const options = { capture: true, passive: true, signal };
  // Captured, so that boxes which scroll inside the page are heard as well.
  for (const event of PASSIVE_EVENTS) document.addEventListener(event, moved, options);
  globalThis.addEventListener('resize', moved, options);

  const sizes = new ResizeObserver(moved);
  sizes.observe(document.documentElement);
  if (document.body) sizes.observe(document.body);
  signal.addEventListener('abort', () => sizes.disconnect());

  return {
    moved,
    follow: (picture) => sizes.observe(picture),
    unfollow: (picture) => sizes.unobserve(picture),
  };
}
