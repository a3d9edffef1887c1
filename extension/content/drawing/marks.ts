import { html, nothing, render } from 'lit';
import type { BriefWords } from '../../../component/view/brief.ts';
import { chip, widthOf } from '../../../component/view/chip.ts';
import { markOf } from '../../../component/view/verdict.ts';
import type { Report } from '../../../core/report.ts';
import { say } from '../../words.ts';
import type { Agreement } from '../agreement.ts';
import type { Box } from '../box.ts';
import { isBefore } from '../tree.ts';
import type { Overlay } from './overlay.ts';
import { type Place, placeBeside, placeOver } from './place.ts';

/** From this width on a mark may have its word beside its sign, if it fits. CSS pixels. */
const WIDE_ENOUGH_FOR_WORDS = 96;

/** How far a word may stand out from its picture where it is wider than was guessed. CSS pixels. */
const OVERHANG = 24;

/** Most badges in the window that turn out to be hidden: a page that heaps thousands upon each other has no more marks. */
const MOST_HIDDEN = 200;

export interface MarkServices {
  readonly overlay: Overlay;
  readonly words: BriefWords;
  readonly isInView: (element: Element) => boolean;
  readonly onPress: (element: Element) => void;
}

/** What a mark says, and where. */
export interface Marked {
  readonly report: Report;
  /** The picture that it goes over; null: it goes beside the link. */
  readonly over: Element | null;
  /** How it stands to what an `<open-badge>` of the page says; null: it says nothing. */
  readonly agreement: Agreement | null;
}

interface Mark {
  readonly element: HTMLElement;
  marked: Marked;
  compact: boolean | null;
  expanded: boolean;
  /** Room that it needs for its word, in CSS pixels. */
  needed: number;
  /** Where it was put last; '' where it is hidden. */
  at: string;
  /** Where it belongs, as far as is known, and where its element was then. */
  place: Place | null;
  box: Box | null;
}

export interface Marks {
  put(element: Element, marked: Marked): void;
  drop(element: Element): void;
  /** The mark of an element, as far as it can be focused now. */
  buttonOf(element: Element): HTMLElement | null;
  setExpanded(element: Element, expanded: boolean): void;
  /**
   * Puts every mark where its picture is: all are measured first, then all are moved.
   *
   * @param thorough ask also what lies over them; else they go where their pictures went.
   * @param only the marks of these alone; null: all.
   * @returns whether any is elsewhere than it was.
   */
  layout(thorough: boolean, only: ReadonlySet<Element> | null): boolean;
  /** Does any of them stay in the window while the page is scrolled? All others are scrolled with it. */
  float(): boolean;
}

/** The marks: one button over the lower end corner of each badge, or beside its link. */
export function openMarks({ overlay, words, isInView, onPress }: MarkServices): Marks {
  const marks = new Map<Element, Mark>();
  /** The same the other way round. */
  const shownBy = new WeakMap<Element, Element>();
  const container = overlay.layer.appendChild(document.createElement('div'));

  function draw(shown: Element, mark: Mark): void {
    const { marked, compact, expanded, element } = mark;
    const { report, agreement } = marked;
    render(
      html`${agreement ? html`<span class="said" data-agreement=${agreement} lang=${words.code} dir=${words.direction}>${say(`mark_${agreement}`)}</span>` : nothing}${chip(
        {
          status: report.verdict,
          words,
          report,
          compact: compact === true,
          expanded,
          onPress: () => onPress(shown),
        },
      )}`,
      element,
    );
  }

  /** The first mark of those that come after this one; from the end, where most belong. */
  function markAfter(shown: Element): Element | null {
    let next: Element | null = null;
    let last = container.lastElementChild;
    for (; last; next = last, last = last.previousElementSibling) {
      const other = shownBy.get(last);
      if (!other || !isBefore(shown, other)) break;
    }
    return next;
  }

  function roomFor(report: Report): number {
    return Math.max(WIDE_ENOUGH_FOR_WORDS, widthOf(markOf(report), words));
  }

  function measure(shown: Element, mark: Mark, thorough: boolean): Place | null {
    if (!isInView(shown)) return null;
    const { over } = mark.marked;
    const { place, box } = mark;
    const now = (over ?? shown).getBoundingClientRect();
    if (!thorough && box && now.width === box.width && now.height === box.height) {
      if (!place) return null;
      if (over && place.isClipped) return placeOver(over, overlay.isHost, false);
      return { ...place, x: place.x + now.left - box.left, y: place.y + now.top - box.top };
    }
    mark.box = now;
    mark.place = over ? placeOver(over, overlay.isHost, true) : placeBeside(shown, overlay.isHost);
    return mark.place;
  }

  return {
    put(shown, marked) {
      const known = marks.get(shown);
      if (known) {
        known.marked = marked;
        known.box = null;
        known.needed = roomFor(marked.report);
        draw(shown, known);
        return;
      }
      const element = document.createElement('div');
      element.className = marked.over ? 'mark' : 'mark beside';
      element.hidden = true;
      shownBy.set(element, shown);
      marks.set(shown, {
        element,
        marked,
        compact: null,
        expanded: false,
        needed: roomFor(marked.report),
        at: '',
        place: null,
        box: null,
      });
    },

    drop(shown) {
      marks.get(shown)?.element.remove();
      marks.delete(shown);
    },

    buttonOf(shown) {
      const mark = marks.get(shown);
      return mark && !mark.element.hidden ? mark.element.querySelector('button') : null;
    },

    setExpanded(shown, expanded) {
      const mark = marks.get(shown);
      if (!mark || mark.expanded === expanded) return;
      mark.expanded = expanded;
      draw(shown, mark);
    },

    float: () => [...marks.values()].some(({ at, place }) => at !== '' && place?.floats === true),

    layout(thorough, only) {
      if (marks.size === 0) return false;
      // Nothing is written before all is measured: the page's layout would have to be made anew in between.
      const measured: { shown: Element; mark: Mark; place: Place | null }[] = [];
      let hidden = 0;
      for (const shown of only ?? marks.keys()) {
        const mark = marks.get(shown);
        if (!mark) continue;
        // Most are far from the window.
        if (mark.at === '' && !isInView(shown)) continue;
        const place = measure(shown, mark, thorough);
        measured.push({ shown, mark, place });
        if (!place && ++hidden >= MOST_HIDDEN) break;
      }
      if (measured.length === 0) return false;
      overlay.show();
      const toLayer = overlay.measure();
      let moved = false;
      for (const { shown, mark, place } of measured) {
        const { element } = mark;
        if (!place) {
          element.hidden = true;
          moved ||= mark.at !== '';
          mark.at = '';
          continue;
        }
        const compact = place.room < mark.needed;
        if (compact !== mark.compact) {
          mark.compact = compact;
          draw(shown, mark);
        }
        // In the order of what they mark, which is then the order of the Tab key.
        if (!element.parentNode) container.insertBefore(element, markAfter(shown));
        const [x, y] = toLayer(place.x, place.y);
        const at = `translate(${x}px, ${y}px) translate(${-100 * place.alongX}%, ${-100 * place.alongY}%)`;
        if (at === mark.at) continue;
        moved = true;
        mark.at = at;
        element.hidden = false;
        element.style.maxWidth = compact ? '' : `${place.room + OVERHANG}px`;
        element.style.transform = at;
      }
      return moved;
    },
  };
}
