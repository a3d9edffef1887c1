import type { BadgeSummary, Report, Standard } from '../report.ts';

/** What the check of one credential yields beside its findings. */
export interface Checked {
  readonly standard: Standard | null;
  readonly badge: Omit<BadgeSummary, 'proven'> | null;
  readonly endorsements: readonly Report[];
  readonly contains: readonly Report[];
}

export const NOTHING: Checked = { standard: null, badge: null, endorsements: [], contains: [] };
