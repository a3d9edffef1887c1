import fc from 'fast-check';
import { FINDINGS, type FindingCode, finding } from '../../../core/findings.ts';
import type { Finding, FindingData, RequestRecord } from '../../../core/report.ts';
import { BADGE, reportOf } from '../reports.ts';

export const CODES = Object.keys(FINDINGS).filter((code): code is FindingCode =>
  Object.hasOwn(FINDINGS, code),
);

/** Text that strangers write: names, markup, directions turned, nothing, very much. */
const strange = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '<img src=x onerror=alert(1)>',
    '</bdi><script>alert(1)</script>',
    '\u202egnp.exe',
    'example.edu',
    'شهادة',
    '',
    'x'.repeat(5000),
    '\ud800',
  ),
);

const data: fc.Arbitrary<FindingData> = fc.dictionary(
  fc.constantFrom(
    'host',
    'url',
    'date',
    'fault',
    'status',
    'reason',
    'path',
    'type',
    'alg',
    'identity',
    '__proto__',
  ),
  fc.oneof(
    strange,
    fc.integer(),
    fc.boolean(),
    fc.constantFrom('network', '2026-01-09', 'toString'),
  ),
);

const anchor = fc.record({
  anchorKind: fc.constantFrom('domain', 'key', 'list'),
  anchor: fc.constantFrom('ANCHOR.example', '<b>ANCHOR</b>'),
});

export const someFinding: fc.Arbitrary<Finding> = fc
  .tuple(fc.constantFrom(...CODES), fc.option(data), fc.option(anchor))
  .map(([code, some, named]) => finding(code, { ...some, ...named }));

/** A check that went well, of which some parts may then go missing or wrong. */
const mostlyGood = fc
  .tuple(
    fc.subarray<FindingCode>([
      'hosted/confirmed',
      'signature/valid',
      'issuer/confirmed',
      'dates/in-date',
      'status/not-revoked',
      'recipient/match',
    ]),
    fc.array(someFinding, { maxLength: 3 }),
    anchor,
  )
  .map(([codes, more, named]) => [
    ...codes.map((code) => finding(code, code === 'issuer/confirmed' ? named : undefined)),
    ...more,
  ]);

export const someFindings: fc.Arbitrary<Finding[]> = fc.oneof(
  fc.array(someFinding, { maxLength: 8 }),
  mostlyGood,
);

const requests: fc.Arbitrary<RequestRecord[]> = fc.array(
  fc.record({
    url: fc.oneof(fc.webUrl(), strange),
    purpose: fc.constantFrom('assertion', 'issuer', 'key'),
    result: fc.constantFrom('answered', 'cached', 'network', 'not-permitted', 'timeout'),
    status: fc.option(fc.integer({ min: 100, max: 599 })),
    bytes: fc.nat(),
  }),
  { maxLength: 4 },
);

/** Markers by which a test finds facts of the badge in what was drawn. */
export const MARKED = {
  ...BADGE,
  name: 'NAME-OF-BADGE',
  issuer: {
    ...BADGE.issuer,
    id: null,
    name: 'NAME-OF-ISSUER',
    url: null,
    email: null,
    description: null,
    image: null,
  },
  recipient: { type: 'email', identity: null, hashed: true, name: 'NAME-OF-RECIPIENT' },
};

/** Reports as `decide` makes them from any findings whatever. */
export const someReport = fc.tuple(someFindings, requests).map(([findings, ledger]) => {
  const report = reportOf(findings, { requests: ledger });
  return { ...report, badge: { ...MARKED, proven: report.badge?.proven ?? false } };
});
