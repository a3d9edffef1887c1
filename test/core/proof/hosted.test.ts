import { beforeEach, describe, expect, test, vi } from 'vitest';
import { bake, type Report, verify } from '../../../core/index.ts';
import type { Document, Issued } from '../../site/kit/award.ts';
import { DESIGNS } from '../../site/kit/designs.ts';
import { createIssuer, type Issuer } from '../../site/kit/issuer.ts';
import { picturePng } from '../../site/kit/picture.ts';
import { createWeb, type Web } from '../../site/kit/web.ts';

let web: Web;
let campus: Issuer;
let issued: Issued;
const award = { design: DESIGNS.statistics, recipient: 'mira@example.org' };

beforeEach(async () => {
  web = createWeb();
  campus = await createIssuer({ web, origin: 'https://campus.example', name: 'Campus' });
  issued = await campus.issue(award);
});

const check = (input: string | object) => verify(input, { fetch: web.fetch });
const codes = ({ findings }: Report) => findings.map(({ code }) => code);
const profile = async (): Promise<Document> => (await web.fetch(campus.id)).json();

describe('the address of a hosted badge', () => {
  test('is where to look; the copy at its own id counts', async () => {
    web.json('https://mirror.example/copy.json', issued.document);
    const report = await check('https://mirror.example/copy.json');
    expect(report.verdict).toBe('verified');
    expect(codes(report)).toContain('hosted/id-differs');
    expect(report.requests.map(({ url }) => url)).toContain(issued.id);
  });

  test('leads to a document that is parsed once, however many checks ask for it', async () => {
    const text = await (await web.fetch(issued.id)).text();
    const parse = vi.spyOn(JSON, 'parse');
    const report = await check(issued.id);
    const parsed = parse.mock.calls.filter(([json]) => json === text);
    parse.mockRestore();
    expect(report.verdict).toBe('verified');
    expect(parsed).toHaveLength(1);
  });

  test('that leads in a circle confirms nothing', async () => {
    const other = 'https://campus.example/other.json';
    web.json(issued.id, { ...issued.document, id: other });
    web.json(other, issued.document);
    const report = await check(issued.text);
    expect(codes(report)).toContain('hosted/id-loop');
    expect(report.verdict).toBe('disowned');
  });

  test('is the same with a default port and in capitals', async () => {
    web.json(issued.id, { ...issued.document, id: issued.id.replace('example', 'EXAMPLE:443') });
    const report = await check(issued.id);
    expect(report.verdict).toBe('verified');
    expect(codes(report)).not.toContain('hosted/id-differs');
  });

  test('of Acclaim may answer with that of Credly, which it became', async () => {
    const credly = await createIssuer({ web, origin: 'https://www.credly.com', name: 'Credly' });
    const { document, id } = await credly.issue(award);
    const old = id.replace('www.credly.com', 'www.youracclaim.com');
    web.json(old, document);
    web.remove(id);
    const report = await check({ ...document, id: old });
    expect(report.verdict).toBe('verified');
    expect(codes(report)).toContain('issuer/same-group');
  });

  test('follows redirects', async () => {
    const from = 'https://short.example/1';
    web.put(from, { status: 301, headers: { location: issued.id } });
    expect((await check(from)).verdict).toBe('verified');
  });

  test.each([
    ['no id and no verify', { id: undefined, verification: { type: 'HostedBadge' } }],
    ['an id that is no address', { id: 'urn:uuid:9d278beb-36cf-4bc8-888d-674ff9843d72' }],
  ])('with %s cannot be looked up', async (_, change) => {
    const report = await check({ ...issued.document, ...change });
    expect(report.verdict).toBe('uncheckable');
    expect(report.requests).toEqual([]);
  });
});

