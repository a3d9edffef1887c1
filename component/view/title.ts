import { html, nothing, type TemplateResult } from 'lit';
import type { Report } from '../../core/report.ts';
import { headlineOf } from './headline.ts';
import { medal, statusIcon } from './icons.ts';
import { nameOf } from './name.ts';
import { showable } from './text.ts';
import { hasOtherPicture, inDoubt, isProven, markOf } from './verdict.ts';
import type { Words } from './words.ts';

export interface TitleOptions {
  readonly report: Report;
  readonly words: Words;
  /** As for the card. */
  readonly image?: string | TemplateResult | null;
  readonly headingLevel?: number;
}

/** Picture and name of the badge; the name as a claim where nobody proved it. */
export function title({ report, words, image, headingLevel = 2 }: TitleOptions): TemplateResult {
  const name = nameOf(report);
  const known = isProven(report);
  return html`<header class="ob-head">
    ${picture(image, inDoubt(report.verdict))}
    <div class="ob-title" part="title" role="heading" aria-level=${headingLevel}
      data-form=${known ? 'fact' : 'claim'}>
      <bdi>${name && !known ? words.label('claimedName', { name }) : (name ?? words.labels.unnamed)}</bdi>
    </div>
  </header>`;
}

/** What the page itself shows stays; a picture of a badge in doubt is not shown by us. */
export function picture(
  image: TitleOptions['image'],
  doubt: boolean,
): TemplateResult | typeof nothing {
  if (image && typeof image === 'object') {
    return html`<div class="ob-media ob-own" part="media" data-doubt=${doubt ? '' : nothing}>${image}</div>`;
  }
  if (doubt || image === undefined) return nothing;
  const address = showable(image);
  return html`<div class="ob-media" part="media"
    >${address ? html`<img part="image" src=${address} alt="" />` : medal()}</div>`;
}

/**
 * The one sentence that leads, and what it means.
 *
 * @param canRepeat A button to check again stands nearby, and says what the reader could do.
 */
export function verdict(report: Report, words: Words, canRepeat = false): TemplateResult {
  const { headline, detail, action } = headlineOf(report);
  const shown = report.verdict === 'unchecked' && canRepeat ? null : action;
  return html`<div class="ob-verdict" part="status">
    ${statusIcon(markOf(report))}
    <div>
      <p class="ob-headline" part="status-label">${words.say(headline)}</p>
      ${detail ? html`<p class="ob-detail">${words.say(detail)}</p>` : nothing}
      ${hasOtherPicture(report) && markOf(report) === report.verdict ? html`<p class="ob-flag">${words.labels.otherPicture}</p>` : nothing}
      ${shown ? html`<p class="ob-action">${words.say(shown)}</p>` : nothing}
    </div>
  </div>`;
}
