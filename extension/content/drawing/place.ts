import type { Box } from '../box.ts';
import { isLargeEnough } from '../candidates.ts';
import { holds, parentOf } from '../tree.ts';

/** Where a mark goes: a point of the window, and which point of the mark lies on it (0 to 1 of its size). */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly alongX: number;
  readonly alongY: number;
  /** Room for the mark, in CSS pixels. */
  readonly room: number;
  /** Does it depend on boxes around, which may clip it, or only on where its element is? */
  readonly isClipped: boolean;
  /** Does it stay where it is in the window, or stick there, while the page is scrolled? */
  readonly floats: boolean;
}

/** Side of a mark that is only a sign, in CSS pixels, with the gap around it. */
const SIGN = 28;

/** Over the lower end corner of what is seen of a picture; null: it is hidden, clipped away, or covered. */
export function placeOver(
  element: Element,
  isOurs: (element: Element) => boolean,
  thorough: boolean,
): Place | null {
  if (thorough && !isVisible(element)) return null;
  const box = seenOf(element);
  if (!box || !isLargeEnough(box)) return null;
  const endsLeft = isRightToLeft(element);
  const inset = Math.min(SIGN / 2, box.width / 4);
  const x = endsLeft ? box.left : box.right;
  const inside = endsLeft ? x + inset : x - inset;
  if (thorough && isCovered(element, inside, box.bottom - inset, isOurs)) return null;
  const { isClipped, floats, width: room } = box;
  return { x, y: box.bottom, alongX: endsLeft ? 0 : 1, alongY: 1, room, isClipped, floats };
}

/** Beside a link where nothing stands, else raised over its end; it never moves the text. */
export function placeBeside(element: Element, isOurs: (element: Element) => boolean): Place | null {
  if (!isVisible(element)) return null;
  const lines = [...element.getClientRects()].filter(
    ({ width, height }) => width > 0 && height > 0,
  );
  const first = lines[0];
  const last = lines.at(-1);
  const seen = seenOf(element);
  if (!first || !last || !seen) return null;
  const middle = (last.top + last.bottom) / 2;
  if (middle < seen.top || middle > seen.bottom) return null;
  const endsLeft = isRightToLeft(element);
  const end = endsLeft ? last.left : last.right;
  if (end < seen.left - 1 || end > seen.right + 1) return null;
  if (isCovered(element, endsLeft ? end + 2 : end - 2, middle, isOurs)) return null;
  const after = endsLeft ? end - SIGN : end;
  const shared = { alongY: 0.5, room: 0, isClipped: seen.isClipped, floats: seen.floats };
  if (isBlank(after, middle, isOurs)) {
    return { ...shared, x: end, y: middle, alongX: endsLeft ? 1 : 0 };
  }
  const before = endsLeft ? first.right : first.left - SIGN;
  const firstMiddle = (first.top + first.bottom) / 2;
  if (isBlank(before, firstMiddle, isOurs)) {
    const start = endsLeft ? first.right : first.left;
    return { ...shared, x: start, y: firstMiddle, alongX: endsLeft ? 0 : 1 };
  }
  return { ...shared, x: end, y: last.top, alongX: 0.5, alongY: 0.7 };
}

