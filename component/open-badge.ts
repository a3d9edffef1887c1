import {
  type CSSResultGroup,
  html,
  LitElement,
  nothing,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { Report } from '../core/report.ts';
import { type CheckEnd, Checker, type CheckOptions } from './checker.ts';
import { openBadgeStyles } from './open-badge-styles.ts';
import { pictureOf } from './source.ts';
import { reportIn, statusOf } from './state.ts';
import { card } from './view/card.ts';
import { chip } from './view/chip.ts';
import { nameOf } from './view/facts.ts';
import { headlineOf } from './view/headline.ts';
import { isProven, type Status } from './view/verdict.ts';
import { waitingCard } from './view/waiting-card.ts';
import { type Words, wordsFor } from './view/words.ts';

export type OpenBadgeStatus = Status;

/** `badge`: picture and chip. `chip`: what stands inside, then the chip. `card`: everything, open. */
export type OpenBadgeVariant = 'badge' | 'chip' | 'card';

/** When a check begins by itself. */
export type OpenBadgeVerify = 'visible' | 'load' | 'click' | 'never';

/** Of `ob-status`. */
export type OpenBadgeStatusDetail = CheckEnd;

/** Of `ob-check-start`. */
export interface OpenBadgeCheckStartDetail {
  readonly src: string;
}

/**
 * Shows an Open Badge that is checked live in the visitor's browser.
 *
 * Fallback content (the owner's own linked picture) is always shown; the element only adds what holds.
 *
 * @summary An Open Badge, checked in the visitor's browser.
 *
 * @attr {string} src - Baked picture (PNG, SVG), assertion or credential (address, JSON), or a compact JWS.
 * @attr {'badge'|'chip'|'card'} variant - How much is shown. Default: `badge`.
 * @attr {'visible'|'load'|'click'|'never'} verify - When the check begins. Default: `visible`.
 * @attr {string} locale - BCP 47 tag for words and dates. Default: the language around it, then the browser's.
 * @attr {string} status - Read-only, reflected: `idle`, `checking`, or the verdict.
 *
 * @slot - The badge as it shows without script: `<a href="…"><img src="badge.png" alt="…"></a>`.
 *
 * @event {CustomEvent<OpenBadgeCheckStartDetail>} ob-check-start - A check begins.
 * @event {CustomEvent<OpenBadgeStatusDetail>} ob-status - A check has ended, with whatever result.
 *
 * @csspart base - Everything.
 * @csspart media - Around the picture.
 * @csspart image - The picture, where the element shows it itself.
 * @csspart status - The chip, or the verdict in the card.
 * @csspart status-icon - Sign of the verdict.
 * @csspart status-label - Word of the verdict.
 * @csspart panel - What the chip opens.
 * @csspart card - The card.
 * @csspart title - Name of the badge.
 * @csspart facts - What the badge says.
 * @csspart issuer - Who issued it.
 * @csspart recipient - To whom.
 * @csspart dates - A date.
 * @csspart rows - The five questions.
 * @csspart row - One question.
 * @csspart row-icon - Sign of its answer.
 * @csspart row-label - The question.
 * @csspart row-value - The answer in a sentence.
 * @csspart details - What stands behind the answers.
 * @csspart actions - Around the buttons.
 * @csspart button - A button.
 *
 * @cssproperty --ob-surface - Background.
 * @cssproperty --ob-text - Text.
 * @cssproperty --ob-muted - Quieter text.
 * @cssproperty --ob-border - Lines.
 * @cssproperty --ob-verified - Verified.
 * @cssproperty --ob-info - Genuine, issuer unconfirmed.
 * @cssproperty --ob-caution - Expired, suspended, not valid yet.
 * @cssproperty --ob-danger - Altered, not confirmed, revoked, someone else's, breaks the standard.
 * @cssproperty --ob-unknown - Could not be checked.
 * @cssproperty --ob-focus - Focus ring.
 * @cssproperty --ob-shadow - Shadow of chip and panel.
 * @cssproperty --ob-font - Font family.
 * @cssproperty --ob-size - Font size.
 * @cssproperty --ob-radius - Rounding of the card.
 * @cssproperty --ob-gap - Distance between the parts of the card.
 *
 * @cssstate verified - And one state for each other value of `status`.
 */
export class OpenBadgeElement extends LitElement {
  static override readonly properties = {
    src: { type: String },
    variant: { type: String },
    verify: { type: String },
    locale: { type: String },
    fetcher: { attribute: false },
  };

  static override readonly styles: CSSResultGroup = [...openBadgeStyles];

  declare src: string;
  declare variant: OpenBadgeVariant;
  declare verify: OpenBadgeVerify;
  declare locale: string;
  /** The only door to the network, for owners who relay or forbid requests. Default: `fetch`. */
  declare fetcher: typeof globalThis.fetch | undefined;

  readonly #internals = this.attachInternals();
  readonly #checker = new Checker({
    verify: async (input, signal) => {
      const { verify } = await import('../core/index.ts');
      const fetch = this.fetcher;
      return verify(input, { foundOn: location.href, signal, ...(fetch ? { fetch } : {}) });
    },
    onState: () => this.#onState(),
    onStart: (src) => this.#tell<OpenBadgeCheckStartDetail>('ob-check-start', { src }),
    onEnd: (end) => {
      this.#announce();
      this.#tell<OpenBadgeStatusDetail>('ob-status', end);
    },
  });
  #observer: IntersectionObserver | null = null;
  #isOpen = false;
  #announced = '';
  #words: Words = wordsFor();

  constructor() {
    super();
    this.src = '';
    this.variant = 'badge';
    this.verify = 'visible';
    this.locale = '';
    this.fetcher = undefined;
  }

  /** `idle`, `checking`, or the verdict. */
  get status(): OpenBadgeStatus {
    return statusOf(this.#checker.state);
  }

  /** What the last finished check of this `src` found; null before. */
  get report(): Report | null {
    return reportIn(this.#checker.state);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#reflect();
    if (this.hasUpdated) this.#schedule();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    this.#checker.stop();
  }

  /**
   * Checks the badge now, however `verify` is set. Without `force`, a check that runs or has ended is
   * not made again. Never rejects.
   *
   * @returns The report; null where there is nothing to check, or the check was overtaken or ended.
   */
  check(options?: CheckOptions): Promise<Report | null> {
    return this.#checker.check(this.src, this.baseURI, options);
  }

  /** Begins the check when `verify` says so. */
  #schedule(): void {
    this.#observer?.disconnect();
    if (!this.isConnected || this.status !== 'idle') return;
    if (this.verify === 'load') void this.check();
    if (this.verify === 'load' || this.verify === 'click' || this.verify === 'never') return;
    this.#observer ??= new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      this.#observer?.disconnect();
      void this.check();
    });
    this.#observer.observe(this);
  }

  #onState(): void {
    if (this.status === 'checking') this.#announced = '';
    if (!this.#hasPanel) this.#isOpen = false;
    this.#reflect();
    this.requestUpdate();
  }

  /** The status for selectors: as an attribute and as a custom state. */
  #reflect(): void {
    if (this.getAttribute('status') !== this.status) this.setAttribute('status', this.status);
    const { states } = this.#internals;
    try {
      states.clear();
      states.add(this.status);
    } catch {
      // Chrome < 125 only knows states whose name begins with two hyphens: there the attribute must do.
    }
  }

  /** Said aloud only to those who wait for it: a page may hold sixty badges. */
  #announce(): void {
    if (!this.#isOpen && !this.matches(':focus-within')) return;
    const { report } = this;
    this.#announced = report
      ? this.#words.say(headlineOf(report).headline)
      : this.#words.labels.failed;
  }

  #tell<Detail>(type: string, detail: Detail): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('src') && this.src !== this.#checker.subject) this.#checker.forget();
    if (changed.has('locale') || !this.hasUpdated) {
      const around = this.closest('[lang]')?.getAttribute('lang') ?? '';
      this.#words = wordsFor([this.locale, around, ...navigator.languages]);
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('src') || changed.has('verify')) this.#schedule();
  }

  protected override render(): TemplateResult {
    return html`<div class="base" part="base">
      ${this.variant === 'card' ? this.#asCard() : this.#asBadge()}
      <span class="ob-hidden" role="status" lang=${this.#words.code}>${this.#announced}</span>
    </div>`;
  }

  #asBadge(): TemplateResult {
    return html`<div class="own" part="media">${this.#slot()}</div>
      <div class=${this.variant === 'chip' ? 'beside' : 'over'}>${this.#chip()}</div>
      ${
        this.#hasPanel
          ? html`<div class="panel" part="panel" id="panel" popover @beforetoggle=${this.#onToggle}>
            ${this.#isOpen ? this.#details() : nothing}
          </div>`
          : nothing
      }`;
  }

  #asCard(): TemplateResult {
    const slot = this.#slot();
    const { status } = this;
    const waits = status === 'idle' && (this.verify === 'click' || this.verify === 'never');
    return waits || status === 'none' ? html`${slot}${this.#chip()}` : this.#details(slot);
  }

  #slot(): TemplateResult {
    const address = pictureOf(this.src, this.baseURI);
    const { report } = this;
    const name = report && isProven(report) ? nameOf(report) : null;
    return html`<slot
      >${address ? html`<img part="image" src=${address} alt=${name ?? ''} />` : nothing}</slot
    >`;
  }

  #chip(): TemplateResult | typeof nothing {
    const words = this.#words;
    const { status, report } = this;
    if (this.#hasPanel) {
      return chip({ status, words, report, opens: 'panel', expanded: this.#isOpen });
    }
    if (status !== 'idle' || this.verify !== 'click') return nothing;
    return chip({ status, words, label: words.labels.check, onPress: () => void this.check() });
  }

  #details(image?: TemplateResult): TemplateResult {
    const words = this.#words;
    const { state } = this.#checker;
    const onAgain = () => void this.check({ force: true });
    const shared = { words, onAgain, ...(image ? { image } : {}) };
    const report = reportIn(state);
    if (report) {
      return card({ ...shared, report, headingLevel: 3, busy: state.kind === 'checking' });
    }
    return waitingCard({ ...shared, state: state.kind === 'done' ? 'idle' : state.kind });
  }

  /** Is there anything to open? Without badge data the picture is left alone. */
  get #hasPanel(): boolean {
    return this.status !== 'idle' && this.status !== 'none';
  }

  readonly #onToggle = (event: ToggleEvent): void => {
    this.#isOpen = event.newState === 'open';
    this.requestUpdate();
  };
}
