import { list, oneOf, type Reader, shape, text } from './shape.ts';

/**
 * On which pages we run by ourselves. It is the reader's wish: the browser runs us only where it was
 * also allowed, so a permission that was taken away in the browser needs no bookkeeping here.
 */
export const MODES = ['everywhere', 'sites', 'click'] as const;
export type Mode = (typeof MODES)[number];

export interface Settings {
  readonly mode: Mode;
  /** Match patterns, `https://*.example.com/*`. */
  readonly sites: readonly string[];
  /** Hosts of sites that nothing is drawn into: their badges, and those of all hosts below, are listed only. */
  readonly quiet: readonly string[];
}

/** What holds until the reader chooses. */
export const DEFAULT_SETTINGS: Settings = { mode: 'click', sites: [], quiet: [] };

/** Match patterns of every website. Asked for only when the reader says so. */
export const EVERY_SITE: readonly string[] = ['https://*/*', 'http://*/*'];

const MOST_SITES = 1000;

const names = list(text(300), MOST_SITES);

const stored: Reader<Settings> = shape({
  mode: oneOf(...MODES),
  sites: names,
  // Absent in what earlier versions stored.
  quiet: (value) => (value === undefined ? [] : names(value)),
});

export function readSettings(value: unknown): Settings {
  return stored(value) ?? DEFAULT_SETTINGS;
}

/** Where our script is to run by itself, as match patterns. */
export function matchesOf({ mode, sites }: Pick<Settings, 'mode' | 'sites'>): readonly string[] {
  switch (mode) {
    case 'everywhere':
      return EVERY_SITE;
    case 'sites':
      return sites;
    case 'click':
      return [];
  }
}

export function withSite(settings: Settings, site: string): Settings {
  const sites = [...new Set([...settings.sites, site])].slice(-MOST_SITES);
  return { ...settings, mode: 'sites', sites };
}

export function withoutSite(settings: Settings, site: string): Settings {
  return { ...settings, sites: settings.sites.filter((other) => other !== site) };
}

export function withDrawn(settings: Settings, host: string, drawn: boolean): Settings {
  const others = settings.quiet.filter((other) => other !== host);
  return { ...settings, quiet: drawn ? others : [...others, host].slice(-MOST_SITES) };
}

/** LinkedIn looks for extensions that change its pages, and restricts the accounts of those who use them. */
const NEVER_DRAWN_INTO = ['linkedin.com'];

/**
 * May marks be drawn into the pages of this host? `never`: nobody can choose that; the list has its badges all
 * the same.
 */
export function drawnInto(
  { quiet }: Pick<Settings, 'quiet'>,
  host: string,
): 'yes' | 'no' | 'never' {
  if (NEVER_DRAWN_INTO.some((site) => isOfSite(host, site))) return 'never';
  return quiet.some((site) => isOfSite(host, site)) ? 'no' : 'yes';
}

function isOfSite(host: string, site: string): boolean {
  return host === site || host.endsWith(`.${site}`);
}

/** The host of an address; '' where it has none. */
export function hostOf(address: string): string {
  return parse(address)?.hostname ?? '';
}

/** The match pattern of the very host of an address; `null` where there is nothing that could be allowed. */
export function hostPattern(address: string): string | null {
  const url = parse(address);
  // A match pattern has no port: it stands for all of them (Firefox refuses one that names it).
  return url && !url.hostname.startsWith('[') ? `${url.protocol}//${url.hostname}/*` : null;
}

/**
 * The match pattern of what somebody typed: `example.com` means it and all hosts below it.
 * `null` where that is no website.
 */
export function siteOf(typed: string): string | null {
  const entry = typed.trim();
  const url = parse(/^[a-z][a-z\d+.-]*:\/\//i.test(entry) ? entry : `https://${entry}`);
  const host = url?.hostname.replace(/^www\./, '').replace(/\.$/, '') ?? '';
  // Chromium's URL parser lets more through than the standard's ("a b" is "a%20b").
  if (!url || !/^[a-z\d_-]+(\.[a-z\d_-]+)*$/.test(host)) return null;
  const plain = /^[\d.]+$/.test(host) || !host.includes('.');
  return `${url.protocol}//${plain ? host : `*.${host}`}/*`;
}

/** Is this the match pattern of a website, and of no more than one? */
export function isPattern(text: string): boolean {
  return /^https?:\/\/(\*\.)?[^*/\s]+\/\*$/.test(text);
}

/** What a pattern says to people: `https://*.example.com/*` is `example.com`. */
export function siteName(pattern: string): string {
  return pattern.replace(/^[a-z*]+:\/\/(\*\.)?/, '').replace(/\/\*$/, '');
}

function parse(address: string): URL | null {
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}
