/**
 * Text from a stranger, made fit to stand in a line of ours: one line, no control characters, no
 * characters that turn the direction of what follows, no towers of accents, and not longer than `limit`
 * characters (default: 120). The joiners of scripts and emoji stay.
 */
export function clip(value: unknown, limit = 120): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  const line = String(value)
    .slice(0, limit * 8)
    .replace(/\p{Surrogate}/gu, '\u{fffd}')
    .replace(/[\p{White_Space}\p{Cc}]+/gu, ' ')
    .replace(/(?![\u200c\u200d])[\p{Cf}\p{Co}]/gu, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .trim();
  const characters = Array.from(line);
  return characters.length > limit
    ? `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`
    : line;
}

/**
 * The same, to be set inside a sentence: isolated, so that a name in a right-to-left script does not
 * reorder the words around it (Unicode UAX #9, FSI … PDI). Plain ASCII stays as it is where the sentence runs
 * from left to right; in one from right to left it would lose its last full stop or bracket to the other side.
 */
export function isolate(value: unknown, limit?: number, sentence: 'ltr' | 'rtl' = 'ltr'): string {
  const text = clip(value, limit);
  return sentence === 'ltr' && /^[\x20-\x7e]*$/.test(text) ? text : enclose(text);
}

/** Isolates what is fit to be shown already; what is isolated, or empty, stays. */
export function enclose(text: string): string {
  return text === '' || text.startsWith('\u2068') ? text : `\u2068${text}\u2069`;
}

/** The host of an address, or the address itself where it has none (`did:key:…`, `urn:uuid:…`). */
export function hostOf(address: unknown): string {
  if (typeof address !== 'string') return '';
  try {
    return new URL(address).host || address;
  } catch {
    return address;
  }
}

/** An address that a link may lead to; anything else is shown as text. */
export function linkable(address: string | null | undefined): string | null {
  if (!address) return null;
  try {
    const url = new URL(address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

/** A picture that an `<img>` may show: from https, or carried along as data. */
export function showable(address: string | null | undefined): string | null {
  if (!address) return null;
  if (/^data:image\/(?:png|svg\+xml|jpeg|gif|webp|avif)[;,]/i.test(address)) return address;
  try {
    return new URL(address).protocol === 'https:' ? address : null;
  } catch {
    return null;
  }
}
