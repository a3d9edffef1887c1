import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Report, verify } from '../../../core/index.ts';
import type { Document, Issued } from '../../site/kit/award.ts';
import { DESIGNS } from '../../site/kit/designs.ts';
import { createIssuer, type Issuer } from '../../site/kit/issuer.ts';
import { compactJws } from '../../site/kit/jws.ts';
import { createWeb, type Web } from '../../site/kit/web.ts';

let web: Web;
let campus: Issuer;
let issued: Issued;
let genuineProfile: Document;
const KEY = 'https://campus.example/keys/1.json';
const award = { design: DESIGNS.statistics, recipient: 'mira@example.org' };

beforeAll(async () => {
  web = createWeb();
  campus = await createIssuer({ web, origin: 'https://campus.example', name: 'Campus' });
  issued = await campus.issue({ ...award, proof: 'jws' });
  genuineProfile = await (await web.fetch(campus.id)).json();
});
beforeEach(() => web.json(campus.id, genuineProfile));

const check = (input: string) => verify(input, { fetch: web.fetch });
const codes = ({ findings }: Report) => findings.map(({ code }) => code);
const pem = (key: KeyObject, type: 'spki' | 'pkcs1' = 'spki') =>
  key.export({ type, format: 'pem' }).toString();
const publishKey = (url: string, key: KeyObject, type: 'spki' | 'pkcs1' = 'spki') =>
  web.json(url, {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'CryptographicKey',
    id: url,
    owner: campus.id,
    publicKeyPem: pem(key, type),
  });
const profile = (change: Document) => web.json(campus.id, { ...genuineProfile, ...change });

