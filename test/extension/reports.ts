import { type FindingCode, finding } from '../../core/findings.ts';
import type { Finding, Report, RequestRecord, Verdict } from '../../core/report.ts';
import { QUESTIONS } from '../../core/report.ts';

/** A report with this verdict, as the core would hand it over; only what the extension looks at is filled in. */
export function reportOf(
  verdict: Verdict,
  codes: readonly FindingCode[] = [],
  requests: readonly RequestRecord[] = [],
): Report {
  const findings: Finding[] = codes.map((code) => finding(code));
  const questions = Object.fromEntries(
    QUESTIONS.map((question) => [question, { outcome: 'unknown', because: null }]),
  ) as unknown as Report['questions'];
  return {
    verdict,
    questions,
    findings,
    badge: null,
    requests,
    checkedAt: '2026-01-01T00:00:00.000Z',
    standard: null,
    endorsements: [],
    contains: [],
  };
}
