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

let key: Key;
let other: Key;
let did: string;

beforeAll(async () => {
  key = await makeKey('Ed25519');
  other = await makeKey('Ed25519');
  did = `did:key:${key.multikey}`;
});

const sign = (
  credential: Doc,
  signer = key,
  suite: 'eddsa-rdfc-2022' | 'eddsa-jcs-2022' = 'eddsa-jcs-2022',
) => signWith(suite, credential, signer, `did:key:${signer.multikey}`);

const withSubject = (change: Doc) => ({
  credentialSubject: { ...(credentialOf(did).credentialSubject as Doc), ...change },
});
const withAchievement = (change: Doc) => {
  const subject = credentialOf(did).credentialSubject as Doc;
  return withSubject({ achievement: { ...(subject.achievement as Doc), ...change } });
};

describe('what a badge says', () => {
  test('its facts', async () => {
    const report = await check(
      await sign(
        credentialOf(did, {
          awardedDate: '2026-02-01T00:00:00+01:00',
          evidence: [{ type: ['Evidence'], id: 'https://work.example/1', narrative: 'An essay.' }],
          ...withSubject({
            result: [
              { type: ['Result'], resultDescription: 'urn:r:1', value: 'A' },
              { type: ['Result'], resultDescription: 'urn:r:2', achievedLevel: 'urn:l:2' },
            ],
            achievement: {
              ...((credentialOf(did).credentialSubject as Doc).achievement as Doc),
              image: { id: 'https://issuer.example/badge.png', type: 'Image' },
              criteria: { id: 'https://issuer.example/criteria', narrative: 'Pass.' },
              tag: ['statistics'],
              inLanguage: 'en',
              alignment: [
                { type: ['Alignment'], targetName: 'ESCO 1', targetUrl: 'https://esco.example/1' },
              ],
              resultDescription: [
                {
                  id: 'urn:r:1',
                  type: ['ResultDescription'],
                  name: 'Grade',
                  resultType: 'LetterGrade',
                },
                {
                  id: 'urn:r:2',
                  type: ['ResultDescription'],
                  name: 'Level',
                  resultType: 'RubricCriterionLevel',
                  rubricCriterionLevel: [
                    { id: 'urn:l:2', type: ['RubricCriterionLevel'], name: 'Expert' },
                  ],
                },
              ],
            },
          }),
        }),
      ),
    );
    expect([report.verdict, report.standard]).toEqual(['unconfirmed', 'ob3.0']);
    expect(codesOf(report)).not.toContain('structure/advice');
    expect(report.badge).toEqual({
      proven: true,
      id: 'urn:uuid:11111111-2222-4333-8444-555555555555',
      name: 'Statistics',
      description: 'Knows a mean from a median.',
      image: 'https://issuer.example/badge.png',
      criteria: { id: 'https://issuer.example/criteria', narrative: 'Pass.' },
      issuer: expect.objectContaining({ id: did, name: 'Issuer' }),
      recipient: {
        type: 'emailAddress',
        identity: 'earner@example.org',
        hashed: false,
        name: null,
      },
      issuedOn: '2026-01-31T23:00:00.000Z',
      expires: '2027-01-01T00:00:00.000Z',
      evidence: [{ id: 'https://work.example/1', name: null, narrative: 'An essay.' }],
      alignments: [{ name: 'ESCO 1', url: 'https://esco.example/1', description: null }],
      results: [
        { name: 'Grade', value: 'A' },
        { name: 'Level', value: 'Expert' },
      ],
      tags: ['statistics'],
      language: 'en',
    });
  });

  test('a name that carries its language, or comes in several, is a text', async () => {
    for (const name of [
      { '@value': 'Statistik', '@language': 'de' },
      [
        { '@value': 'Statistik', '@language': 'de' },
        { '@value': 'Statistics', '@language': 'en' },
      ],
    ]) {
      const report = await check(await sign(credentialOf(did, withAchievement({ name }))));
      expect([report.badge?.name, report.verdict]).toEqual(['Statistik', 'unconfirmed']);
    }
  });

  test('an issuer that is only an id', async () => {
    const report = await check(await sign(credentialOf(did, { issuer: did })));
    expect([report.verdict, report.badge?.issuer?.id, report.badge?.issuer?.name]).toEqual([
      'unconfirmed',
      did,
      null,
    ]);
  });

  test('of two dates the stricter one', async () => {
    const report = await check(
      await sign(
        credentialOf(did, {
          expirationDate: '2026-06-01T00:00:00Z',
          validUntil: '2027-01-01T00:00:00Z',
        }),
      ),
    );
    expect(report.verdict).toBe('expired');
  });

  test('a hashed recipient is compared, by e-mail and by DID', async () => {
    const identityHash = 'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399';
    const identifier = [
      {
        type: 'IdentityObject',
        identityHash,
        identityType: 'emailAddress',
        hashed: true,
        salt: 'Kosher',
      },
    ];
    const signed = await sign(
      credentialOf(did, withSubject({ identifier, id: 'did:example:earner' })),
    );
    const verdict = async (recipient: object) => (await check(signed, {}, { recipient })).verdict;
    expect(await verdict({ email: 'a@example.com' })).toBe('unconfirmed');
    expect(await verdict({ did: 'did:example:earner' })).toBe('unconfirmed');
    expect(await verdict({ email: 'b@example.com' })).toBe('not-theirs');
    expect(await verdict({ did: 'did:example:other' })).toBe('not-theirs');
  });
});

