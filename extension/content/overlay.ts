import { css } from 'lit';
import { cardStyles, chipStyles } from '../../component/view/styles.ts';
import { fixedTokens } from '../../component/view/tokens.ts';

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
    z-index: 2147483647 !important;
    color-scheme: light dark !important;
    pointer-events: none !important;
  }
  .mark,
  .panel {
    position: absolute;
    inset: 0 auto auto 0;
  }
  .mark {
    box-sizing: border-box;
    display: flex;
    justify-content: end;
    inline-size: max-content;
    padding: 4px;
    pointer-events: none;
  }
  .mark > * { pointer-events: auto; box-shadow: 0 1px 4px #00000059; }
  .panel {
    box-sizing: border-box;
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
    :host { display: none !important; }
  }
`;

/** How often a host that the page removed is put back. A page that insists has the last word over its own document. */
const MOST_RETURNS = 20;

export interface Overlay {
  readonly root: ShadowRoot;
  /** Puts the host into the page, or puts it back. */
  show(): void;
  /** Takes it out of the page. */
  hide(): void;
  /** Does this event come from inside? From outside a closed root nobody can tell more. */
  owns(event: Event): boolean;
  /** Where the origin of everything inside lies in the window. */
  origin(): { x: number; y: number };
}

/** The one element that we put into a page, with everything that we draw inside its closed root. */
export function openOverlay(document: Document, signal: AbortSignal): Overlay {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  // A page's CSP does not reach constructed sheets; it blocks <style> and style="" of content scripts in Firefox.
  root.adoptedStyleSheets = [fixedTokens, chipStyles, cardStyles, overlayStyles].flatMap(
    ({ styleSheet }) => styleSheet ?? [],
  );
  let wanted = false;
  let returns = 0;

  // The page's own shortcuts and menus have no business with keys and clicks that are meant for us.
  for (const type of ['click', 'pointerdown', 'mousedown', 'keydown', 'keypress', 'keyup']) {
    root.addEventListener(type, (event) => event.stopPropagation());
  }
  signal.addEventListener('abort', () => host.remove());

  return {
    root,
    show() {
      if (host.isConnected || signal.aborted) return;
      if (wanted && ++returns > MOST_RETURNS) return;
      wanted = true;
      document.documentElement.append(host);
    },
    hide() {
      wanted = false;
      host.remove();
    },
    owns: (event) => event.composedPath().includes(host),
    origin: () => host.getBoundingClientRect(),
  };
}
