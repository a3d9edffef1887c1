import { absolute } from './pictures.ts';

/**
 * Which links are worth asking the background about: it knows the platforms. This is a cheap sieve over
 * every link of a page, so it lets more through than there are badges.
 */
const PLATFORM =
  /badge|credly|acclaim|credential|accredible|assertion|cancred|parchment|sertifier|certificate-validator|[?&]award=\d/i;

/** Files that may hold a badge. */
const TOKEN_FILE = /\.(?:jws|jwt)(?:[?#]|$)/i;
const DATA_FILE = /\.(?:json|jsonld|png|svg)(?:[?#]|$)/i;
const SPEAKS_OF_BADGE = /badge|credential|assertion|certifica|award|diploma|achievement/i;

/** Addresses of pages that only lead on: LinkedIn's own, and checkers that were given an address. */
const LEADS_ON =
  /^https?:\/\/(?:[\w-]+\.)?(?:linkedin\.com\/(?:redir\/redirect|safety\/go)|badgecheck\.io|badgecheck(?:\.[a-z]{2})?\.badgr\.com)\/?\?/i;

/** Longest address that is looked at, in characters. */
const LONGEST = 2000;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Where a link or an embed leads, if that may be a badge; '' otherwise. */
export function linkOf(element: Element): string {
  const shared = element.getAttribute('data-share-badge-id');
  if (shared !== null) return sharedBadge(shared, element);
  const written = element.getAttribute(element.localName === 'iframe' ? 'src' : 'href') ?? '';
  if (written.length > LONGEST || !mayLead(written)) return '';
  return linkTo(absolute(written, element), element.textContent ?? '');
}

/** @param text what stands in the link, where a file may be named by it alone. */
export function linkTo(address: string, text = ''): string {
  const end = LEADS_ON.test(address) ? (target(address) ?? address) : address;
  if (!/^https?:/.test(end) || end.length > LONGEST) return '';
  const path = end.replace(/[?#].*$/, '');
  if (TOKEN_FILE.test(path)) return end;
  if (DATA_FILE.test(path)) {
    return SPEAKS_OF_BADGE.test(path) || SPEAKS_OF_BADGE.test(text.slice(0, 200)) ? end : '';
  }
  return PLATFORM.test(end) ? end : '';
}

function mayLead(written: string): boolean {
  return (
    PLATFORM.test(written) ||
    TOKEN_FILE.test(written) ||
    DATA_FILE.test(written) ||
    LEADS_ON.test(written)
  );
}

function target(address: string): string | null {
  try {
    return new URL(address).searchParams.get('url');
  } catch {
    return null;
  }
}

/** Credly's embed before its script has replaced it, and where that script is blocked. */
function sharedBadge(id: string, element: Element): string {
  if (!UUID.test(id)) return '';
  const host = element.getAttribute('data-share-badge-host') || 'https://www.credly.com';
  const address = absolute(host, element);
  return /^https?:/.test(address) ? `${new URL(address).origin}/badges/${id}` : '';
}
