import type { BadgeSummary, Purpose } from '../core/report.ts';
import type { CheckEnd } from './checker.ts';

/** Of `ob-load`. */
export interface OpenBadgeLoadDetail {
  /** What the badge says; as facts only where `proven`. */
  readonly badge: BadgeSummary;
}

/** Of `ob-check`. */
export interface OpenBadgeCheckDetail {
  /** Address or text of the badge; '' where it was handed in as an object. */
  readonly src: string;
}

/** Of `ob-status`. */
export type OpenBadgeStatusDetail = CheckEnd;

/** Of `ob-fetch`: `preventDefault()` keeps the request from being made. */
export interface OpenBadgeFetchDetail {
  readonly url: string;
  readonly purpose: Purpose;
}

/** Of `ob-toggle`. */
export interface OpenBadgeToggleDetail {
  readonly open: boolean;
}

/** Of `ob-error`: the checker could not be loaded. What is wrong with a badge is never an error. */
export interface OpenBadgeErrorDetail {
  readonly error: unknown;
}

/** Every event of `<open-badge>`. All bubble, and pass the borders of shadow trees. */
export interface OpenBadgeEvents {
  'ob-load': OpenBadgeLoadDetail;
  'ob-check': OpenBadgeCheckDetail;
  'ob-status': OpenBadgeStatusDetail;
  'ob-fetch': OpenBadgeFetchDetail;
  'ob-toggle': OpenBadgeToggleDetail;
  'ob-error': OpenBadgeErrorDetail;
}

type CustomEvents = { [Type in keyof OpenBadgeEvents]: CustomEvent<OpenBadgeEvents[Type]> };

declare global {
  interface HTMLElementEventMap extends CustomEvents {}
}

/** @returns false where a listener prevented it. */
export function tell<Type extends keyof OpenBadgeEvents>(
  target: EventTarget,
  type: Type,
  detail: OpenBadgeEvents[Type],
): boolean {
  const cancelable = type === 'ob-fetch';
  return target.dispatchEvent(
    new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable }),
  );
}
