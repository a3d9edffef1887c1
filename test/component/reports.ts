import { decide, isProven } from '../../core/decide.ts';
import { type FindingCode, finding } from '../../core/findings.ts';
import type { BadgeSummary, Finding, FindingData, Report, Verdict } from '../../core/report.ts';

/** A badge as an honest issuer writes it. */
export const BADGE: BadgeSummary = {
  proven: true,
  id: 'https://example.edu/badges/42',
  name: 'Python Basics',
  description: 'Reads, writes and tests small programs in Python.',
  image: 'https://example.edu/badges/python.png',
  criteria: {
    id: 'https://example.edu/badges/python/criteria',
    narrative: 'Finished eight exercises and a project that others reviewed.',
  },
  issuer: {
    id: 'https://example.edu/issuer.json',
    name: 'Example University',
    url: 'https://example.edu/',
    email: null,
    description: null,
    image: null,
  },
  recipient: { type: 'email', identity: null, hashed: true, name: 'Jane Doe' },
  issuedOn: '2026-03-12T00:00:00Z',
  expires: '2028-03-12T00:00:00Z',
  evidence: [
    { id: 'https://example.edu/projects/7', name: 'Project: word counter', narrative: null },
  ],
  alignments: [{ name: 'Programming', url: 'https://example.edu/skills/1', description: null }],
  results: [{ name: 'Points', value: '92 of 100' }],
  tags: ['python', 'programming'],
  language: 'en',
};

export type Said = FindingCode | readonly [FindingCode, FindingData];

/** The report that core's own `decide` makes of these findings. */
export function reportOf(said: readonly (Said | Finding)[], over: Partial<Report> = {}): Report {
  const findings = said.map((one) => {
    if (typeof one === 'string') return finding(one);
    return 'code' in one ? one : finding(...one);
  });
  return {
    ...decide(findings),
    findings,
    badge: { ...BADGE, proven: isProven(findings) },
    requests: [
      {
        url: 'https://example.edu/badges/42',
        purpose: 'assertion',
        result: 'answered',
        status: 200,
        bytes: 812,
      },
      {
        url: 'https://example.edu/issuer.json',
        purpose: 'issuer',
        result: 'answered',
        status: 200,
        bytes: 301,
      },
    ],
    checkedAt: '2026-11-21T20:41:00Z',
    standard: 'ob2.0',
    endorsements: [],
    contains: [],
    ...over,
  };
}

const BY_WEBSITE: Said = ['issuer/confirmed', { anchorKind: 'domain', anchor: 'example.edu' }];
const HOSTED: readonly Said[] = [['hosted/confirmed', { host: 'example.edu' }], BY_WEBSITE];
const REST: readonly Said[] = ['recipient/not-compared', 'picture/not-compared'];
const CURRENT: readonly Said[] = ['dates/in-date', 'status/not-revoked'];

/** One report for each verdict, with the findings that a real check makes. */
export const REPORTS: Readonly<Record<Verdict, Report>> = {
  verified: reportOf([...HOSTED, ...CURRENT, ...REST, 'baked/legacy-chunk']),
  unconfirmed: reportOf(
    [
      'signature/valid',
      ['issuer/self-asserted', { anchorKind: 'key', anchor: 'did:key:z6MkhaXgBZDvotDkL5257' }],
      'dates/in-date',
      'status/none',
      ...REST,
    ],
    { requests: [], standard: 'ob3.0' },
  ),
  expired: reportOf([...HOSTED, ['dates/expired', { date: '2026-01-09T00:00:00Z' }], ...REST]),
  suspended: reportOf([...HOSTED, 'dates/in-date', 'status/suspended', ...REST]),
  'not-yet-valid': reportOf([
    ...HOSTED,
    ['dates/not-yet-valid', { date: '2027-03-01T00:00:00Z' }],
    'status/not-revoked',
    ...REST,
  ]),
  revoked: reportOf([
    ...HOSTED,
    'dates/in-date',
    ['status/revoked', { reason: 'Awarded by mistake', host: 'example.edu' }],
    ...REST,
  ]),
  'not-theirs': reportOf([...HOSTED, ...CURRENT, 'recipient/mismatch', 'picture/not-compared']),
  malformed: reportOf([
    ...HOSTED,
    ['structure/missing', { path: 'issuedOn' }],
    ...CURRENT,
    ...REST,
  ]),
  altered: reportOf(['signature/invalid', ...REST], { standard: 'ob3.0' }),
  disowned: reportOf([['hosted/not-found', { host: 'example.edu' }], ...REST]),
  unchecked: reportOf(
    [['hosted/unreachable', { host: 'example.edu', fault: 'network' }], ...REST],
    {
      requests: [
        {
          url: 'https://example.edu/badges/42',
          purpose: 'assertion',
          result: 'network',
          status: null,
          bytes: 0,
        },
      ],
    },
  ),
  uncheckable: reportOf(['proof/none', ...REST], { requests: [], standard: 'ob3.0' }),
  none: reportOf(['input/none'], { badge: null, requests: [], standard: null }),
};

/** Genuine, but the picture on the page is not the one that the issuer published. */
export const OTHER_PICTURE: Report = reportOf([
  ...HOSTED,
  ...CURRENT,
  'recipient/not-compared',
  'picture/differs',
]);