function isVisible(element: Element): boolean {
  return element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

function isRightToLeft(element: Element): boolean {
  return getComputedStyle(element.parentElement ?? element).direction === 'rtl';
}

/** The part of an element that is neither outside the window nor clipped by a box around it. */
export function seenOf(element: Element): (Box & Pick<Place, 'isClipped' | 'floats'>) | null {
  const { clientWidth, clientHeight } = document.documentElement;
  let { left, top, right, bottom } = element.getBoundingClientRect();
  let position = getComputedStyle(element).position;
  let isClipped = false;
  let floats = position === 'fixed' || position === 'sticky';
  for (let around = parentOf(element); around; around = parentOf(around)) {
    if (around === document.body || around === document.documentElement) break;
    const style = getComputedStyle(around);
    floats ||= style.position === 'fixed' || style.position === 'sticky';
    const isContaining = style.position !== 'static' || style.transform !== 'none';
    // A box that is taken out of the flow is clipped only by those that it is placed in.
    const escapes = (position === 'absolute' && !isContaining) || position === 'fixed';
    if (escapes && !(position === 'fixed' && style.transform !== 'none')) continue;
    position = style.position;
    if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
    isClipped = true;
    const box = around.getBoundingClientRect();
    if (style.overflowX !== 'visible') {
      left = Math.max(left, box.left);
      right = Math.min(right, box.right);
    }
    if (style.overflowY !== 'visible') {
      top = Math.max(top, box.top);
      bottom = Math.min(bottom, box.bottom);
    }
  }
  right = Math.min(right, clientWidth);
  left = Math.max(left, 0);
  // Only what is wholly out of the window is out: while the page scrolls, marks come in with their pictures.
  if (right <= left || bottom <= top || bottom <= 0 || top >= clientHeight) return null;
  return { left, top, right, bottom, width: right - left, height: bottom - top, isClipped, floats };
}

/** Does something that can be seen lie over an element at this point of the window? */
function isCovered(
  element: Element,
  x: number,
  y: number,
  isOurs: (element: Element) => boolean,
): boolean {
  const { clientWidth, clientHeight } = document.documentElement;
  if (x < 0 || y < 0 || x >= clientWidth || y >= clientHeight) return false;
  const root = element.getRootNode();
  const around = root instanceof ShadowRoot ? root : document;
  // Nearly always it lies on top, and the browser need not list all that lies below.
  const here = pileAt(around, x, y);
  const { top } = here;
  if (top && (top === element || element.contains(top))) return false;
  // A thousand things may lie below it: all of them are asked for only where it is no answer.
  if (top && !isOurs(top) && !holds(top, element) && isOpaque(top)) return true;
  for (const above of allOf(here)) {
    if (isOurs(above)) continue;
    if (above === element || element.contains(above)) return false;
    if (holds(above, element)) {
      // What it stands in lies behind it; where the point finds nothing of it, it lets the pointer through.
      return false;
    }
    if (isOpaque(above)) return true;
  }
  return false;
}

/** What lies at one point of a tree. */
interface Pile {
  readonly root: Document | ShadowRoot;
  readonly x: number;
  readonly y: number;
  readonly top: Element | null;
  /** From above to below; null: nobody asked yet. */
  all: readonly Element[] | null;
}

/**
 * The point that was asked for last, until this turn ends: thousands of pictures may be heaped up at one, and a
 * browser goes through all of them for each answer.
 */
let pile: Pile | null = null;

function pileAt(root: Document | ShadowRoot, x: number, y: number): Pile {
  if (pile?.root === root && pile.x === x && pile.y === y) return pile;
  if (!pile) {
    queueMicrotask(() => {
      pile = null;
    });
  }
  pile = { root, x, y, top: root.elementFromPoint(x, y), all: null };
  return pile;
}

function allOf(here: Pile): readonly Element[] {
  here.all ??= here.root.elementsFromPoint(here.x, here.y);
  return here.all;
}

const REPLACED = new Set(['img', 'video', 'canvas', 'iframe', 'embed', 'object', 'svg']);

function isOpaque(element: Element): boolean {
  const style = getComputedStyle(element);
  if (Number(style.opacity) < 0.3) return false;
  if (REPLACED.has(element.localName)) return true;
  return style.backgroundImage !== 'none' || alphaOf(style.backgroundColor) > 0.5;
}

function alphaOf(colour: string): number {
  if (colour === 'transparent') return 0;
  const alpha =
    /^rgba\(.*,\s*([\d.]+)\)$/.exec(colour)?.[1] ?? /\/\s*([\d.]+%?)\)$/.exec(colour)?.[1];
  if (alpha === undefined) return 1;
  return alpha.endsWith('%') ? Number.parseFloat(alpha) / 100 : Number(alpha);
}

/** Is there room for a sign to the right of this point: no text, no picture, no other control? */
function isBlank(left: number, middle: number, isOurs: (element: Element) => boolean): boolean {
  const { clientWidth, clientHeight } = document.documentElement;
  if (left < 0 || left + SIGN > clientWidth || middle < 0 || middle >= clientHeight) return false;
  return [3, SIGN / 2, SIGN - 3].every((step) => {
    const x = left + step;
    const top = topAt(x, middle, isOurs);
    if (!top) return true;
    if (REPLACED.has(top.localName) || top.closest('button, input, select, textarea, a[href]'))
      return false;
    return !isText(x, middle);
  });
}

function topAt(x: number, y: number, isOurs: (element: Element) => boolean): Element | null {
  const top = document.elementFromPoint(x, y);
  if (!top || !isOurs(top)) return top;
  return document.elementsFromPoint(x, y).find((element) => !isOurs(element)) ?? null;
}

function isText(x: number, y: number): boolean {
  const caret = document.caretPositionFromPoint?.(x, y);
  const node = caret?.offsetNode;
  if (!caret || !(node instanceof Text)) return false;
  const range = document.createRange();
  range.setStart(node, Math.max(0, caret.offset - 1));
  range.setEnd(node, Math.min(node.length, caret.offset + 1));
  return [...range.getClientRects()].some(
    (box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom,
  );
}
