import { type CSSResultGroup, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { Report } from '../core/report.ts';
import { type CheckEnd, Checker, type CheckOptions } from './checker.ts';
import { draw, hasPanel, type OpenBadgeVariant, type OpenBadgeVerify } from './drawing.ts';
import { openBadgeStyles } from './open-badge-styles.ts';
import { pictureOf } from './source.ts';
import { reportIn, statusOf } from './state.ts';
import { headlineOf } from './view/headline.ts';
import type { Status } from './view/verdict.ts';
import { type Words, wordsFor } from './view/words.ts';

export type OpenBadgeStatus = Status;

/** Of `ob-status`. */
export type OpenBadgeStatusDetail = CheckEnd;

/** Of `ob-check-start`. */
export interface OpenBadgeCheckStartDetail {
  readonly src: string;
}

declare global {
  interface HTMLElementTagNameMap {
    'open-badge': OpenBadgeElement;
  }
  interface HTMLElementEventMap {
    'ob-check-start': CustomEvent<OpenBadgeCheckStartDetail>;
    'ob-status': CustomEvent<OpenBadgeStatusDetail>;
  }
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
 * @attr {number} heading-level - Level of the badge's name among the headings of the page. Default: 2.
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
 * @cssproperty --ob-caution - Expired, suspended, not valid yet, breaks the standard, other picture.
 * @cssproperty --ob-danger - Altered, not confirmed, revoked, someone else's.
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
    headingLevel: { type: Number, attribute: 'heading-level' },
    fetcher: { attribute: false },
  };

  static override readonly styles: CSSResultGroup = [...openBadgeStyles];

  declare src: string;
  declare variant: OpenBadgeVariant;
  declare verify: OpenBadgeVerify;
  declare locale: string;
  declare headingLevel: number;
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
    onStart: (src) =>
      this.dispatchEvent(told<OpenBadgeCheckStartDetail>('ob-check-start', { src })),
    onEnd: (end) => {
      this.#announce();
      this.dispatchEvent(told<OpenBadgeStatusDetail>('ob-status', end));
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
    this.headingLevel = 2;
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
    // Properties that were set before the upgrade only count from the first update on.
    if (!this.hasUpdated) this.performUpdate();
    return this.#check(options);
  }

  #check(options?: CheckOptions): Promise<Report | null> {
    return this.#checker.check(this.src, this.baseURI, options);
  }

  /** Begins the check when `verify` says so. */
  #schedule(): void {
    this.#observer?.disconnect();
    if (!this.isConnected || this.status !== 'idle') return;
    if (this.verify === 'load') void this.#check();
    if (this.verify === 'load' || this.verify === 'click' || this.verify === 'never') return;
    this.#observer ??= new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      this.#observer?.disconnect();
      void this.#check();
    });
    this.#observer.observe(this);
  }

  #onState(): void {
    if (this.status === 'checking') this.#announced = '';
    if (!hasPanel(this.#checker.state)) this.#isOpen = false;
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

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('src') && this.src !== this.#checker.subject) this.#checker.forget();
    if (changed.has('locale') || !this.hasUpdated) {
      const around = this.closest('[lang]')?.getAttribute('lang') ?? '';
      this.#words = wordsFor([this.locale, around, ...navigator.languages]);
    }
    if (changed.has('src') || changed.has('verify')) this.#schedule();
  }

  protected override render(): TemplateResult {
    return draw({
      variant: this.variant,
      verify: this.verify,
      state: this.#checker.state,
      words: this.#words,
      picture: pictureOf(this.src, this.baseURI),
      headingLevel: this.headingLevel,
      isOpen: this.#isOpen,
      announced: this.#announced,
      onCheck: () => void this.check(),
      onAgain: () => void this.check({ force: true }),
      onToggle: this.#onToggle,
    });
  }

  /**
   * Drawn before it opens, so that it opens in its place; taken away only after it has closed. Browsers
   * look for the focus inside a closing popover in the document, and miss it in a shadow tree (Chromium 156):
   * so it is given back to the chip here.
   */
  readonly #onToggle = ({ type, newState, target }: ToggleEvent): void => {
    const opens = newState === 'open';
    if (opens !== (type === 'beforetoggle')) return;
    const focused = this.shadowRoot?.activeElement ?? null;
    if (!opens && focused && target instanceof Node && target.contains(focused)) {
      this.shadowRoot?.querySelector<HTMLElement>('.ob-chip')?.focus();
    }
    this.#isOpen = opens;
    this.requestUpdate();
  };
}

function told<Detail>(type: string, detail: Detail): CustomEvent<Detail> {
  return new CustomEvent(type, { detail, bubbles: true, composed: true });
}
