import { beforeAll, describe, expect, test } from 'vitest';
import { type Report, verify } from '../../../core/index.ts';
import { DESIGNS } from '../../site/kit/designs.ts';
import { createIssuer, type Issuer } from '../../site/kit/issuer.ts';
import { createWeb, type Web } from '../../site/kit/web.ts';

const AWARD = { design: DESIGNS.statistics, recipient: 'mira@example.org' };
const CLASS = `https://campus.example/badges/${DESIGNS.statistics.slug}.json`;

let web: Web;
let campus: Issuer;
let forger: Issuer;

beforeAll(async () => {
  web = createWeb();
  campus = await createIssuer({ web, origin: 'https://campus.example', name: 'Campus' });
  forger = await createIssuer({ web, origin: 'https://forger.example', name: 'Forger' });
  await campus.issue(AWARD);
});

/** The campus has a page that sends on to whatever its link says, as many sites have. */
function openRedirect(to: string): string {
  const address = `https://campus.example/out?to=${encodeURIComponent(to)}`;
  web.put(address, { status: 302, headers: { location: to } });
  return address;
}

function codesOf(report: Report): string[] {
  return report.findings.map(({ code }) => code);
}

describe('a site that redirects anywhere vouches for nothing', () => {
  test('an assertion that its own id leads to another site', async () => {
    const address = openRedirect('https://forger.example/a.json');
    await forger.issue({
      ...AWARD,
      change: (assertion) => {
        const forged = { ...assertion, id: address, badge: CLASS };
        web.json('https://forger.example/a.json', forged);
        return forged;
      },
    });
    const report = await verify(address, { fetch: web.fetch });
    expect(codesOf(report)).toContain('issuer/redirected');
    expect(report.verdict).toBe('unconfirmed');
  });

  test('an issuer that its own id leads to another site', async () => {
    const address = openRedirect('https://forger.example/campus.json');
    web.json('https://forger.example/campus.json', {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Issuer',
      id: address,
      name: 'Campus',
      url: 'https://campus.example',
      email: 'x@campus.example',
      publicKey: 'https://forger.example/keys/1.json',
    });
    const { text } = await forger.issue({
      ...AWARD,
      proof: 'jws',
      change: (assertion) => ({
        ...assertion,
        badge: {
          type: 'BadgeClass',
          id: 'urn:uuid:1',
          name: 'Statistics',
          description: 'x',
          criteria: { narrative: 'x' },
          image: 'https://forger.example/x.png',
          issuer: address,
        },
      }),
    });
    const report = await verify(text, { fetch: web.fetch });
    expect(codesOf(report)).toContain('issuer/redirected');
    expect(report.verdict).not.toBe('verified');
  });

  test('one that redirects within its own names is the same site', async () => {
    const issued = await campus.issue(AWARD);
    const answer = web.answer({ url: issued.id, headers: {} });
    const moved = issued.id.replace('campus.example', 'www.campus.example');
    if (answer) web.put(moved, answer);
    web.put(issued.id, { status: 301, headers: { location: moved } });
    const report = await verify(issued.text, { fetch: web.fetch });
    expect(report.findings.filter(({ verdict }) => verdict)).toEqual([]);
    expect(report.verdict).toBe('verified');
  });
});

describe('encryption', () => {
  test('an older badge that is hosted without is checked, and each such answer is said', async () => {
    const plain = await createIssuer({ web, origin: 'http://old.example', name: 'Old' });
    const hosted = await verify((await plain.issue(AWARD)).text, { fetch: web.fetch });
    expect(codesOf(hosted)).toEqual(
      expect.arrayContaining(['hosted/plain-http', 'badge-class/plain-http', 'issuer/plain-http']),
    );
    const signed = await verify((await plain.issue({ ...AWARD, proof: 'jws' })).text, {
      fetch: web.fetch,
    });
    expect(codesOf(signed)).toEqual(
      expect.arrayContaining(['issuer/plain-http', 'key/plain-http', 'status/plain-http']),
    );
  });

  test('nothing about an Open Badges 3.0 credential is asked without', async () => {
    const plain = await createIssuer({ web, origin: 'http://new.example', name: 'New' });
    const { text } = await plain.issue({ ...AWARD, standard: '3.0' });
    const report = await verify(text, { fetch: web.fetch });
    const asked = report.requests.filter(({ url }) => url.startsWith('http:'));
    expect(new Set(asked.map(({ result }) => result))).toEqual(new Set(['plain-http']));
    expect(report.verdict).not.toBe('verified');
  });
});
