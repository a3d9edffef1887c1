import { beforeAll, describe, expect, test } from 'vitest';
import {
  check,
  codesOf,
  credentialOf,
  type Doc,
  didJwk,
  type JwtKey,
  makeJwtKey,
  signJwt,
} from './issuing.ts';

const GREEN = ['verified', 'unconfirmed'];
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'EdDSA'];
const keys = new Map<string, JwtKey>();

beforeAll(async () => {
  for (const alg of ALGORITHMS) keys.set(alg, await makeJwtKey(alg));
});

function keyFor(alg: string): JwtKey {
  const key = keys.get(alg);
  if (!key) throw new Error(alg);
  return key;
}

const ISSUER = 'https://issuer.example/issuers/1';
const SET = 'https://issuer.example/.well-known/jwks.json';

const seconds = (date: unknown) => Math.floor(Date.parse(String(date)) / 1000);

/** VCDM 2.0: the payload is the credential. VCDM 1.1: it stands in the claim `vc`. */
function payloadOf(credential: Doc, form: '2.0' | '1.1', claims: Doc = {}): Doc {
  const registered = {
    iss: (credential.issuer as Doc).id,
    jti: credential.id,
    nbf: seconds(credential.validFrom ?? credential.issuanceDate),
    exp: seconds(credential.validUntil ?? credential.expirationDate),
    ...claims,
  };
  return form === '2.0' ? { ...credential, ...registered } : { vc: credential, ...registered };
}

function credential11(issuer: string): Doc {
  const { validFrom, validUntil, ...rest } = credentialOf(issuer);
  return {
    ...rest,
    '@context': [
      'https://www.w3.org/2018/credentials/v1',
      'https://purl.imsglobal.org/spec/ob/v3p0/context.json',
    ],
    issuanceDate: validFrom,
    expirationDate: validUntil,
  };
}

describe.each(ALGORITHMS)('a VC-JWT with %s', (alg) => {
  test('of an issuer whose key set lists the key is verified, in both forms', async () => {
    const key = keyFor(alg);
    const documents = { [SET]: { keys: [key.jwk] } };
    for (const payload of [
      payloadOf(credentialOf(ISSUER), '2.0'),
      payloadOf(credential11(ISSUER), '1.1'),
    ]) {
      const report = await check(await signJwt(payload, key, { jwk: key.jwk }), documents);
      expect([report.verdict, report.questions.issuer.anchor]).toEqual([
        'verified',
        { kind: 'domain', name: 'issuer.example' },
      ]);
      expect(report.badge).toMatchObject({
        name: 'Statistics',
        expires: '2027-01-01T00:00:00.000Z',
        proven: true,
      });
    }
  });

  test('of a did:jwk is genuine, by a key alone', async () => {
    const key = keyFor(alg);
    const did = didJwk(key.jwk);
    for (const header of [{ kid: `${did}#0` }, { kid: '#0' }, {}, { jwk: key.jwk }]) {
      const jwt = await signJwt(payloadOf(credentialOf(did), '2.0'), key, header);
      expect([header, (await check(jwt)).verdict]).toEqual([header, 'unconfirmed']);
    }
  });

  test('altered in any character of its payload is never green', async () => {
    const key = keyFor(alg);
    const jwt = await signJwt(payloadOf(credentialOf(didJwk(key.jwk)), '2.0'), key);
    const [header = '', payload = '', signature = ''] = jwt.split('.');
    const green: string[] = [];
    for (let at = 0; at < payload.length; at += 17) {
      const other = payload[at] === 'A' ? 'B' : 'A';
      const altered = `${header}.${payload.slice(0, at)}${other}${payload.slice(at + 1)}.${signature}`;
      const { verdict } = await check(altered);
      if (GREEN.includes(verdict)) green.push(`${at}: ${verdict}`);
    }
    expect(green).toEqual([]);
  });
});

