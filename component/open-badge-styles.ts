import { type CSSResult, css } from 'lit';
import { chipStyles, signAlone } from './view/chip-styles.ts';
import { themedTokens } from './view/tokens.ts';

/** Where the parts of the element stand. The chip lies over the picture: it takes no room, and moves nothing. */
const layout: CSSResult = css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
    text-indent: 0;
  }
  .base {
    position: relative;
  }
  :host([hidden]) {
    display: none;
  }
  :host(:is([variant='card'], [variant='row'], [variant='full'])) {
    display: block;
    box-sizing: border-box;
    inline-size: 100%;
    max-inline-size: 30em;
    white-space: normal;
  }
  /* What has room for all widths has none of its own. Where the page asks for one (a dialog, a table), it is this. */
  :host(:is([variant='card'], [variant='row'], [variant='full']))::before {
    content: '. . . .';
    display: block;
    line-height: 0;
    word-spacing: 10em;
    visibility: hidden;
  }
  :host([variant='full']) {
    max-inline-size: 48em;
    padding: 1.25em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  :host(:is([variant='card'], [variant='full'])) .base {
    container: ob-base / inline-size;
  }
  :host([variant='full']) :is(.room, .after) {
    border: 0;
    padding: 0;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }

  /* The room that is kept until what draws the card is there. */
  .room {
    box-sizing: border-box;
    display: flex;
    flex-direction: column;
    align-items: start;
    gap: var(--_gap);
    min-block-size: 60em;
    padding: 1.25em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-size: var(--_size);
  }
  .room ::slotted(*) {
    max-inline-size: 45%;
  }
  .row {
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    font: 400 var(--_size) / 1.35 var(--_font);
    container: ob-line / inline-size;
  }
  .row :is(.waits, .ob-item) {
    box-sizing: border-box;
    min-block-size: 4.6em;
  }
  .row .ob-media {
    inline-size: 2.75em;
  }
  .row img,
  .row ::slotted(*) {
    display: block;
    max-inline-size: 100%;
    max-block-size: 2.75em;
    overflow: hidden;
  }
  .waits {
    display: grid;
    grid-template-columns: auto 1fr;
    justify-items: end;
    gap: 0.8em;
    align-items: center;
    padding: 0.6em 0.75em;
  }
  /* The owner's content cannot be raised above the status, whatever its z-index. */
  .own {
    display: block;
    isolation: isolate;
  }
  .own img {
    /* An SVG may have no size of its own, and a picture may not come. */
    min-inline-size: 5em;
    min-block-size: 2em;
    max-inline-size: 100%;
    block-size: auto;
  }
  /* What stands inside keeps the line that it stood in before the element was there. */
  ::slotted(img) {
    max-inline-size: 100%;
  }
  /* As wide as the picture, where the page stretches the element. */
  .base:has(> .over) {
    display: inline-block;
    max-inline-size: 100%;
  }
  .base:has(> .beside) {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
    max-inline-size: 100%;
  }
  .beside {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .beside .ob-chip {
    overflow-wrap: inherit;
    hyphens: auto;
  }

  /* The language is on its way. */
  .wordless .ob-chip {
    visibility: hidden;
  }

  /* After the picture, and so over it; under what the page lays over both. */
  .over {
    position: absolute;
    inset: 0;
    pointer-events: none;
    /* In em: larger text needs a larger picture. */
    font-size: var(--_size);
    container: ob-media / inline-size;
    anchor-name: --ob-mark;
  }
  /* Stands in the middle by a transform: a longer word is then no shift of the layout. */
  .over .ob-chip {
    position: absolute;
    inset-block-start: 100%;
    left: 50%;
    inline-size: max-content;
    /* A long word rather stands out a little than breaks, or leaves its frame. */
    min-inline-size: min-content;
    max-inline-size: calc(100% - 8px);
    transform: translate(-50%, calc(-100% - 4px));
    pointer-events: auto;
    box-shadow: 0 1px 4px var(--_shadow);
  }
  @container ob-media (width < 11.4em) {
    .ob-chip {
      font-size: max(calc(var(--_size) * 0.8), 11px);
    }
  }
  @container ob-media (width < 6.85em) {
    ${signAlone(css`.over .ob-chip`)}
  }
  /* A longer word needs more room. */
  @container ob-media (width < 10em) {
    ${signAlone(css`.over .ob-long`)}
  }

  @media print {
    button.ob-chip[data-status='idle'] {
      display: none;
    }
  }

  :is(.beside, .row) .ob-chip {
    anchor-name: --ob-mark;
  }
`;

export const openBadgeStyles: readonly CSSResult[] = [themedTokens, chipStyles, layout];
