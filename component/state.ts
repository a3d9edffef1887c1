import type { Report } from '../core/report.ts';
import type { Status } from './view/verdict.ts';

/** Where a check stands. Nothing else of the element says so. */
export type CheckState =
  | { readonly kind: 'idle' }
  /** `last`: the report of the check before, shown while this one runs. */
  | { readonly kind: 'checking'; readonly last: Report | null }
  | { readonly kind: 'done'; readonly report: Report }
  /** The checker itself could not be loaded: no report, and nothing is known of the badge. */
  | { readonly kind: 'failed' };

export function statusOf(state: CheckState): Status {
  switch (state.kind) {
    case 'done':
      return state.report.verdict;
    case 'failed':
      return 'unchecked';
    case 'idle':
    case 'checking':
      return state.kind;
  }
}

/** The report that may be shown now; null where there is none. */
export function reportIn(state: CheckState): Report | null {
  switch (state.kind) {
    case 'done':
      return state.report;
    case 'checking':
      return state.last;
    case 'idle':
    case 'failed':
      return null;
  }
}

/** The status for selectors, as a custom state: `:state(verified)`. */
export function showState({ states }: ElementInternals, status: Status): void {
  try {
    states.clear();
    states.add(status);
  } catch {
    // Chrome < 125 only knows states whose name begins with two hyphens: there the attribute must do.
  }
}
