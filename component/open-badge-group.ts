import {
  type CSSResultGroup,
  css,
  html,
  isServer,
  nothing,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { OpenBadgeElement, OpenBadgeStatus } from './open-badge.ts';
import { ServedElement } from './served.ts';
import { localesOf } from './settings.ts';
import { watchInside } from './source.ts';
import { Speech } from './speech.ts';
import type { BriefWords } from './view/brief.ts';
import { themedTokens } from './view/tokens.ts';

export type OpenBadgeGroupLayout = 'grid' | 'list';

/** Of `ob-summary`. */
export interface OpenBadgeSummaryDetail {
  /** Badges in the group, whether they are shown or not. */
  readonly total: number;
  /** Badges whose check has not ended. */
  readonly waiting: number;
  /** How many have each status. */
  readonly counts: Readonly<Partial<Record<OpenBadgeStatus, number>>>;
}

declare global {
  interface HTMLElementTagNameMap {
    'open-badge-group': OpenBadgeGroupElement;
  }
  interface HTMLElementEventMap {
    'ob-summary': CustomEvent<OpenBadgeSummaryDetail>;
  }
}

/**
 * Many `<open-badge>` as one: in a grid or a list, summed up in one line that is said aloud once, when all
 * checks have ended. All badges of a page share what issuers answer, and four are checked at once.
 *
 * @tag open-badge-group
 * @tagname open-badge-group
 * @summary A group of Open Badges.
 *
 * @attr {'grid'|'list'} layout - How the badges stand. Default: `grid`.
 * @attr {string} filter - Shows only badges of these statuses, separated by spaces (`verified unconfirmed`); those whose check has not ended stay. Default: all.
 * @attr {string} locale - BCP 47 tag for words. Default: the language around it, then the browser's.
 *
 * @slot - The badges: `<open-badge>` themselves, or elements that have them inside.
 * @slot empty - What is shown where no badge is. Default: a sentence.
 *
 * @event {CustomEvent<OpenBadgeSummaryDetail>} ob-summary - A status in the group has changed.
 *
 * @csspart summary - The line that sums up.
 * @csspart badges - Around the badges.
 * @csspart empty - Where no badge is shown.
 *
 * @cssproperty --ob-group-width - Least width of a badge in the grid. Default: 10em.
 * @cssproperty --ob-gap - Distance between the badges.
 */
export class OpenBadgeGroupElement extends ServedElement {
  static override readonly properties = {
    layout: { type: String, reflect: true },
    filter: { type: String },
    locale: { type: String },
  };

  static override readonly styles: CSSResultGroup = [
    themedTokens,
    css`
      :host {
        display: block;
      }
      :host([hidden]) {
        display: none;
      }
      .badges {
        display: grid;
        gap: var(--_gap);
        grid-template-columns: repeat(
          auto-fill,
          minmax(min(var(--ob-group-width, 10em), 100%), 1fr)
        );
        align-items: start;
      }
      :host([layout='list']) .badges {
        grid-template-columns: 1fr;
      }
      .summary,
      .empty {
        margin: 0;
        color: var(--_muted);
        font: 400 var(--_size) / 1.45 var(--_font);
      }
      /* A line is kept for it from the beginning, so that nothing moves when it comes. */
      .summary {
        min-block-size: 1.45em;
        margin-block-end: 0.5em;
      }
    `,
  ];

  declare layout: OpenBadgeGroupLayout;
  declare filter: string;
  declare locale: string;

  readonly #speech = new Speech(() => this.requestUpdate());
  /** Hides what is filtered away: nothing of the owner's is touched. */
  #filtered: CSSStyleSheet | null = null;
  /** How many have each status, once all checks have ended. */
  #counts: OpenBadgeSummaryDetail['counts'] = {};
  #isEmpty = false;
  /** What was last told: the same is not told again. */
  #told = '';

  constructor() {
    super();
    this.layout = 'grid';
    this.filter = '';
    this.locale = '';
    this.addEventListener('ob-status', () => this.#look());
    this.addEventListener('ob-check', () => this.#look());
  }

  /** Every badge of the group, whether it is shown or not. */
  get badges(): readonly OpenBadgeElement[] {
    return [...this.querySelectorAll('open-badge')];
  }

  /** Checks every badge of the group again. */
  async check(): Promise<void> {
    await Promise.all(this.badges.map((badge) => badge.check({ force: true })));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (isServer || (!changed.has('locale') && this.hasUpdated)) return;
    this.#speech.want(localesOf(this));
  }

  protected override firstUpdated(): void {
    this.#filtered = new CSSStyleSheet();
    this.shadowRoot?.adoptedStyleSheets.push(this.#filtered);
    watchInside(this, () => this.#look());
    this.#look();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('filter') && changed.get('filter') !== undefined) this.#look();
  }

  /** Shows the badges that are wanted, and tells what has become of them. */
  #look(): void {
    if (!this.hasUpdated) return;
    this.#sift();
    const { badges } = this;
    const counts: Partial<Record<OpenBadgeStatus, number>> = {};
    for (const badge of badges) counts[statusOf(badge)] = (counts[statusOf(badge)] ?? 0) + 1;
    const waiting = (counts.idle ?? 0) + (counts.checking ?? 0);
    const detail: OpenBadgeSummaryDetail = { total: badges.length, waiting, counts };
    const told = JSON.stringify(detail);
    if (told === this.#told) return;
    this.#told = told;
    this.#counts = waiting === 0 ? counts : {};
    this.requestUpdate();
    this.dispatchEvent(new CustomEvent('ob-summary', { detail, bubbles: true, composed: true }));
  }

  #sift(): void {
    const wanted = (this.filter ?? '').split(/\s+/).filter(Boolean);
    const isWanted = (badges: readonly OpenBadgeElement[]) =>
      wanted.length === 0 ||
      badges.some((badge) => [...wanted, 'idle', 'checking'].includes(statusOf(badge)));
    const holders = [...this.children].flatMap((child, index) => {
      const badges = [child, ...child.querySelectorAll('open-badge')].filter(isBadge);
      return badges.length > 0 && child.slot === '' ? [{ index, isShown: isWanted(badges) }] : [];
    });
    const away = holders.filter(({ isShown }) => !isShown);
    this.#filtered?.replaceSync(
      away
        .map(({ index }) => `::slotted(:nth-child(${index + 1})){display:none!important}`)
        .join(''),
    );
    const isEmpty = away.length === holders.length;
    if (isEmpty !== this.#isEmpty) this.requestUpdate();
    this.#isEmpty = isEmpty;
  }

  protected override render(): TemplateResult {
    const { words } = this.#speech;
    return html`<p class="summary" part="summary" role="status" lang=${words?.code ?? nothing}
        dir=${words?.direction ?? nothing}>${words ? sumUp(this.#counts, words) : ''}</p>
      <div class="badges" part="badges"><slot></slot></div>
      <p class="empty" part="empty" ?hidden=${!this.#isEmpty} lang=${words?.code ?? nothing}
        ><slot name="empty">${this.#isEmpty && words ? words.labels.noBadges : nothing}</slot></p>`;
  }
}

function isBadge(element: Element): element is OpenBadgeElement {
  return element.localName === 'open-badge';
}

/** Not yet defined, it is idle all the same. */
function statusOf({ status }: OpenBadgeElement): OpenBadgeStatus {
  return status ?? 'idle';
}

/** "Verified 9 · Expired 1", by the words of the chips; in the order of their number. */
function sumUp(
  counts: Readonly<Partial<Record<OpenBadgeStatus, number>>>,
  { chips, code }: BriefWords,
): string {
  const number = new Intl.NumberFormat(code);
  return Object.entries(chips)
    .flatMap(([status, word]) => {
      const count = Object.entries(counts).find(([one]) => one === status)?.[1] ?? 0;
      return status !== 'none' && count > 0 ? [{ word, count }] : [];
    })
    .sort((a, b) => b.count - a.count)
    .map(({ word, count }) => `${word} ${number.format(count)}`)
    .join(' · ');
}
