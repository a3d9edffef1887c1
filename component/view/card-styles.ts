import { type CSSResult, css } from 'lit';

/** The card, and what the report shares with it. */
export const cardStyles: CSSResult = css`
  .ob-card, .ob-report {
    box-sizing: border-box;
    position: relative;
    display: flex;
    flex-direction: column;
    gap: var(--_gap);
    inline-size: 100%;
    padding: 1.25em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: 400 var(--_size) / 1.45 var(--_font);
    letter-spacing: normal;
    text-align: start;
    text-transform: none;
    white-space: normal;
    overflow-wrap: break-word;
  }
  :is(.ob-card, .ob-report) * { box-sizing: border-box; }
  :is(.ob-card, .ob-report) :is(p, ul, dl, dd) { margin: 0; padding: 0; list-style: none; }
  :is(.ob-card, .ob-report) a { color: inherit; text-decoration-color: color-mix(in srgb, currentColor 45%, transparent); text-underline-offset: 0.15em; }
  :is(.ob-card, .ob-report) a:hover { text-decoration-color: currentColor; }

  .ob-head { display: flex; flex-wrap: wrap; align-items: center; gap: 0.6em 0.9em; }
  .ob-close + :is(.ob-head, .ob-verdict) { padding-inline-end: 2.4em; }
  .ob-media { flex: none; inline-size: 4.25em; display: grid; place-items: center; color: var(--_unknown); --_tone: var(--_unknown); }
  .ob-media img { display: block; max-inline-size: 100%; max-block-size: 4.25em; object-fit: contain; }
  .ob-media > .ob-icon { inline-size: 2.75em; block-size: 2.75em; stroke-width: 1.4; opacity: 0.75; }
  .ob-own { inline-size: auto; max-inline-size: 100%; display: block; }
  .ob-own[data-doubt] { filter: grayscale(1); opacity: 0.55; }
  .ob-title { flex: 1 1 7em; min-inline-size: 0; font-size: 1.2em; font-weight: 650; line-height: 1.25; text-wrap: balance; overflow-wrap: anywhere; }
  .ob-title[data-form='claim'] { font-size: 1em; font-weight: 400; color: var(--_muted); }

  .ob-verdict {
    display: flex;
    gap: 0.7em;
    padding: 0.8em 0.9em;
    border-radius: calc(var(--_radius) * 0.7);
    background: color-mix(in srgb, var(--_tone) 9%, var(--_surface));
  }
  .ob-verdict > .ob-icon { inline-size: 1.6em; block-size: 1.6em; margin-block-start: -0.06em; }
  .ob-verdict > div { min-inline-size: 0; }
  .ob-headline { font-weight: 650; color: var(--_tone); text-wrap: pretty; }
  .ob-flag { font-weight: 600; color: var(--_caution); }

  .ob-facts { display: grid; grid-template-columns: auto 1fr; gap: 0.3em 1em; }
  .ob-fact { display: grid; grid-column: 1 / -1; grid-template-columns: subgrid; align-items: baseline; }
  .ob-fact dt { color: var(--_muted); max-inline-size: 12em; }
  .ob-fact dd { min-inline-size: 0; overflow-wrap: anywhere; }
  .ob-facts[data-form='claim'] dd { color: var(--_muted); font-style: italic; }
  :is(.ob-action, .ob-anchor, .ob-reserve, .ob-others) { color: var(--_muted); }

  .ob-rows { border-block: 1px solid var(--_border); }
  .ob-row {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 0.05em 0.7em;
    padding-block: 0.6em !important;
    align-items: baseline;
  }
  .ob-row + .ob-row { border-block-start: 1px solid var(--_border); }
  .ob-row > .ob-icon { inline-size: 1.2em; block-size: 1.2em; align-self: start; margin-block-start: 0.12em; }
  .ob-row-label { font-weight: 600; min-inline-size: 0; overflow-wrap: anywhere; }
  .ob-row-word { color: var(--_tone); font-weight: 600; font-size: 0.93em; text-align: end; }
  .ob-row-sentence, .ob-row-others { grid-column: 2 / -1; color: var(--_muted); min-inline-size: 0; }
  .ob-row-others { font-size: 0.93em; }
  .ob-row-others li::before, .ob-others li::before { content: '+ '; }

  .ob-details > summary { cursor: pointer; font-weight: 600; inline-size: fit-content; max-inline-size: 100%; overflow-wrap: anywhere; border-radius: 4px; }
  .ob-details > :not(summary) { margin-block-start: 0.6em !important; }
  .ob-ledger { overflow-x: auto; max-block-size: 16em; border-radius: 4px; }
  .ob-ledger table { border-collapse: collapse; inline-size: 100%; font-size: 0.9em; }
  .ob-ledger caption { text-align: start; font-weight: 600; padding-block-end: 0.2em; }
  .ob-ledger :is(th, td) { text-align: start; vertical-align: top; padding: 0.35em 0; padding-inline-end: 0.9em; border-block-start: 1px solid var(--_border); }
  .ob-ledger th { font-weight: 600; color: var(--_muted); }
  .ob-ledger td:first-child { overflow-wrap: anywhere; min-inline-size: 9em; }

  .ob-bar {
    display: inline-block;
    flex: 0 1 12em;
    inline-size: 12em;
    min-inline-size: 0;
    max-inline-size: 60%;
    block-size: 0.7em;
    vertical-align: baseline;
    border-radius: 4px;
    background: color-mix(in srgb, var(--_text) 12%, var(--_surface));
  }

  .ob-card > .ob-bar { flex: none; }
  .ob-fact > .ob-bar { margin-block: 0.375em; }

  .ob-footer { color: var(--_muted); font-size: 0.93em; }
  .ob-actions { display: flex; flex-wrap: wrap; gap: 0.6em; }
  .ob-button {
    all: unset;
    box-sizing: border-box;
    min-block-size: 2.4em;
    padding: 0.4em 1em;
    border: 1px solid color-mix(in srgb, var(--_text) 45%, var(--_surface));
    border-radius: calc(var(--_radius) * 0.6);
    font: 600 1em / 1.2 var(--_font);
    cursor: pointer;
  }
  .ob-button[aria-disabled] { cursor: default; opacity: 0.6; }
  .ob-button:hover, .ob-close:hover { background: color-mix(in srgb, var(--_text) 8%, var(--_surface)); }
  .ob-close {
    all: unset;
    box-sizing: border-box;
    position: absolute;
    inset-block-start: 0.6em;
    inset-inline-end: 0.6em;
    z-index: 1;
    display: grid;
    place-items: center;
    inline-size: 2em;
    block-size: 2em;
    min-inline-size: 24px;
    min-block-size: 24px;
    border-radius: 50%;
    cursor: pointer;
    --_tone: var(--_muted);
  }

  @media (forced-colors: active) {
    .ob-verdict { border: 1px solid CanvasText; }
    .ob-button { border-color: ButtonText; }
  }
  @media print {
    .ob-actions, .ob-close { display: none; }
  }
`;

