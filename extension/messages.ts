import type { Report } from '../core/report.ts';
import { type drawnInto, MODES, type Settings } from './settings.ts';
import { flag, list, oneOf, optional, type Reader, shape, text, wholeNumber } from './shape.ts';

/**
 * Who may ask. `content`: our script in a page, which may only ask about what its frame shows.
 * `own-page`: popup, settings, report. A page itself, another extension or a website: nobody.
 */
export type Speaker =
  | {
      readonly kind: 'content';
      readonly tabId: number;
      readonly frameId: number;
      readonly url: string;
    }
  | { readonly kind: 'own-page' };

/** Longest address that is looked at, in characters: a data: picture of about 3 MiB. */
export const LONGEST_ADDRESS = 4 * 1024 * 1024;

/** Most badges of one frame that are listed. */
export const MOST_BADGES = 2000;

/** Longest address of a picture or link that the background looks at, in characters. */
export const LONGEST_LOOKED_AT = 8192;

/** Most addresses that are looked at in one message. */
export const MOST_LOOKS = 64;

/** A picture is checked by what is in it, a link by where it leads. */
const kind = oneOf('picture', 'link');

const id = text(64);
const page = text(64);
const nothing = shape({});
const tabId = wholeNumber;

/** Everything that the background answers: who may ask, and how the question is read. */
export const MESSAGES = {
  /** A page comes up (again): what its frame showed before is forgotten. */
  opened: { from: 'content', ask: shape({ page }) },
  /** Every badge that the page shows now, from top to bottom. */
  shows: { from: 'content', ask: shape({ page, badges: list(id, MOST_BADGES) }) },
  /**
   * Is a check of these worth it? A few bytes of each picture are read, and no issuer is asked. `cue`:
   * something besides the picture speaks of a badge.
   */
  look: {
    from: 'content',
    ask: shape({
      page,
      items: list(shape({ kind, address: text(LONGEST_LOOKED_AT), cue: flag }), MOST_LOOKS),
    }),
  },
  /** Is this a badge, and does it hold? `bytes`: the picture as a data: address, where the page has it. */
  check: {
    from: 'content',
    ask: shape({
      page,
      kind,
      address: text(LONGEST_ADDRESS),
      bytes: optional(text(LONGEST_ADDRESS)),
      again: flag,
    }),
  },
  closed: { from: 'content', ask: shape({ page }) },
  /** Runs the script that draws in the frame that asks: its first badge was found. */
  draw: { from: 'content', ask: shape({ page }) },
  'open-report': { from: 'content', ask: shape({ id }) },

  tab: { from: 'own-page', ask: shape({ tabId }) },
  /** Runs in this tab once, and looks at every picture of it. */
  'scan-tab': { from: 'own-page', ask: shape({ tabId }) },
  'show-in-tab': { from: 'own-page', ask: shape({ tabId, id }) },
  'check-again': { from: 'own-page', ask: shape({ id }) },
  result: { from: 'own-page', ask: shape({ id }) },
  settings: { from: 'own-page', ask: nothing },
  'set-mode': { from: 'own-page', ask: shape({ mode: oneOf(...MODES) }) },
  'add-site': { from: 'own-page', ask: shape({ site: text(300) }) },
  'remove-site': { from: 'own-page', ask: shape({ site: text(300) }) },
  /** Marks on the pages of this host and of those below it, or nothing: their badges are listed. */
  'set-drawn': { from: 'own-page', ask: shape({ host: text(300), drawn: flag }) },
} as const satisfies Record<string, { from: Speaker['kind']; ask: Reader<unknown> }>;

export type MessageName = keyof typeof MESSAGES;
export type Ask<N extends MessageName> = NonNullable<ReturnType<(typeof MESSAGES)[N]['ask']>>;

export type Look = Ask<'look'>['items'][number];

/** `badge`: there may be one. `unread`: no answer came. */
export type Looked = 'badge' | 'none' | 'not-permitted' | 'unread';

/** What came of the check of one picture. */
export type Checked =
  | { readonly state: 'badge'; readonly id: string; readonly report: Report }
  | { readonly state: 'no-badge'; readonly id: string; readonly report: Report }
  /** The picture's site may not be asked by us; the page itself may have its bytes. */
  | { readonly state: 'not-permitted'; readonly id: string };

/** One badge on a tab. */
export interface Listed {
  readonly id: string;
  readonly frameId: number;
  /** The picture that the page shows it by: https:, http: or data:; '' for a link, or where that is too long to keep. */
  readonly address: string;
  /** Name of the platform whose page a link leads to; '' for another link; null for a picture. */
  readonly link: string | null;
  readonly report: Report;
}

export interface TabView {
  /** null: we may not know it. */
  readonly url: string | null;
  /** Does our script run in it now? */
  readonly running: boolean;
  readonly mode: Settings['mode'];
  readonly badges: readonly Listed[];
  /** Checks that are under way. */
  readonly pending: number;
  /** Are marks drawn into it? `never`: nobody can choose that. */
  readonly drawn: ReturnType<typeof drawnInto>;
  /** Sites (match patterns) that pictures of this page lie on, and that we may not ask. */
  readonly blocked: readonly string[];
}

export interface SettingsView extends Settings {
  /** May we ask every site? */
  readonly everywhere: boolean;
  /** Those of `sites` that the browser lets us read. */
  readonly allowed: readonly string[];
}

