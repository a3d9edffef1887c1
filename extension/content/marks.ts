import { render } from 'lit';
import { chip, widthOf } from '../../component/view/chip.ts';
import { markOf } from '../../component/view/verdict.ts';
import type { Words } from '../../component/view/words.ts';
import type { Report } from '../../core/report.ts';
import { isLargeEnough } from './candidates.ts';
import type { Overlay } from './overlay.ts';

/** From this width on a mark may have its word beside its sign, if it fits. CSS pixels. */
const WIDE_ENOUGH_FOR_WORDS = 96;

/** How far a word may stand out from its picture where it is wider than was guessed. CSS pixels. */
const OVERHANG = 24;

export interface MarkServices {
  readonly overlay: Overlay;
  readonly words: Words;
  readonly isInView: (picture: HTMLImageElement) => boolean;
  readonly onPress: (picture: HTMLImageElement) => void;
}

interface Mark {
  readonly element: HTMLElement;
  report: Report;
  compact: boolean | null;
  expanded: boolean;
}

export interface Marks {
  put(picture: HTMLImageElement, report: Report): void;
  drop(picture: HTMLImageElement): void;
  /** The mark of a picture, as far as it can be focused now. */
  buttonOf(picture: HTMLImageElement): HTMLElement | null;
  setExpanded(picture: HTMLImageElement, expanded: boolean): void;
  /** Puts every mark where its picture is: all are measured first, then all are moved. */
  layout(): void;
}

/** The marks: one button over the lower end corner of each badge. */
export function openMarks({ overlay, words, isInView, onPress }: MarkServices): Marks {
  const marks = new Map<HTMLImageElement, Mark>();
  const container = overlay.root.appendChild(document.createElement('div'));

  function draw(picture: HTMLImageElement, mark: Mark): void {
    const { report, compact, expanded, element } = mark;
    render(
      chip({
        status: report.verdict,
        words,
        report,
        compact: compact === true,
        expanded,
        onPress: () => onPress(picture),
      }),
      element,
    );
  }

  return {
    put(picture, report) {
      const known = marks.get(picture);
      if (known) {
        known.report = report;
        draw(picture, known);
        return;
      }
      const element = document.createElement('div');
      element.className = 'mark';
      element.hidden = true;
      // In the order of their pictures, which is then the order of the Tab key.
      container.insertBefore(element, nextMark(picture, marks));
      marks.set(picture, { element, report, compact: null, expanded: false });
      overlay.show();
    },

    drop(picture) {
      marks.get(picture)?.element.remove();
      marks.delete(picture);
    },

    buttonOf: (picture) => marks.get(picture)?.element.querySelector('button') ?? null,

    setExpanded(picture, expanded) {
      const mark = marks.get(picture);
      if (!mark || mark.expanded === expanded) return;
      mark.expanded = expanded;
      draw(picture, mark);
    },

    layout() {
      if (marks.size === 0) return;
      overlay.show();
      const { x, y } = overlay.origin();
      const measured = [...marks].map(([picture, mark]) => ({
        picture,
        mark,
        box: isShown(picture, isInView) ? picture.getBoundingClientRect() : null,
      }));
      for (const { picture, mark, box } of measured) {
        mark.element.hidden = box === null || !isLargeEnough(box);
        if (!box || mark.element.hidden) continue;
        const needed = widthOf(markOf(mark.report), words);
        const compact = box.width < Math.max(WIDE_ENOUGH_FOR_WORDS, needed);
        if (compact !== mark.compact) {
          mark.compact = compact;
          draw(picture, mark);
        }
        const { style } = mark.element;
        style.maxWidth = compact ? '' : `${box.width + OVERHANG}px`;
        style.transform = `translate(${box.right - x}px, ${box.bottom - y}px) translate(-100%, -100%)`;
      }
    },
  };
}

/** The mark of the first marked picture after this one. */
function nextMark(
  picture: HTMLImageElement,
  marks: ReadonlyMap<HTMLImageElement, Mark>,
): HTMLElement | null {
  let next: { picture: HTMLImageElement; element: HTMLElement } | null = null;
  for (const [other, { element }] of marks) {
    if (isBefore(picture, other) && (!next || isBefore(other, next.picture))) {
      next = { picture: other, element };
    }
  }
  return next?.element ?? null;
}

export function isBefore(a: Node, b: Node): boolean {
  return (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** A mark is never drawn over a picture that the page has hidden. */
function isShown(
  picture: HTMLImageElement,
  isInView: (picture: HTMLImageElement) => boolean,
): boolean {
  return (
    isInView(picture) &&
    picture.checkVisibility({ opacityProperty: true, visibilityProperty: true })
  );
}
