import type { Verdict } from '../../core/report.ts';

/** How our verdict stands to the one that an `<open-badge>` on the page shows. */
export type Agreement = 'confirmed' | 'contradicted';

/** Verdicts of those who could not tell, and states before there is one: nothing to agree with. */
const UNTOLD: readonly string[] = ['', 'idle', 'checking', 'failed', 'unchecked', 'none'];

/**
 * A page can draw any verdict; the reader's own checker says whether it is right. null where either of the
 * two could not tell.
 */
export function agreementOf(claimed: string | null, verdict: Verdict): Agreement | null {
  if (claimed === null || UNTOLD.includes(claimed) || UNTOLD.includes(verdict)) return null;
  return claimed === verdict ? 'confirmed' : 'contradicted';
}