export interface Answers {
  opened: null;
  shows: null;
  look: readonly Looked[];
  check: Checked;
  closed: null;
  /**
   * What to say there: the file of the language, for `languageOf` and `briefOf` (null: English), and the form of
   * its dates. null: nothing is to be drawn, or the browser does not let us.
   */
  draw: { readonly locale: string; readonly table: unknown } | null;
  'open-report': null;
  tab: TabView;
  'scan-tab': { readonly running: boolean };
  'show-in-tab': { readonly shown: boolean };
  /** `checked`: false where nobody could be asked. */
  'check-again': { readonly checked: boolean };
  result: { readonly address: string; readonly report: Report } | null;
  settings: SettingsView;
  'set-mode': SettingsView;
  'add-site': SettingsView;
  'remove-site': SettingsView;
  'set-drawn': SettingsView;
}

/** What the background may ask of our script in a page. */
export const PAGE_MESSAGES = {
  ping: shape({}),
  /** Look at every picture, not only at those in view. */
  scan: shape({}),
  show: shape({ id }),
  /** Puts the focus on the mark of the next badge, or the one before; `from`: the end of this frame. */
  walk: shape({ back: flag, fromEnd: flag }),
  /** Ask everybody again about this badge. */
  again: shape({ id }),
  /** The reader asked about this very picture: answer, whatever it is. */
  'check-picture': shape({ address: text(LONGEST_ADDRESS) }),
  /** From now on something is to be drawn, or nothing; what was found stays in the list. */
  'set-drawn': shape({ wanted: flag }),
  stop: shape({}),
} as const satisfies Record<string, Reader<unknown>>;

export type PageMessageName = keyof typeof PAGE_MESSAGES;
export type PageAsk<N extends PageMessageName> = NonNullable<ReturnType<(typeof PAGE_MESSAGES)[N]>>;

export interface PageAnswers {
  ping: { readonly page: string };
  scan: null;
  show: { readonly shown: boolean };
  /** `moved`: false where there is none further on in this frame. */
  walk: { readonly moved: boolean };
  again: { readonly checked: boolean };
  /** `drawn`: false where nothing may be drawn into the page, or the picture was not found there. */
  'check-picture': { readonly drawn: boolean };
  'set-drawn': null;
  stop: null;
}

export type ErrorCode = 'not-allowed' | 'bad-request' | 'gone' | 'failed';

/** An Error does not survive messaging: replies are data. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: { readonly code: ErrorCode } };

export type Handlers = {
  readonly [N in MessageName]: (ask: Ask<N>, speaker: Speaker) => Promise<Answers[N]>;
};
export type ContentSpeaker = Extract<Speaker, { kind: 'content' }>;

/** What the browser says of who sent a message. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly origin?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
}

/** The address of a frame whose origin is its own alone (`sandbox`, `data:`): it speaks for no host. */
const OF_NO_HOST = 'about:blank';

/**
 * Who speaks, from what the browser (not the speaker) says of the sender.
 *
 * @param self id of this extension, and the address that its own pages begin with.
 */
export function speakerOf(sender: Sender, self: { id: string; base: string }): Speaker | null {
  if (sender.id !== self.id || !sender.url) return null;
  if (sender.url.startsWith(self.base)) return { kind: 'own-page' };
  const { frameId, tab } = sender;
  const url = pageOf(sender.url, sender.origin);
  if (url === null || tab?.id === undefined || frameId === undefined) return null;
  return { kind: 'content', tabId: tab.id, frameId, url };
}

/** A frame without an address of its own (about:srcdoc) is a part of the page that wrote it, unless that shut it in. */
function pageOf(address: string, origin: string | undefined): string | null {
  const isNameless = /^(?:about|blob|data):/.test(address);
  if (isNameless && origin === 'null') return OF_NO_HOST;
  const url = isNameless ? `${origin}/` : address;
  return /^https?:\/\//.test(url) ? url : null;
}

/** Answers one message, or refuses it; `null` for what is not of this protocol. */
export async function answer(
  message: unknown,
  speaker: Speaker | null,
  handlers: Handlers,
): Promise<Reply<unknown>> {
  const name = nameOf(message, MESSAGES);
  if (!name) return refuse('bad-request');
  if (!speaker || speaker.kind !== MESSAGES[name].from) return refuse('not-allowed');
  return run(name, message, speaker, handlers);
}

async function run<N extends MessageName>(
  name: N,
  message: unknown,
  speaker: Speaker,
  handlers: Handlers,
): Promise<Reply<unknown>> {
  const read: Reader<unknown> = MESSAGES[name].ask;
  const ask = read(message);
  if (ask === null) return refuse('bad-request');
  try {
    return { ok: true, value: await handlers[name](ask as Ask<N>, speaker) };
  } catch {
    return refuse('failed');
  }
}

export function refuse(code: ErrorCode): { ok: false; error: { code: ErrorCode } } {
  return { ok: false, error: { code } };
}

/** The name of a message, where it is one of these. */
export function nameOf<T extends object>(message: unknown, known: T): keyof T | null {
  if (typeof message !== 'object' || message === null) return null;
  const type: unknown = Reflect.get(message, 'type');
  return typeof type === 'string' && Object.hasOwn(known, type) ? (type as keyof T) : null;
}
