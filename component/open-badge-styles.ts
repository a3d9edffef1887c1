import { type CSSResult, css } from 'lit';
import { cardStyles, chipStyles } from './view/styles.ts';
import { themedTokens } from './view/tokens.ts';

/** Where the parts of the element stand. The chip lies over the picture: it takes no room, and moves nothing. */
const layout: CSSResult = css`
  :host {
    display: inline-block;
    position: relative;
    max-inline-size: 100%;
  }
  :host([hidden]) {
    display: none;
  }
  :host([variant='card']) {
    display: block;
    max-inline-size: 30em;
  }

  /* The owner's content cannot be raised above the status, whatever its z-index. */
  .own {
    display: block;
    isolation: isolate;
  }
  .own img {
    max-inline-size: 100%;
    block-size: auto;
  }
  /* What stands inside keeps the line that it stood in before the element was there. */
  ::slotted(img) {
    max-inline-size: 100%;
  }
  :host([variant='chip']) .base {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
  }

  .over {
    position: absolute;
    inset: 0;
    z-index: 1;
    display: flex;
    align-items: flex-end;
    justify-content: center;
    padding: 4px;
    pointer-events: none;
    container: ob-media / inline-size;
  }
  .over .ob-chip {
    pointer-events: auto;
    box-shadow: 0 1px 4px var(--_shadow);
  }
  @container ob-media (width < 160px) {
    .ob-chip {
      font-size: max(calc(var(--_size) * 0.8), 11px);
    }
  }
  @container ob-media (width < 96px) {
    .over .ob-chip {
      padding: 0;
      justify-content: center;
    }
    .over .ob-chip :is(.ob-chip-word, .ob-chip-flag) {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }
  @container ob-media (width < 140px) {
    .over .ob-long {
      padding: 0;
      justify-content: center;
    }
    .over .ob-long :is(.ob-chip-word, .ob-chip-flag) {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }

  .ob-chip {
    anchor-name: --ob-chip;
  }
  .panel {
    box-sizing: border-box;
    inline-size: min(23em, 100vw - 16px);
    max-block-size: min(100vh - 16px, 44em);
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-size: var(--_size);
    overflow: auto;
    scrollbar-width: thin;
    overscroll-behavior: contain;
    box-shadow: 0 8px 28px var(--_shadow);
  }
  .panel .ob-card {
    border: 0;
    border-radius: 0;
  }
  @supports (position-area: block-end) {
    .panel {
      inset: auto;
      margin: 6px;
      position-anchor: --ob-chip;
      position-area: block-end span-inline-end;
      position-try-order: most-block-size;
      position-try-fallbacks: flip-block, flip-inline, flip-block flip-inline;
      max-block-size: min(100% - 12px, 44em);
    }
    @media (width < 30em) {
      .panel {
        position-area: block-end span-all;
        position-try-fallbacks: flip-block;
        justify-self: center;
      }
    }
  }
  /* Before popovers (Firefox < 125) the chip still says the verdict. */
  @supports not selector(:popover-open) {
    .panel {
      display: none;
    }
  }
`;

export const openBadgeStyles: readonly CSSResult[] = [themedTokens, chipStyles, cardStyles, layout];
