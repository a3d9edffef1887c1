import { type Found, inOrder } from '../found.ts';
import type { Marks } from './marks.ts';
import { seenOf } from './place.ts';

export interface Walker {
  /**
   * Puts the focus on the mark of the next badge, or of the one before.
   *
   * @param fromEnd begin at the end of this frame, wherever the reader was.
   * @returns false: there is none further on.
   */
  walk(back: boolean, fromEnd: boolean): boolean;
}

/** From badge to badge by the keyboard, in the order of the page. */
export function openWalker(
  found: ReadonlyMap<Element, Found>,
  marks: Marks,
  signal: AbortSignal,
): Walker {
  let at: Element | null = null;

  /** Returns whether it has a mark now. */
  function focus(stop: Element): boolean {
    marks.layout(true, new Set([stop]));
    const button = marks.buttonOf(stop);
    button?.focus({ preventScroll: true });
    return button !== null;
  }

  return {
    walk(back, fromEnd) {
      const stops = inOrder(found.values()).map(({ sighting }) => sighting.element);
      const last = at && !fromEnd ? stops.indexOf(at) : -1;
      const next = back ? (last < 0 ? stops.length : last) - 1 : last + 1;
      const stop = stops[next] ?? null;
      at = stop;
      if (!stop) return false;
      if (isWhole(stop) && focus(stop)) return true;
      // To the middle: at the edges of a window pages keep bars of their own, which may cover it.
      stop.scrollIntoView({ block: 'center', inline: 'nearest' });
      focus(stop);
      // What has just been scrolled into view is marked in the next frame.
      inTwoFrames(() => {
        if (!signal.aborted && at === stop) focus(stop);
      });
      return true;
    },
  };
}

/** Is all of it in the window, and in the boxes around it? */
function isWhole(element: Element): boolean {
  const [seen, box] = [seenOf(element), element.getBoundingClientRect()];
  return seen !== null && seen.width >= box.width && seen.height >= box.height;
}

function inTwoFrames(work: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(work));
}
