import { beforeAll, describe, expect, test } from 'vitest';
import {
  CONTEXT_2,
  check,
  codesOf,
  credentialOf,
  type Doc,
  type Key,
  makeKey,
  signWith,
} from './issuing.ts';

let key: Key;
let did: string;
let proof: unknown;

beforeAll(async () => {
  key = await makeKey('Ed25519');
  did = `did:key:${key.multikey}`;
  ({ proof } = await signWith('eddsa-rdfc-2022', credentialOf(did), key, did));
});

const many = (count: number, make: (at: number) => unknown) =>
  Array.from({ length: count }, (_, at) => make(at));

function withAlignments(count: number, make: (at: number) => Doc): Doc {
  const credential = credentialOf(did);
  const subject = credential.credentialSubject as Doc;
  const achievement = { ...(subject.achievement as Doc), alignment: many(count, make) };
  return { ...credential, credentialSubject: { ...subject, achievement } };
}

/** Milliseconds: far more than is needed, on a busy machine too; what is not bounded takes minutes. */
const PATIENCE = 20_000;

describe('work is bounded', () => {
  const cases: Readonly<Record<string, () => Doc>> = {
    'very many nodes': () =>
      withAlignments(20_000, (at) => ({
        type: ['Alignment'],
        targetName: `${at}`,
        targetUrl: `urn:x:${at}`,
      })),
    'many nodes that are all alike': () =>
      withAlignments(2000, () => ({ type: ['Alignment'], targetName: 'x', targetUrl: 'urn:x' })),
    'a thousand times the same context': () => ({
      ...credentialOf(did),
      '@context': [...CONTEXT_2, ...many(1000, () => CONTEXT_2[1])],
    }),
    'an inline context with very many terms': () => ({
      ...credentialOf(did),
      '@context': [
        ...CONTEXT_2,
        Object.fromEntries(
          many(20_000, (at) => [`t${at}`, 'https://e.example/']) as [string, string][],
        ),
      ],
    }),
    'very many credentials inside': () => ({
      '@context': CONTEXT_2,
      type: ['VerifiablePresentation'],
      verifiableCredential: many(1000, () => ({ ...credentialOf(did), proof })),
    }),
    'very many endorsements': () => ({
      ...credentialOf(did),
      endorsement: many(500, (at) => ({
        '@context': CONTEXT_2,
        type: ['VerifiableCredential', 'EndorsementCredential'],
        credentialSubject: { id: `urn:x:${at}`, type: ['EndorsementSubject'] },
        proof,
      })),
    }),
    'a proof value of a million characters': () => ({
      ...credentialOf(did),
      proof: { ...(proof as Doc), proofValue: `z${'1'.repeat(1_000_000)}` },
    }),
  };

  test.each(Object.entries(cases))('%s', { timeout: PATIENCE }, async (_, make) => {
    const report = await check({ proof: many(8, () => proof), ...make() });
    expect(['verified', 'unconfirmed']).not.toContain(report.verdict);
  });

  test('what was too much is said, and is no verdict about the badge', async () => {
    const report = await check({ ...cases['very many nodes']?.(), proof });
    expect([report.verdict, codesOf(report).includes('proof/too-complex')]).toEqual([
      'unchecked',
      true,
    ]);
  });

  test('of many proofs only some are looked at', async () => {
    const { proof: good } = await signWith('eddsa-rdfc-2022', credentialOf(did), key, did);
    const bad = {
      ...(good as Doc),
      proofValue: (proof as Doc).proofValue,
      created: '2026-01-01T00:00:00Z',
    };
    const report = await check({ ...credentialOf(did), proof: [...many(200, () => bad), good] });
    expect(['verified', 'unconfirmed']).not.toContain(report.verdict);
  });
});

describe('nonsense is answered with a report', () => {
  const nonsense = [null, 0, '', 'x', [], [[]], {}, { id: 7 }, [null], true, '\ud800', -1.5];
  const members = [
    '@context',
    'id',
    'type',
    'issuer',
    'credentialSubject',
    'credentialStatus',
    'credentialSchema',
    'evidence',
    'endorsement',
    'endorsementJwt',
    'refreshService',
    'validFrom',
    'validUntil',
    'proof',
    'name',
  ];

  test.each(members)('in %s', async (member) => {
    for (const value of nonsense) {
      for (const base of [{ ...credentialOf(did), proof }, credentialOf(did)]) {
        const report = await check({ ...base, [member]: value }, {}, { permit: () => true });
        expect(codesOf(report)).not.toContain('input/interrupted');
        expect(JSON.stringify(report)).not.toContain('[object Object]');
      }
    }
  });

  test('in every member of a proof', async () => {
    for (const member of Object.keys(proof as Doc)) {
      for (const value of nonsense) {
        const report = await check({
          ...credentialOf(did),
          proof: { ...(proof as Doc), [member]: value },
        });
        expect(codesOf(report)).not.toContain('input/interrupted');
        expect(['verified', 'unconfirmed']).not.toContain(report.verdict);
      }
    }
  });

  test('in what an issuer answers', async () => {
    const issuer = 'https://issuer.example/1';
    const signed = await signWith('eddsa-rdfc-2022', credentialOf(issuer), key, `${issuer}#k`);
    for (const value of nonsense) {
      for (const member of ['assertionMethod', 'verificationMethod', 'id', 'keys', 'publicKey']) {
        const report = await check(signed, { [issuer]: { id: issuer, [member]: value } });
        expect(codesOf(report)).not.toContain('input/interrupted');
        expect(['verified', 'unconfirmed']).not.toContain(report.verdict);
      }
    }
  });
});