describe('the standard', () => {
  test.each([
    ['no achievement', withSubject({ achievement: undefined })],
    ['an achievement without a name', withAchievement({ name: undefined })],
    ['an achievement without criteria', withAchievement({ criteria: {} })],
    ['an achievement of another type', withAchievement({ type: ['Thing'] })],
    ['a subject of another type', withSubject({ type: ['Person'] })],
    [
      'two subjects',
      { credentialSubject: [credentialOf(did).credentialSubject, { id: 'urn:x:2' }] },
    ],
    ['no date', { validFrom: undefined }],
    ['a date that is none', { validFrom: 'yesterday' }],
    ['an expiry that is no date', { validUntil: 'never' }],
    ['an expiry in a list', { validUntil: ['2020-01-01T00:00:00Z', '2030-01-01T00:00:00Z'] }],
    ['no type VerifiableCredential', { type: ['OpenBadgeCredential'] }],
    ['no badge type', { type: ['VerifiableCredential'] }],
    ['no context of the data model', { '@context': CONTEXT_2.slice(1) }],
    ['an issuer of another type', { issuer: { id: `did:key:x`, type: ['Person'] } }],
    ['a status that is a text', { credentialStatus: 'fine' }],
    ['evidence of another type', { evidence: [{ id: 'urn:e:1', type: ['Proof'] }] }],
  ])('%s breaks it', async (_, change) => {
    const credential = JSON.parse(JSON.stringify(credentialOf(did, change)));
    expect((await check(await sign(credential))).verdict).toMatch(/malformed|disowned/);
    expect((await check(credential)).verdict).toBe('malformed');
  });

  test('an expiry before the start breaks it', async () => {
    const signed = await sign(credentialOf(did, { validUntil: '2025-01-01T00:00:00Z' }));
    expect((await check(signed)).verdict).toBe('malformed');
  });

  test('what it only recommends is a note', async () => {
    const report = await check(
      await sign(
        credentialOf(did, {
          id: undefined,
          issuer: { id: did },
          ...withSubject({
            result: [{ type: ['Result'], resultDescription: 'urn:nowhere', value: '1' }],
          }),
        }),
      ),
    );
    expect(report.verdict).toBe('unconfirmed');
    expect(report.findings.filter(({ code }) => code === 'structure/advice')).toHaveLength(3);
  });

  test('a credential of another kind is told as such', async () => {
    const credential = {
      '@context': CONTEXT_2.slice(0, 1),
      type: ['VerifiableCredential'],
      issuer: did,
      credentialSubject: { id: 'did:example:x' },
    };
    const report = await check(await sign(credential));
    expect(codesOf(report)).toContain('input/other-credential');
  });
});