describe('what an issuer answers', () => {
  test.each([
    [{ status: 404 }, 'disowned'],
    [{ status: 410, body: 'Gone' }, 'revoked'],
    [{ status: 410, body: '' }, 'revoked'],
    [{ status: 200, body: '{"revoked": true}' }, 'revoked'],
    [{ status: 200, body: '{"revoked": "true"}' }, 'revoked'],
    [{ status: 200, body: '{"revoked": [true]}' }, 'revoked'],
    [{ status: 401 }, 'unchecked'],
    [{ status: 403 }, 'unchecked'],
    [{ status: 429 }, 'unchecked'],
    [{ status: 500 }, 'unchecked'],
    [{ status: 503 }, 'unchecked'],
    [{ fault: 'reset' as const }, 'unchecked'],
    [{ contentType: 'text/html', body: '<!doctype html><title>Sign in</title>' }, 'unchecked'],
    [{ body: '[]' }, 'unchecked'],
    [{ body: '' }, 'unchecked'],
  ])('%j is %s', async (answer, verdict) => {
    web.put(issued.id, answer);
    expect((await check(issued.text)).verdict).toBe(verdict);
  });

  test('may have another content type or a byte order mark, and that is said', async () => {
    const body = `\ufeff${JSON.stringify(issued.document)}`;
    web.put(issued.id, { contentType: 'text/html; charset=utf-8', body });
    const report = await check(issued.text);
    expect(report.verdict).toBe('verified');
    expect(codes(report)).toEqual(
      expect.arrayContaining(['hosted/content-type', 'hosted/byte-order-mark']),
    );
  });

  test('over http is said', async () => {
    const old = await createIssuer({ web, origin: 'http://old.example', name: 'Old' });
    const report = await check((await old.issue(award)).text);
    expect(report.verdict).toBe('verified');
    expect(codes(report)).toContain('hosted/plain-http');
  });

  test('counts, and not what the picture says of itself', async () => {
    const forged = { ...issued.document, issuedOn: '2001-01-01T00:00:00Z', expires: undefined };
    const report = await check(forged);
    expect(report.verdict).toBe('verified');
    expect(codes(report)).toContain('hosted/copy-differs');
    expect(report.badge?.issuedOn).not.toContain('2001');
  });

  test.each([
    ['its class', `/badges/${DESIGNS.statistics.slug}.json`, 'badge-class'],
    ['its issuer', '/issuer.json', 'issuer'],
  ])('without %s is not enough', async (_, path, what) => {
    const url = `https://campus.example${path}`;
    for (const [answer, code] of [
      [{ status: 404 }, `${what}/not-found`],
      [{ status: 503 }, `${what}/unreachable`],
      [{ fault: 'reset' as const }, `${what}/unreachable`],
      [{ body: '<p>Hello</p>', contentType: 'text/html' }, `${what}/not-json`],
    ] as const) {
      web.put(url, answer);
      const report = await check(issued.text);
      expect(codes(report)).toContain(code);
      expect(report.verdict).toBe('unchecked');
    }
  });
});

describe('who may host for an issuer', () => {
  const allow = async (verification: Document) =>
    web.json(campus.id, { ...(await profile()), verification });

  test.each([
    ['nothing: its own origin', {}, 'verified'],
    ['a beginning that fits', { startsWith: 'https://campus.example/awards/' }, 'verified'],
    ['a beginning that does not', { startsWith: 'https://campus.example/other/' }, 'disowned'],
    [
      'several beginnings',
      { startsWith: ['https://x.example/', 'https://campus.example/aw'] },
      'verified',
    ],
    ['a site, without a slash', { startsWith: 'https://campus.example' }, 'verified'],
    ['the beginning of a name', { startsWith: 'https://campus.e' }, 'disowned'],
    ['its host', { allowedOrigins: 'campus.example' }, 'verified'],
    ['another host', { allowedOrigins: ['badges.example.com'] }, 'disowned'],
    ['several hosts', { allowedOrigins: ['x.example.com', 'CAMPUS.example'] }, 'verified'],
    ['a host that is a URL', { allowedOrigins: 'https://campus.example/' }, 'disowned'],
  ])('%s', async (_, policy, verdict) => {
    await allow({ type: 'VerificationObject', ...policy });
    expect((await check(issued.text)).verdict).toBe(verdict);
  });

  test('a host below its own, and another port, are not its own', async () => {
    for (const origin of ['https://www.campus.example', 'https://campus.example:8443']) {
      const other = await createIssuer({ web, origin, name: 'Other' });
      const { text } = await other.issue({
        ...award,
        change: (assertion) => ({ ...assertion, badge: issued.document.badge }),
      });
      expect((await check(text)).verdict).toBe('disowned');
    }
  });

  test('another host that the issuer names', async () => {
    const host = await createIssuer({ web, origin: 'https://host.example', name: 'Host' });
    const { text } = await host.issue({
      ...award,
      change: (assertion) => ({ ...assertion, badge: issued.document.badge }),
    });
    expect((await check(text)).verdict).toBe('disowned');
    await allow({ type: 'VerificationObject', startsWith: 'https://host.example/awards/' });
    const report = await check(text);
    expect(report.verdict).toBe('verified');
    expect(report.questions.issuer.anchor?.name).toBe('campus.example');
  });

  test('another host or place whose address only looks like the one that the issuer names', async () => {
    await allow({ type: 'VerificationObject', startsWith: 'https://campus.example' });
    const origin = 'https://campus.example.evil.example';
    const evil = await createIssuer({ web, origin, name: 'Evil' });
    const change = (assertion: Document) => ({ ...assertion, badge: issued.document.badge });
    expect((await check((await evil.issue({ ...award, change })).text)).verdict).toBe('disowned');
    await allow({ type: 'VerificationObject', startsWith: 'https://campus.example/awards/' });
    const id = 'https://campus.example/awards/../~eve/1.json';
    web.json('https://campus.example/~eve/1.json', { ...issued.document, id });
    expect((await check(id)).verdict).toBe('disowned');
  });

  test('an issuer that is told by something else than an address stands where it is published', async () => {
    for (const id of ['urn:uuid:11111111-2222-4333-8444-555555555555', undefined]) {
      web.json(campus.id, { ...(await profile()), id });
      const report = await check(issued.text);
      expect([report.verdict, report.questions.issuer.anchor?.name]).toEqual([
        'verified',
        'campus.example',
      ]);
    }
  });

  test('an issuer may write its telephone number, and draw itself, as it likes', async () => {
    const image = 'data:image/jpeg;base64,/9j/';
    web.json(campus.id, { ...(await profile()), telephone: '+1 (555) 123-4567', image });
    const report = await check(issued.text);
    expect([report.verdict, codes(report).includes('structure/advice')]).toEqual([
      'verified',
      true,
    ]);
  });

  test('an embedded class or issuer with an address is only a copy', async () => {
    const { text } = await campus.issue({
      ...award,
      change: (assertion) => ({
        ...assertion,
        badge: { id: assertion.badge, type: 'BadgeClass', name: 'A doctorate' },
      }),
    });
    const report = await check(text);
    expect(report.verdict).toBe('verified');
    expect(report.badge?.name).toBe(DESIGNS.statistics.name);
  });
});

