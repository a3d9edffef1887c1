import { linkTo } from './links.ts';
import type { Sighting } from './sighting.ts';

/**
 * A page may itself be that of a badge: its page on a platform, a picture or a credential that was opened
 * in a tab. Of other frames the page around them tells.
 */
export function ownSighting({ documentElement, contentType, location }: Document): Sighting | null {
  const address = location.href.replace(/#.*$/, '');
  const element = documentElement;
  if (documentElement.localName === 'svg') return { kind: 'picture', element, address };
  if (globalThis.top !== globalThis.self) return null;
  const end = /[/+]json$/.test(contentType) ? address : linkTo(address);
  return end === '' || !/^https?:/.test(end) ? null : { kind: 'link', element, address: end };
}
