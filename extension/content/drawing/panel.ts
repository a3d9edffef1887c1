import { render, type TemplateResult } from 'lit';
import type { Overlay } from './overlay.ts';

/** Room between the panel, its picture and the edges of the window, in CSS pixels. */
const GAP = 8;

export interface Panel {
  /** Draws into the panel, and opens it beside a picture if it is closed. */
  show(picture: Element, content: TemplateResult, label: string): void;
  close(): void;
  /** The picture that it is open for. */
  readonly element: Element | null;
  layout(): void;
}

export interface PanelServices {
  readonly overlay: Overlay;
  readonly signal: AbortSignal;
  readonly onClosed: (picture: Element) => void;
  /** What gets the focus when the panel had it and is closed. */
  readonly returnTo: (picture: Element) => HTMLElement | null;
}

/**
 * The one panel that is open at a time. Not modal: the page stays usable, Esc and a click elsewhere
 * close it, and the focus goes back where it came from.
 */
export function openPanel({ overlay, signal, onClosed, returnTo }: PanelServices): Panel {
  const panel = document.createElement('div');
  panel.className = 'panel';
  panel.tabIndex = -1;
  panel.setAttribute('role', 'dialog');
  let current: Element | null = null;

  function close(): void {
    const picture = current;
    if (!picture) return;
    current = null;
    const hadFocus =
      overlay.root.activeElement !== null && panel.contains(overlay.root.activeElement);
    panel.remove();
    onClosed(picture);
    if (hadFocus) returnTo(picture)?.focus();
  }

  function layout(): void {
    if (!current) return;
    const toLayer = overlay.measure();
    const box = current.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = panel;
    const { clientWidth, clientHeight } = document.documentElement;
    const below = box.bottom + GAP;
    const above = box.top - GAP - height;
    const top = below + height <= clientHeight || above < 0 ? below : above;
    const left = clamp(box.left, GAP, clientWidth - width - GAP);
    const visibleTop = clamp(top, GAP, clientHeight - height - GAP);
    const [x, y] = toLayer(left, visibleTop);
    panel.style.transform = `translate(${x}px, ${y}px)`;
  }

  panel.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    close();
  });
  document.addEventListener(
    'pointerdown',
    (event) => {
      if (!overlay.owns(event)) close();
    },
    { capture: true, signal },
  );
  signal.addEventListener('abort', close);

  return {
    get element() {
      return current;
    },
    show(picture, content, label) {
      if (current && current !== picture) close();
      render(content, panel);
      panel.setAttribute('aria-label', label);
      if (current === picture) {
        layout();
        return;
      }
      current = picture;
      overlay.layer.append(panel);
      layout();
      panel.scrollTop = 0;
      panel.focus({ preventScroll: true });
    },
    close,
    layout,
  };
}

/** Where there is no room for both, `low` counts. */
function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
