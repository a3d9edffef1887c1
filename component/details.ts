import { type CSSResult, html, nothing, type TemplateResult } from 'lit';
import type { Report } from '../core/report.ts';
import { detailsLayout } from './details-styles.ts';
import type { Drawing } from './drawing.ts';
import { reportIn } from './state.ts';
import { type Added, card } from './view/card.ts';
import { cardStyles, reportStyles } from './view/card-styles.ts';
import { factsOf } from './view/facts.ts';
import { headlineOf } from './view/headline.ts';
import { medal, statusIcon } from './view/icons.ts';
import { listItem } from './view/list-item.ts';
import { reportView } from './view/report.ts';
import { inDoubt, markOf, toneOf } from './view/verdict.ts';
import { waitingCard } from './view/waiting-card.ts';
import type { Spoken } from './view/words/load.ts';
import { languageOf, speak, type Words } from './view/words.ts';

/** What is only drawn of a badge once somebody looks closer, or once it was checked: loaded then. */
export interface Details {
  readonly words: Words;
  readonly medal: TemplateResult;
  /** Everything, open; `image` leads it. */
  readonly draw: (drawing: Drawing, image?: TemplateResult) => TemplateResult;
  /** One line; null before there is a report. */
  readonly row: (drawing: Drawing, image: TemplateResult, chip: unknown) => TemplateResult | null;
  /** For paper: what a chip says, what it rests on, and when. */
  readonly printed: (report: Report) => TemplateResult;
  /** The result in one sentence, for those who cannot see it change. */
  readonly announce: (report: Report | null) => string;
}

export const detailStyles: readonly CSSResult[] = [cardStyles, reportStyles, detailsLayout];

/** Sixty badges of a page speak one language: its forms of dates take a browser long to prepare. */
const known = new Map<string, Words>();

export function detailsFor({ table, locale }: Spoken): Details {
  const words = known.get(locale) ?? speak(languageOf(table), locale);
  known.set(locale, words);
  return {
    words,
    medal: medal(),
    draw: (drawing, image) => draw(drawing, words, image),
    row: (drawing, image, chip) => {
      const report = reportIn(drawing.state);
      return report && listItem({ report, words, image, chip: html`${chip}` });
    },
    printed: (report) => printed(report, words),
    announce: (report) => (report ? words.say(headlineOf(report).headline) : words.labels.failed),
  };
}

/** Nothing of them reaches over the result: details-styles.ts holds them in their place. */
const added: Added = {
  actions: html`<slot name="actions"></slot>`,
  footer: html`<slot name="footer"></slot>`,
};

function draw(drawing: Drawing, words: Words, image?: TemplateResult): TemplateResult {
  const { state, headingLevel, onAgain, elsewhere, relay, unfolded, onFold } = drawing;
  const shared = { words, onAgain, added, ...(image ? { image } : {}) };
  const report = reportIn(state);
  const busy = state.kind === 'checking';
  if (!report)
    return waitingCard({ ...shared, state: state.kind === 'done' ? 'idle' : state.kind });
  if (drawing.variant === 'full') {
    return html`${reportView({ ...shared, report, elsewhere, headingLevel: Math.min(headingLevel, 5) })}
      <div class="ob-card after">
        <div class="ob-actions" part="actions">
          <button type="button" class="ob-button" part="button" aria-disabled=${busy ? 'true' : nothing}
            @click=${busy ? nothing : onAgain}>${busy ? words.chips.checking : words.labels.again}</button>
          ${added.actions}
        </div>
      </div>`;
  }
  return card({ ...shared, report, headingLevel, busy, elsewhere, relay, unfolded, onFold });
}

function printed(report: Report, words: Words): TemplateResult {
  const mark = markOf(report);
  // The sentence of a verified badge names its anchor itself.
  const named = mark === 'verified' || inDoubt(report.verdict);
  const anchor = named
    ? null
    : factsOf(report, 'card').find(({ code }) => code === 'issuer')?.anchor;
  return html`<p class="printed" data-tone=${toneOf(mark)} lang=${words.code} dir=${words.direction}>
    ${statusIcon(mark)}
    <span><b>${words.say(headlineOf(report).headline)}</b>${
      anchor ? html` · <bdi>${anchor}</bdi>` : nothing
    } · ${words.label('checkedAt', { date: words.dateTime(report.checkedAt) })}</span>
  </p>`;
}
