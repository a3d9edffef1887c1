import type { Languages } from './languages.ts';

/** Longest wait for a file of words, in milliseconds: a badge in English is better than none. */
const PATIENCE = 10_000;

/**
 * Languages whose files lie in `words/`, beside a script.
 *
 * @param script Address of the script; where it is not known, there is only English.
 * @param hashes Code → what the file must hash to (`integrity`), '' for any: so that who vouches for the
 *   script by its hash vouches for every word of it.
 */
export function filesBeside(
  script: string | undefined,
  hashes: Readonly<Record<string, string>>,
): Languages {
  const load = async (code: string, integrity: string) => {
    const response = await fetch(new URL(`words/${code}.json`, script), {
      integrity,
      credentials: 'omit',
      signal: AbortSignal.timeout(PATIENCE),
    });
    return { default: response.ok ? await response.json() : null };
  };
  return Object.fromEntries(
    Object.entries(hashes).map(([code, integrity]) => [code, () => load(code, integrity)]),
  );
}
