/**
 * `<open-badge>`: the class and its types, without registering anything. `./define` registers it.
 *
 * @module
 */
export type { Report, Verdict } from '../core/report.ts';
export type { CheckOptions } from './checker.ts';
export {
  type OpenBadgeCheckStartDetail,
  OpenBadgeElement,
  type OpenBadgeStatus,
  type OpenBadgeStatusDetail,
  type OpenBadgeVariant,
  type OpenBadgeVerify,
} from './open-badge.ts';