describe('envelopes', () => {
  test('an EnvelopedVerifiableCredential is the JWT inside', async () => {
    const jwtKey = await makeJwtKey('ES256');
    const issuer = 'https://issuer.example/1';
    const jwt = await signJwt(credentialOf(issuer), jwtKey);
    const documents = { 'https://issuer.example/.well-known/jwks.json': { keys: [jwtKey.jwk] } };
    const envelope = (id: string) => ({
      '@context': 'https://www.w3.org/ns/credentials/v2',
      type: 'EnvelopedVerifiableCredential',
      id,
    });
    const report = await check(envelope(`data:application/vc+jwt,${jwt}`), documents);
    expect([report.verdict, report.badge?.name]).toEqual(['verified', 'Statistics']);
    expect((await check(envelope('data:application/vc+sd-jwt,eyJ~x'))).verdict).toBe('uncheckable');
    expect((await check(envelope('https://issuer.example/1'))).verdict).toBe('malformed');
  });

  test('a presentation is not a badge: each credential in it has its own report', async () => {
    const good = await sign(credentialOf(did));
    const altered = { ...good, name: 'Advanced statistics' };
    const jwtKey = await makeJwtKey('EdDSA');
    const jwt = await signJwt(credentialOf('https://issuer.example/1'), jwtKey, {
      jwk: jwtKey.jwk,
    });
    const presentation = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      verifiableCredential: [good, altered, jwt],
    };
    for (const input of [presentation, await signJwt(presentation, jwtKey)]) {
      const report = await check(input);
      expect(report.verdict).toBe('uncheckable');
      expect(report.contains.map(({ verdict }) => verdict)).toEqual([
        'unconfirmed',
        'altered',
        'unchecked',
      ]);
    }
  });

  test('a good proof inside is enough where the JWT around it is not', async () => {
    const jwtKey = await makeJwtKey('ES256');
    const report = await check(await signJwt(await sign(credentialOf(did)), jwtKey));
    expect([report.verdict, codesOf(report).includes('proof/another-not-good')]).toEqual([
      'unconfirmed',
      true,
    ]);
  });
});

describe('a transcript (CLR 2.0)', () => {
  const clr = (credentials: unknown[]): Doc => ({
    '@context': [
      CONTEXT_2[0],
      'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
      CONTEXT_2[1],
    ],
    id: 'urn:uuid:aaaaaaaa-2222-4333-8444-555555555555',
    type: ['VerifiableCredential', 'ClrCredential'],
    issuer: { id: did, type: ['Profile'], name: 'Issuer' },
    name: 'Transcript',
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: {
      id: 'did:example:earner',
      type: ['ClrSubject'],
      verifiableCredential: credentials,
    },
  });

  test('is good with all of its parts', async () => {
    const parts = [
      await sign(credentialOf(did)),
      await sign(credentialOf(`did:key:${other.multikey}`), other),
    ];
    for (const suite of ['eddsa-jcs-2022', 'eddsa-rdfc-2022'] as const) {
      const report = await check(await sign(clr(parts), key, suite));
      expect([report.verdict, report.standard, report.badge?.name]).toEqual([
        'unconfirmed',
        'clr2.0',
        'Transcript',
      ]);
      expect(report.contains.map(({ verdict, badge }) => [verdict, badge?.name])).toEqual([
        ['unconfirmed', 'Statistics'],
        ['unconfirmed', 'Statistics'],
      ]);
    }
  });

  test('is not called good with a part that is not', async () => {
    const good = await sign(credentialOf(did));
    const report = await check(await sign(clr([good, { ...good, name: 'Better' }])));
    expect(report.verdict).toBe('unchecked');
    expect(report.contains.map(({ verdict }) => verdict)).toEqual(['unconfirmed', 'altered']);
    const altered = await sign(clr([good]));
    expect((await check({ ...altered, name: 'Other' })).verdict).toBe('altered');
  });

  test('is cut off where it holds too many', async () => {
    const parts = Array.from({ length: 70 }, () => ({ type: ['VerifiableCredential'] }));
    const report = await check(await sign(clr(parts)));
    expect([report.verdict, report.contains.length]).toEqual(['unchecked', 64]);
  });
});

