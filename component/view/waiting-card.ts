import { html, nothing, type TemplateResult } from 'lit';
import { ORDER } from './answers.ts';
import { type Added, closeButton } from './card.ts';
import { answerIcon, statusIcon } from './icons.ts';
import { picture } from './title.ts';
import type { Words } from './words.ts';

export interface WaitingCardOptions {
  /** `failed`: the checker itself could not be loaded. */
  readonly state: 'idle' | 'checking' | 'failed';
  readonly words: Words;
  /** As for the card. */
  readonly image?: string | TemplateResult | null;
  readonly onAgain?: () => void;
  readonly onClose?: () => void;
  /** As for the card. */
  readonly added?: Added;
}

/** The card while there is no report: it takes about the room that the card will take. */
export function waitingCard(options: WaitingCardOptions): TemplateResult {
  const { state, words, image, onClose } = options;
  const { labels, chips } = words;
  const failed = state === 'failed';
  const headline = failed ? labels.failed : chips[state];
  return html`<article class="ob-card" part="card" data-status=${failed ? 'unchecked' : state}
    data-tone="neutral" lang=${words.code} dir=${words.direction}
    aria-label=${headline} aria-busy=${state === 'checking' ? 'true' : nothing}>
    ${onClose ? closeButton(words, onClose) : nothing}
    <div class="ob-head">${picture(image, false)}${failed ? nothing : bar}</div>
    <div class="ob-verdict" part="status">
      ${statusIcon(failed ? 'unchecked' : state)}
      <div>
        <p class="ob-headline" part="status-label">${headline}</p>
        <p class="ob-detail">${failed ? labels.failedDetail : bar}</p>
      </div>
    </div>
    ${failed ? nothing : expected(options)} ${again(options)}
  </article>`;
}

const bar = html`<span class="ob-bar" aria-hidden="true"></span>`;

/** The shape of what will come. */
function expected({ words, added }: WaitingCardOptions): TemplateResult {
  return html`<div class="ob-facts" aria-hidden="true">${[1, 2, 3, 4].map(
    () => html`<div class="ob-fact">${bar}</div>`,
  )}</div>
    <ul class="ob-rows" part="rows" role="list" aria-label=${words.labels.questions}>
      ${ORDER.map(
        (
          question,
        ) => html`<li class="ob-row" part="row" data-question=${question} data-tone="neutral">
          ${answerIcon('not-asked')}
          <span class="ob-row-label" part="row-label">${words.questions[question]}</span>
          <span class="ob-row-word"></span>
          <span class="ob-row-sentence" part="row-value">${bar}</span>
        </li>`,
      )}
    </ul>
    ${bar}
    <footer class="ob-footer">
      <p>${words.labels.doesNotCheck}</p>
      <p>${bar}</p>
      ${added?.footer}
    </footer>`;
}

/** While it is not for pressing, the button keeps its room. */
function again({
  state,
  words,
  onAgain,
  added,
}: WaitingCardOptions): TemplateResult | typeof nothing {
  if (!onAgain) return nothing;
  const failed = state === 'failed';
  return html`<div class="ob-actions" part="actions">
    <button type="button" class="ob-button" part="button" aria-disabled=${failed ? nothing : 'true'}
      @click=${failed ? onAgain : nothing}
      >${failed ? words.labels.again : words.chips[state]}</button>
    ${added?.actions}
  </div>`;
}
