import { html, nothing, type TemplateResult } from 'lit';
import { closeIcon, statusIcon } from './icons.ts';
import type { Words } from './words.ts';

export interface WaitingCardOptions {
  /** `failed`: the checker itself could not be loaded. */
  readonly state: 'checking' | 'failed';
  readonly words: Words;
  readonly onAgain?: () => void;
  readonly onClose?: () => void;
}

/** The card while there is no report. */
export function waitingCard({
  state,
  words,
  onAgain,
  onClose,
}: WaitingCardOptions): TemplateResult {
  const { labels } = words;
  const failed = state === 'failed';
  return html`<article class="ob-card" part="card" data-status=${failed ? 'unchecked' : 'checking'}
    data-tone="neutral" lang=${words.code} dir=${words.direction}
    aria-label=${failed ? labels.failed : labels.checking} aria-busy=${String(!failed)}>
    ${
      onClose
        ? html`<button type="button" class="ob-close" part="button" aria-label=${labels.close}
          @click=${onClose}>${closeIcon()}</button>`
        : nothing
    }
    <div class="ob-verdict" part="status">
      ${statusIcon(failed ? 'unchecked' : 'checking')}
      <div>
        <p class="ob-headline" part="status-label">${failed ? labels.failed : labels.checking}</p>
        ${failed ? html`<p class="ob-detail">${labels.failedDetail}</p>` : nothing}
      </div>
    </div>
    ${
      failed && onAgain
        ? html`<div class="ob-actions" part="actions">
          <button type="button" class="ob-button" part="button" @click=${onAgain}
            >${labels.again}</button>
        </div>`
        : nothing
    }
  </article>`;
}
