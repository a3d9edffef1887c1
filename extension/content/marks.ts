import { html, nothing, render } from 'lit';
import { chip, widthOf } from '../../component/view/chip.ts';
import { markOf } from '../../component/view/verdict.ts';
import type { Words } from '../../component/view/words.ts';
import type { Report } from '../../core/report.ts';
import { say } from '../words.ts';
import type { Agreement } from './agreement.ts';
import type { Overlay } from './overlay.ts';
import { type Place, placeBeside, placeOver } from './place.ts';

/** From this width on a mark may have its word beside its sign, if it fits. CSS pixels. */
const WIDE_ENOUGH_FOR_WORDS = 96;

/** How far a word may stand out from its picture where it is wider than was guessed. CSS pixels. */
const OVERHANG = 24;

export interface MarkServices {
  readonly overlay: Overlay;
  readonly words: Words;
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
  /** Where it was put last. */
  at: string;
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
   * @returns whether any is elsewhere than it was.
   */
  layout(): boolean;
}

/** The marks: one button over the lower end corner of each badge, or beside its link. */
export function openMarks({ overlay, words, isInView, onPress }: MarkServices): Marks {
  const marks = new Map<Element, Mark>();
  const container = overlay.layer.appendChild(document.createElement('div'));

  function draw(shown: Element, mark: Mark): void {
    const { marked, compact, expanded, element } = mark;
    const { report, agreement } = marked;
    render(
      html`${agreement ? html`<span class="said" data-agreement=${agreement}>${say(`mark_${agreement}`)}</span>` : nothing}${chip(
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

  function placeOf(shown: Element, { over }: Marked): Place | null {
    if (!isInView(shown)) return null;
    return over ? placeOver(over, overlay.isHost) : placeBeside(shown, overlay.isHost);
  }

  return {
    put(shown, marked) {
      const known = marks.get(shown);
      if (known) {
        known.marked = marked;
        draw(shown, known);
        return;
      }
      const element = document.createElement('div');
      element.className = marked.over ? 'mark' : 'mark beside';
      element.hidden = true;
      // In the order of what they mark, which is then the order of the Tab key.
      container.insertBefore(element, nextMark(shown, marks));
      marks.set(shown, { element, marked, compact: null, expanded: false, at: '' });
      overlay.show();
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

    layout() {
      if (marks.size === 0) return false;
      overlay.show();
      const toLayer = overlay.measure();
      const measured = [...marks].map(([shown, mark]) => ({
        shown,
        mark,
        place: placeOf(shown, mark.marked),
      }));
      let moved = false;
      for (const { shown, mark, place } of measured) {
        const { element, marked } = mark;
        element.hidden = place === null;
        if (!place) {
          moved ||= mark.at !== '';
          mark.at = '';
          continue;
        }
        const needed = widthOf(markOf(marked.report), words);
        const compact = place.room < Math.max(WIDE_ENOUGH_FOR_WORDS, needed);
        if (compact !== mark.compact) {
          mark.compact = compact;
          draw(shown, mark);
        }
        const [x, y] = toLayer(place.x, place.y);
        const at = `translate(${x}px, ${y}px) translate(${-100 * place.alongX}%, ${-100 * place.alongY}%)`;
        if (at === mark.at) continue;
        moved = true;
        mark.at = at;
        element.style.maxWidth = compact ? '' : `${place.room + OVERHANG}px`;
        element.style.transform = at;
      }
      return moved;
    },
  };
}

/** The mark of the first that is marked after this one. */
function nextMark(shown: Element, marks: ReadonlyMap<Element, Mark>): HTMLElement | null {
  let next: { shown: Element; element: HTMLElement } | null = null;
  for (const [other, { element }] of marks) {
    if (isBefore(shown, other) && (!next || isBefore(other, next.shown))) {
      next = { shown: other, element };
    }
  }
  return next?.element ?? null;
}

/** In the order of the page: what is in a shadow tree stands where its host does. */
export function isBefore(a: Element, b: Element): boolean {
  const one = inDocument(a);
  const other = inDocument(b);
  const [first, second] = one === other ? [a, b] : [one, other];
  return (first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function inDocument(element: Element): Element {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? inDocument(root.host) : element;
}
