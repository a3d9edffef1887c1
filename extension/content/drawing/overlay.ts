import { type CSSResult, css } from 'lit';
import { chipStyles } from '../../../component/view/chip-styles.ts';
import { fixedTokens } from '../../../component/view/tokens.ts';

/**
 * `!important` inside a shadow root wins over whatever the page says of its own elements, so that the
 * host needs no attribute that a page could read or change.
 */
const overlayStyles = css`
  :host {
    all: initial !important;
    position: absolute !important;
    inset: 0 auto auto 0 !important;
    inline-size: 0 !important;
    block-size: 0 !important;
    color-scheme: light dark !important;
    pointer-events: none !important;
  }
  /* In the top layer, where neither a dialog nor any z-index of the page lies over it. */
  .layer {
    all: initial;
    position: absolute;
    inset: 0 auto auto 0;
    /* Its measured width tells how large a pixel of ours is: a page may be zoomed by its own style. */
    inline-size: 100px;
    block-size: 0;
    overflow: visible;
    color-scheme: light dark;
    pointer-events: none;
  }
  .layer:not(:popover-open) { display: none; }
  .mark,
  .panel {
    position: absolute;
    inset: 0 auto auto 0;
  }
  .mark {
    box-sizing: border-box;
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 2px;
    inline-size: max-content;
    padding: 4px;
    pointer-events: none;
  }
  .mark.beside { padding: 2px; }
  .mark > * { pointer-events: auto; box-shadow: 0 1px 4px #00000059; }
  .said {
    pointer-events: none;
    box-sizing: border-box;
    align-self: center;
    padding: 2px 7px;
    /* Seen where the reader's own colours take the ground away. */
    border: 1px solid transparent;
    border-radius: 999px;
    font: 600 12px/1.4 system-ui, sans-serif;
    color: #fff;
    background: #1b6e46;
  }
  .said[data-agreement='contradicted'] { background: #a3242b; }
  .panel > .said {
    margin: 8px;
    padding: 6px 12px;
    border-radius: 8px;
  }
  .panel {
    box-sizing: border-box;
    background: var(--_surface);
    inline-size: min(24rem, calc(100vw - 16px));
    max-block-size: calc(100vh - 16px);
    overflow: auto;
    pointer-events: auto;
    overscroll-behavior: contain;
    border-radius: 12px;
    box-shadow: 0 8px 32px #0000004d, 0 2px 8px #00000033;
    outline-offset: 2px;
  }
  [hidden] { display: none !important; }
  @media print {
    :host, .layer { display: none !important; }
  }
`;

const HTML = 'http://www.w3.org/1999/xhtml';

/** How often a host that the page removed is put back. A page that insists has the last word over its own document. */
const MOST_RETURNS = 20;

export interface Overlay {
  /** Everything that we draw goes in here. */
  readonly root: ShadowRoot;
  readonly layer: HTMLElement;
  /** What something looks like that is drawn from now on: a browser takes its time to read it. */
  dress(...styles: readonly CSSResult[]): void;
  /** Puts the host into the page, or puts it back. */
  show(): void;
  /** Takes it out of the page. */
  hide(): void;
  /** Does this event come from inside? From outside a closed root nobody can tell more. */
  owns(event: Event): boolean;
  isHost(node: Node): boolean;
  /** Makes a point of the window one of the layer. */
  measure(): (x: number, y: number) => readonly [x: number, y: number];
}

/** The one element that we put into a page, with everything that we draw inside its closed root. */
export function openOverlay(document: Document, signal: AbortSignal): Overlay {
  // By namespace: in a document that is a drawing, createElement makes no element of HTML.
  const host = document.createElementNS(HTML, 'div') as HTMLElement;
  const root = host.attachShadow({ mode: 'closed' });
  // A page's CSP does not reach constructed sheets; it blocks <style> and style="" of content scripts in Firefox.
  const sheets: CSSStyleSheet[] = [];
  const dress = (...styles: readonly CSSResult[]) => {
    sheets.push(...styles.flatMap(({ styleSheet }) => styleSheet ?? []));
    root.adoptedStyleSheets = sheets;
  };
  dress(fixedTokens, chipStyles, overlayStyles);
  const layer = document.createElementNS(HTML, 'div') as HTMLElement;
  layer.className = 'layer';
  layer.popover = 'manual';
  root.append(layer);
  let wanted = false;
  let returns = 0;

  // The page's own shortcuts and menus have no business with keys and clicks that are meant for us.
  for (const type of ['click', 'pointerdown', 'mousedown', 'keydown', 'keypress', 'keyup']) {
    root.addEventListener(type, (event) => event.stopPropagation());
  }
  // Whatever enters the top layer lies over what was there: we go in again, over it.
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (target === layer || !host.isConnected || overlayOwns(target)) return;
      moveIn();
    },
    { capture: true, signal },
  );
  signal.addEventListener('abort', () => host.remove());

  function overlayOwns(target: EventTarget | null): boolean {
    return target === host;
  }

  function moveIn(): void {
    const home = homeIn(document);
    if (host.parentNode !== home) enter(home);
    if (layer.matches(':popover-open')) layer.hidePopover();
    layer.showPopover();
  }

  /** A modal dialog makes all outside of it inert: our marks go into it, if that moves nothing. */
  function enter(home: Element): void {
    const witness = home.lastElementChild;
    const before = witness?.getBoundingClientRect();
    const whole = home.getBoundingClientRect();
    home.append(host);
    if (home === document.documentElement || !witness || !before) return;
    const moved = (one: DOMRect, other: DOMRect) =>
      one.top !== other.top || one.left !== other.left || one.height !== other.height;
    const isDisturbed =
      moved(before, witness.getBoundingClientRect()) || moved(whole, home.getBoundingClientRect());
    if (isDisturbed) document.documentElement.append(host);
  }

  return {
    root,
    layer,
    dress,
    show() {
      if (signal.aborted) return;
      if (host.isConnected) {
        if (!layer.matches(':popover-open')) moveIn();
        return;
      }
      if (wanted && ++returns > MOST_RETURNS) return;
      wanted = true;
      moveIn();
    },
    hide() {
      wanted = false;
      host.remove();
    },
    owns: (event) => event.composedPath().includes(host),
    isHost: (node) => node === host,
    measure() {
      const { x, y, width } = layer.getBoundingClientRect();
      const scale = width > 0 ? width / 100 : 1;
      return (left, top) => [(left - x) / scale, (top - y) / scale];
    },
  };
}

/** The dialog that makes all else inert, or the document. */
function homeIn(document: Document): Element {
  const dialogs = [...document.querySelectorAll('dialog:modal')];
  return dialogs.at(-1) ?? document.documentElement;
}
