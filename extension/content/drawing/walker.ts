import { type Found, inOrder } from '../found.ts';
import type { Marks } from './marks.ts';

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

  function focus(stop: Element): void {
    if (signal.aborted || at !== stop) return;
    marks.layout(true, new Set([stop]));
    marks.buttonOf(stop)?.focus({ preventScroll: true });
  }

  return {
    walk(back, fromEnd) {
      const stops = inOrder(found.values()).map(({ sighting }) => sighting.element);
      const last = at && !fromEnd ? stops.indexOf(at) : -1;
      const next = back ? (last < 0 ? stops.length : last) - 1 : last + 1;
      const stop = stops[next] ?? null;
      at = stop;
      if (!stop) return false;
      stop.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      focus(stop);
      // What has just been scrolled into view is marked in the next frame.
      requestAnimationFrame(() => requestAnimationFrame(() => focus(stop)));
      return true;
    },
  };
}
