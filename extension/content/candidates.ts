import { naturalSize } from './pictures.ts';

/**
 * Pictures that cannot hold a badge are not asked about: only PNG and SVG are ever baked.
 * https://www.imsglobal.org/spec/ob/v3p0/#baked-badge
 */

/** Smallest side of a picture that is looked at, in CSS pixels: below are icons and tracking pixels. */
export const SMALLEST_SIDE = 32;

/** Longest data: address that is looked at, in characters: about 750 kB of picture. */
const LONGEST_DATA = 1024 * 1024;

/** Badges are about as wide as high: photographs, banners and maps are not asked about without a cue. */
const MOST_OBLONG = 2.5;

/** File names whose bytes are of another kind. A name without an ending, or with another, may be anything. */
const OTHER_KIND =
  /^[^?#]*\.(?:jpe?g|jfif|pjpeg|gif|webp|avif|heic|jxl|bmp|ico|tiff?|mp4|webm|ogv|m3u8|pdf|html?|php|js|css|woff2?)(?:[?#]|$)/i;

/** What people and platforms call what we look for, in the languages that we met. */
const CUE =
  /badge|credential|certif|zertifi|abzeichen|insignia|medal|award|diploma|achievement|credly|acclaim|assertion|moodle|pluginfile/i;

/** @param address absolute, as the browser writes it. */
export function mayCarryBadge(address: string): boolean {
  if (address.startsWith('data:')) {
    return /^data:image\/(?:png|svg\+xml)[;,]/i.test(address) && address.length <= LONGEST_DATA;
  }
  return /^(?:https?:\/\/[^/]+\/|blob:)/.test(address) && !OTHER_KIND.test(address);
}

export function isLargeEnough({ width, height }: { width: number; height: number }): boolean {
  return width >= SMALLEST_SIDE && height >= SMALLEST_SIDE;
}

/** Has it the shape of a badge? Told from its own size where it has one, else from how it is shown. */
export function isOfItsShape(element: Element, box: { width: number; height: number }): boolean {
  const { width, height } = naturalSize(element) ?? box;
  return width <= height * MOST_OBLONG && height <= width * MOST_OBLONG;
}

/** Does something besides the picture itself speak of a badge? Then its end is read as well as its beginning. */
export function hasCue(element: Element, address: string): boolean {
  if (!address.startsWith('data:') && CUE.test(address)) return true;
  for (const name of ['alt', 'title', 'aria-label', 'class', 'id']) {
    const said = element.getAttribute(name);
    if (said && CUE.test(said)) return true;
  }
  const link = element.closest('a[href]');
  return link !== null && CUE.test(link.getAttribute('href') ?? '');
}