describe('endorsements', () => {
  const endorsement = (subject: unknown, issuer = `did:key:${other.multikey}`): Doc => ({
    '@context': CONTEXT_2.slice(0, 2),
    id: 'urn:uuid:eeeeeeee-2222-4333-8444-555555555555',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    issuer: { id: issuer, type: ['Profile'], name: 'Endorser' },
    name: 'Endorsement',
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: { id: subject, type: ['EndorsementSubject'], endorsementComment: 'Good.' },
  });

  test('are verified each, embedded and as JWT, of the badge, the achievement and the issuer', async () => {
    const ofBadge = await sign(endorsement(credentialOf(did).id), other);
    const ofIssuer = await sign(endorsement(did), other);
    const jwtKey = await makeJwtKey('ES256');
    const site = 'https://endorser.example/1';
    const ofAchievement = await signJwt(
      endorsement('https://issuer.example/achievements/1', site),
      jwtKey,
      { jwk: jwtKey.jwk },
    );
    const report = await check(
      await sign(
        credentialOf(did, {
          endorsement: [ofBadge],
          issuer: { ...(credentialOf(did).issuer as Doc), endorsement: [ofIssuer] },
          ...withAchievement({ endorsementJwt: [ofAchievement] }),
        }),
      ),
      { 'https://endorser.example/.well-known/jwks.json': { keys: [jwtKey.jwk] } },
    );
    expect(report.verdict).toBe('unconfirmed');
    expect(report.endorsements.map(({ verdict, badge }) => [verdict, badge?.issuer?.name])).toEqual(
      [
        ['unconfirmed', 'Endorser'],
        ['verified', 'Endorser'],
        ['unconfirmed', 'Endorser'],
      ],
    );
  });

  test('pasted from elsewhere endorse nothing, and do not harm the badge', async () => {
    const elsewhere = await sign(endorsement('urn:uuid:another'), other);
    const report = await check(await sign(credentialOf(did, { endorsement: [elsewhere] })));
    expect(report.verdict).toBe('unconfirmed');
    expect(report.endorsements.map(({ verdict }) => verdict)).toEqual(['disowned']);
    expect(report.endorsements.flatMap(codesOf)).toContain('endorsement/other-subject');
  });

  test('that are altered are altered, and do not harm the badge', async () => {
    const good = await sign(endorsement(credentialOf(did).id), other);
    const report = await check(
      await sign(credentialOf(did, { endorsement: [{ ...good, name: 'x' }] })),
    );
    expect([report.verdict, report.endorsements[0]?.verdict]).toEqual(['unconfirmed', 'altered']);
  });

  test('of an unproven badge are not looked at', async () => {
    const good = await sign(endorsement(credentialOf(did).id), other);
    expect((await check(credentialOf(did, { endorsement: [good] }))).endorsements).toEqual([]);
  });
});

describe('who stands behind an issuer that is a key', () => {
  test('a list that the caller trusts', async () => {
    const signed = await sign(credentialOf(did));
    const trust = [{ name: 'Universities', issuers: [{ id: did }] }];
    const report = await check(signed, {}, { trust });
    expect([report.verdict, report.questions.issuer.anchor]).toEqual([
      'verified',
      { kind: 'list', name: 'Universities' },
    ]);
    const elsewhere = [{ name: 'Universities', issuers: [{ id: `did:key:${other.multikey}` }] }];
    expect((await check(signed, {}, { trust: elsewhere })).verdict).toBe('unconfirmed');
    // A name that nothing ties to the key may be on every list.
    const urn = await sign(credentialOf('urn:uuid:mit'));
    const named = [{ name: 'Universities', issuers: [{ id: 'urn:uuid:mit' }] }];
    expect((await check(urn, {}, { trust: named })).verdict).toBe('unconfirmed');
  });

  test('its own website, if that names the key in return', async () => {
    const url = 'https://issuer.example/about';
    const signed = await sign(credentialOf(did, { issuer: { id: did, type: ['Profile'], url } }));
    const configuration = 'https://issuer.example/.well-known/did-configuration.json';
    const link = (change: Doc = {}, subject: Doc = {}) =>
      sign({
        '@context': ['https://www.w3.org/2018/credentials/v1'],
        type: ['VerifiableCredential', 'DomainLinkageCredential'],
        issuer: did,
        issuanceDate: '2026-01-01T00:00:00Z',
        expirationDate: '2027-01-01T00:00:00Z',
        credentialSubject: { id: did, origin: 'https://issuer.example', ...subject },
        ...change,
      });
    const verdict = async (linked: unknown) => {
      const report = await check(signed, { [configuration]: { linked_dids: [linked] } });
      return [report.verdict, report.questions.issuer.anchor?.kind];
    };
    expect(await verdict(await link())).toEqual(['verified', 'domain']);
    expect(await verdict(await link({}, { origin: 'https://evil.example' }))).toEqual([
      'unconfirmed',
      'key',
    ]);
    expect(await verdict(await link({}, { id: 'did:key:z6Mk' }))).toEqual(['unconfirmed', 'key']);
    expect(await verdict(await link({ expirationDate: '2026-02-01T00:00:00Z' }))).toEqual([
      'unconfirmed',
      'key',
    ]);
    expect(await verdict({ ...(await link()), issuanceDate: '2026-01-02T00:00:00Z' })).toEqual([
      'unconfirmed',
      'key',
    ]);
    // Signed by someone else in the name of the key.
    const forged = await signWith(
      'eddsa-jcs-2022',
      { ...(await link()), proof: undefined },
      other,
      `did:key:${other.multikey}`,
    );
    expect(await verdict(JSON.parse(JSON.stringify(forged)))).toEqual(['unconfirmed', 'key']);
    expect((await check(signed, {})).verdict).toBe('unconfirmed');
  });
});

