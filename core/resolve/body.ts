import { concat } from '../bytes.ts';
import type { Limits } from '../options.ts';
import type { Purpose } from '../report.ts';

/** Only these may be a picture; a status list that calls itself one is still held to the size of a document. */
const MAY_BE_IMAGE: readonly Purpose[] = ['input', 'image'];

/** How pictures begin: PNG, JPEG, GIF, WebP, and markup (SVG). */
const IMAGE = /^(?:\x89PNG|\xff\xd8\xff|GIF8|RIFF|(?:\xef\xbb\xbf)?\s{0,8}<)/;

/**
 * The whole body, or why there is none. Bytes are counted as they come out of the decompression, whatever
 * length was declared; what the content type says decides nothing, the first bytes do.
 *
 * @param left bytes that the badge may still read in all.
 */
export async function readBody(
  response: Response,
  purpose: Purpose,
  limits: Pick<Limits, 'documentBytes' | 'imageBytes'>,
  left: number,
  signals: readonly AbortSignal[],
): Promise<Uint8Array | 'too-large' | 'cut-off'> {
  if (!response.body) return new Uint8Array();
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  let cap: number | null = null;
  try {
    for (;;) {
      const next = await withSignal(
        reader.read().catch(() => null),
        signals,
      );
      if (next === null) return 'cut-off';
      if (next.done) return concat(parts);
      length += next.value.length;
      cap ??= Math.min(left, capOf(next.value, purpose, limits));
      if (length > cap) return 'too-large';
      parts.push(next.value);
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

function capOf(
  first: Uint8Array,
  purpose: Purpose,
  { documentBytes, imageBytes }: Pick<Limits, 'documentBytes' | 'imageBytes'>,
): number {
  const start = String.fromCharCode(...first.subarray(0, 16));
  return MAY_BE_IMAGE.includes(purpose) && IMAGE.test(start) ? imageBytes : documentBytes;
}

/** Ends when the work does or when a signal fires: a caller's own `fetch` need not honour signals. */
export function withSignal<T>(work: Promise<T>, signals: readonly AbortSignal[]): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Error('aborted'));
    const done = () => {
      for (const signal of signals) signal.removeEventListener('abort', stop);
    };
    for (const signal of signals) {
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop, { once: true });
    }
    work.then(resolve, reject).finally(done);
  });
}
