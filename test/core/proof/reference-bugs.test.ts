import { beforeAll, describe, expect, test } from 'vitest';
import { type Report, verify } from '../../../core/index.ts';
import { DESIGNS } from '../../site/kit/designs.ts';
import { createIssuer, type Issuer, strangersKey } from '../../site/kit/issuer.ts';
import { compactJws } from '../../site/kit/jws.ts';
import { createWeb, type Web } from '../../site/kit/web.ts';

// Each of these is accepted by the reference validator of 1.x and 2.0; none may be accepted here.

let web: Web;
let campus: Issuer;
let forger: Issuer;
const award = { design: DESIGNS.statistics, recipient: 'mira@example.org' };

beforeAll(async () => {
  web = createWeb();
  campus = await createIssuer({ web, origin: 'https://campus.example', name: 'Campus' });
  forger = await createIssuer({ web, origin: 'https://forger.example', name: 'Campus' });
});

const check = (input: string | object) => verify(input, { fetch: web.fetch });
const codes = (report: Report) => report.findings.map(({ code }) => code);

/** An issuer that publishes no key, and a badge class of it. */
function keylessIssuer(): string {
  web.json('https://small.example/issuer.json', {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Issuer',
    id: 'https://small.example/issuer.json',
    name: 'Small',
    url: 'https://small.example',
    email: 'a@small.example',
  });
  web.json('https://small.example/class.json', {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'BadgeClass',
    id: 'https://small.example/class.json',
    name: 'A class',
    description: 'Of a small issuer',
    image: 'https://small.example/class.png',
    criteria: { narrative: 'Be there.' },
    issuer: 'https://small.example/issuer.json',
  });
  return 'https://small.example/class.json';
}

describe('bugs of the reference validator', () => {
  test('1: a forged JWS is not accepted because the issuer has no key', async () => {
    const { document } = await campus.issue({ ...award, proof: 'jws' });
    for (const verification of [
      { type: 'SignedBadge' },
      { type: 'SignedBadge', creator: forger.office.url('/keys/1.json') },
    ]) {
      const badge = { ...document, badge: keylessIssuer(), verification };
      const jws = compactJws(badge, await strangersKey());
      expect((await check(jws)).verdict).toBe('disowned');
      expect((await check(`${jws.slice(0, jws.lastIndexOf('.'))}.AAAA`)).verdict).toBe('disowned');
    }
  });

  test('2: a JWS that says "hosted" is verified by fetching its id', async () => {
    const { document, id } = await campus.issue(award);
    const forged = { ...document, issuedOn: '2001-01-01T00:00:00Z' };
    const report = await check(compactJws(forged, await strangersKey()));
    expect(report.requests[0]).toMatchObject({ url: id, purpose: 'assertion' });
    expect(report.badge?.issuedOn).toBe(new Date(String(document.issuedOn)).toISOString());
    const unknown = { ...forged, id: 'https://campus.example/awards/none.json' };
    expect((await check(compactJws(unknown, await strangersKey()))).verdict).toBe('disowned');
  });

  test('3: an issuer that only asserts itself is not confirmed', async () => {
    const issued = await forger.issue({
      ...award,
      change: (assertion) => ({
        ...assertion,
        badge: {
          type: 'BadgeClass',
          name: 'Statistics',
          description: 'From a place that it names itself',
          image: 'https://campus.example/badges/statistics.png',
          criteria: { narrative: 'Be there.' },
          issuer: {
            type: 'Issuer',
            name: 'Campus',
            url: 'https://campus.example',
            email: 'badges@campus.example',
          },
        },
      }),
    });
    const report = await check(issued.text);
    expect(report.verdict).toBe('unconfirmed');
    expect(report.questions.issuer.anchor).toBeUndefined();
  });

  test('4: a hosted badge that was revoked, or is not there, is not accepted', async () => {
    for (const how of ['gone', 'flag'] as const) {
      const issued = await campus.issue(award);
      await campus.revoke(issued, how);
      expect((await check(issued.text)).verdict).toBe('revoked');
    }
    const full = await campus.issue(award);
    web.json(full.id, { ...full.document, revoked: true, revocationReason: 'A mistake.' });
    const revoked = await check(full.text);
    expect(revoked.verdict).toBe('revoked');
    expect(revoked.findings[0]?.data).toMatchObject({ reason: 'A mistake.' });
    expect(revoked.badge?.name).toBe(DESIGNS.statistics.name);
    const missing = await campus.issue(award);
    web.json(missing.id, missing.document, { status: 404 });
    expect((await check(missing.text)).verdict).toBe('disowned');
  });

  test('5: a badge class on another origin cannot borrow an issuer', async () => {
    const issued = await forger.issue(award);
    web.json(String(issued.document.badge), {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'BadgeClass',
      id: issued.document.badge,
      name: 'Statistics',
      description: 'Not theirs',
      image: 'https://forger.example/badges/statistics.png',
      criteria: { narrative: 'Be there.' },
      issuer: campus.id,
    });
    expect((await check(issued.text)).verdict).toBe('disowned');
    const own = await campus.issue({
      ...award,
      change: (assertion) => ({ ...assertion, badge: issued.document.badge }),
    });
    const report = await check(own.text);
    expect(codes(report)).toContain('badge-class/out-of-scope');
    expect(report.verdict).toBe('disowned');
  });

  test.each([
    ['type', { type: 'Certificate' }],
    ['type', { type: ['Issuer', 'Certificate'] }],
    ['email', { email: 'badges at campus' }],
    ['email', { email: undefined }],
    ['verificationProperty', { verification: { verificationProperty: 'sloths' } }],
  ])('6: %s is checked: %j', async (_, change) => {
    const odd = await createIssuer({ web, origin: 'https://odd.example', name: 'Odd' });
    const issued = await odd.issue(award);
    const profile = await (await web.fetch(odd.id)).json();
    expect((await check(issued.text)).verdict).toBe('verified');
    web.json(odd.id, { ...profile, ...change });
    expect((await check(issued.text)).verdict).toBe('malformed');
  });

  test('7: a revocation by uid counts, and a key of another owner is said', async () => {
    const lists = await createIssuer({ web, origin: 'https://lists.example', name: 'Lists' });
    const issued = await lists.issue({
      ...award,
      proof: 'jws',
      change: (assertion) => ({ ...assertion, uid: 'award-7' }),
    });
    web.json('https://lists.example/revoked.json', {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'RevocationList',
      revokedAssertions: [{ uid: 'award-7', revocationReason: 'By mistake' }],
    });
    expect((await check(issued.text)).verdict).toBe('revoked');
    const other = await lists.issue({ ...award, proof: 'jws' });
    const key = await (await web.fetch('https://lists.example/keys/1.json')).json();
    web.json('https://lists.example/keys/1.json', { ...key, owner: 'https://other.example' });
    const report = await check(other.text);
    expect(codes(report)).toContain('key/owner-differs');
    expect(report.verdict).toBe('verified');
  });
});
