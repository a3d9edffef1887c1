/** Begins like a compact JWS or JWT: a base64url header that starts with `{"`. */
const COMPACT_JWS = /^eyJ[\w-]*\.[\w-]*\.[\w-]*$/;

/**
 * The `src` of an element → what core verifies: badge data stays as it is, an address is resolved
 * against the page. null where there is nothing to check.
 */
export function inputOf(src: string, base: string): string | URL | null {
  const text = src.trim();
  if (text === '') return null;
  if (text.startsWith('{') || COMPACT_JWS.test(text)) return text;
  try {
    return new URL(text, base);
  } catch {
    // Neither data nor an address: the core says so, in a report like any other.
    return text;
  }
}

/** Where the picture itself is given, and no fallback content shows it: the address for an `<img>`. */
export function pictureOf(src: string, base: string): string | null {
  const input = inputOf(src, base);
  if (!(input instanceof URL)) return null;
  const isPicture =
    input.protocol === 'data:'
      ? /^image\//i.test(input.pathname)
      : /\.(?:png|svg)$/i.test(input.pathname);
  return isPicture ? input.href : null;
}
