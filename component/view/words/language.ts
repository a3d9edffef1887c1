import type { FindingCode } from '../../../core/findings.ts';
import type { Fault, Purpose, Question } from '../../../core/report.ts';
import type { AnswerState } from '../answers.ts';
import type { FactCode } from '../facts.ts';
import type { LineCode } from '../headline.ts';
import type { Status } from '../verdict.ts';

/**
 * A sentence that may name something. Three signs, and all else is text as it stands:
 *
 * - `{host}`: a value. It comes from a stranger, clipped and isolated; it may be missing.
 * - `[ ({status})]`: a part. Where a value that stands in it is missing, the whole part is left out.
 * - `{host} holds it|It is held`, `[{host}|The site] broke`: alternatives, of a sentence or of a part. The
 *   first that misses no value is said; what misses in a part inside of it does not count.
 *
 * A sentence must hold with all of its values, and without any of them. Values:
 *
 * - of findings and lines: `{host}` who was asked · `{date}` a date, in the reader's form · `{fault}` a whole
 *   sentence of `faults` · `{because}` the whole sentence of that name · and the others that English uses there, as
 *   they are (`{status}` the number of an HTTP answer, `{reason}` what the issuer wrote, `{anchor}` a domain or
 *   a list, `{path}` `{property}` `{term}` `{claim}` `{extension}` names of parts of a badge, `{algorithm}`
 *   `{suite}` `{type}` `{method}` names of techniques, `{provider}` a platform, `{identity}` an e-mail address,
 *   `{url}` `{end}` addresses, `{count}` a number, `{list}` name of a list)
 * - of `texts`: `{name}` of the badge, `{hosts}`, `{relay}` (a host), `{date}`, `{status}`
 * - of `joined`: `{first}` and `{next}`
 * - of `count`: `{count}`, a number, and `{marks}`: "Verified 2, Expired 1", or "Verified" where all are
 */
export type Pattern = string;

/** The few words that a page may need before anything was checked: English has them in the element itself. */
export interface BriefLanguage {
  /** BCP 47. */
  readonly code: string;
  readonly direction: 'ltr' | 'rtl';
  /** The word of a mark. It stands over small pictures: at most 34 characters, better 20. */
  readonly chips: Readonly<Record<Status, string>>;
  readonly labels: BriefLabels;
}

export interface BriefLabels {
  /** Beside a mark; no full stop. */
  readonly otherPicture: string;
  readonly again: string;
  readonly check: string;
  /** Where a group shows none. */
  readonly noBadges: string;
}

/**
 * One language, as its file has it: nothing in it decides what is said, only how. `en.json` is the list of
 * all that there is to say; what a file of another language leaves out is said in English.
 */
export interface Language extends BriefLanguage {
  /** What stands under a mark. The first of each verdict is a headline, without a full stop. */
  readonly lines: Readonly<Record<LineCode, Pattern>>;
  /** Why no answer came, where a finding says so: an HTTP answer that is an error, a fault, or nothing at all. */
  readonly because: Pattern;
  readonly faults: Readonly<Record<Fault, Pattern>>;
  /** Whole sentences; "it" is the badge. */
  readonly findings: Readonly<Record<FindingCode | 'hosted/not-json/html', Pattern>>;
  /** Two sentences, one behind the other: it tells what stands between any two. */
  readonly joined: Pattern;
  readonly questions: Readonly<Record<Question, string>>;
  /** The word beside the sign of a row. */
  readonly answers: Readonly<Record<AnswerState, string>>;
  /** A closer word for the row that this finding decided. */
  readonly closer: Readonly<Partial<Record<FindingCode, string>>>;
  /** The sentence of a row that no finding decided. */
  readonly notAsked: Readonly<Record<Question, string>>;
  readonly withheld: string;
  /** What stands before a fact, and before what nobody has proved: that is only what the badge says. */
  readonly facts: Readonly<Record<FactCode, { readonly fact: string; readonly claim: string }>>;
  /** What a request was for, in a table. */
  readonly purposes: Readonly<Record<Purpose, string>>;
  readonly texts: Texts;
  /** How many badges a page has; one form for each category that the language has in `Intl.PluralRules`. */
  readonly count: Readonly<Partial<Record<Intl.LDMLPluralRule, Pattern>>> & {
    readonly other: Pattern;
  };
}

/** Fixed words of the surfaces. */
export interface Texts {
  readonly unnamed: string;
  /** Of what nobody has proved. */
  readonly claimedName: Pattern;
  /** Behind the name of an issuer, with the brackets of the language. */
  readonly unconfirmed: string;
  /** Stands for the recipient, where the badge holds only a hash of the address. */
  readonly hashedRecipient: string;
  readonly doesNotCheck: string;
  readonly questions: string;
  readonly contacted: Pattern;
  readonly contactedNobody: string;
  readonly checkedAt: Pattern;
  readonly details: string;
  /** Opens the full report. */
  readonly report: string;
  readonly close: string;
  readonly checking: string;
  readonly failed: string;
  readonly failedDetail: string;
  readonly requests: string;
  /** Heads of a table: which address, what for, what came of it. */
  readonly requestAddress: string;
  readonly requestPurpose: string;
  readonly requestResult: string;
  readonly answered: Pattern;
  readonly cached: string;
  readonly rawFindings: string;
  readonly badge: string;
  readonly endorsements: string;
  readonly contains: string;
  /** Before the link to a page of somebody else that checks the same. */
  readonly inBrowser: string;
  readonly elsewhere: string;
  /** On the toolbar. */
  readonly noneFound: string;
}
