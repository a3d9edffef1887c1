import { isServer, type PropertyValues } from 'lit';
import type { OpenBadgeVariant, OpenBadgeVerify } from './drawing.ts';
import { ServedElement } from './served.ts';
import { inlineCredential, type Subject } from './source.ts';

export type OpenBadgeTheme = 'auto' | 'light' | 'dark';
export type OpenBadgeNetwork = 'auto' | 'none';

/** Whoever writes `network="NONE"` wants nobody to be asked: as in HTML, capitals and spaces around are nothing. */
const WORD = { converter: (value: string | null) => value?.trim().toLowerCase() };

/**
 * What a page says to an `<open-badge>`: its attributes, its properties, and how it shall look.
 *
 * @attr {string} src - Baked picture (PNG, SVG), assertion or credential (address, JSON), or a compact JWS.
 * @attr {'badge'|'chip'|'row'|'card'|'full'} variant - How much is shown. Default: `badge`.
 * @attr {'visible'|'load'|'click'|'never'} verify - When the check begins. Default: `visible`.
 * @attr {string} locale - BCP 47 tag for words and dates. Default: the language around it, then the browser's.
 * @attr {'auto'|'light'|'dark'} theme - Colours. Default: `auto`, the colour scheme of the page.
 * @attr {number} heading-level - Level of the badge's name among the headings of the page. Default: 2.
 * @attr {boolean} details - Open: the panel of the chip, or the fold of the card.
 * @attr {number} max-age - How old a result of another element of this page may be to count, in seconds. Default: 0.
 * @attr {string} recipient-hash - Whose it should be, as a hash (`sha256$…` of the address and the salt), never the address.
 * @attr {string} recipient-salt - What was added to the address before it was hashed. Default: nothing.
 * @attr {string} trust-list - Address of a JSON list of issuers that you vouch for: `{name, issuers: [{id}]}`.
 * @attr {'auto'|'none'} network - `none`: nobody is asked; what stands in the page is checked as far as that goes. Default: `auto`.
 * @attr {string} proxy - Your own relay for issuers that answer to no page: an address with `{url}` in it.
 * @attr {string} checker - Page of somebody else that checks the badge in its `#` part; the card then links to it.
 *
 * @csspart base - Everything.
 * @csspart media - Around the picture.
 * @csspart image - The picture, where the element shows it itself.
 * @csspart status - The chip, or the verdict in the card.
 * @csspart status-icon - Sign of the verdict.
 * @csspart status-label - Word of the verdict.
 * @csspart panel - What the chip opens.
 * @csspart card - The card.
 * @csspart line - The line of `variant="row"`.
 * @csspart report - The report of `variant="full"`.
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
 * @csspart elsewhere - Link to the independent check.
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
 */
export class OpenBadgeSettings extends ServedElement {
  static override readonly properties = {
    src: { type: String },
    variant: { type: String, reflect: true, useDefault: true },
    verify: WORD,
    locale: { type: String },
    theme: { type: String, reflect: true, useDefault: true },
    headingLevel: { type: Number, attribute: 'heading-level' },
    details: { type: Boolean },
    maxAge: { type: Number, attribute: 'max-age' },
    recipientHash: { type: String, attribute: 'recipient-hash' },
    recipientSalt: { type: String, attribute: 'recipient-salt' },
    trustList: { type: String, attribute: 'trust-list' },
    network: WORD,
    proxy: { type: String },
    checker: { type: String },
    credential: { attribute: false },
    fetcher: { attribute: false },
  };

  declare src: string;
  declare variant: OpenBadgeVariant;
  declare verify: OpenBadgeVerify;
  declare locale: string;
  declare theme: OpenBadgeTheme;
  declare headingLevel: number;
  declare details: boolean;
  declare maxAge: number;
  declare recipientHash: string;
  declare recipientSalt: string;
  declare trustList: string;
  declare network: OpenBadgeNetwork;
  declare proxy: string;
  declare checker: string;
  /** The badge itself, in place of `src`: JSON as text or object, a compact JWS or JWT, bytes, a Blob. */
  declare credential: Subject | null;
  /** The only door to the network, for owners who relay or forbid requests. Default: `fetch`. */
  declare fetcher: typeof globalThis.fetch | undefined;

  constructor() {
    super();
    Object.assign(this, DEFAULTS);
    this.credential = null;
    this.fetcher = undefined;
  }

  /** Who removes an attribute, or sets a property to what is not known yet, says nothing. */
  protected override willUpdate(_changed: PropertyValues<this>): void {
    for (const [name, value] of Object.entries(DEFAULTS)) {
      if (Reflect.get(this, name) == null) Reflect.set(this, name, value);
    }
  }
}

const DEFAULTS = {
  src: '',
  variant: 'badge',
  verify: 'visible',
  locale: '',
  theme: 'auto',
  headingLevel: 2,
  details: false,
  maxAge: 0,
  recipientHash: '',
  recipientSalt: '',
  trustList: '',
  network: 'auto',
  proxy: '',
  checker: '',
} as const satisfies Partial<OpenBadgeSettings>;

/** Whoever changes one of these asks another question: what was found before does not answer it. */
export function questionOf(element: OpenBadgeSettings): readonly unknown[] {
  const { recipientHash, recipientSalt, trustList, network, proxy } = element;
  return [subjectOf(element), recipientHash, recipientSalt, trustList, network, proxy];
}

/** The badge itself, where it was handed in or stands inside; else where it lies. */
export function subjectOf(element: OpenBadgeSettings): Subject {
  const inside = isServer ? '' : inlineCredential(element);
  return element.credential ?? (inside || element.src);
}

/** All that a report depends on; '' where it is not for other elements. */
export function keyOf(element: OpenBadgeSettings): string {
  const question = questionOf(element);
  if (typeof question[0] !== 'string' || element.fetcher) return '';
  return JSON.stringify([element.baseURI, ...question]);
}

/** Languages to speak, the preferred first: the owner's, that around the element, the reader's. */
export function localesOf(element: HTMLElement & { locale: string }): readonly string[] {
  if (isServer) return [element.locale];
  // Around a shadow tree nothing but the page itself is asked.
  const around = element.closest('[lang]')?.getAttribute('lang');
  return [element.locale, around ?? document.documentElement.lang, ...navigator.languages];
}
