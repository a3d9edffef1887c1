import { describe, expect, it } from 'vitest';
import { answersOf } from '../../../component/view/answers.ts';
import { factsOf } from '../../../component/view/facts.ts';
import { headlineOf } from '../../../component/view/headline.ts';
import { contacted, resultOf } from '../../../component/view/requests.ts';
import { toolbarOf } from '../../../component/view/toolbar.ts';
import { wordsFor } from '../../../component/view/words.ts';
import type { RequestRecord, Verdict } from '../../../core/report.ts';
import { REPORTS, reportOf } from '../reports.ts';

const codes = (verdict: Verdict) => {
  const { headline, detail, action } = headlineOf(REPORTS[verdict]);
  return [headline.code, detail?.code ?? null, action?.code ?? null];
};

describe('headlineOf', () => {
  it.each<[Verdict, ...(string | null)[]]>([
    ['verified', 'verified/domain', 'verified/hosted-not-revoked', null],
    ['unconfirmed', 'unconfirmed', 'unconfirmed/meaning', 'unconfirmed/action'],
    ['expired', 'expired/on', 'expired/genuine-until', 'expired/action'],
    ['suspended', 'suspended', 'suspended/meaning', 'suspended/action'],
    ['not-yet-valid', 'not-yet-valid/before', null, 'not-yet-valid/action'],
    ['revoked', 'revoked', 'revoked/reason', 'revoked/action'],
    ['not-theirs', 'not-theirs/genuine', 'not-theirs/meaning', 'not-theirs/action'],
    ['malformed', 'malformed', 'malformed/meaning', 'malformed/action'],
    ['altered', 'altered', 'altered/meaning', 'altered/action'],
    ['disowned', 'disowned/by-host', 'disowned/not-there', 'disowned/action'],
    ['unchecked', 'unchecked', 'unchecked/no-answer', 'unchecked/action'],
    ['uncheckable', 'uncheckable', 'uncheckable/unsigned', 'uncheckable/action'],
    ['none', 'none', 'none/meaning', 'none/action'],
  ])('%s', (verdict, ...expected) => {
    expect(REPORTS[verdict].verdict).toBe(verdict);
    expect(codes(verdict)).toEqual(expected);
  });

  it('a list that vouches for the issuer is named as a list', () => {
    const report = reportOf([
      'signature/valid',
      ['issuer/confirmed', { anchorKind: 'list', anchor: 'My universities' }],
      'dates/in-date',
      'status/not-revoked',
    ]);
    expect(headlineOf(report).headline).toEqual({
      code: 'verified/list',
      data: { anchor: 'My universities' },
    });
    expect(headlineOf(report).detail?.code).toBe('verified/signed-not-revoked');
  });
});

describe('answersOf', () => {
  it('joins what belongs into one answer, and keeps the rest apart', () => {
    const current = answersOf(REPORTS.verified)[2];
    expect(current?.because?.code).toBe('dates/in-date');
    expect(current?.also.map(({ code }) => code)).toEqual(['status/not-revoked']);
    const authentic = answersOf(REPORTS.verified)[0];
    expect(authentic?.others.map(({ code }) => code)).toEqual(['baked/legacy-chunk']);
  });

  it('says in the same row that nobody can say whether it was revoked', () => {
    expect(answersOf(REPORTS.unconfirmed)[2]?.also.map(({ code }) => code)).toEqual([
      'status/none',
    ]);
  });

  it('reads a report that has crossed messaging the same way', () => {
    for (const report of Object.values(REPORTS)) {
      expect(answersOf(structuredClone(report))).toEqual(answersOf(report));
    }
  });
});

describe('factsOf', () => {
  it('is empty where the proof does not hold', () => {
    expect(factsOf(REPORTS.altered, 'report')).toEqual([]);
    expect(factsOf(REPORTS.disowned, 'report')).toEqual([]);
  });

  it('names what confirms the issuer beside its name, or that nothing does', () => {
    const issuer = (verdict: Verdict) =>
      factsOf(REPORTS[verdict], 'card').find(({ code }) => code === 'issuer');
    expect(issuer('verified')).toMatchObject({ anchor: 'example.edu', unconfirmed: false });
    expect(issuer('unconfirmed')).toMatchObject({ anchor: null, unconfirmed: true });
  });

  it('the card shows what 1EdTech asks of it, the report all', () => {
    const codesOf = (where: 'card' | 'report') =>
      factsOf(REPORTS.verified, where).map(({ code }) => code);
    expect(codesOf('card')).toEqual(['issuer', 'recipient', 'issuedOn', 'expires', 'description']);
    expect(codesOf('report')).toEqual(
      ['issuer', 'recipient', 'issuedOn', 'expires', 'description', 'criteria', 'evidence'].concat([
        'results',
        'alignments',
        'tags',
        'standard',
      ]),
    );
  });
});

describe('toolbarOf', () => {
  const words = wordsFor();

  it('counts badges only, and says each verdict', () => {
    expect(toolbarOf(['verified', 'none', 'expired', 'verified'], words)).toEqual({
      text: '3',
      tone: 'caution',
      title: '3 badges: Verified 2, Expired 1',
    });
    expect(toolbarOf(['none'], words)).toMatchObject({ text: '', tone: 'neutral' });
  });

  it('what could not be checked never outranks what was', () => {
    expect(toolbarOf(['verified', 'unchecked', 'uncheckable'], words).tone).toBe('good');
  });
});

describe('the ledger', () => {
  const record = (over: Partial<RequestRecord>): RequestRecord => ({
    url: 'https://example.edu/a',
    purpose: 'assertion',
    result: 'answered',
    status: 200,
    bytes: 1,
    ...over,
  });

  it('counts as contacted only who may have learned of the check', () => {
    expect(
      contacted([
        record({}),
        record({ url: 'https://example.edu/b' }),
        record({ url: 'https://status.example/l', result: 'timeout' }),
        record({ url: 'https://a.example/', result: 'cached' }),
        record({ url: 'https://b.example/', result: 'not-permitted' }),
        record({ url: 'http://192.168.0.1/', result: 'refused-address' }),
      ]),
    ).toEqual(['example.edu', 'status.example']);
  });

  it('says what came of each request', () => {
    const words = wordsFor();
    expect(resultOf(record({ status: 410 }), words)).toContain('410');
    expect(resultOf(record({ result: 'timeout' }), words)).toContain('example.edu');
  });
});
