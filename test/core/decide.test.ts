import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, isProven } from '../../core/decide.ts';
import { FINDINGS, type FindingCode, finding } from '../../core/findings.ts';
import { QUESTIONS, VERDICTS } from '../../core/report.ts';

const codes = Object.keys(FINDINGS) as FindingCode[];
const anyFindings = fc
  .uniqueArray(fc.constantFrom(...codes), { maxLength: 12 })
  .map((list) => list.map((code) => finding(code)));

const GOOD = [
  finding('hosted/confirmed', { host: 'campus.example' }),
  finding('issuer/confirmed', { anchorKind: 'domain', anchor: 'campus.example' }),
  finding('dates/in-date'),
  finding('status/not-revoked'),
];

describe('decide', () => {
  test('verified is what remains when nothing is forced and every mandatory question passed', () => {
    const { verdict, questions } = decide(GOOD);
    expect(verdict).toBe('verified');
    expect(questions.issuer.anchor).toEqual({ kind: 'domain', name: 'campus.example' });
  });

  test('a badge that nobody proved is never verified', () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        const passed = (question: string) =>
          findings.some((one) => one.question === question && one.outcome === 'pass');
        if (decide(findings).verdict !== 'verified') return;
        expect(['authentic', 'issuer', 'current'].every(passed)).toBe(true);
        expect(findings.filter((one) => one.verdict !== undefined)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test.each(GOOD.map((one) => [one.code]))(
    'without %s nothing is verified, or little is left',
    (code) => {
      const rest = GOOD.filter((one) => one.code !== code);
      const others = rest.filter((one) => one.question === finding(code).question);
      expect(decide(rest).verdict).toBe(
        others.some((one) => one.outcome === 'pass') ? 'verified' : 'unchecked',
      );
    },
  );

  test('the first forced verdict in order of precedence wins, in whatever order it was found', () => {
    fc.assert(
      fc.property(anyFindings, fc.func(fc.integer()), (findings, random) => {
        const forced = findings.flatMap((one) => one.verdict ?? []);
        const { verdict } = decide(findings);
        const shuffled = [...findings].sort((a, b) => random(a.code, b.code));
        expect(decide(shuffled).verdict).toBe(verdict);
        if (forced.length === 0) return;
        const first = VERDICTS.find((one) => forced.includes(one));
        const isUnproven = first === 'unconfirmed' && !isProven(findings);
        expect(verdict).toBe(isUnproven ? 'unchecked' : first);
      }),
      { numRuns: 2000 },
    );
  });

  test('one more finding never turns a badge green', () => {
    fc.assert(
      fc.property(anyFindings, fc.constantFrom(...codes), (findings, code) => {
        const one = finding(code);
        if (one.outcome === 'pass' || decide(findings).verdict === 'verified') return;
        expect(decide([...findings, one]).verdict).not.toBe('verified');
      }),
      { numRuns: 2000 },
    );
  });

  test('no row passes while the content is in doubt', () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        const { verdict, questions } = decide(findings);
        if (verdict !== 'altered' && verdict !== 'disowned') return;
        for (const question of QUESTIONS.filter((one) => one !== 'authentic')) {
          expect(questions[question].outcome).not.toBe('pass');
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('every code names a question, and every pass or note of it forces nothing but "none"', () => {
    for (const code of codes) {
      const { outcome, verdict } = finding(code);
      if (outcome === 'pass' || outcome === 'note') expect([undefined, 'none']).toContain(verdict);
    }
  });
});
