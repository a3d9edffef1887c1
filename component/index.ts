/**
 * `<open-badge>`: the class and its types, without registering anything. `./define` registers it.
 *
 * @module
 */
export type { Report, Verdict } from '../core/report.ts';
export type { CheckOptions } from './checker.ts';
export type { OpenBadgeVariant, OpenBadgeVerify } from './drawing.ts';
export {
  type OpenBadgeCheckStartDetail,
  OpenBadgeElement,
  type OpenBadgeStatus,
  type OpenBadgeStatusDetail,
} from './open-badge.ts';
