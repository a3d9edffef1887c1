import type { FindingCode } from '../../../core/findings.ts';
import type { Fault, Purpose, Question, Standard } from '../../../core/report.ts';
import type { AnswerState } from '../answers.ts';
import type { FactCode } from '../facts.ts';
import type { LineCode } from '../headline.ts';
import type { Status } from '../verdict.ts';

/** What a sentence may name. Every value comes from a stranger and arrives here clipped and isolated. */
export interface Named {
  /** The value under this key as text; '' where there is none. */
  text(key: string): string;
  /** Who was asked: `host`, or the host of `url`; '' where neither is given. */
  host(): string;
  /** The date under this key (default `date`), in the reader's form; '' where there is none. */
  date(key?: string): string;
  /** Why no answer came, as a sentence that names the host; '' where there was no fault. */
  fault(): string;
}

export type Say = (named: Named) => string;

/** The few words that a page may need before anything was checked: they come with the element itself. */
export interface BriefLanguage {
  /** BCP 47. */
  readonly code: string;
  readonly direction: 'ltr' | 'rtl';
  readonly chips: Readonly<Record<Status, string>>;
  readonly labels: BriefLabels;
}

export interface BriefLabels {
  readonly otherPicture: string;
  readonly again: string;
  readonly check: string;
  /** Where a group shows none. */
  readonly noBadges: string;
}

/**
 * One language: a plain table, checked for completeness by the compiler. A further language is one more
 * file of this type and one line in words.ts; nothing in it decides what is said, only how.
 */
export interface Language extends BriefLanguage {
  readonly lines: Readonly<Record<LineCode, Say>>;
  readonly findings: Readonly<Record<FindingCode, Say>>;
  readonly questions: Readonly<Record<Question, string>>;
  /** The word beside the sign of a row. */
  readonly answers: Readonly<Record<AnswerState, string>>;
  /** A closer word for the row that this finding decided. */
  readonly closer: Readonly<Partial<Record<FindingCode, string>>>;
  /** The sentence of a row that no finding decided. */
  readonly notAsked: Readonly<Record<Question, string>>;
  readonly withheld: string;
  readonly facts: Readonly<Record<FactCode, { readonly fact: string; readonly claim: string }>>;
  readonly purposes: Readonly<Record<Purpose, string>>;
  /** `host` is never empty. */
  readonly faults: Readonly<Record<Fault, (host: string) => string>>;
  readonly standards: Readonly<Record<Standard, string>>;
  readonly labels: Labels;
  readonly count: (counts: readonly (readonly [Status, number])[], total: number) => string;
}

/** Fixed words of the surfaces. */
export interface Labels extends BriefLabels {
  /** Who was asked, where that is not known; begins a sentence. */
  readonly theSite: string;
  readonly unnamed: string;
  readonly claimedName: (name: string) => string;
  readonly unconfirmed: string;
  readonly hashedRecipient: string;
  readonly doesNotCheck: string;
  readonly questions: string;
  readonly contacted: (hosts: string) => string;
  readonly contactedThrough: (hosts: string, relay: string) => string;
  readonly contactedNobody: string;
  readonly checkedAt: (date: string) => string;
  readonly details: string;
  /** Opens the full report. */
  readonly report: string;
  readonly close: string;
  readonly checking: string;
  readonly failed: string;
  readonly failedDetail: string;
  readonly requests: string;
  readonly request: { readonly address: string; readonly purpose: string; readonly result: string };
  readonly answered: (status: string) => string;
  readonly cached: string;
  readonly rawFindings: string;
  readonly badge: string;
  readonly endorsements: string;
  readonly contains: string;
  /** Before the link to a page of somebody else that checks the same. */
  readonly inBrowser: string;
  readonly elsewhere: string;
}