/** Signs with node's own algorithms, by the name that JOSE has for them. */
function signAs(algorithm: string, payload: Document, key: KeyObject, header: Document = {}) {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${encode({ alg: algorithm, ...header })}.${encode(payload)}`;
  const hash = `sha${algorithm.slice(2)}`;
  const options = algorithm.startsWith('PS')
    ? { key, padding: 6, saltLength: Number(algorithm.slice(2)) / 8 }
    : algorithm.startsWith('ES')
      ? ({ key, dsaEncoding: 'ieee-p1363' } as const)
      : key;
  return `${input}.${sign(hash, Buffer.from(input), options).toString('base64url')}`;
}

describe('the key', () => {
  test('may be one of several, and need not be named', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
    publishKey('https://campus.example/keys/0.json', other.publicKey);
    profile({ publicKey: ['https://campus.example/keys/0.json', KEY] });
    expect((await check(issued.text)).verdict).toBe('verified');
    const unnamed = { ...issued.document, verification: { type: 'SignedBadge' } };
    const jws = compactJws(unnamed, campus.office.keys.rsa.privateKey);
    expect((await check(jws)).verdict).toBe('verified');
  });

  test('may stand in the profile', async () => {
    const publicKey = { id: KEY, publicKeyPem: pem(campus.office.keys.rsa.publicKey) };
    profile({ publicKey });
    expect((await check(issued.text)).verdict).toBe('verified');
  });

  test('may be written as PKCS #1', async () => {
    publishKey('https://campus.example/keys/old.json', campus.office.keys.rsa.publicKey, 'pkcs1');
    profile({ publicKey: 'https://campus.example/keys/old.json' });
    const { document } = issued;
    const creator = 'https://campus.example/keys/old.json';
    const badge = { ...document, verification: { type: 'SignedBadge', creator } };
    const jws = compactJws(badge, campus.office.keys.rsa.privateKey);
    expect((await check(jws)).verdict).toBe('verified');
  });

  test('must be listed by the issuer, where it stands and not where the badge says', async () => {
    profile({ publicKey: 'https://campus.example/keys/0.json' });
    expect((await check(issued.text)).verdict).toBe('disowned');
    const embedded = {
      ...issued.document,
      badge: {
        type: 'BadgeClass',
        name: 'Forged',
        issuer: { ...genuineProfile, publicKey: KEY },
      },
    };
    const jws = compactJws(embedded, campus.office.keys.rsa.privateKey);
    expect((await check(jws)).verdict).toBe('disowned');
  });

  test.each([
    [{ status: 404 }, 'key/not-found'],
    [{ status: 503 }, 'key/unreachable'],
    [{ fault: 'reset' as const }, 'key/unreachable'],
    [{ body: '<p>Sign in</p>', contentType: 'text/html' }, 'key/unusable'],
    [{ body: '{"publicKeyPem": "nonsense"}' }, 'key/unusable'],
    [{ body: '{"publicKeyPem": "-----BEGIN RSA PUBLIC KEY-----\\n!\\n-----END"}' }, 'key/unusable'],
  ])('that cannot be had says nothing about the badge: %j', async (answer, code) => {
    const kept = await (await web.fetch(KEY)).json();
    web.put(KEY, answer);
    const report = await check(issued.text);
    web.json(KEY, kept);
    expect(codes(report)).toContain(code);
    expect(['unchecked', 'uncheckable']).toContain(report.verdict);
  });

  test('that is too short is unusable, not a forgery', async () => {
    const weak = generateKeyPairSync('rsa', { modulusLength: 1024 });
    publishKey(KEY, weak.publicKey);
    const report = await check(compactJws(issued.document, weak.privateKey));
    publishKey(KEY, campus.office.keys.rsa.publicKey);
    expect(report.verdict).toBe('uncheckable');
  });
});

describe('the algorithm', () => {
  test.each(['RS256', 'RS384', 'RS512', 'PS256'])('%s', async (algorithm) => {
    const jws = signAs(algorithm, issued.document, campus.office.keys.rsa.privateKey);
    expect((await check(jws)).verdict).toBe('verified');
  });

  test('ES256, by a key of that kind', async () => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    publishKey('https://campus.example/keys/ec.json', pair.publicKey);
    profile({ publicKey: ['https://campus.example/keys/ec.json'] });
    const badge = { ...issued.document, verification: { type: 'SignedBadge' } };
    const jws = signAs('ES256', badge, pair.privateKey);
    expect((await check(jws)).verdict).toBe('verified');
  });

  test.each(['none', 'NONE', 'HS256', 'hs512'])('%s is refused', async (alg) => {
    const header = Buffer.from(JSON.stringify({ alg })).toString('base64url');
    const report = await check(issued.text.replace(/^[^.]*/, header));
    expect(codes(report)).toContain('signature/forbidden-algorithm');
    expect(report.verdict).toBe('malformed');
  });

  test.each(['rs256', 'ES256K', 'EdDSA', 'XY'])('%s is not supported here', async (alg) => {
    const header = Buffer.from(JSON.stringify({ alg })).toString('base64url');
    const report = await check(issued.text.replace(/^[^.]*/, header));
    expect(report.verdict).toBe('uncheckable');
  });

  test('an extension that must be understood is not passed over', async () => {
    const jws = signAs('RS256', issued.document, campus.office.keys.rsa.privateKey, {
      crit: ['exp'],
      exp: 1,
    });
    expect((await check(jws)).verdict).not.toBe('verified');
  });
});

describe('revocation', () => {
  const LIST = 'https://campus.example/revoked.json';
  const listed = async (list: unknown) => {
    web.json(LIST, list);
    return (await check(issued.text)).verdict;
  };

  test('by id, as text or with a reason', async () => {
    expect(await listed({ revokedAssertions: [issued.id] })).toBe('revoked');
    expect(await listed({ revokedAssertions: { id: issued.id } })).toBe('revoked');
    expect(await listed({ revokedAssertions: [{ id: 'urn:uuid:1' }, 'x'] })).toBe('verified');
    expect(await listed({ revokedAssertions: [] })).toBe('verified');
  });

  test.each([
    ['no list', {}],
    ['another document', { type: 'Issuer' }],
    ['entries that are none', { revokedAssertions: [3] }],
  ])('a list that is %s is no answer', async (_, list) => {
    expect(await listed(list)).toBe('unchecked');
  });

  test('that cannot be asked is no answer', async () => {
    for (const answer of [{ status: 404 }, { status: 500 }, { fault: 'reset' as const }]) {
      web.put(LIST, answer);
      const report = await check(issued.text);
      expect(codes(report)).toContain('status/unavailable');
      expect(report.verdict).toBe('unchecked');
    }
    web.json(LIST, { revokedAssertions: [] });
  });

  test('an issuer that has no list is said', async () => {
    profile({ revocationList: undefined });
    const report = await check(issued.text);
    expect(codes(report)).toContain('status/none');
    expect(report.verdict).toBe('verified');
  });
});

describe('1.x, whose key is named by the badge itself', () => {
  const sign1 = (url: string, uid: unknown = 'award-1') => {
    const { verification: _, '@context': __, id: ___, ...rest } = issued.document;
    const badge = { ...rest, uid, verify: { type: 'signed', url } };
    return compactJws(badge, campus.office.keys.rsa.privateKey);
  };

  test('is honoured where the key stands on the origin of the issuer', async () => {
    web.put('https://campus.example/key.pem', {
      contentType: 'application/x-pem-file',
      body: pem(campus.office.keys.rsa.publicKey),
    });
    profile({ publicKey: undefined });
    const report = await check(sign1('https://campus.example/key.pem'));
    expect(report.findings.filter(({ verdict }) => verdict)).toEqual([]);
    expect(report.verdict).toBe('verified');
    web.json('https://campus.example/revoked.json', { 'award-1': 'By mistake' });
    expect((await check(sign1('https://campus.example/key.pem'))).verdict).toBe('revoked');
    // A number where a text should be is still the name; without any, no list can say that it was not revoked.
    for (const list of [{ 7: 'By mistake' }, { revokedAssertions: [{ uid: 7 }] }]) {
      web.json('https://campus.example/revoked.json', list);
      expect((await check(sign1('https://campus.example/key.pem', 7))).verdict).toBe('revoked');
    }
    expect((await check(sign1('https://campus.example/key.pem', null))).verdict).toBe('unchecked');
    web.json('https://campus.example/revoked.json', { revokedAssertions: [] });
  });

  test('proves nothing where the key stands elsewhere', async () => {
    web.put('https://forger.example/key.pem', { body: pem(campus.office.keys.rsa.publicKey) });
    profile({ publicKey: undefined });
    expect((await check(sign1('https://forger.example/key.pem'))).verdict).toBe('disowned');
  });
});

test('the JSON of a signed badge, without its JWS, is nothing that anyone could check', async () => {
  expect((await check(JSON.stringify(issued.document))).verdict).toBe('uncheckable');
  web.json('https://campus.example/plain.json', {
    ...issued.document,
    id: 'https://campus.example/plain.json',
  });
  expect((await check('https://campus.example/plain.json')).verdict).toBe('uncheckable');
});
