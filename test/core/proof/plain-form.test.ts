import { beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../core/badge.ts';
import { CONTEXTS } from '../../../core/proof/contexts.ts';
import { canonize, openContextCache } from '../../../core/proof/jsonld.ts';
import { findNotPlain } from '../../../core/proof/plain-form.ts';
import { check, codesOf, credentialOf, type Doc, type Key, makeKey, signWith } from './issuing.ts';

/** 3.0.0 does not protect its terms: a later context may give them another meaning. */
const UNPROTECTED = [
  'https://www.w3.org/2018/credentials/v1',
  'https://purl.imsglobal.org/spec/ob/v3p0/context.json',
  'https://w3id.org/security/data-integrity/v2',
  'https://w3id.org/vc/status-list/2021/v1',
];
const CRED = 'https://www.w3.org/2018/credentials#';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
let key: Key;
let signed: Doc;

beforeAll(async () => {
  key = await makeKey('Ed25519');
  const did = `did:key:${key.multikey}`;
  const { validFrom, validUntil: _, ...rest } = credentialOf(did);
  const credential = {
    ...rest,
    '@context': UNPROTECTED,
    id: 'https://issuer.example/badges/1',
    issuanceDate: validFrom,
    expirationDate: '2026-06-01T00:00:00Z',
    credentialStatus: {
      id: 'https://issuer.example/status/1#7',
      type: 'StatusList2021Entry',
      statusPurpose: 'revocation',
      statusListIndex: '7',
      statusListCredential: 'https://issuer.example/status/1',
    },
  };
  signed = await signWith('eddsa-rdfc-2022', credential, key, did);
});

/** The same statements, written so that a reader of plain JSON misses one or reads another. */
const DISGUISES: Readonly<Record<string, (badge: Doc) => Doc>> = {
  'the expiry under its absolute name': ({ expirationDate, ...rest }) => ({
    ...rest,
    [`${CRED}expirationDate`]: { '@type': `${XSD}dateTime`, '@value': expirationDate },
  }),
  'the status under its absolute name': ({ credentialStatus, ...rest }) => ({
    ...rest,
    [`${CRED}credentialStatus`]: credentialStatus,
  }),
  'the status moved into @included': ({ id, credentialStatus, ...rest }) => ({
    ...rest,
    id,
    '@included': [{ id, type: 'VerifiableCredential', credentialStatus }],
  }),
  'the status moved into @included, in a list of lists of lists': ({
    id,
    credentialStatus,
    issuer,
    ...rest
  }) => ({
    ...rest,
    id,
    issuer: [
      [
        [
          {
            ...(issuer as Doc),
            '@included': [{ id, type: 'VerifiableCredential', credentialStatus }],
          },
        ],
      ],
    ],
  }),
  'its id, by a prefix of its own': ({ '@context': contexts, id: _, ...rest }) => ({
    ...rest,
    '@context': [contexts, { badges: 'https://issuer.example/badges/' }].flat(),
    id: 'badges:1',
  }),
  'the expiry as a typed value': ({ expirationDate, ...rest }) => ({
    ...rest,
    expirationDate: { '@type': `${XSD}dateTime`, '@value': expirationDate },
  }),
  'name and description swapped by a context of its own': ({ credentialSubject, ...rest }) => {
    const subject = credentialSubject as Doc;
    const achievement = subject.achievement as Doc;
    const { name, description } = achievement;
    return {
      ...rest,
      '@context': [
        ...UNPROTECTED,
        {
          Achievement: {
            '@id': 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#Achievement',
            '@context': {
              name: 'https://schema.org/description',
              description: 'https://schema.org/name',
            },
          },
        },
      ],
      credentialSubject: {
        ...subject,
        achievement: { ...achievement, name: description, description: name },
      },
    };
  },
};

const options = {
  hash: 'SHA-256' as const,
  cache: openContextCache(),
  load: async (url: string) => ({ text: CONTEXTS.get(url)?.[0] ?? {}, keep: true }),
};
const canonical = async ({ proof: _, ...document }: Doc) =>
  canonize(JSON.parse(JSON.stringify(document)), options);

describe('the same statements in another disguise', () => {
  test('the honest badge is expired', async () => {
    expect((await check(signed)).verdict).toBe('expired');
    expect(findNotPlain(signed as JsonObject)).toBeNull();
  });

  test.each(Object.entries(DISGUISES))('%s: refused, and named', async (_, disguise) => {
    const report = await check(disguise(signed));
    expect(report.verdict).toBe('malformed');
    expect(codesOf(report)).toContain('context/not-plain');
    expect(report.badge?.proven).toBe(false);
  });

  test('the disguises are real: six of them have the very same canonical form', async () => {
    const honest = await canonical(signed);
    const same = [];
    for (const [name, disguise] of Object.entries(DISGUISES)) {
      if ((await canonical(disguise(signed)).catch(() => null)) === honest) same.push(name);
    }
    expect(same).toEqual([
      'the expiry under its absolute name',
      'the status under its absolute name',
      'the status moved into @included',
      'the status moved into @included, in a list of lists of lists',
      'its id, by a prefix of its own',
      'the expiry as a typed value',
    ]);
  });
});

describe('an inline context', () => {
  const withContext = (entry: unknown) =>
    findNotPlain({ ...signed, '@context': [...UNPROTECTED, entry] } as JsonObject);

  test('may define something new', () => {
    expect(withContext({ shoeSize: 'https://shop.example/terms#shoeSize' })).toBeNull();
    expect(withContext({ '@vocab': 'https://shop.example/terms#' })).toBeNull();
  });

  test.each([
    [{ name: 'https://example.org/name' }, 'name'],
    [{ validUntil: null }, 'validUntil'],
    [{ ends: `${CRED}validUntil` }, 'ends'],
    [{ c: CRED }, 'c'],
    [{ c: 'https://www.w3.org/2018/cred' }, 'c'],
    [{ '@vocab': CRED }, '@vocab'],
    [{ '@base': 'https://evil.example/' }, '@base'],
    [{ '@import': 'https://evil.example/' }, '@import'],
    [{ did: 'https://evil.example/' }, 'did'],
    [{ thing: { '@id': 'https://shop.example/t', '@context': {} } }, 'thing'],
    [{ thing: { '@reverse': 'https://shop.example/t' } }, 'thing'],
    [7, '@context'],
  ])('%j may not', (entry, term) => {
    expect(withContext(entry)).toBe(term);
  });

  test('a context inside of a node is refused, but for credentials inside', () => {
    const issuer = { ...(signed.issuer as Doc), '@context': { name: 'https://evil.example/name' } };
    expect(findNotPlain({ ...signed, issuer } as JsonObject)).toBe('@context');
    const endorsement = [{ '@context': UNPROTECTED, credentialSubject: {}, type: 'x' }];
    expect(findNotPlain({ ...signed, endorsement } as JsonObject)).toBeNull();
  });

  test('a second node with the id of the badge may not state its facts', () => {
    const evidence = [{ id: signed.id, type: ['Evidence'], credentialStatus: {} }];
    expect(findNotPlain({ ...signed, evidence } as JsonObject)).toBe(signed.id);
    expect(findNotPlain({ ...signed, evidence: [[evidence]] } as JsonObject)).toBe(signed.id);
  });

  test('a property may not go by the name of the class that shares its IRI', () => {
    const subject = signed.credentialSubject as Doc;
    const { name, ...rest } = subject.achievement as Doc;
    const achievement = { ...rest, name, Image: { id: 'https://issuer.example/1.png' } };
    const disguised = { ...signed, credentialSubject: { ...subject, achievement } };
    expect(findNotPlain(disguised as JsonObject)).toBe('Image');
  });
});

describe('a list of one is the same statement, and is read as the value in it', () => {
  test('the expiry, the start', async () => {
    const { expirationDate, issuanceDate } = signed;
    expect(await canonical({ ...signed, expirationDate: [expirationDate] })).toBe(
      await canonical(signed),
    );
    const report = await check({ ...signed, expirationDate: [expirationDate] });
    expect(report.verdict).toBe('expired');
    const before = { now: () => new Date('2025-06-01T00:00:00Z') };
    const early = await check({ ...signed, issuanceDate: [issuanceDate] }, {}, before);
    expect(early.verdict).toBe('not-yet-valid');
  });

  test('whose it is', async () => {
    const subject = signed.credentialSubject as Doc;
    const [identifier] = [subject.identifier].flat() as [Doc];
    const { identityHash, identityType, ...rest } = identifier;
    const listed = { ...rest, identityHash: [identityHash], identityType: [identityType] };
    const passedOn = { ...signed, credentialSubject: { ...subject, identifier: [listed] } };
    expect(await canonical(passedOn)).toBe(await canonical(signed));
    const someoneElse = { recipient: { email: 'someone.else@example.org' } };
    expect((await check(passedOn, {}, someoneElse)).verdict).toBe('not-theirs');
  });

  test('the issuer', async () => {
    const report = await check({ ...signed, issuer: [signed.issuer as Doc] });
    expect(report.questions.issuer).toEqual((await check(signed)).questions.issuer);
    expect(report.badge?.issuer?.name).toBe('Issuer');
  });
});

test('a term that safe mode would drop is named, and the badge is not green', async () => {
  const report = await check({ ...signed, honours: 'summa cum laude' });
  expect(report.verdict).toBe('malformed');
  expect(report.findings).toContainEqual(
    expect.objectContaining({ code: 'context/undefined-term', data: { term: 'honours' } }),
  );
});

test('a badge signed with either text of context-3.0.3 holds, and that is said', async () => {
  const url = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
  const [before, since] = CONTEXTS.get(url) ?? [];
  expect(since && before && JSON.stringify(since).length).toBeGreaterThan(
    JSON.stringify(before).length,
  );
  const did = `did:key:${key.multikey}`;
  const credential = credentialOf(did, {
    '@context': ['https://www.w3.org/ns/credentials/v2', url],
    endorsementJwt: ['eyJhbGciOiJub25lIn0.e30.'],
  });
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: '2026-10-01T00:00:00Z',
    verificationMethod: did,
    proofPurpose: 'assertionMethod',
  };
  const newer = {
    ...options,
    cache: openContextCache(),
    load: async (address: string) => ({ text: CONTEXTS.get(address)?.at(-1) ?? {}, keep: true }),
  };
  const hash = async (document: Doc) =>
    new Uint8Array(
      await crypto.subtle.digest(
        'SHA-256',
        new TextEncoder().encode(await canonize(document as JsonObject, newer)),
      ),
    );
  const hashes = [
    await hash({ ...proof, '@context': credential['@context'] }),
    await hash(credential),
  ];
  const { encode } = await import('base58-universal');
  const proofValue = `z${encode(await key.sign(Buffer.concat(hashes)))}`;
  const report = await check({ ...credential, proof: { ...proof, proofValue } });
  expect([report.verdict, codesOf(report).includes('context/older-text')]).toEqual([
    'unconfirmed',
    true,
  ]);
});
