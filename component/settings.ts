import { LitElement } from 'lit';
import type { OpenBadgeVariant, OpenBadgeVerify } from './drawing.ts';
import type { Subject } from './source.ts';

export type OpenBadgeTheme = 'auto' | 'light' | 'dark';
export type OpenBadgeNetwork = 'auto' | 'none';

/** What a page says to an `<open-badge>`: its attributes and properties. */
export class OpenBadgeSettings extends LitElement {
  static override readonly properties = {
    src: { type: String },
    variant: { type: String },
    verify: { type: String },
    locale: { type: String },
    theme: { type: String },
    headingLevel: { type: Number, attribute: 'heading-level' },
    details: { type: Boolean },
    maxAge: { type: Number, attribute: 'max-age' },
    recipientHash: { type: String, attribute: 'recipient-hash' },
    recipientSalt: { type: String, attribute: 'recipient-salt' },
    trustList: { type: String, attribute: 'trust-list' },
    network: { type: String },
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
    this.src = '';
    this.variant = 'badge';
    this.verify = 'visible';
    this.locale = '';
    this.theme = 'auto';
    this.headingLevel = 2;
    this.details = false;
    this.maxAge = 0;
    this.recipientHash = '';
    this.recipientSalt = '';
    this.trustList = '';
    this.network = 'auto';
    this.proxy = '';
    this.checker = '';
    this.credential = null;
    this.fetcher = undefined;
  }
}

/** Whoever changes one of these asks another question: what was found before does not answer it. */
export const QUESTION = [
  'src',
  'credential',
  'recipientHash',
  'recipientSalt',
  'trustList',
  'network',
  'proxy',
] as const satisfies readonly (keyof OpenBadgeSettings)[];
