import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { AnswerState } from './answers.ts';
import type { Status } from './verdict.ts';

/** Every mark has a shape of its own, so that it can be told apart without colour. Drawn on 24 × 24. */
const SHIELD = 'M12 1.8 3.5 4.9v6.3c0 5.1 3.5 9.2 8.5 11 5-1.8 8.5-5.9 8.5-11V4.9z';
const TICK = 'M10.6 16.6 6.4 12.4l1.7-1.7 2.5 2.5 5.3-5.3 1.7 1.7z';
const CROSS =
  'M8.9 7.2 12 10.3l3.1-3.1 1.7 1.7-3.1 3.1 3.1 3.1-1.7 1.7-3.1-3.1-3.1 3.1-1.7-1.7 3.1-3.1-3.1-3.1z';
const RING = svg`<circle cx="12" cy="12" r="9.2" />`;
const ASKS = svg`<path d="M9.1 9.4a2.9 2.9 0 1 1 4.4 2.5c-1 .6-1.5 1.1-1.5 2.1" /><path d="M12 17.2v.1" />`;
const INFORMS = svg`<path d="M12 11.2v5.4" /><path d="M12 7.4v.1" />`;

/** Filled; where paths overlap there is a hole. */
const solid = (...paths: string[]) =>
  svg`<path fill="currentColor" fill-rule="evenodd" d=${paths.join('')} />`;

/** Drawn with a line. */
const line = (content: unknown) => svg`<g fill="none" stroke="currentColor" stroke-width="2.2"
  stroke-linecap="round" stroke-linejoin="round">${content}</g>`;

const dashed = (pattern: string, content: unknown) =>
  line(svg`<circle cx="12" cy="12" r="9.2" stroke-dasharray=${pattern} />${content}`);

const STATUS: Readonly<Record<Status, SVGTemplateResult>> = {
  verified: solid(SHIELD, TICK),
  unconfirmed: line(svg`${RING}${INFORMS}`),
  expired: line(svg`${RING}<path d="M12 6.8V12l3.4 2.2" />`),
  suspended: line(svg`${RING}<path d="M9.6 8.8v6.4M14.4 8.8v6.4" />`),
  'not-yet-valid': line(svg`<path d="M4 6h16v14.4H4zM4 10.6h16M8.4 3v4.4M15.6 3v4.4M10 15.4h4" />`),
  revoked: line(svg`${RING}<path d="m5.7 5.7 12.6 12.6" />`),
  altered: solid(
    'M12.3 1.9 3.5 4.9v6.3c0 4.8 3.1 8.8 7.6 10.7l-1.3-5.1 2.6-3.4-2.8-3.6z',
    'M14.6 2.7 20.5 4.9v6.3c0 4.9-3.2 8.9-7.8 10.8l-1-4.8 2.9-3.9-2.8-3.9z',
  ),
  disowned: solid(SHIELD, CROSS),
  'other-picture': line(
    svg`<path d="M3.6 4.6h11.8v11.8H3.6zM8.4 19.4h12V7.6" /><path d="m6.4 13 2.4-3 1.8 2 1.2-1.4 1.4 2.4" />`,
  ),
  'not-theirs': line(
    svg`<circle cx="8.6" cy="8" r="3.4" /><path d="M2.6 19.4c0-3.6 2.6-5.8 6-5.8s6 2.2 6 5.8" />
      <path d="M15.2 4.9a3.4 3.4 0 0 1 0 6.2M17.6 14.2c2.3.8 3.8 2.7 3.8 5.2" />`,
  ),
  malformed: solid(
    'M8 2h8l6 6v8l-6 6H8l-6-6V8z',
    'M10.7 6.2h2.6v7.4h-2.6zM10.7 15.4h2.6v2.6h-2.6z',
  ),
  unchecked: dashed('4.4 2.825', ASKS),
  uncheckable: dashed('.1 4.717', svg`<path d="M8.4 12h7.2" />`),
  none: dashed('.1 4.717', nothing),
  idle: line(RING),
  checking: svg`<g class="ob-spin">${line(
    svg`<circle cx="12" cy="12" r="9.2" opacity=".28" /><path d="M12 2.8a9.2 9.2 0 0 1 9.2 9.2" />`,
  )}</g>`,
};

const NOTHING_SAID = line(svg`<path d="M7 12h10" />`);

const ANSWER: Readonly<Record<AnswerState, SVGTemplateResult>> = {
  pass: line(svg`<path d="m4.6 12.8 4.8 4.8L19.6 7" />`),
  note: line(svg`${RING}${INFORMS}`),
  unknown: dashed('4.4 2.825', ASKS),
  fail: solid('M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20z', CROSS),
  'not-asked': NOTHING_SAID,
  withheld: NOTHING_SAID,
};

/**
 * The sign of a verdict. The word always stands beside it, so it is hidden from assistive technology. Another
 * verdict has another element: where the chip has another form then, nothing has moved.
 */
export function statusIcon(status: Status): unknown {
  return keyed(status, icon(STATUS[status], 'status-icon'));
}

/** The sign of a row. */
export function answerIcon(state: AnswerState): TemplateResult {
  return icon(ANSWER[state], 'row-icon');
}

/** Stands where a badge has no picture that may be shown. */
export function medal(): TemplateResult {
  return icon(
    line(svg`<circle cx="12" cy="9" r="6.4" /><path d="m8.4 14.4-1.8 7 5.4-2.6 5.4 2.6-1.8-7" />`),
    'image',
  );
}

export function closeIcon(): TemplateResult {
  return icon(line(svg`<path d="m6 6 12 12M18 6 6 18" />`), 'button-icon');
}

function icon(content: SVGTemplateResult, part: string): TemplateResult {
  return html`<svg class="ob-icon" part=${part} viewBox="0 0 24 24" aria-hidden="true"
    focusable="false">${content}</svg>`;
}
