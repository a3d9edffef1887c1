import { beforeAll, describe, expect, test } from 'vitest';
import {
  CONTEXT_2,
  check,
  codesOf,
  credentialOf,
  type Doc,
  KEY_FORMS,
  type Key,
  makeJwtKey,
  makeKey,
  signJwt,
  signWith,
} from './issuing.ts';

const GREEN = ['verified', 'unconfirmed'];
const MIT = 'https://mit.example/issuers/1';
let attacker: Key;
let honest: Key;

beforeAll(async () => {
  attacker = await makeKey('Ed25519');
  honest = await makeKey('Ed25519');
});

/** What the honest issuer publishes. */
function honestDocument(): Doc {
  const method = `${MIT}#key-0`;
  const entry = {
    id: method,
    type: 'Multikey',
    controller: MIT,
    publicKeyMultibase: honest.multikey,
  };
  return { id: MIT, type: 'Profile', name: 'MIT', assertionMethod: [entry] };
}

async function forge(issuer: string, method: string): Promise<Doc> {
  return signWith('eddsa-rdfc-2022', credentialOf(issuer), attacker, method);
}

describe('an impostor', () => {
  const methods = {
    'a. a key in the fragment of the issuer’s own address': () => `${MIT}#${attacker.multikey}`,
    'b. a bare did:key': () => `did:key:${attacker.multikey}`,
    'b. a did:key with its fragment': () => `did:key:${attacker.multikey}#${attacker.multikey}`,
    'a key document on another site': () => 'https://evil.example/key',
    'a key document on the issuer’s own site, put there by a user': () =>
      'https://mit.example/~eve/key',
    'the same, by an address that only looks like one below the issuer’s': () =>
      `${MIT}/../../~eve/key`,
    'the same, with dots for the server to resolve': () => `${MIT}/..%2f..%2f~eve/key`,
    'the id of the honest key': () => `${MIT}#key-0`,
  };
  const onTheSite = {
    id: 'https://mit.example/~eve/key',
    type: 'Multikey',
    controller: MIT,
  };
  const evil = (): Doc => ({
    'https://evil.example/key': {
      id: 'https://evil.example/key',
      type: 'Multikey',
      controller: MIT,
      publicKeyMultibase: attacker.multikey,
    },
    'https://mit.example/~eve/key': { ...onTheSite, publicKeyMultibase: attacker.multikey },
    [`${MIT}/..%2f..%2f~eve/key`]: { ...onTheSite, publicKeyMultibase: attacker.multikey },
  });

  test.each(Object.entries(methods))(
    '%s: not green where the issuer lists its keys',
    async (_, of) => {
      const report = await check(await forge(MIT, of()), { [MIT]: honestDocument(), ...evil() });
      expect(['disowned', 'altered']).toContain(report.verdict);
    },
  );

  test.each(Object.entries(methods))(
    '%s: not green where the issuer cannot be asked',
    async (_, of) => {
      expect((await check(await forge(MIT, of()), evil())).verdict).toBe('unchecked');
    },
  );

  test.each(Object.entries(methods))(
    '%s: not green where the issuer’s page says nothing of keys',
    async (_, of) => {
      for (const page of ['<!doctype html>', { id: MIT, type: 'Profile', name: 'MIT' }]) {
        const report = await check(await forge(MIT, of()), { [MIT]: page, ...evil() });
        expect(GREEN).not.toContain(report.verdict);
      }
    },
  );

  test('a. a key in the fragment of a did:web is not green', async () => {
    const did = 'did:web:mit.example';
    const address = 'https://mit.example/.well-known/did.json';
    const forged = await forge(did, `${did}#${attacker.multikey}`);
    const document = { id: did, assertionMethod: [`did:key:${honest.multikey}`] };
    expect((await check(forged)).verdict).toBe('unchecked');
    expect((await check(forged, { [address]: document })).verdict).toBe('disowned');
    const other = { ...document, id: 'did:web:evil.example' };
    expect((await check(forged, { [address]: other })).verdict).toBe('unchecked');
  });

  test('c. a JWT with a key of its own and someone else’s name is not green', async () => {
    const key = await makeJwtKey('ES256');
    const forged = await signJwt({ ...credentialOf(MIT), iss: MIT }, key, { jwk: key.jwk });
    const other = await makeJwtKey('ES256');
    const set = 'https://mit.example/.well-known/jwks.json';
    expect((await check(forged)).verdict).toBe('unchecked');
    expect((await check(forged, { [set]: { keys: [other.jwk] } })).verdict).toBe('disowned');
    expect((await check(forged, { [MIT]: honestDocument() })).verdict).toBe('disowned');
    const listed = await check(forged, { [set]: { keys: [other.jwk, key.jwk] } });
    expect([listed.verdict, listed.questions.issuer.anchor?.name]).toEqual([
      'verified',
      'mit.example',
    ]);
    // The set may say for which issuer a key is.
    const elsewhere = { ...key.jwk, iss: 'https://mit.example/issuers/2' };
    expect((await check(forged, { [set]: { keys: [elsewhere] } })).verdict).toBe('disowned');
  });

  test('with another issuer’s did:key is not green', async () => {
    const forged = await forge(`did:key:${honest.multikey}`, `did:key:${attacker.multikey}`);
    expect((await check(forged)).verdict).toBe('disowned');
  });

  test('whose key is listed, but not to issue badges, is not green', async () => {
    const { documents, issuer, method } = KEY_FORMS['did:web, Multikey by reference'](honest);
    const [[address, document]] = Object.entries(documents) as [[string, Doc]];
    const { assertionMethod, ...rest } = document;
    const signed = await signWith('eddsa-rdfc-2022', credentialOf(issuer), honest, method);
    const forLogin = { [address]: { ...rest, authentication: assertionMethod } };
    expect((await check(signed, forLogin)).verdict).toBe('disowned');
    expect((await check(signed, documents)).verdict).toBe('verified');
  });

  test('with a key that the issuer has revoked is not green', async () => {
    const { documents, issuer, method } = KEY_FORMS['did:web, Multikey by reference'](honest);
    const signed = await signWith('eddsa-rdfc-2022', credentialOf(issuer), honest, method);
    const text = JSON.stringify(documents);
    const revoked = text.replace(
      '"type":"Multikey"',
      '"type":"Multikey","revoked":"2026-06-01T00:00:00Z"',
    );
    expect(GREEN).not.toContain((await check(signed, JSON.parse(revoked))).verdict);
  });

  test('who redirects the issuer’s address is named as the anchor', async () => {
    const forged = await forge(MIT, `did:key:${attacker.multikey}`);
    const listing = { id: MIT, assertionMethod: [`did:key:${attacker.multikey}`] };
    const report = await check(forged, {
      [MIT]: new Response(null, { status: 302, headers: { location: 'https://evil.example/mit' } }),
      'https://evil.example/mit': listing,
    });
    expect(report.questions.issuer.anchor?.name).not.toBe('mit.example');
  });

  test('who signs for another purpose is not green', async () => {
    const signed = await forge(`did:key:${attacker.multikey}`, `did:key:${attacker.multikey}`);
    const proof = { ...(signed.proof as Doc), proofPurpose: 'authentication' };
    expect(GREEN).not.toContain((await check({ ...signed, proof })).verdict);
  });
});

