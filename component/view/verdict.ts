import type { Report, Verdict } from '../../core/report.ts';

/** What a mark can show: a verdict, a genuine badge in another picture, or that there is no verdict yet. */
export type Status = 'idle' | 'checking' | 'other-picture' | Verdict;

/**
 * The colour family of a mark. It never stands alone: shape and word say the same.
 * `danger`: do not rely on it. `caution`: was or will be good, or is not made as it should be. `info`: genuine, with a reserve.
 * `neutral`: nothing is known, which says nothing about the badge.
 */
export type Tone = 'good' | 'info' | 'caution' | 'danger' | 'neutral';

const TONES: Readonly<Record<Status, Tone>> = {
  altered: 'danger',
  disowned: 'danger',
  revoked: 'danger',
  'not-theirs': 'danger',
  malformed: 'caution',
  suspended: 'caution',
  expired: 'caution',
  'not-yet-valid': 'caution',
  unchecked: 'neutral',
  uncheckable: 'neutral',
  unconfirmed: 'info',
  verified: 'good',
  'other-picture': 'caution',
  none: 'neutral',
  idle: 'neutral',
  checking: 'neutral',
};

export function toneOf(status: Status): Tone {
  return TONES[status];
}

/** The proof does not hold: nothing in the badge is shown as a fact, no issuer and no list is named. */
export function inDoubt(verdict: Verdict): boolean {
  return verdict === 'altered' || verdict === 'disowned';
}

/** Do the facts in the badge count as facts? Otherwise they are what somebody claims. */
export function isProven(report: Report): boolean {
  return report.badge?.proven === true && !inDoubt(report.verdict);
}

/** Is the first row a pass, so that sentences may call the badge genuine? */
export function isGenuine(report: Report): boolean {
  return report.questions.authentic.outcome === 'pass' && !inDoubt(report.verdict);
}

/**
 * What a mark shows of a report: its verdict. Only a badge that would look good is marked otherwise where its
 * picture is another: the mark stands on that picture, and would vouch for it.
 */
export function markOf(report: Report): Status {
  const looksGood = report.verdict === 'verified' || report.verdict === 'unconfirmed';
  return looksGood && hasOtherPicture(report) ? 'other-picture' : report.verdict;
}

/** A flag beside any verdict: the picture that is shown is not the issuer's. */
export function hasOtherPicture(report: Report): boolean {
  return report.questions.picture.outcome === 'fail';
}
