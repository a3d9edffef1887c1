import type { FindingCode } from '../../core/findings.ts';
import type { Finding, FindingData, Report, Verdict } from '../../core/report.ts';
import { clip } from './text.ts';
import { isGenuine, markOf } from './verdict.ts';

/**
 * Every line that may stand under a mark. Which of them is chosen is decided here, once, so that no
 * language can contradict the rows; the words files only say it.
 */
export type LineCode =
  | 'altered'
  | 'altered/meaning'
  | 'altered/action'
  | 'disowned'
  | 'disowned/by-host'
  | 'disowned/not-there'
  | 'disowned/other-site'
  | 'disowned/other-key'
  | 'disowned/no-key'
  | 'disowned/action'
  | 'revoked'
  | 'revoked/meaning'
  | 'revoked/reason'
  | 'revoked/action'
  | 'not-theirs'
  | 'not-theirs/genuine'
  | 'not-theirs/meaning'
  | 'not-theirs/action'
  | 'malformed'
  | 'malformed/meaning'
  | 'malformed/action'
  | 'suspended'
  | 'suspended/meaning'
  | 'suspended/action'
  | 'expired'
  | 'expired/on'
  | 'expired/genuine-until'
  | 'expired/action'
  | 'not-yet-valid'
  | 'not-yet-valid/before'
  | 'not-yet-valid/action'
  | 'unchecked'
  | 'unchecked/meaning'
  | 'unchecked/no-answer'
  | 'unchecked/action'
  | 'uncheckable'
  | 'uncheckable/unsigned'
  | 'uncheckable/unsupported'
  | 'uncheckable/several'
  | 'uncheckable/action'
  | 'unconfirmed'
  | 'unconfirmed/unproven'
  | 'unconfirmed/meaning'
  | 'unconfirmed/hosted'
  | 'unconfirmed/redirected'
  | 'unconfirmed/action'
  | 'other-picture'
  | 'other-picture/meaning'
  | 'other-picture/action'
  | 'verified'
  | 'verified/domain'
  | 'verified/list'
  | 'verified/signed'
  | 'verified/signed-not-revoked'
  | 'verified/hosted'
  | 'verified/hosted-not-revoked'
  | 'none'
  | 'none/meaning'
  | 'none/action';

export interface Line {
  readonly code: LineCode;
  readonly data?: FindingData;
}

/** One sentence that leads, one that says what it means, and one thing that the reader can do. */
export interface Headline {
  readonly headline: Line;
  readonly detail: Line | null;
  readonly action: Line | null;
}

/** The finding that forced the verdict of a report; null where none did. */
export function decisive(report: Report): Finding | null {
  return report.findings.find((finding) => finding.verdict === report.verdict) ?? null;
}

/** Says only what was reported: "not revoked" needs an answer about it, "genuine" needs a good proof. */
export function headlineOf(report: Report): Headline {
  if (markOf(report) === 'other-picture') {
    return lines('other-picture', 'other-picture/meaning', 'other-picture/action');
  }
  return HEADLINES[report.verdict](report, decisive(report));
}

type Compose = (report: Report, because: Finding | null) => Headline;

const HEADLINES: Readonly<Record<Verdict, Compose>> = {
  altered: () => lines('altered', 'altered/meaning', 'altered/action'),

  disowned: (_, because) => {
    const detail = because && DISOWNED[because.code];
    const known = because?.code === 'hosted/not-found' && names(because, 'host');
    return lines(
      known ? 'disowned/by-host' : 'disowned',
      detail ?? null,
      'disowned/action',
      because,
    );
  },

  revoked: (_, because) =>
    lines(
      'revoked',
      names(because, 'reason') ? 'revoked/reason' : 'revoked/meaning',
      'revoked/action',
      because,
    ),

  'not-theirs': (report, because) =>
    lines(
      isGenuine(report) ? 'not-theirs/genuine' : 'not-theirs',
      'not-theirs/meaning',
      'not-theirs/action',
      because,
    ),

  malformed: () => lines('malformed', 'malformed/meaning', 'malformed/action'),

  suspended: () => lines('suspended', 'suspended/meaning', 'suspended/action'),

  expired: (report, because) =>
    lines(
      names(because, 'date') ? 'expired/on' : 'expired',
      isGenuine(report) ? 'expired/genuine-until' : null,
      'expired/action',
      because,
    ),

  'not-yet-valid': (_, because) =>
    lines(
      names(because, 'date') ? 'not-yet-valid/before' : 'not-yet-valid',
      null,
      'not-yet-valid/action',
      because,
    ),

  unchecked: (_, because) =>
    lines(
      'unchecked',
      names(because, 'fault') ? 'unchecked/no-answer' : 'unchecked/meaning',
      'unchecked/action',
      because,
    ),

  uncheckable: (_, because) =>
    lines(
      'uncheckable',
      (because && UNCHECKABLE[because.code]) ?? 'uncheckable/unsupported',
      'uncheckable/action',
    ),

  unconfirmed: (report, because) =>
    isGenuine(report)
      ? lines('unconfirmed', unconfirmed(because), 'unconfirmed/action', because)
      : lines('unconfirmed/unproven', null, 'unconfirmed/action'),

  verified: (report) => {
    const { anchor } = report.questions.issuer;
    const kind = anchor?.kind === 'domain' || anchor?.kind === 'list' ? anchor.kind : null;
    const head: Line =
      anchor && kind
        ? { code: `verified/${kind}`, data: { anchor: anchor.name } }
        : { code: 'verified' };
    return { headline: head, detail: { code: unchanged(report) }, action: null };
  },

  none: () => lines('none', 'none/meaning', 'none/action'),
};

const UNCHECKABLE: Partial<Record<FindingCode, LineCode>> = {
  'proof/none': 'uncheckable/unsigned',
  'hosted/no-address': 'uncheckable/unsigned',
  'presentation/several': 'uncheckable/several',
};

const DISOWNED: Partial<Record<FindingCode, LineCode>> = {
  'hosted/not-found': 'disowned/not-there',
  'hosted/id-loop': 'disowned/other-site',
  'issuer/out-of-scope': 'disowned/other-site',
  'badge-class/out-of-scope': 'disowned/other-site',
  'key/not-listed': 'disowned/other-key',
  'key/none-published': 'disowned/no-key',
};

function unconfirmed(because: Finding | null): LineCode {
  if (because?.code === 'issuer/redirected') return 'unconfirmed/redirected';
  return names(because, 'host') ? 'unconfirmed/hosted' : 'unconfirmed/meaning';
}

/** Is there something under this key that a sentence can name? */
function names(finding: Finding | null, key: string): boolean {
  return clip(finding?.data?.[key]) !== '';
}

function unchanged(report: Report): LineCode {
  const has = (code: FindingCode) => report.findings.some((finding) => finding.code === code);
  const proof = has('hosted/confirmed') ? 'hosted' : 'signed';
  return has('status/not-revoked') ? `verified/${proof}-not-revoked` : `verified/${proof}`;
}

function lines(
  headline: LineCode,
  detail: LineCode | null,
  action: LineCode | null,
  because?: Finding | null,
): Headline {
  const line = (code: LineCode): Line => (because?.data ? { code, data: because.data } : { code });
  return {
    headline: line(headline),
    detail: detail && line(detail),
    action: action && line(action),
  };
}