describe('a proof set', () => {
  test('with a good proof of the issuer is good, whatever stands beside it', async () => {
    const { issuer, method, documents } = KEY_FORMS['https controller document'](honest);
    const credential = credentialOf(issuer);
    const good = await signWith('eddsa-rdfc-2022', credential, honest, method);
    const bad = await signWith(
      'eddsa-rdfc-2022',
      credential,
      attacker,
      `did:key:${attacker.multikey}`,
    );
    const both = { ...credential, proof: [bad.proof, good.proof, { type: 'SomeProofType' }] };
    const report = await check(both, documents);
    expect(report.verdict).toBe('verified');
    expect(codesOf(report).filter((code) => code === 'proof/another-not-good')).toHaveLength(2);
  });

  test('of which none is the issuer’s is not green', async () => {
    const { issuer, documents } = KEY_FORMS['https controller document'](honest);
    const forged = await signWith(
      'eddsa-rdfc-2022',
      credentialOf(issuer),
      attacker,
      `did:key:${attacker.multikey}`,
    );
    const unknown = { type: 'DataIntegrityProof', cryptosuite: 'bbs-2023', proofValue: 'u2V0' };
    const report = await check({ ...forged, proof: [forged.proof, unknown] }, documents);
    expect(report.verdict).toBe('disowned');
  });
});

test('an unknown proof type is uncheckable, never altered', async () => {
  for (const type of ['BbsBlsSignature2020', 'JsonWebSignature2020', 'SomeProofType']) {
    const credential = { ...credentialOf(MIT), proof: { type, proofValue: 'zabc', jws: 'a..b' } };
    expect([type, (await check(credential)).verdict]).toEqual([type, 'uncheckable']);
  }
  expect((await check(credentialOf(MIT))).verdict).toBe('uncheckable');
});

test('an unknown context is unchecked and named; a changed text of a known one too', async () => {
  const unknown = 'https://evil.example/context';
  const signed = await forge(`did:key:${attacker.multikey}`, `did:key:${attacker.multikey}`);
  const report = await check({ ...signed, '@context': [...CONTEXT_2, unknown] });
  expect(report.verdict).toBe('unchecked');
  expect(report.findings).toContainEqual(
    expect.objectContaining({ code: 'context/unknown', data: { url: unknown } }),
  );
  expect(report.requests.filter(({ purpose }) => purpose === 'context')).toEqual([]);
  const pinned = 'https://w3id.org/security/suites/jws-2020/v1';
  const changed = await check(
    { ...signed, '@context': [...CONTEXT_2, pinned] },
    { [pinned]: { '@context': { name: 'https://evil.example/name' } } },
  );
  expect([changed.verdict, codesOf(changed).includes('context/other-text')]).toEqual([
    'unchecked',
    true,
  ]);
});