/** Entries of a list, and the full report. */
export const reportStyles: CSSResult = css`
  .ob-item {
    all: unset;
    box-sizing: border-box;
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 0.1em 0.8em;
    align-items: center;
    inline-size: 100%;
    padding: 0.6em 0.75em;
    color: var(--_text);
    font: 400 var(--_size) / 1.35 var(--_font);
    overflow-wrap: anywhere;
  }
  button.ob-item { cursor: pointer; }
  button.ob-item:hover { background: color-mix(in srgb, var(--_text) 5%, var(--_surface)); }
  .ob-item .ob-media { inline-size: 2.75em; }
  .ob-item .ob-media img { max-block-size: 2.75em; }
  .ob-item .ob-media > .ob-icon { inline-size: 1.9em; block-size: 1.9em; }
  .ob-item-text { display: grid; min-inline-size: 0; }
  .ob-item-name { font-weight: 600; }
  .ob-item-issuer { color: var(--_muted); font-size: 0.93em; }
  .ob-item .ob-chip { max-inline-size: 11em; }

  .ob-report { padding: 0; border: 0; gap: calc(var(--_gap) * 1.5); font-size: calc(var(--_size) * 1.07); }
  .ob-report .ob-title { font-size: 1.6em; }
  .ob-report .ob-media:not(.ob-own) { inline-size: 6em; }
  .ob-report .ob-media img { max-block-size: 6em; }
  .ob-section-title { font-size: 1.15em; font-weight: 650; padding-block-end: 0.5em; }
  .ob-section .ob-ledger { max-block-size: none; }
  .ob-section .ob-ledger caption {
    position: absolute;
    clip-path: inset(50%);
  }
  [data-fact='tags'] .ob-values { display: flex; flex-wrap: wrap; column-gap: 1em; }
  .ob-data {
    margin: 0;
    padding: 1em;
    overflow: auto;
    max-block-size: 30em;
    border-radius: calc(var(--_radius) * 0.6);
    background: color-mix(in srgb, var(--_text) 5%, var(--_surface));
    font: 0.9em / 1.5 ui-monospace, Menlo, Consolas, monospace;
  }
  @media (max-width: 26em) {
    .ob-item { grid-template-columns: auto 1fr; }
    .ob-item .ob-chip { grid-column: 2; justify-self: start; max-inline-size: 100%; }
  }
`;
