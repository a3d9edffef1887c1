import { html, nothing, type TemplateResult } from 'lit';
import type { Report } from '../../core/report.ts';
import type { BriefWords } from './brief.ts';
import { statusIcon } from './icons.ts';
import { nameOf } from './name.ts';
import { hasOtherPicture, isProven, markOf, type Status, toneOf } from './verdict.ts';

export interface ChipOptions {
  readonly status: Status;
  readonly words: BriefWords;
  /** Tells a badge's name to those who hear the chip, and whether its picture differs. */
  readonly report?: Report | null;
  /** Only the sign is seen; the word is still heard. For pictures narrower than 96 px. */
  readonly compact?: boolean;
  /** Given: the chip is a button. */
  readonly onPress?: (event: Event) => void;
  /** Given: a button that opens and closes the popover of this id. */
  readonly opens?: string;
  readonly expanded?: boolean;
  /** Another word than that of the status ("Check this badge"). */
  readonly label?: string;
  /** Stands behind the word: how old it is. */
  readonly note?: string;
}

/** A longer word, in characters, needs a picture of some width to stand over. */
const SHORT = 14;

/** How wide a chip is with its word on one line, in CSS pixels at the default size: near enough to choose by. */
export function widthOf(status: Status, words: BriefWords): number {
  const letters = Array.from(words.chips[status], (letter) => (letter < '\u2e80' ? 7.6 : 14));
  return 40 + letters.reduce((sum, letter) => sum + letter, 0);
}

/** Sign and word of a status: the smallest surface. */
export function chip(options: ChipOptions): TemplateResult {
  const { status, words, report, onPress, opens } = options;
  const mark = report && report.verdict === status ? markOf(report) : status;
  const { note } = options;
  const word = options.label ?? words.chips[mark];
  const name = report && isProven(report) ? nameOf(report) : null;
  const content = html`${statusIcon(mark)}<span class="ob-chip-word" part="status-label"
      >${word}</span
    >${
      report && hasOtherPicture(report) && mark !== 'other-picture'
        ? html`<span class="ob-chip-flag">${words.labels.otherPicture}</span>`
        : nothing
    }${note ? html`<span class="ob-chip-flag">${note}</span>` : nothing}${name ? html`<span class="ob-hidden"> – <bdi>${name}</bdi></span>` : nothing}`;
  const form = options.compact ? ' ob-compact' : word.length > SHORT ? ' ob-long' : '';
  const classes = `ob-chip${form}`;
  if (!onPress && !opens) {
    return html`<span class=${classes} part="status" data-status=${status} data-tone=${toneOf(mark)}
      lang=${words.code} dir=${words.direction}>${content}</span>`;
  }
  return html`<button type="button" class=${classes} part="status" data-status=${status}
    data-tone=${toneOf(mark)} lang=${words.code} dir=${words.direction}
    aria-expanded=${options.expanded === undefined ? nothing : String(options.expanded)}
    popovertarget=${opens ?? nothing} @click=${onPress ?? nothing}>${content}</button>`;
}
