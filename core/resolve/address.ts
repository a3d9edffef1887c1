/**
 * Which addresses may be asked at all. URLs inside badges are written by strangers: they must not turn
 * the verifier into a tool that knocks on routers, printers and intranets.
 */

/** Ports that the Fetch standard blocks. https://fetch.spec.whatwg.org/#port-blocking */
const BAD_PORTS = new Set(
  (
    '0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 ' +
    '123 135 137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 ' +
    '993 995 1719 1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080'
  ).split(' '),
);

/**
 * Names that resolve inside a machine or a private network, and two routers that half of a country has.
 * RFC 6761, RFC 6762, RFC 7686, RFC 8375, ICANN SAC113.
 */
const PRIVATE_SUFFIXES =
  /(^|\.)(localhost|local|internal|intranet|lan|home|corp|mail|private|localdomain|workgroup|arpa|onion)$|^fritz\.box$|^speedport\.ip$/;

export type AddressCheck =
  | { readonly ok: true; readonly url: URL }
  | { readonly ok: false; readonly reason: AddressProblem };
export type AddressProblem =
  | 'not-a-url'
  | 'too-long'
  | 'scheme'
  | 'credentials'
  | 'port'
  | 'ip-address'
  | 'private-host';

/** Longest address that is asked for, in characters. Servers refuse longer ones; a badge could hold megabytes. */
const LONGEST = 8192;

/**
 * Checks one address before it is asked, and again after each redirect.
 *
 * @param foundOn page that showed the badge; a private host passes only if the page is on that same host.
 */
export function checkAddress(address: string, foundOn?: string): AddressCheck {
  if (address.length > LONGEST) return { ok: false, reason: 'too-long' };
  const url = parseUrl(address);
  if (!url) return { ok: false, reason: 'not-a-url' };
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { ok: false, reason: 'scheme' };
  if (url.username || url.password) return { ok: false, reason: 'credentials' };
  if (BAD_PORTS.has(url.port)) return { ok: false, reason: 'port' };
  const host = nameOf(url);
  const ip = isIpAddress(host);
  if (!ip && !isPrivateName(host)) return { ok: true, url };
  if (foundOn !== undefined && sameHost(host, foundOn)) return { ok: true, url };
  return { ok: false, reason: ip ? 'ip-address' : 'private-host' };
}

/** The URL, or null; never throws. */
export function parseUrl(address: string, base?: string): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}

export function isHttpUrl(value: unknown): value is string {
  if (typeof value !== 'string' || !/^https?:\/\//i.test(value)) return false;
  const url = parseUrl(value);
  return url !== null && url.hostname !== '';
}

/** Anyone on the way may have written what comes from there; the machine itself is no way. */
export function isPlainHttp(address: string): boolean {
  const url = parseUrl(address);
  return url?.protocol === 'http:' && !isLoopback(nameOf(url));
}

/**
 * Does the second host speak for the first, where that sends us on to it? A host does for the names below and
 * above it; another that it merely redirects to does not: many sites redirect to whatever a link says.
 */
export function isRelatedHost(host: string, other: string): boolean {
  return host === other || host.endsWith(`.${other}`) || other.endsWith(`.${host}`);
}

/**
 * Does an address begin with another, both as they are asked for? By their text alone, `https://example.org/a/../b`
 * would be below `/a`, and `https://example.org.evil.example/` would begin with `https://example.org`.
 */
export function beginsWith(address: string, beginning: string): boolean {
  const [url, start] = [parseUrl(address), parseUrl(beginning)];
  if (!url || !start || url.host !== start.host || !url.href.startsWith(start.href)) return false;
  // Behind an encoded slash the dots are left for the server to resolve, and some do.
  return !/(\.|%2e){2}/i.test(url.pathname);
}

/** Host (and port) of an address, for sentences about it; empty where it is none. */
export function hostOf(address: string): string {
  return parseUrl(address)?.host ?? '';
}

/** Host without the dot that may end a fully qualified name. */
function nameOf(url: URL): string {
  return url.hostname.replace(/\.$/, '');
}

// The URL parser has already turned every spelling of an IPv4 address (hex, octal, one number) into four decimals.
function isIpAddress(host: string): boolean {
  return host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host);
}

/** Also a name with an empty label, which no public server can have. */
function isPrivateName(host: string): boolean {
  return !host.includes('.') || host.split('.').includes('') || PRIVATE_SUFFIXES.test(host);
}

function sameHost(host: string, foundOn: string): boolean {
  const page = parseUrl(foundOn);
  if (!page || (page.protocol !== 'https:' && page.protocol !== 'http:')) return false;
  const pageHost = nameOf(page);
  return host === pageHost || (isLocalhost(host) && isLocalhost(pageHost));
}

function isLoopback(host: string): boolean {
  return isLocalhost(host) || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function isLocalhost(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost');
}
