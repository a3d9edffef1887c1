import { type CSSResult, html, nothing, type TemplateResult } from 'lit';
import type { Report } from '../core/report.ts';
import { detailsLayout } from './details-styles.ts';
import type { Drawing } from './drawing.ts';
import { reportIn } from './state.ts';
import { card, independent } from './view/card.ts';
import { headlineOf } from './view/headline.ts';
import { listItem } from './view/list-item.ts';
import { reportView } from './view/report.ts';
import { cardStyles, reportStyles } from './view/styles.ts';
import { waitingCard } from './view/waiting-card.ts';
import { type Words, wordsFor } from './view/words.ts';

/** What is only drawn of a badge once somebody looks closer, or once it was checked: loaded then. */
export interface Details {
  readonly words: Words;
  /** Everything, open; `image` leads it. */
  readonly draw: (drawing: Drawing, image?: TemplateResult) => TemplateResult;
  /** One line; null before there is a report. */
  readonly row: (drawing: Drawing, image: TemplateResult, chip: unknown) => TemplateResult | null;
  /** The result in one sentence, for those who cannot see it change. */
  readonly announce: (report: Report | null) => string;
}

export const detailStyles: readonly CSSResult[] = [cardStyles, reportStyles, detailsLayout];

export function detailsFor(locales: readonly string[]): Details {
  const words = wordsFor(locales);
  return {
    words,
    draw: (drawing, image) => draw(drawing, words, image),
    row: (drawing, image, chip) => {
      const report = reportIn(drawing.state);
      return report && listItem({ report, words, image, chip: html`${chip}` });
    },
    announce: (report) => (report ? words.say(headlineOf(report).headline) : words.labels.failed),
  };
}

function draw(drawing: Drawing, words: Words, image?: TemplateResult): TemplateResult {
  const { state, headingLevel, onAgain, elsewhere, relay, unfolded, onFold } = drawing;
  const shared = { words, onAgain, ...(image ? { image } : {}) };
  const report = reportIn(state);
  const busy = state.kind === 'checking';
  if (!report)
    return waitingCard({ ...shared, state: state.kind === 'done' ? 'idle' : state.kind });
  if (drawing.variant === 'full') {
    return html`${reportView({ ...shared, report, headingLevel: Math.min(headingLevel, 5) })}
      <div class="ob-card after">
        ${independent({ words, elsewhere })}
        <div class="ob-actions" part="actions">
          <button type="button" class="ob-button" part="button" aria-disabled=${busy ? 'true' : nothing}
            @click=${busy ? nothing : onAgain}>${busy ? words.chips.checking : words.labels.again}</button>
        </div>
      </div>`;
  }
  return card({ ...shared, report, headingLevel, busy, elsewhere, relay, unfolded, onFold });
}
