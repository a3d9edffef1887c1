import { type CSSResultGroup, isServer, type PropertyValues, type TemplateResult } from 'lit';
import type { BadgeInput } from '../core/options.ts';
import type { Report } from '../core/report.ts';
import { type CheckEnd, Checker, type CheckOptions } from './checker.ts';
import type { Details } from './details.ts';
import { draw, hasPanel } from './drawing.ts';
import { type OpenBadgeFetchDetail, tell } from './events.ts';
import { openBadgeStyles } from './open-badge-styles.ts';
import { remember, sharedPage } from './page.ts';
import { keyOf, localesOf, OpenBadgeSettings, questionOf, subjectOf } from './settings.ts';
import { elsewhere, insideOf, pictureInside, pictureOf, watchInside } from './source.ts';
import { Speech } from './speech.ts';
import { reportIn, showState, statusOf } from './state.ts';
import { ago } from './view/time.ts';
import type { Status } from './view/verdict.ts';

export type OpenBadgeStatus = Status;

declare global {
  interface HTMLElementTagNameMap {
    'open-badge': OpenBadgeElement;
  }
}

/**
 * Shows an Open Badge that is checked live in the visitor's browser.
 *
 * Fallback content (the owner's own linked picture) is always shown; the element only adds what holds. A badge
 * that stands inside as `<script type="application/ld+json">` or `application/jwt` needs no request for itself.
 *
 * @tag open-badge
 * @tagname open-badge
 * @summary An Open Badge, checked in the visitor's browser.
 *
 * @attr {string} status - Read-only, reflected: `idle`, `checking`, or the verdict.
 *
 * @slot - The badge as it shows without script: `<a href="…"><img src="badge.png" alt="…"></a>`.
 * @slot image - Shown in place of that, once the element is there: another picture, or a smaller one.
 * @slot actions - Your own buttons and links, after “Check again”: in the card, the panel and the report.
 * @slot footer - Your own words, under what the card, the panel and the report say.
 *
 * @event {CustomEvent<OpenBadgeLoadDetail>} ob-load - Badge data was found: what it says can be shown.
 * @event {CustomEvent<OpenBadgeCheckDetail>} ob-check - A check begins.
 * @event {CustomEvent<OpenBadgeStatusDetail>} ob-status - A check has ended, with whatever result.
 * @event {CustomEvent<OpenBadgeFetchDetail>} ob-fetch - A request is about to be made; `preventDefault()` forbids it.
 * @event {CustomEvent<OpenBadgeToggleDetail>} ob-toggle - The details were opened or closed.
 * @event {CustomEvent<OpenBadgeErrorDetail>} ob-error - The checker could not be loaded.
 *
 * @cssstate idle
 * @cssstate checking
 * @cssstate altered
 * @cssstate disowned
 * @cssstate revoked
 * @cssstate not-theirs
 * @cssstate malformed
 * @cssstate suspended
 * @cssstate expired
 * @cssstate not-yet-valid
 * @cssstate unchecked
 * @cssstate uncheckable
 * @cssstate unconfirmed
 * @cssstate verified
 * @cssstate none
 */
export class OpenBadgeElement extends OpenBadgeSettings {
  static override readonly styles: CSSResultGroup = [...openBadgeStyles];

