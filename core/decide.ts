import {
  type Anchor,
  type Answer,
  type Finding,
  type Outcome,
  QUESTIONS,
  type Question,
  VERDICTS,
  type Verdict,
} from './report.ts';

/** The questions that must have a good answer before a badge is called verified. */
const MANDATORY = ['authentic', 'issuer', 'current'] as const satisfies readonly Question[];

const SEVERITY: readonly Outcome[] = ['fail', 'unknown', 'pass', 'note'];

/**
 * Findings → the verdict and the answers to the five questions. Pure: the same findings, in any order,
 * give the same verdict. `verified` is what remains when nothing was forced and each mandatory question
 * was answered by a check that passed; a question that nobody asked is `unchecked`, never `verified`.
 */
export function decide(findings: readonly Finding[]): {
  verdict: Verdict;
  questions: Record<Question, Answer>;
} {
  const verdict = verdictOf(findings);
  const proven = isProven(findings);
  const entries = QUESTIONS.map((question): [Question, Answer] => [
    question,
    answer(
      findings.filter((finding) => finding.question === question),
      proven || question === 'authentic',
    ),
  ]);
  return { verdict, questions: Object.fromEntries(entries) as Record<Question, Answer> };
}

function verdictOf(findings: readonly Finding[]): Verdict {
  const forced = new Set(findings.map((finding) => finding.verdict));
  const first = VERDICTS.find((verdict) => forced.has(verdict));
  // "Genuine, issuer unconfirmed" is said of what was proven only.
  if (first === 'unconfirmed' && !isProven(findings)) return 'unchecked';
  if (first !== undefined) return first;
  const passed = (question: Question) =>
    findings.some((finding) => finding.question === question && finding.outcome === 'pass');
  const open = findings.some(
    (finding) =>
      (finding.outcome === 'unknown' || finding.outcome === 'fail') &&
      (MANDATORY as readonly Question[]).includes(finding.question),
  );
  return MANDATORY.every(passed) && !open ? 'verified' : 'unchecked';
}

/** Each of these says, wherever it is forced, that nobody vouches for the content. */
const CONTENT_IN_DOUBT: readonly Verdict[] = ['altered', 'disowned'];
/** These say so where they are forced by the proof itself. */
const PROOF_MISSING: readonly Verdict[] = ['unchecked', 'uncheckable', 'none'];

/** Does anything in the badge count as a fact? */
export function isProven(findings: readonly Finding[]): boolean {
  const proof = findings.filter((finding) => finding.question === 'authentic');
  const forced = (among: readonly Finding[], verdicts: readonly Verdict[]) =>
    among.some(({ verdict }) => verdict !== undefined && verdicts.includes(verdict));
  return (
    proof.some((finding) => finding.outcome === 'pass') &&
    !forced(proof, PROOF_MISSING) &&
    !forced(findings, CONTENT_IN_DOUBT)
  );
}

function answer(findings: readonly Finding[], countsPasses: boolean): Answer {
  const counted = findings.filter((finding) => countsPasses || finding.outcome !== 'pass');
  const because = [...counted].sort(byWeight)[0];
  if (!because) return { outcome: 'unknown', because: null };
  const anchor = anchorOf(because);
  return { outcome: because.outcome, because, ...(anchor ? { anchor } : {}) };
}

/** The worst first; among the same outcomes the one that forces the stronger verdict. */
function byWeight(a: Finding, b: Finding): number {
  return (
    SEVERITY.indexOf(a.outcome) - SEVERITY.indexOf(b.outcome) || rank(a.verdict) - rank(b.verdict)
  );
}

function rank(verdict: Verdict | undefined): number {
  return verdict === undefined ? VERDICTS.length : VERDICTS.indexOf(verdict);
}

function anchorOf(finding: Finding): Anchor | undefined {
  const { anchorKind: kind, anchor: name } = finding.data ?? {};
  if (typeof name !== 'string') return undefined;
  return kind === 'domain' || kind === 'key' || kind === 'list' ? { kind, name } : undefined;
}
