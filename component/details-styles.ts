import { type CSSResult, css } from 'lit';

/** The panel, and how line, card and report stand in little room: comes with what draws them. */
export const detailsLayout: CSSResult = css`
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
      position-anchor: --ob-mark;
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

  .after {
    margin-block-start: var(--_gap);
  }

  /* From a full page down to 120 pixels. */
  @container ob-line (width < 24em) {
    .row .ob-item {
      grid-template-columns: auto 1fr;
    }
    .row .ob-item .ob-chip {
      grid-column: 2;
      justify-self: start;
      max-inline-size: 100%;
    }
  }
  @container ob-line (width < 13em) {
    .row :is(.ob-item, .waits) {
      grid-template-columns: 1fr;
      justify-items: start;
    }
    .row .ob-item .ob-chip {
      grid-column: 1;
    }
  }
  @container ob-base (width < 18em) {
    .ob-card {
      padding: 0.8em;
    }
    .ob-head {
      flex-direction: column;
      align-items: start;
    }
    .room ::slotted(*),
    .ob-own {
      max-inline-size: 100%;
    }
    .ob-facts {
      grid-template-columns: 1fr;
    }
    .ob-fact dd {
      margin-block-end: 0.4em;
    }
    .ob-row {
      grid-template-columns: auto 1fr;
    }
    .ob-row-word {
      grid-column: 2;
      text-align: start;
    }
    .ob-verdict {
      flex-direction: column;
      padding: 0.6em;
    }
  }
  @media print {
    .panel {
      display: none;
    }
    .over .ob-chip {
      box-shadow: none;
    }
  }

  /* As in the card: the picture of a badge in doubt does not speak for it. */
  .row [data-tone='danger'] img {
    filter: grayscale(1);
    opacity: 0.55;
  }
`;