describe('the key of a VC-JWT', () => {
  const key = () => keyFor('ES256');
  const signed = (issuer: string, header: Doc) =>
    signJwt(payloadOf(credentialOf(issuer), '2.0'), key(), header);

  test('is found by kid: a JWK, a key set, a DID document, a controller document', async () => {
    const did = 'did:web:issuer.example';
    const jwk = key().jwk;
    const method = { id: `${did}#k`, type: 'JsonWebKey', controller: did, publicKeyJwk: jwk };
    const cases: [string, Doc, Doc][] = [
      [
        ISSUER,
        { kid: 'https://issuer.example/keys/1' },
        {
          'https://issuer.example/keys/1': jwk,
          [SET]: { keys: [jwk] },
        },
      ],
      [ISSUER, { kid: `${SET}#k` }, { [SET]: { keys: [{ ...jwk, kid: 'k' }] } }],
      [ISSUER, { kid: 'k' }, { [SET]: { keys: [keyFor('EdDSA').jwk, { ...jwk, kid: 'k' }] } }],
      [ISSUER, {}, { [SET]: { keys: [jwk] } }],
      [
        did,
        { kid: `${did}#k` },
        {
          'https://issuer.example/.well-known/did.json': { id: did, assertionMethod: [method] },
        },
      ],
      [
        did,
        { kid: '#k' },
        {
          'https://issuer.example/.well-known/did.json': { id: did, assertionMethod: [method] },
        },
      ],
      [
        ISSUER,
        { kid: `${ISSUER}#k` },
        {
          [ISSUER]: { id: ISSUER, assertionMethod: [{ ...method, id: `${ISSUER}#k` }] },
        },
      ],
    ];
    for (const [issuer, header, documents] of cases) {
      const report = await check(await signed(issuer, header), documents);
      expect([header, report.verdict]).toEqual([header, 'verified']);
    }
  });

  test('that is only a JWK on the issuer’s site is not yet the issuer’s', async () => {
    const documents = { 'https://issuer.example/keys/1': key().jwk };
    const jwt = await signed(ISSUER, { kid: 'https://issuer.example/keys/1' });
    expect((await check(jwt, documents)).verdict).toBe('unchecked');
  });

  test('of another kind than the algorithm is not used (key confusion)', async () => {
    const rsa = keyFor('RS256');
    const documents = { [SET]: { keys: [rsa.jwk] } };
    const report = await check(await signed(ISSUER, { kid: `${SET}#1` }), documents);
    expect(GREEN).not.toContain(report.verdict);
    const embedded = await check(await signed(ISSUER, { jwk: rsa.jwk }), documents);
    expect(GREEN).not.toContain(embedded.verdict);
  });

  test('below 2048 bits is not used', async () => {
    const pair = await crypto.subtle.generateKey(
      {
        name: 'RSASSA-PKCS1-v1_5',
        hash: 'SHA-256',
        modulusLength: 1024,
        publicExponent: new Uint8Array([1, 0, 1]),
      },
      true,
      ['sign', 'verify'],
    );
    const { n, e } = await crypto.subtle.exportKey('jwk', pair.publicKey);
    const jwk = { kty: 'RSA', n, e };
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const input = `${encode({ alg: 'RS256', jwk })}.${encode(credentialOf(ISSUER))}`;
    const signature = await crypto.subtle.sign(
      'RSASSA-PKCS1-v1_5',
      pair.privateKey,
      Buffer.from(input),
    );
    const report = await check(`${input}.${Buffer.from(signature).toString('base64url')}`, {
      [SET]: { keys: [jwk] },
    });
    expect(report.verdict).toBe('uncheckable');
  });
});

