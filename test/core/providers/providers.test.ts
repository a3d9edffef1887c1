import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verify } from '../../../core/index.ts';
import { findProvider, PROVIDERS } from '../../../core/providers/index.ts';
import { DESIGNS } from '../../site/kit/designs.ts';
import { createIssuer } from '../../site/kit/issuer.ts';
import { createWeb } from '../../site/kit/web.ts';

const UUID = '6821e049-db65-4532-b28b-351f3e967e31';
const CREDLY = `https://www.credly.com/api/v1/obi/v2/badge_assertions/${UUID}`;
const BADGR_ID = 'h6VCjbRBR7eC22jwUz45JA';
const SHA1 = 'f7f5bc76de4cc1e96eeed3f367ac1f49f943631e';

describe('an address of a badge leads to its assertion', () => {
  test.each([
    [`https://www.credly.com/badges/${UUID}`, CREDLY],
    [`https://www.credly.com/badges/${UUID}/public_url`, CREDLY],
    [`https://www.credly.com/badges/${UUID}/linked_in_profile`, CREDLY],
    [`https://www.credly.com/badges/${UUID}/embedded`, CREDLY],
    [`https://www.credly.com/badges/${UUID}?source=linked_in_profile`, CREDLY],
    [`http://credly.com/badges/${UUID.toUpperCase()}#x`, CREDLY.replace(UUID, UUID.toUpperCase())],
    [`https://www.youracclaim.com/badges/${UUID}/public_url`, CREDLY],
    [`https://www.youracclaim.com/earner/earned/badge/${UUID}`, CREDLY],
    [`https://www.credly.com/earner/earned/badge/${UUID}`, CREDLY],
    [`https://api.credly.com/v1/obi/v2/badge_assertions/${UUID}`, CREDLY],
    [
      `https://www.credly.com/api/v1/obi/v3/open_badge_credentials/${UUID}`,
      `https://www.credly.com/api/v1/obi/v3/open_badge_credentials/${UUID}`,
    ],
    [
      `https://badgr.com/public/assertions/${BADGR_ID}`,
      `https://api.badgr.io/public/assertions/${BADGR_ID}`,
    ],
    [
      `https://api.badgr.io/public/assertions/${BADGR_ID}?identity__email=a%40b.c`,
      `https://api.badgr.io/public/assertions/${BADGR_ID}`,
    ],
    [
      `https://eu.badgr.com/public/assertions/${BADGR_ID}`,
      `https://api.eu.badgr.io/public/assertions/${BADGR_ID}`,
    ],
    [
      `https://api.au.badgr.io/public/assertions/${BADGR_ID}.json`,
      `https://api.au.badgr.io/public/assertions/${BADGR_ID}`,
    ],
    [
      `https://university.badgr.com/public/assertions/${BADGR_ID}?embedVersion=1`,
      `https://api.badgr.io/public/assertions/${BADGR_ID}`,
    ],
    [
      `https://badges.parchment.com/public/assertions/${BADGR_ID}`,
      `https://api.badges.parchment.com/public/assertions/${BADGR_ID}`,
    ],
    [
      `https://www.edubadges.nl/public/assertions/${BADGR_ID}`,
      `https://api.edubadges.nl/public/assertions/${BADGR_ID}`,
    ],
    [
      `https://openbadges.education/public/assertions/${BADGR_ID}`,
      `https://api.openbadges.education/public/assertions/${BADGR_ID}?v=3_0`,
    ],
    [
      `https://www.open.edu/openlearn/badges/badge.php?hash=${SHA1}`,
      `https://www.open.edu/openlearn/badges/assertion.php?b=${SHA1}&obversion=2`,
    ],
    [
      `http://moodle.example/badges/badge.php?hash=${SHA1}`,
      `http://moodle.example/badges/assertion.php?b=${SHA1}&obversion=2`,
    ],
    [
      `https://openbadgefactory.com/v1/assertion/${SHA1}.html`,
      `https://openbadgefactory.com/v1/assertion/${SHA1}.json`,
    ],
    [
      `https://openbadgefactory.com/obv3/credentials/${SHA1}.html`,
      `https://openbadgefactory.com/obv3/credentials/${SHA1}`,
    ],
    [
      `https://www.credential.net/${UUID}`,
      `https://api.accredible.com/v1/obi/badge_assertions/${UUID}`,
    ],
    [
      `https://brand.credential.net/${UUID}#gs.1`,
      `https://api.accredible.com/v1/obi/badge_assertions/${UUID}`,
    ],
    [
      'https://school.example/assertion-page/?bg=12&eid=3&uid=4',
      'https://school.example/assertion-page/?bg=12&eid=3&uid=4',
    ],
    [
      `http://young.example/public/assertions/${SHA1}`,
      `http://young.example/public/assertions/${SHA1}`,
    ],
  ])('%s', (address, assertion) => {
    expect(findProvider(address)?.assertion).toBe(assertion);
  });
});