describe('the refresh service', () => {
  const refresh = 'https://issuer.example/refresh/1';
  const service = { refreshService: { id: refresh, type: '1EdTechCredentialRefresh' } };
  const issue = (change: Doc = {}) => sign(credentialOf(did, { ...service, ...change }));
  const permit = () => true;

  test('is asked only where the caller decides about requests, and the newer one is used', async () => {
    const old = await issue({ validUntil: '2026-06-01T00:00:00Z' });
    const documents = { [refresh]: await issue({ validFrom: '2026-07-01T00:00:00Z' }) };
    const unasked = await check(old, documents);
    expect([unasked.verdict, unasked.requests]).toEqual(['expired', []]);
    const asked = await check(old, documents, { permit });
    expect([asked.verdict, asked.badge?.issuedOn]).toEqual([
      'unconfirmed',
      '2026-07-01T00:00:00.000Z',
    ]);
    const forbidden = await check(old, documents, {
      permit: ({ purpose }) => purpose !== 'refresh',
    });
    expect(forbidden.verdict).toBe('expired');
  });

  test('another credential, an older one, a forged one does not take its place', async () => {
    const old = await issue({ validUntil: '2026-06-01T00:00:00Z' });
    const later = { validFrom: '2026-07-01T00:00:00Z' };
    const impostor = `did:key:${other.multikey}`;
    for (const newer of [
      await issue({ ...later, id: 'urn:uuid:another' }),
      await issue({ validFrom: '2025-01-01T00:00:00Z' }),
      { ...(await issue(later)), name: 'Better' },
      credentialOf(did, later),
      await sign(credentialOf(impostor, later), other),
    ]) {
      expect((await check(old, { [refresh]: newer }, { permit })).verdict).toBe('expired');
    }
  });

  test('of an unproven badge is never asked', async () => {
    const altered = { ...(await issue()), name: 'Better' };
    const report = await check(altered, {}, { permit });
    expect([report.verdict, report.requests]).toEqual(['altered', []]);
  });
});

test('facts of an unproven badge force nothing, and nothing is asked for them', async () => {
  const { issuer, method, documents } = KEY_FORMS['https controller document'](key);
  const status = { id: 'https://issuer.example/status', type: '1EdTechRevocationList' };
  const expired = credentialOf(issuer, {
    validUntil: '2026-02-01T00:00:00Z',
    credentialStatus: status,
  });
  const signed = await signWith('eddsa-rdfc-2022', expired, key, method);
  expect((await check(signed, documents)).verdict).toBe('expired');
  const altered = await check({ ...signed, name: 'Other' }, documents);
  expect([altered.verdict, altered.badge?.proven]).toEqual(['altered', false]);
  expect(altered.requests.some(({ purpose }) => purpose === 'status-list')).toBe(false);
});

test('any other DID method is unchecked, and named', async () => {
  const report = await check(await sign(credentialOf('did:ebsi:abc')));
  expect(report.findings).toContainEqual(
    expect.objectContaining({ code: 'did/unsupported-method', data: { method: 'ebsi' } }),
  );
  expect(report.verdict).toBe('unchecked');
});

test('credentials within credentials end somewhere', async () => {
  let inner: unknown = credentialOf(did);
  for (let depth = 0; depth < 12; depth++) {
    inner = {
      '@context': CONTEXT_2,
      type: ['VerifiablePresentation'],
      verifiableCredential: [inner],
    };
  }
  const report = await check(inner as Doc);
  expect(report.verdict).not.toBe('verified');
});