describe('refused', () => {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const payload = () => credentialOf(didJwk(keyFor('ES256').jwk));

  test.each(['none', 'None', 'HS256', 'HS512'])('the algorithm %s', async (alg) => {
    const report = await check(`${encode({ alg })}.${encode(payload())}.AAAA`);
    expect([report.verdict, codesOf(report)]).toEqual([
      'malformed',
      expect.arrayContaining(['signature/forbidden-algorithm']),
    ]);
  });

  test.each([
    { jku: 'https://evil.example/jwks.json' },
    { x5u: 'https://evil.example/cert' },
    { crit: ['exp'], exp: 1 },
    { crit: ['b64'], b64: false },
  ])('the header %j', async (header) => {
    const input = `${encode({ alg: 'ES256', ...header })}.${encode(payload())}.AAAA`;
    const report = await check(input, { 'https://evil.example/jwks.json': { keys: [] } });
    expect([report.verdict, report.requests]).toEqual(['malformed', []]);
    expect(codesOf(report)).toContain('signature/forbidden-header');
  });

  test('an algorithm that is not supported is uncheckable', async () => {
    const report = await check(`${encode({ alg: 'ES256K' })}.${encode(payload())}.AAAA`);
    expect(report.verdict).toBe('uncheckable');
  });
});

describe('the claims of a VC-JWT', () => {
  const key = () => keyFor('EdDSA');
  const report = (claims: Doc, form: '2.0' | '1.1' = '2.0', change: Doc = {}) => {
    const credential = { ...credentialOf(didJwk(key().jwk)), ...change };
    const entries = Object.entries(payloadOf(credential, form, claims));
    const payload = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    return signJwt(payload, key()).then((jwt) => check(jwt));
  };

  test.each([
    { iss: 'https://else.example' },
    { jti: 'urn:uuid:0' },
    { sub: 'did:example:someone' },
    { nbf: 1_000_000 },
    { exp: 4_000_000_000 },
    { exp: 'tomorrow' },
  ])('%j contradicts the credential', async (claims) => {
    const subject = { ...(credentialOf('x').credentialSubject as Doc), id: 'did:example:earner' };
    const result = await report(claims, '2.0', { credentialSubject: subject });
    expect([result.verdict, codesOf(result).includes('jwt/claim-differs')]).toEqual([
      'malformed',
      true,
    ]);
  });

  test('may be left out', async () => {
    const result = await report({ iss: undefined, jti: undefined, nbf: undefined, exp: undefined });
    expect(result.verdict).toBe('unconfirmed');
    expect(codesOf(result).filter((code) => code === 'jwt/claim-missing')).toHaveLength(4);
  });

  test('set the expiry where the credential does not', async () => {
    const exp = seconds('2026-06-01T00:00:00Z');
    for (const form of ['2.0', '1.1'] as const) {
      for (const validUntil of [undefined, null, []]) {
        const result = await report({ exp }, form, { validUntil });
        expect([result.verdict, result.badge?.expires]).toEqual([
          'expired',
          '2026-06-01T00:00:00.000Z',
        ]);
      }
    }
  });

  test('name the issuer and the recipient, where libraries have taken their ids out', async () => {
    const { issuer, id: jti, validFrom, ...rest } = credentialOf(didJwk(key().jwk));
    const { id: iss, ...profile } = issuer as Doc;
    const nbf = seconds(validFrom);
    const payload = { vc: { ...rest, issuer: profile }, iss, jti, nbf, sub: 'did:example:earner' };
    const result = await check(await signJwt(payload, key()));
    expect([result.verdict, result.badge?.issuer]).toMatchObject([
      'unconfirmed',
      { id: iss, name: 'Issuer' },
    ]);
  });

  test('set the recipient of the one subject, where it stands in a list', async () => {
    const credentialSubject = [credentialOf('x').credentialSubject];
    const result = await report({ sub: 'did:example:earner' }, '2.0', { credentialSubject });
    expect(result.verdict).toBe('unconfirmed');
  });

  test('have whole seconds', async () => {
    const result = await report({}, '2.0', { validFrom: '2026-01-01T00:00:00.750+00:00' });
    expect(result.verdict).toBe('unconfirmed');
  });
});
