import type { FindingCode } from './findings.ts';

/**
 * Every verdict, in order of precedence: the verdict of a report is the first of this list that any
 * finding forces. `verified` is never forced: it is what remains when nothing is forced and everything
 * that must pass has passed; `none` means that there was no badge data at all.
 */
export const VERDICTS = [
  'altered',
  'disowned',
  'revoked',
  'not-theirs',
  'malformed',
  'suspended',
  'expired',
  'not-yet-valid',
  'unchecked',
  'uncheckable',
  'unconfirmed',
  'verified',
  'none',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The five questions that every surface is laid out by, in the order in which they are shown. */
export const QUESTIONS = ['authentic', 'issuer', 'current', 'recipient', 'picture'] as const;
export type Question = (typeof QUESTIONS)[number];

/** `pass`: it holds. `note`: harmless, said for openness. `unknown`: no answer was had. `fail`: it does not hold. */
export type Outcome = 'pass' | 'note' | 'unknown' | 'fail';

/** Facts that a sentence about a finding may name. Text from a badge: show it as text, never as markup. */
export type FindingData = Readonly<Record<string, string | number | boolean>>;

export interface Finding {
  readonly code: FindingCode;
  readonly question: Question;
  readonly outcome: Outcome;
  /** The verdict that this finding forces, where it is not harmless. */
  readonly verdict?: Verdict;
  readonly data?: FindingData;
}

/** What the answer to "who issued it?" rests on. */
export interface Anchor {
  readonly kind: 'domain' | 'key' | 'list';
  /** `example.edu`, `did:key:z6Mk…`, or the name of the trust list. */
  readonly name: string;
}

/** The answer to one question: the worst of its findings, and the finding that decided it. */
export interface Answer {
  readonly outcome: Outcome;
  /** null: nothing was asked, because an earlier question had no good answer. */
  readonly because: Finding | null;
  /** Only on `issuer`, and only where the issuer was confirmed or is a bare key. */
  readonly anchor?: Anchor;
}

export type Standard = 'ob0.5' | 'ob1.0' | 'ob1.1' | 'ob2.0' | 'ob2.1' | 'ob3.0' | 'clr2.0';

export interface ProfileSummary {
  readonly id: string | null;
  readonly name: string | null;
  readonly url: string | null;
  readonly email: string | null;
  readonly description: string | null;
  readonly image: string | null;
}

export interface RecipientSummary {
  /** `email`, `url`, `telephone`, `id`, or an OB 3.0 identity type. */
  readonly type: string;
  /** null where the badge holds a hash only: a hash is not a person. */
  readonly identity: string | null;
  readonly hashed: boolean;
  readonly name: string | null;
}

/** What the badge says, as plain data. Every string is text from a stranger. */
export interface BadgeSummary {
  /** false: these facts come from a copy that nobody proved; show them as claims. */
  readonly proven: boolean;
  readonly id: string | null;
  readonly name: string | null;
  readonly description: string | null;
  /** https:, http: or data: URL of the issuer's picture. */
  readonly image: string | null;
  readonly criteria: {
    readonly id: string | null;
    readonly narrative: string | null;
  } | null;
  readonly issuer: ProfileSummary | null;
  readonly recipient: RecipientSummary | null;
  /** ISO 8601, UTC. */
  readonly issuedOn: string | null;
  /** ISO 8601, UTC. */
  readonly expires: string | null;
  readonly evidence: readonly {
    readonly id: string | null;
    readonly name: string | null;
    readonly narrative: string | null;
  }[];
  readonly alignments: readonly {
    readonly name: string;
    readonly url: string | null;
    readonly description: string | null;
  }[];
  readonly results: readonly {
    readonly name: string;
    readonly value: string;
  }[];
  readonly tags: readonly string[];
  readonly language: string | null;
}

/** Why a document was asked for. */
export type Purpose =
  | 'input'
  | 'assertion'
  | 'badge-class'
  | 'issuer'
  | 'key'
  | 'revocation-list'
  | 'status-list'
  | 'did-document'
  | 'endorsement'
  | 'schema'
  | 'extension'
  | 'context'
  | 'image'
  | 'refresh'
  | 'trust-list';

/** One line of the ledger: nothing is asked that is not here. */
export interface RequestRecord {
  readonly url: string;
  readonly purpose: Purpose;
  /** `answered`: with any HTTP status. `cached`: no request was made. Anything else: the fault. */
  readonly result: 'answered' | 'cached' | Fault;
  readonly status: number | null;
  readonly bytes: number;
}

/**
 * Why no usable answer came. None of them says anything about the badge. Browsers tell nothing but `network`
 * where Node knows `no-such-host`, `connection-refused`, `connection-lost` and `certificate`.
 */
export type Fault =
  | 'not-permitted'
  /** A private or numeric host, a port or a scheme that is not for the web, credentials in the address. */
  | 'refused-address'
  /** Without encryption, where the standard asks for it. */
  | 'plain-http'
  | 'network'
  | 'no-such-host'
  | 'connection-refused'
  | 'connection-lost'
  | 'certificate'
  | 'timeout'
  /** The answer began, and did not come to its end. */
  | 'cut-off'
  | 'too-large'
  | 'bad-redirect'
  | 'too-many-redirects'
  | 'too-many-requests'
  | 'aborted';

/** What `verify` answers: plain JSON, so that it crosses messaging and storage as it is. */
export interface Report {
  readonly verdict: Verdict;
  readonly questions: Readonly<Record<Question, Answer>>;
  readonly findings: readonly Finding[];
  readonly badge: BadgeSummary | null;
  readonly requests: readonly RequestRecord[];
  /** ISO 8601, UTC: the clock of the check. */
  readonly checkedAt: string;
  readonly standard: Standard | null;
  /** Each endorsement is verified on its own, and never changes the verdict of the badge. */
  readonly endorsements: readonly Report[];
  /** The credentials inside a CLR or a presentation, each verified on its own. */
  readonly contains: readonly Report[];
}