test.each([
  ['https://credly.com/credit/123456', 'Credly (before 2019)'],
  ['https://openbadgepassport.com/app/badge/info/1234', 'Open Badge Passport'],
  ['https://www.credential.net/10264820', 'Accredible'],
  ['https://www.virtualbadge.io/certificate-validator?credential=cer-12ab34', 'Virtualbadge'],
  [`https://www.badgecraft.eu/en/user-badges/${UUID}`, 'Badgecraft'],
])('%s is known, but its assertion cannot be told', (address, provider) => {
  expect(findProvider(address)).toMatchObject({ provider, assertion: null });
});

test.each([
  'https://www.credly.com/org/ibm/badge/data-science',
  'https://www.credly.com/users/someone/badges',
  'https://www.credly.com/badges/aws-sa',
  'https://www.credly.com/badges/example',
  `https://www.credly.com.evil.example/badges/${UUID}`,
  `https://evil.example/www.credly.com/badges/${UUID}`,
  `https://images.credly.com/size/340x340/images/${UUID}/image.png`,
  'https://api.badgr.io/public/badges/h6VCjbRBR7eC22jwUz45JA',
  'https://img.shields.io/badge/verify-blue',
  `javascript:location='https://www.credly.com/badges/${UUID}'`,
  'https://example.org/?award=',
  'not an address',
])('%s is no badge', (address) => {
  expect(findProvider(address)).toBeNull();
});

test('no address makes it throw or take long, and what it gives is an address', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string({ maxLength: 5000 })),
      (address) => {
        const found = findProvider(address);
        if (found?.assertion) expect(URL.canParse(found.assertion)).toBe(true);
      },
    ),
    { numRuns: 2000 },
  );
  const long = `https://a.example/${'public/assertions/'.repeat(100)}`;
  expect(findProvider(long)).toBeNull();
});

test('platforms are told apart by name', () => {
  const names = PROVIDERS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

describe('verify takes the address of a page', () => {
  test('and checks the badge behind it', async () => {
    const web = createWeb();
    const credly = await createIssuer({ web, origin: 'https://www.credly.com', name: 'Credly' });
    const { document } = await credly.issue({
      design: DESIGNS.statistics,
      recipient: 'mira@example.org',
    });
    web.json(CREDLY, { ...document, id: CREDLY });
    const page = `https://www.credly.com/badges/${UUID}/public_url`;
    const report = await verify(page, { fetch: web.fetch });
    expect(report.verdict).toBe('verified');
    expect(report.requests[0]?.url).toBe(CREDLY);
    expect(report.findings.map(({ code }) => code)).toContain('input/provider-page');
  });

  test('and says kindly where that is not possible', async () => {
    const web = createWeb();
    const report = await verify('https://openbadgepassport.com/app/badge/info/12', {
      fetch: web.fetch,
    });
    expect(report.verdict).toBe('unchecked');
    expect(report.findings[0]).toMatchObject({ code: 'input/page-only' });
    expect(web.asked).toEqual([]);
  });
});

test('an address of software that anybody may run proves nothing by itself', () => {
  const uuid = '6821e049-db65-4532-b28b-351f3e967e31';
  expect(findProvider(`https://www.credly.com/badges/${uuid}`)?.certain).toBe(true);
  expect(findProvider('https://shop.example/?award=3')?.certain).toBe(false);
  const hash = '0'.repeat(40);
  expect(findProvider(`https://lms.example/badges/badge.php?hash=${hash}`)?.certain).toBe(false);
});

test('the frame that Credly puts in the place of its embed shows the badge', () => {
  const uuid = '6821e049-db65-4532-b28b-351f3e967e31';
  expect(findProvider(`https://www.credly.com/embedded_badge/${uuid}`)?.assertion).toBe(
    `https://www.credly.com/api/v1/obi/v2/badge_assertions/${uuid}`,
  );
});
