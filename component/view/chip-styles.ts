import { type CSSResult, css } from 'lit';

/** Heard, not seen. In the corner, wherever the words before it end: what nobody sees must not shift either. */
const unseen = css`
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
`;

/** Of a chip only the sign is seen. `chip`: which chips; all of them are written without a comma. */
export function signAlone(chip: CSSResult): CSSResult {
  return css`
    ${chip} { padding: 0; justify-content: center; min-inline-size: 24px; }
    ${chip} :is(.ob-chip-word, .ob-chip-flag) { ${unseen} }
  `;
}

/** Tones, signs and chip: what every surface needs, beside one of the tokens. */
export const chipStyles: CSSResult = css`
  [data-tone='good'] { --_tone: var(--_verified); }
  [data-tone='info'] { --_tone: var(--_info); }
  [data-tone='caution'] { --_tone: var(--_caution); }
  [data-tone='danger'] { --_tone: var(--_danger); }
  [data-tone='neutral'] { --_tone: var(--_unknown); }

  :lang(ja) { word-break: auto-phrase; }
  :lang(ko) { word-break: keep-all; }

  .ob-icon { inline-size: 1.35em; block-size: 1.35em; flex: none; color: var(--_tone); display: block; }

  .ob-hidden { ${unseen} }

  .ob-chip {
    all: unset;
    box-sizing: border-box;
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    max-inline-size: 100%;
    min-block-size: 24px;
    min-inline-size: 24px;
    padding: 0.25em;
    padding-inline: 0.4em 0.7em;
    border: 1px solid color-mix(in srgb, var(--_tone) 38%, var(--_surface));
    border-radius: 13px;
    background: var(--_surface);
    color: var(--_tone);
    font: 600 calc(var(--_size) * 0.93) / 1.2 var(--_font);
    text-align: start;
    text-wrap: balance;
    white-space: normal;
    /* A word is broken only where it has no other way to stand. */
    overflow-wrap: break-word;
  }
  .ob-chip-flag { font-weight: 400; }
  .ob-chip-flag::before { content: '· '; }
  ${signAlone(css`.ob-compact`)}

  button.ob-chip { cursor: pointer; }
  button.ob-chip:hover { background: color-mix(in srgb, var(--_tone) 10%, var(--_surface)); }
  :is(button, a, summary, [tabindex]):focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  .ob-spin { transform-origin: center; }
  @media (prefers-reduced-motion: no-preference) {
    .ob-spin { animation: ob-spin 0.9s linear infinite; }
    button.ob-chip { transition: background-color 0.12s; }
  }
  @keyframes ob-spin { to { transform: rotate(1turn); } }

  /* The reader's own colours: what a sign means, its shape and its word say too. */
  @media (forced-colors: active) {
    .ob-chip { border-color: ButtonText; }
    .ob-icon { color: inherit; }
  }
`;
