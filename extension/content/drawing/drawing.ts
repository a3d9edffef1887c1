import { briefOf } from '../../../component/view/words/table.ts';
import type { Answers } from '../../messages.ts';
import type { Asking } from '../asking.ts';
import type { Finding } from '../finding.ts';
import { agreementIn, type Found, pictureIn } from '../found.ts';
import { openCards } from './cards.ts';
import { openMarks } from './marks.ts';
import { watchMoves } from './moves.ts';
import { openOverlay } from './overlay.ts';
import { openWalker, type Walker } from './walker.ts';

/** What we draw into a page: the marks of its badges, and the card that is open. */
export interface Drawing extends Walker {
  /** One was found, or what it says has changed. */
  found(one: Found): void;
  /** One that is marked has come into view, or near it. */
  near(element: Element): void;
  gone(element: Element): void;
  /** Something in the page came or went. */
  changed(): void;
  /** Opens the card of a badge, or of a picture that is checked now. */
  open(element: Element): void;
  isOurs(node: Node): boolean;
}

/** The language of what is drawn. */
export type Spoken = NonNullable<Answers['draw']>;

export interface DrawingServices {
  readonly asking: Asking;
  readonly finding: Finding;
  readonly spoken: Spoken;
}

export function openDrawing(
  { asking, finding, spoken }: DrawingServices,
  signal: AbortSignal,
): Drawing {
  const { isInView } = finding;

  const overlay = openOverlay(document, signal);
  const marks = openMarks({
    overlay,
    words: briefOf(spoken.table),
    isInView,
    onPress: (element) => cards.toggle(element),
  });
  const moves = watchMoves(document, { layout, isInView, floats: marks.float }, signal);
  const cards = openCards({ overlay, asking, finding, marks, spoken, onClosed: tidy }, signal);
  const walker = openWalker(finding.found, marks, signal);

  /** Nothing of ours stays in a page that has nothing to show. */
  function tidy(): void {
    if (finding.found.size === 0 && !cards.element) overlay.hide();
  }

  function layout(thorough: boolean, only: ReadonlySet<Element> | null): boolean {
    if (cards.element?.isConnected === false) cards.close();
    const hasMoved = marks.layout(thorough, only);
    cards.layout();
    return hasMoved;
  }

  return {
    found(one) {
      const { element } = one.sighting;
      const over = pictureIn(one.sighting);
      marks.put(element, { report: one.checked.report, over, agreement: agreementIn(one) });
      moves.follow(element);
    },
    near: moves.follow,
    gone(element) {
      moves.unfollow(element);
      marks.drop(element);
      if (cards.element === element) cards.close();
      tidy();
    },
    changed() {
      if (finding.found.size > 0 || cards.element) moves.moved();
    },
    open: cards.open,
    walk(back, fromEnd) {
      cards.close();
      return walker.walk(back, fromEnd);
    },
    isOurs: overlay.isHost,
  };
}