test('an address may lead to a credential of 3.0, which has a proof of its own', async () => {
  const { document } = await campus.issue({ ...award, standard: '3.0' });
  web.json('https://host.example/credential.json', document);
  const report = await check('https://host.example/credential.json');
  expect(report).toMatchObject({ verdict: 'verified', standard: 'ob3.0' });
  const picture = bake(
    picturePng(DESIGNS.statistics.picture),
    'https://host.example/credential.json',
  );
  const baked = await verify(picture, { fetch: web.fetch });
  expect(baked).toMatchObject({ verdict: 'verified', standard: 'ob3.0' });
});

describe('what is no award', () => {
  test.each([
    ['a badge class', `https://campus.example/badges/${DESIGNS.statistics.slug}.json`],
    ['an issuer', 'https://campus.example/issuer.json'],
  ])('%s can be genuine, and the report says what it is', async (_, url) => {
    const report = await check(url);
    expect(report.verdict).toBe('verified');
    expect(codes(report)).toContain('input/not-an-award');
  });

  test('another document is none', async () => {
    web.json('https://campus.example/x.json', { type: 'Person', name: 'Mira' });
    expect((await check('https://campus.example/x.json')).verdict).toBe('malformed');
  });
});

describe('endorsements', () => {
  const endorse = (claim: unknown, more: Document = {}) => {
    web.json('https://guild.example/endorsement.json', {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Endorsement',
      id: 'https://guild.example/endorsement.json',
      issuer: 'https://guild.example/issuer.json',
      claim: { id: claim, endorsementComment: 'Thorough.' },
      issuedOn: '2024-01-01T00:00:00Z',
      verification: { type: 'HostedBadge' },
      ...more,
    });
    return 'https://guild.example/endorsement.json';
  };

  test('each has a verdict of its own, and never changes that of the badge', async () => {
    await createIssuer({ web, origin: 'https://guild.example', name: 'Guild' });
    const endorsement = endorse(issued.id);
    web.json(issued.id, {
      ...issued.document,
      endorsement: [endorsement, 'https://guild.example/none.json'],
    });
    const report = await check(issued.text);
    expect(report.verdict).toBe('verified');
    expect(report.endorsements.map(({ verdict }) => verdict)).toEqual(['verified', 'disowned']);
  });

  test('a genuine endorsement of something else endorses nothing', async () => {
    await createIssuer({ web, origin: 'https://guild.example', name: 'Guild' });
    const endorsement = endorse('https://other.example/award.json');
    web.json(issued.id, { ...issued.document, endorsement });
    const report = await check(issued.text);
    expect(report.verdict).toBe('verified');
    expect(report.endorsements[0]?.verdict).not.toBe('verified');
    expect(report.endorsements[0]?.findings.map(({ code }) => code)).toContain(
      'endorsement/other-subject',
    );
  });

  test('they are bounded in number and depth', async () => {
    await createIssuer({ web, origin: 'https://guild.example', name: 'Guild' });
    const own = endorse(issued.id, { endorsement: 'https://guild.example/endorsement.json' });
    const many = Array.from({ length: 50 }, (_, at) => `${own}?${at}`);
    web.json(issued.id, { ...issued.document, endorsement: many });
    const report = await check(issued.text);
    expect(report.endorsements.length).toBeLessThanOrEqual(8);
    expect(report.endorsements.every(({ endorsements }) => endorsements.length === 0)).toBe(true);
  });
});
