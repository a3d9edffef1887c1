import type { Finding, Outcome, Question, Report } from '../../core/report.ts';
import { inDoubt, isProven, type Tone, toneOf } from './verdict.ts';

/** `not-asked`: no check answered this question. `withheld`: one did, but its answer counts for nothing. */
export type AnswerState = Outcome | 'not-asked' | 'withheld';

export interface AnswerRow {
  readonly question: Question;
  readonly state: AnswerState;
  /** What decided it; null where nothing did, or where it must not be named. */
  readonly because: Finding | null;
  /** What belongs into the same answer: "in date" and "not revoked". */
  readonly also: readonly Finding[];
  /** What else was found for this question. */
  readonly others: readonly Finding[];
}

/** In the order in which they are shown. A test holds it equal to core's `QUESTIONS`. */
export const ORDER = [
  'authentic',
  'issuer',
  'current',
  'recipient',
  'picture',
] as const satisfies readonly Question[];

/**
 * The five rows. Where the proof does not hold, only what failed is said: to name an issuer or a list
 * there would be exactly what a forger counts on. Where nothing was proven, no other row is a pass.
 */
export function answersOf(report: Report): readonly AnswerRow[] {
  return ORDER.map((question) => answerOf(report, question));
}

/**
 * The colour of a row. One that failed has the colour of the verdict that it forces, so that a row is
 * never louder than the headline; where it forces none, it is a caution.
 */
export function toneOfAnswer({ state, because }: AnswerRow): Tone {
  if (state === 'pass') return 'good';
  if (state === 'fail') return because?.verdict ? toneOf(because.verdict) : 'caution';
  return 'neutral';
}

function answerOf(report: Report, question: Question): AnswerRow {
  const { outcome, because } = report.questions[question];
  if (!because) return { question, state: 'not-asked', because: null, also: [], others: [] };
  if (isWithheld(report, question, outcome)) {
    return { question, state: 'withheld', because: null, also: [], others: [] };
  }
  const others = report.findings.filter(
    (finding) =>
      finding.question === question &&
      !same(finding, because) &&
      !isWithheld(report, question, finding.outcome),
  );
  const also = outcome === 'pass' ? others.filter((finding) => isPart(question, finding)) : [];
  return {
    question,
    state: outcome,
    because,
    also,
    others: others.filter((finding) => !also.includes(finding)),
  };
}

/** "In date" alone would hide that nobody can say whether it was revoked. */
function isPart(question: Question, { outcome }: Finding): boolean {
  return outcome === 'pass' || (question === 'current' && outcome === 'note');
}

function isWithheld(report: Report, question: Question, outcome: Outcome): boolean {
  if (inDoubt(report.verdict)) return outcome !== 'fail' && !isBare(question, outcome);
  return outcome === 'pass' && question !== 'authentic' && !isProven(report);
}

/** "Not compared": says nothing about the badge, so nothing needs to be withheld. */
function isBare(question: Question, outcome: Outcome): boolean {
  return outcome === 'note' && (question === 'recipient' || question === 'picture');
}

/** A report may have crossed messaging: its findings are then equal, not identical. */
function same(a: Finding, b: Finding): boolean {
  return a === b || (a.code === b.code && JSON.stringify(a.data) === JSON.stringify(b.data));
}
