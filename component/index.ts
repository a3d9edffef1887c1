/**
 * `<open-badge>`: the class and its types, without registering anything. `./define` registers it.
 *
 * @module
 */
export type { BadgeSummary, Report, Verdict } from '../core/report.ts';
export type { CheckOptions } from './checker.ts';
export type { OpenBadgeVariant, OpenBadgeVerify } from './drawing.ts';
export type {
  OpenBadgeCheckDetail,
  OpenBadgeErrorDetail,
  OpenBadgeEvents,
  OpenBadgeFetchDetail,
  OpenBadgeLoadDetail,
  OpenBadgeStatusDetail,
  OpenBadgeToggleDetail,
} from './events.ts';
export { OpenBadgeElement, type OpenBadgeStatus } from './open-badge.ts';
export {
  OpenBadgeGroupElement,
  type OpenBadgeGroupLayout,
  type OpenBadgeSummaryDetail,
} from './open-badge-group.ts';
export type { OpenBadgeNetwork, OpenBadgeTheme } from './settings.ts';
