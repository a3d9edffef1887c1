import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { AnswerState } from './answers.ts';
import type { Status } from './verdict.ts';

/** Paths on 24 × 24. Of one template, so that sixty signs of a page are sixty copies of it. */
interface Icon {
  /** Where they overlap there is a hole. */
  readonly filled?: string;
  readonly drawn?: string;
  /** The circle around, as `stroke-dasharray`. Default: none. */
  readonly ring?: string;
  readonly turns?: boolean;
}

/** Every mark has a shape of its own, so that it can be told apart without colour. */
const SHIELD = 'M12 1.8 3.5 4.9v6.3c0 5.1 3.5 9.2 8.5 11 5-1.8 8.5-5.9 8.5-11V4.9z';
const TICK = 'M10.6 16.6 6.4 12.4l1.7-1.7 2.5 2.5 5.3-5.3 1.7 1.7z';
const CROSS =
  'M8.9 7.2 12 10.3l3.1-3.1 1.7 1.7-3.1 3.1 3.1 3.1-1.7 1.7-3.1-3.1-3.1 3.1-1.7-1.7 3.1-3.1-3.1-3.1z';
const RING = 'M21.2 12a9.2 9.2 0 1 1-18.4 0 9.2 9.2 0 1 1 18.4 0z';
const ASKS = 'M9.1 9.4a2.9 2.9 0 1 1 4.4 2.5c-1 .6-1.5 1.1-1.5 2.1M12 17.2v.1';
const INFORMS = 'M12 11.2v5.4M12 7.4v.1';

const SOLID = 'none';
const DASHED = '4.4 2.825';
const DOTTED = '.1 4.717';

const STATUS: Readonly<Record<Status, Icon>> = {
  verified: { filled: SHIELD + TICK },
  unconfirmed: { ring: SOLID, drawn: INFORMS },
  expired: { ring: SOLID, drawn: 'M12 6.8V12l3.4 2.2' },
  suspended: { ring: SOLID, drawn: 'M9.6 8.8v6.4M14.4 8.8v6.4' },
  'not-yet-valid': { drawn: 'M4 6h16v14.4H4zM4 10.6h16M8.4 3v4.4M15.6 3v4.4M10 15.4h4' },
  revoked: { ring: SOLID, drawn: 'm5.7 5.7 12.6 12.6' },
  altered: {
    filled:
      'M12.3 1.9 3.5 4.9v6.3c0 4.8 3.1 8.8 7.6 10.7l-1.3-5.1 2.6-3.4-2.8-3.6z' +
      'M14.6 2.7 20.5 4.9v6.3c0 4.9-3.2 8.9-7.8 10.8l-1-4.8 2.9-3.9-2.8-3.9z',
  },
  disowned: { filled: SHIELD + CROSS },
  'other-picture': {
    drawn: 'M3.6 4.6h11.8v11.8H3.6zM8.4 19.4h12V7.6m-14 5.4 2.4-3 1.8 2 1.2-1.4 1.4 2.4',
  },
  'not-theirs': {
    drawn:
      'M12 8a3.4 3.4 0 1 1-6.8 0 3.4 3.4 0 1 1 6.8 0zM2.6 19.4c0-3.6 2.6-5.8 6-5.8s6 2.2 6 5.8' +
      'M15.2 4.9a3.4 3.4 0 0 1 0 6.2M17.6 14.2c2.3.8 3.8 2.7 3.8 5.2',
  },
  malformed: {
    filled: 'M8 2h8l6 6v8l-6 6H8l-6-6V8zM10.7 6.2h2.6v7.4h-2.6zM10.7 15.4h2.6v2.6h-2.6z',
  },
  unchecked: { ring: DASHED, drawn: ASKS },
  uncheckable: { ring: DOTTED, drawn: 'M8.4 12h7.2' },
  none: { ring: DOTTED },
  idle: { ring: SOLID },
  checking: { ring: SOLID, drawn: 'M12 2.8a9.2 9.2 0 0 1 9.2 9.2', turns: true },
};

const NOTHING_SAID: Icon = { drawn: 'M7 12h10' };

const ANSWER: Readonly<Record<AnswerState, Icon>> = {
  pass: { drawn: 'm4.6 12.8 4.8 4.8L19.6 7' },
  note: { ring: SOLID, drawn: INFORMS },
  unknown: { ring: DASHED, drawn: ASKS },
  fail: { filled: `M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20z${CROSS}` },
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
  const ribbons = 'M8.4 14.4l-1.8 7 5.4-2.6 5.4 2.6-1.8-7';
  return icon({ drawn: `M18.4 9a6.4 6.4 0 1 1-12.8 0 6.4 6.4 0 1 1 12.8 0z${ribbons}` }, 'image');
}

export function closeIcon(): TemplateResult {
  return icon({ drawn: 'm6 6 12 12M18 6 6 18' }, 'button-icon');
}

function icon({ filled, drawn, ring, turns }: Icon, part: string): TemplateResult {
  return html`<svg class="ob-icon" part=${part} viewBox="0 0 24 24" aria-hidden="true"
    focusable="false"><path fill="currentColor" fill-rule="evenodd" d=${filled ?? nothing} /><g
    class=${turns ? 'ob-spin' : nothing} fill="none" stroke="currentColor" stroke-width="2.2"
    stroke-linecap="round" stroke-linejoin="round"><path d=${ring ? RING : nothing}
    stroke-dasharray=${ring ?? nothing} opacity=${turns ? '.28' : nothing} /><path
    d=${drawn ?? nothing} /></g></svg>`;
}
