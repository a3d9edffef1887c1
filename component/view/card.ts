import { html, nothing, type TemplateResult } from 'lit';
import type { Report } from '../../core/report.ts';
import { answersOf } from './answers.ts';
import { factList } from './fact-list.ts';
import { headlineOf } from './headline.ts';
import { closeIcon } from './icons.ts';
import { ledger } from './ledger.ts';
import { contacted } from './requests.ts';
import { rows } from './rows.ts';
import { title, verdict } from './title.ts';
import { inDoubt, markOf, toneOf } from './verdict.ts';
import type { Words } from './words.ts';

export interface CardOptions {
  readonly report: Report;
  readonly words: Words;
  /**
   * Address of a picture (https or data:image); anything else is not shown. It is fetched by the
   * browser when the card is drawn, so hand in only one that the page shows anyway. Or a template.
   * null: a medal stands for it. Absent: no picture.
   */
  readonly image?: string | TemplateResult | null;
  /** `aria-level` of the name, 1 to 6. Default: 2. */
  readonly headingLevel?: number;
  /** It is being checked again: this is what was found before. */
  readonly busy?: boolean;
  /** Each given function becomes a button. */
  readonly onAgain?: () => void;
  readonly onDetails?: () => void;
  readonly onClose?: () => void;
  /** Address of a page of somebody else that checks the same badge. */
  readonly elsewhere?: string | null;
  /** Host through which the issuer was asked, where not directly. */
  readonly relay?: string | null;
  /** Is what stands behind the rows shown? Default: false. */
  readonly unfolded?: boolean;
  readonly onFold?: (unfolded: boolean) => void;
  readonly added?: Added;
}

/** What the owner adds to a card, at places where nothing of the result stands. */
export interface Added {
  /** After the buttons. */
  readonly actions: TemplateResult;
  /** Under what we say ourselves. */
  readonly footer: TemplateResult;
}

/** The card: what badge, for whom, by whom, what holds, and why. */
export function card(options: CardOptions): TemplateResult {
  const { report, words, busy, onAgain } = options;
  // The badge leads and the verdict stands under it, except where the badge itself is in doubt.
  const parts = [title(options), verdict(report, words, onAgain !== undefined)];
  if (inDoubt(report.verdict)) parts.reverse();
  return html`<article class="ob-card" part="card" data-status=${report.verdict}
    data-tone=${toneOf(markOf(report))} lang=${words.code} dir=${words.direction}
    aria-label=${words.say(headlineOf(report).headline)} aria-busy=${busy ? 'true' : nothing}>
    ${options.onClose ? closeButton(words, options.onClose) : nothing} ${parts}
    ${factList(report, words, 'card')}
    ${rows({ report, words })}
    ${details(options)}
    <footer class="ob-footer">
      <p>${words.labels.doesNotCheck}</p>
      <p>
        ${contactLine(options)}${words.gap}<time datetime=${report.checkedAt}
          >${words.label('checkedAt', { date: words.dateTime(report.checkedAt) })}</time
        >
      </p>
      ${independent(options)} ${options.added?.footer}
    </footer>
    ${actions(options)}
  </article>`;
}

/** A page can draw any mark: whoever doubts this one has the badge checked by a page of somebody else. */
export function independent({
  elsewhere,
  words,
}: Pick<CardOptions, 'elsewhere' | 'words'>): TemplateResult | typeof nothing {
  if (!elsewhere) return nothing;
  return html`<p>${words.labels.inBrowser}${words.gap}<a part="elsewhere" href=${elsewhere} target="_blank" rel="noopener noreferrer"
      >${words.labels.elsewhere}</a
    ></p>`;
}

function contactLine({ report, words, relay }: CardOptions): string {
  const hosts = words.list(contacted(report.requests));
  if (hosts === '') return words.labels.contactedNobody;
  return words.label('contacted', { hosts, relay: relay ?? '' });
}

/** What stands behind the rows: the other findings, and who was asked. */
function details({
  report,
  words,
  unfolded,
  onFold,
}: CardOptions): TemplateResult | typeof nothing {
  const others = answersOf(report).flatMap((row) => row.others);
  const { requests } = report;
  if (others.length === 0 && requests.length === 0) return nothing;
  const toggle = ({ currentTarget }: Event) =>
    currentTarget instanceof HTMLDetailsElement && onFold?.(currentTarget.open);
  return html`<details class="ob-details" part="details" ?open=${unfolded === true}
    @toggle=${onFold ? toggle : nothing}>
    <summary>${words.labels.details}</summary>
    ${
      others.length > 0
        ? html`<ul class="ob-others" role="list">
          ${others.map((finding) => html`<li>${words.say(finding)}</li>`)}
        </ul>`
        : nothing
    }
    ${requests.length > 0 ? ledger(requests, words) : nothing}
  </details>`;
}

function actions({
  words,
  busy,
  onAgain,
  onDetails,
  added,
}: CardOptions): TemplateResult | typeof nothing {
  if (!onAgain && !onDetails) return nothing;
  const { labels, chips } = words;
  const button = (label: string, press: (() => void) | undefined) =>
    html`<button type="button" class="ob-button" part="button"
      aria-disabled=${press ? nothing : 'true'} @click=${press ?? nothing}>${label}</button>`;
  return html`<div class="ob-actions" part="actions">
    ${onDetails ? button(labels.report, onDetails) : nothing}
    ${onAgain ? button(busy ? chips.checking : labels.again, busy ? undefined : onAgain) : nothing}
    ${added?.actions}
  </div>`;
}

export function closeButton(words: Words, press: () => void): TemplateResult {
  return html`<button type="button" class="ob-close" part="button" aria-label=${words.labels.close}
    @click=${press}>${closeIcon()}</button>`;
}
