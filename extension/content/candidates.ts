/**
 * Pictures that cannot hold a badge are not asked about: only PNG and SVG are ever baked.
 * https://www.imsglobal.org/spec/ob/v3p0/#baked-badge
 */

/** Smallest side of a picture that is looked at, in CSS pixels: below are icons and tracking pixels. */
export const SMALLEST_SIDE = 32;

/** Longest data: address that is looked at, in characters: about 750 kB of picture. */
const LONGEST_DATA = 1024 * 1024;

/** File names whose bytes are of another kind. A name without an ending, or with another, may be anything. */
const OTHER_KIND = /\.(?:jpe?g|jfif|gif|webp|avif|heic|bmp|ico|tiff?|mp4|webm)$/i;

export function mayCarryBadge(address: string): boolean {
  if (/^data:/i.test(address)) {
    return /^data:image\/(?:png|svg\+xml)[;,]/i.test(address) && address.length <= LONGEST_DATA;
  }
  try {
    const { protocol, pathname } = new URL(address);
    return (protocol === 'https:' || protocol === 'http:') && !OTHER_KIND.test(pathname);
  } catch {
    return false;
  }
}

/** What the picture shows now: of several sources the one that the browser chose. '' where it shows nothing. */
export function addressOf(picture: HTMLImageElement): string {
  const shown = picture.complete && picture.naturalWidth > 0;
  return shown ? picture.currentSrc || picture.src : '';
}

export function isLargeEnough({ width, height }: { width: number; height: number }): boolean {
  return width >= SMALLEST_SIDE && height >= SMALLEST_SIDE;
}