  readonly #internals = this.attachInternals();
  readonly #checker = new Checker({
    verify: (input, signal, force) => this.#verify(input, signal, force),
    known: () => sharedPage().reports.get(keyOf(this)) ?? null,
    onState: () => this.#onState(),
    onStart: (subject) =>
      tell(this, 'ob-check', { src: typeof subject === 'string' ? subject : '' }),
    onEnd: (end) => this.#onEnd(end),
  });
  #observer: IntersectionObserver | null = null;
  #isOpen = false;
  #announced = '';
  readonly #speech = new Speech(() => this.#onSpeech());
  #details: Details | null = null;
  #loading: Promise<void> | null = null;
  #question: readonly unknown[] = [];
  /** Was it said what badge this is? */
  #isKnown = false;

  /** `idle`, `checking`, or the verdict. */
  get status(): OpenBadgeStatus {
    return statusOf(this.#checker.state);
  }

  /** What the last finished check of this badge found; null before. */
  get report(): Report | null {
    return reportIn(this.#checker.state);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#reflect();
    this.requestUpdate();
    if (this.hasUpdated) this.#schedule();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
    this.#checker.stop();
    // The browser closes what leaves the page, and tells nobody.
    this.#isOpen = false;
  }

  /**
   * Checks the badge now, however `verify` is set. Without `force`, a check that runs or has ended is
   * not made again. Never rejects.
   *
   * @returns The report; null where there is nothing to check, or the check was overtaken or ended.
   */
  check(options?: CheckOptions): Promise<Report | null> {
    // What was set, or put inside, a moment ago only counts from the next update on.
    this.requestUpdate();
    this.performUpdate();
    return this.#check(options);
  }

  #check(options?: CheckOptions): Promise<Report | null> {
    return this.#checker.check(subjectOf(this), this.baseURI, options);
  }

  async #verify(input: BadgeInput, signal: AbortSignal, force: boolean): Promise<Report> {
    const key = keyOf(this);
    const page = sharedPage();
    const known = page.reports.get(key);
    const { checkInPage } = await this.#loadAll();
    if (known && !force && Date.now() - Date.parse(known.checkedAt) < this.maxAge * 1000) {
      return known;
    }
    const permit = (request: OpenBadgeFetchDetail) =>
      this.network !== 'none' && tell(this, 'ob-fetch', request);
    const report = await checkInPage(this, { input, signal, force, permit });
    if (key !== '') remember(page, key, report);
    return report;
  }

  async #loadAll(): Promise<typeof import('./page-check.ts')> {
    try {
      const [check] = await Promise.all([import('./page-check.ts'), this.#loadDetails()]);
      return check;
    } catch (error) {
      this.#loading = null;
      tell(this, 'ob-error', { error });
      throw error;
    }
  }

  #loadDetails(): Promise<void> {
    this.#loading ??= import('./details.ts').then(async ({ detailsFor, detailStyles }) => {
      this.#details = detailsFor(await this.#speech.ready());
      const sheets = detailStyles.flatMap(({ styleSheet }) => styleSheet ?? []);
      const root = this.shadowRoot;
      const isStyled = sheets.every((sheet) => root?.adoptedStyleSheets.includes(sheet));
      if (root && !isStyled) root.adoptedStyleSheets = [...sheets, ...root.adoptedStyleSheets];
      this.requestUpdate();
    });
    return this.#loading;
  }

  /** Begins the check when `verify` says so. */
  #schedule(): void {
    this.#observer?.disconnect();
    if (!this.isConnected || this.status !== 'idle') return;
    if (this.verify === 'load') void this.#check();
    else if (this.verify !== 'click' && this.verify !== 'never') {
      this.#observer ??= new IntersectionObserver((entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.#observer?.disconnect();
        void this.#check();
      });
      this.#observer.observe(this);
    }
  }

  #onState(): void {
    if (this.status === 'checking') this.#announced = '';
    if (!hasPanel(this.#checker.state, this.#details)) this.#isOpen = false;
    this.#reflect();
    this.requestUpdate();
  }

  #onEnd(end: CheckEnd): void {
    this.#announce();
    const badge = end.report?.badge;
    if (badge && !this.#isKnown) {
      this.#isKnown = true;
      tell(this, 'ob-load', { badge });
    }
    tell(this, 'ob-status', end);
  }

  /** The status for selectors: as an attribute and as a custom state. */
  #reflect(): void {
    if (this.getAttribute('status') !== this.status) this.setAttribute('status', this.status);
    showState(this.#internals, this.status);
  }

  /** Said aloud only to those who wait for it: a page may hold sixty badges. */
  #announce(): void {
    if (!this.#isOpen && !this.matches(':focus-within')) return;
    this.#announced =
      this.#details?.announce(this.report) ?? this.#speech.words?.chips[this.status] ?? '';
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('locale') || !this.hasUpdated) this.#speech.want(localesOf(this));
    const question = questionOf(this);
    const asksAnew = question.some((part, index) => part !== this.#question[index]);
    if (asksAnew) {
      // Nothing that was found before speaks of what is asked now.
      this.#question = question;
      this.#isKnown = false;
      this.#checker.forget();
    }
    if (isServer) return;
    if (asksAnew || changed.has('verify')) this.#schedule();
    const isLarge = this.variant === 'card' || this.variant === 'full' || this.variant === 'row';
    if (isLarge && this.verify !== 'click' && this.verify !== 'never') {
      this.#loadDetails().catch(() => undefined);
    }
  }

  #onSpeech(): void {
    this.requestUpdate();
    if (!this.#details) return;
    this.#loading = null;
    this.#loadDetails().catch(() => undefined);
  }

  protected override firstUpdated(): void {
    const look = () => this.requestUpdate();
    watchInside(this, look);
    // A picture inside comes later, or does not.
    for (const type of ['load', 'error']) this.addEventListener(type, look, true);
  }

  protected override updated(): void {
    const panel = this.shadowRoot?.querySelector<HTMLElement>('.panel');
    if (panel?.isConnected && this.details !== this.#isOpen) panel.togglePopover(this.details);
  }

  protected override render(): TemplateResult {
    const { variant, verify, baseURI, headingLevel, details, proxy } = this;
    const { state } = this.#checker;
    const inside = isServer ? 'something' : insideOf(this);
    const small = variant === 'row' && !isServer && inside === 'something';
    return draw({
      ...{ variant, verify, state },
      // An attribute may say anything.
      headingLevel: headingLevel >= 1 && headingLevel <= 6 ? Math.round(headingLevel) : 2,
      ...{ words: this.#speech.words, details: this.#details },
      age:
        state.kind === 'checking' && state.last
          ? ago(state.last.checkedAt, new Date(), this.#speech.spoken?.locale ?? 'en')
          : '',
      inside,
      picture: pictureOf(this.src, baseURI) ?? (small ? pictureInside(this) : null),
      isOpen: this.#isOpen,
      announced: this.#announced,
      elsewhere: elsewhere(this.checker, subjectOf(this), baseURI),
      relay: proxy && URL.canParse(proxy, baseURI) ? new URL(proxy, baseURI).host : null,
      unfolded: details,
      onCheck: () => void this.check(),
      onAgain: () => void this.check({ force: true }),
      onToggle: this.#onToggle,
      onFold: (open) => this.#onFold(open),
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
    this.details = opens;
    this.requestUpdate();
    tell(this, 'ob-toggle', { open: opens });
  };

  #onFold(open: boolean): void {
    if (open === this.details) return;
    this.details = open;
    tell(this, 'ob-toggle', { open });
  }
}
