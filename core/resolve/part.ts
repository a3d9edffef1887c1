import { checkAddress } from './address.ts';

/** Whom a part may be asked of, as for a whole document. */
export interface PartOptions {
  readonly fetch: typeof globalThis.fetch;
  /** Address of the page that shows the picture. */
  readonly foundOn: string;
  readonly permit: (url: string) => Promise<boolean>;
  readonly signal: AbortSignal;
}

type Refusal = 'not-permitted' | 'refused-address';

export type Part =
  | { readonly kind: 'answered'; readonly response: Response }
  | { readonly kind: Refusal | 'fault' };

/**
 * The door, ajar: a part of a picture, to see whether it is worth asking for whole. The same guard as for a
 * document stands before it and after its redirects; what comes is the caller's to read and to end.
 *
 * @param from first byte that is wanted; a server that knows no ranges answers 200 with everything.
 * @param length how many bytes, of which a server may send fewer.
 */
export async function getPart(
  address: string,
  from: number,
  length: number,
  { fetch, foundOn, permit, signal }: PartOptions,
): Promise<Part> {
  const mayAsk = async (url: string): Promise<Refusal | null> => {
    if (!checkAddress(url, foundOn).ok) return 'refused-address';
    return (await permit(url).catch(() => false)) ? null : 'not-permitted';
  };
  const refused = await mayAsk(address);
  if (refused !== null) return { kind: refused };
  const ask = (redirect: 'manual' | 'follow') =>
    fetch(address, {
      headers: { range: `bytes=${from}-${from + length - 1}` },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect,
      signal,
    });
  try {
    let response = await ask('manual');
    // A browser hides the hops: the address where it ended is checked instead.
    if (response.type === 'opaqueredirect') response = await ask('follow');
    const end = response.url || address;
    const refusedEnd = end === address ? null : await mayAsk(end);
    if (refusedEnd === null) return { kind: 'answered', response };
    response.body?.cancel().catch(() => undefined);
    return { kind: refusedEnd };
  } catch {
    return { kind: 'fault' };
  }
}
