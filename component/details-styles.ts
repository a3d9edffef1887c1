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
    .row :is(.ob-item, .waits) {
      padding-inline: 0.5em;
    }
    .row .ob-chip {
      gap: 0.25em;
      padding-inline: 0.25em 0.4em;
      font-size: max(calc(var(--_size) * 0.78), 11px);
      hyphens: auto;
      overflow-wrap: anywhere;
    }
  }
  @container ob-base (width < 18em) {
    .ob-card {
      padding: 0.8em;
    }
    .ob-title {
      flex-basis: 100%;
    }
    .room ::slotted(*) {
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
  @container ob-base (width < 12em) {
    .ob-row {
      /* What spans both columns would make that of the sign wide. */
      grid-template-columns: 1.2em minmax(0, 1fr);
      column-gap: 0.3em;
      overflow-wrap: anywhere;
    }
    .ob-row > :is(.ob-row-label, .ob-row-sentence, .ob-row-others) {
      grid-column: 1 / -1;
    }
    .ob-row > .ob-row-label {
      grid-row: 1;
    }
    .ob-row-word {
      font-size: 0.86em;
    }
    .ob-button {
      padding-inline: 0.6em;
    }
  }
  /* What is the owner's stays in its place: nothing of it lies over the result. */
  :is(.ob-own, .row .ob-media, slot[name='actions'], slot[name='footer']) {
    contain: layout;
    overflow: clip;
    overflow-clip-margin: 4px;
  }
  slot[name='footer'] {
    display: block;
  }
  slot[name='actions'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.6em;
  }

  .printed {
    display: none;
  }
  /* Ink on white, whatever the theme; nothing to press, nothing that is folded or cut off. */
  @media print {
    :host {
      color-scheme: light !important;
      print-color-adjust: exact;
    }
    .panel,
    .base:has(.printed) .ob-chip,
    .ob-card > .ob-details:not([open]) {
      display: none;
    }
    .printed {
      display: flex;
      gap: 0.5em;
      margin: 0.4em 0 0;
      padding: 0.2em 0.4em;
      border-radius: 4px;
      background: var(--_surface);
      color: var(--_text);
      font: 400 var(--_size) / 1.35 var(--_font);
      overflow-wrap: anywhere;
    }
    .row + .printed {
      margin-inline-start: 0.35em;
    }
    .ob-details::details-content {
      display: block;
      block-size: auto;
      content-visibility: visible;
    }
    .ob-details > summary {
      list-style: none;
    }
    :is(.ob-ledger, .ob-data) {
      max-block-size: none;
      overflow: visible;
      overflow-wrap: anywhere;
    }
    .ob-data {
      white-space: pre-wrap;
    }
    :is(.ob-verdict, .ob-row, .ob-fact, .ob-head, tr) {
      break-inside: avoid;
    }
  }

  /* As in the card: the picture of a badge in doubt does not speak for it. */
  .row [data-tone='danger'] img {
    filter: grayscale(1);
    opacity: 0.55;
  }
`;
