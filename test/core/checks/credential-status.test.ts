import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  CONTEXT_2,
  check,
  codesOf,
  credentialOf,
  type Doc,
  type Key,
  makeJwtKey,
  makeKey,
  signJwt,
  signWith,
} from '../proof/issuing.ts';

const LIST = 'https://issuer.example/status/1';
let key: Key;
let did: string;

beforeAll(async () => {
  key = await makeKey('Ed25519');
  did = `did:key:${key.multikey}`;
});

/** 2^17 statuses of `size` bits, all 0 but those given. */
function encodedList(
  values: Record<number, number>,
  size = 1,
  prefix = 'u',
  bytes = 16_384 * size,
) {
  const bits = new Uint8Array(bytes);
  for (const [index, value] of Object.entries(values)) {
    for (let at = 0; at < size; at++) {
      const bit = Number(index) * size + at;
      if ((value >> (size - 1 - at)) & 1)
        bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (128 >> (bit & 7));
    }
  }
  return prefix + gzipSync(bits).toString('base64url');
}

interface ListOptions {
  readonly purpose?: string | string[];
  readonly encoded?: string;
  readonly change?: Doc;
  readonly subject?: Doc;
  readonly signer?: Key;
}

async function list({
  purpose = 'revocation',
  encoded,
  change,
  subject,
  signer = key,
}: ListOptions = {}) {
  const issuer = `did:key:${signer.multikey}`;
  const credential = {
    '@context': CONTEXT_2.slice(0, 1),
    id: LIST,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom: '2026-01-01T00:00:00Z',
    credentialSubject: {
      id: `${LIST}#list`,
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      encodedList: encoded ?? encodedList({}),
      ...subject,
    },
    ...change,
  };
  return signWith('eddsa-jcs-2022', credential, signer, issuer);
}

const entry = (change: Doc = {}): Doc => ({
  id: `${LIST}#7`,
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '7',
  statusListCredential: LIST,
  ...change,
});

async function badge(credentialStatus: unknown, contexts: string[] = []) {
  const status = credentialStatus === undefined ? {} : { credentialStatus };
  const credential = credentialOf(did, { '@context': [...CONTEXT_2, ...contexts], ...status });
  return signWith('eddsa-jcs-2022', credential, key, did);
}

async function verdictWith(status: unknown, documents: Doc, contexts: string[] = []) {
  const report = await check(await badge(status, contexts), documents);
  return { verdict: report.verdict, codes: codesOf(report), report };
}

describe('BitstringStatusListEntry', () => {
  test('0 is not revoked, 1 is revoked, the neighbours do not count', async () => {
    for (const [values, verdict] of [
      [{}, 'unconfirmed'],
      [{ 7: 1 }, 'revoked'],
      [{ 6: 1, 8: 1 }, 'unconfirmed'],
      [{ 0: 1 }, 'unconfirmed'],
    ] as const) {
      const documents = { [LIST]: await list({ encoded: encodedList(values) }) };
      expect([values, (await verdictWith(entry(), documents)).verdict]).toEqual([values, verdict]);
    }
  });

  test('suspension, message and refresh', async () => {
    const encoded = encodedList({ 7: 1 });
    const suspended = await verdictWith(entry({ statusPurpose: 'suspension' }), {
      [LIST]: await list({ purpose: 'suspension', encoded }),
    });
    expect(suspended.verdict).toBe('suspended');
    const refresh = await verdictWith(entry({ statusPurpose: 'refresh' }), {
      [LIST]: await list({ purpose: 'refresh', encoded }),
    });
    expect([refresh.verdict, refresh.codes.includes('status/newer-exists')]).toEqual([
      'unconfirmed',
      true,
    ]);
    const messages = [
      { status: '0x0', message: 'fine' },
      { status: '0x1', message: 'pending review' },
      { status: '0x2', message: 'see issuer' },
      { status: '0x3', message: 'rejected' },
    ];
    const message = await verdictWith(
      entry({ statusPurpose: 'message', statusSize: 2, statusMessage: messages }),
      { [LIST]: await list({ purpose: 'message', encoded: encodedList({ 7: 2 }, 2) }) },
    );
    expect(message.report.findings).toContainEqual(
      expect.objectContaining({
        code: 'status/message',
        data: expect.objectContaining({ reason: 'see issuer', status: 2 }),
      }),
    );
  });

  test('statusSize above 1 reads all of its bits', async () => {
    const documents = { [LIST]: await list({ encoded: encodedList({ 7: 2 }, 2) }) };
    expect((await verdictWith(entry({ statusSize: 2 }), documents)).verdict).toBe('revoked');
    expect(
      (await verdictWith(entry({ statusSize: 2, statusListIndex: '6' }), documents)).verdict,
    ).toBe('unconfirmed');
  });

  test('every entry counts', async () => {
    const other = 'https://issuer.example/status/2';
    const documents = {
      [LIST]: await list(),
      [other]: await list({ change: { id: other }, encoded: encodedList({ 9: 1 }) }),
    };
    const second = entry({ id: `${other}#9`, statusListCredential: other, statusListIndex: '9' });
    expect((await verdictWith([entry(), second], documents)).verdict).toBe('revoked');
    expect((await verdictWith([second, entry()], documents)).verdict).toBe('revoked');
    expect((await verdictWith([entry(), second], { [LIST]: documents[LIST] })).verdict).toBe(
      'unchecked',
    );
    const unknown = { id: 'urn:x:1', type: '1EdTechRevocationList' };
    expect((await verdictWith([entry(), unknown], documents)).verdict).toBe('unchecked');
  });

  test('a list of several purposes, a list as JWT, a list in an object', async () => {
    const several = await list({
      purpose: ['suspension', 'revocation'],
      encoded: encodedList({ 7: 1 }),
    });
    expect((await verdictWith(entry(), { [LIST]: several })).verdict).toBe('revoked');
    const jwtKey = await makeJwtKey('ES256');
    const { proof: _, ...plain } = await list({ encoded: encodedList({ 7: 1 }) });
    const site = 'https://issuer.example/issuers/1';
    const jwt = await signJwt({ ...plain, issuer: site }, jwtKey, { jwk: jwtKey.jwk });
    const set = { 'https://issuer.example/.well-known/jwks.json': { keys: [jwtKey.jwk] } };
    expect((await verdictWith(entry(), { [LIST]: jwt, ...set })).verdict).toBe('revoked');
    expect((await verdictWith(entry(), { [LIST]: { statusList: jwt }, ...set })).verdict).toBe(
      'revoked',
    );
    expect((await verdictWith(entry(), { [LIST]: jwt })).verdict).toBe('unchecked');
  });

  test('a list of another issuer counts, and that is said', async () => {
    const signer = await makeKey('Ed25519');
    const documents = { [LIST]: await list({ signer, encoded: encodedList({ 7: 1 }) }) };
    const { verdict, codes } = await verdictWith(entry(), documents);
    expect([verdict, codes.includes('status/other-issuer')]).toEqual(['revoked', true]);
  });

  test('a list that is no answer is unchecked, never "not revoked"', async () => {
    const good = await list();
    const unsigned = (({ proof: _, ...rest }) => rest)(good);
    const lists: Record<string, unknown> = {
      missing: new Response('', { status: 404 }),
      broken: new Response('', { status: 500 }),
      'a web page': '<!doctype html>',
      unsigned,
      altered: { ...good, validFrom: '2026-01-02T00:00:00Z' },
      expired: await list({ change: { validUntil: '2026-02-01T00:00:00Z' } }),
      'not yet valid': await list({ change: { validFrom: '2027-01-01T00:00:00Z' } }),
      'of another purpose': await list({ purpose: 'suspension' }),
      'of another type': await list({ change: { type: ['VerifiableCredential'] } }),
      'with a subject of another type': await list({ subject: { type: 'Person' } }),
      'without its multibase prefix': await list({ encoded: encodedList({}, 1, '') }),
      'not compressed': await list({ encoded: 'uAAAA' }),
      'no base64': await list({ encoded: 'u!!!' }),
      'of another DID method': { ...good, issuer: 'did:ion:abc' },
      'another badge': await badge(entry()),
    };
    for (const [name, document] of Object.entries(lists)) {
      const { verdict } = await verdictWith(entry(), { [LIST]: document });
      expect([name, verdict]).toEqual([name, 'unchecked']);
    }
    expect((await verdictWith(entry(), {})).verdict).toBe('unchecked');
  });

  test('an index beyond the end, or none, is unchecked', async () => {
    const documents = { [LIST]: await list() };
    for (const statusListIndex of ['131072', '-1', '1.5', 'x', '']) {
      expect([
        statusListIndex,
        (await verdictWith(entry({ statusListIndex }), documents)).verdict,
      ]).toEqual([statusListIndex, 'unchecked']);
    }
    expect((await verdictWith(entry({ statusListIndex: '131071' }), documents)).verdict).toBe(
      'unconfirmed',
    );
  });

  test('a list that is small as sent and huge when opened is not opened', async () => {
    const bomb = `u${gzipSync(new Uint8Array(64 * 1024 * 1024)).toString('base64url')}`;
    const { verdict } = await verdictWith(entry(), { [LIST]: await list({ encoded: bomb }) });
    expect(verdict).toBe('unchecked');
  });

  test('an entry of an unknown kind is unchecked', async () => {
    const status = { id: 'https://issuer.example/s', type: 'StatusList2021Entry' };
    const { verdict } = await verdictWith(status, {}, ['https://w3id.org/vc/status-list/2021/v1']);
    expect(verdict).toBe('unchecked');
    const jws = await makeJwtKey('EdDSA');
    const credential = {
      ...credentialOf(did),
      credentialStatus: { type: 'TokenStatusList', idx: 1 },
    };
    const report = await check(await signJwt(credential, jws, { jwk: jws.jwk }));
    expect(report.verdict).not.toBe('unconfirmed');
  });
});

describe('older lists', () => {
  test('StatusList2021Entry', async () => {
    const context = 'https://w3id.org/vc/status-list/2021/v1';
    const status = entry({ type: 'StatusList2021Entry' });
    const listOf = async (encoded: string) => {
      const issuer = did;
      const credential = {
        '@context': [CONTEXT_2[0], context],
        id: LIST,
        type: ['VerifiableCredential', 'StatusList2021Credential'],
        issuer,
        validFrom: '2026-01-01T00:00:00Z',
        credentialSubject: {
          id: `${LIST}#list`,
          type: 'StatusList2021',
          statusPurpose: 'revocation',
          encodedList: encoded,
        },
      };
      return signWith('eddsa-jcs-2022', credential, key, did);
    };
    for (const prefix of ['', 'u']) {
      const revoked = { [LIST]: await listOf(encodedList({ 7: 1 }, 1, prefix)) };
      expect((await verdictWith(status, revoked, [context])).verdict).toBe('revoked');
      const clear = { [LIST]: await listOf(encodedList({ 8: 1 }, 1, prefix)) };
      expect((await verdictWith(status, clear, [context])).verdict).toBe('unconfirmed');
    }
  });

  test('RevocationList2020Status', async () => {
    const context = 'https://w3id.org/vc-revocation-list-2020/v1';
    const status = {
      id: `${LIST}#7`,
      type: 'RevocationList2020Status',
      revocationListIndex: '7',
      revocationListCredential: LIST,
    };
    const listOf = async (values: Record<number, number>) =>
      signWith(
        'eddsa-jcs-2022',
        {
          '@context': [CONTEXT_2[0], context],
          id: LIST,
          type: ['VerifiableCredential', 'RevocationList2020Credential'],
          issuer: did,
          validFrom: '2026-01-01T00:00:00Z',
          credentialSubject: {
            id: `${LIST}#list`,
            type: 'RevocationList2020',
            encodedList: encodedList(values, 1, ''),
          },
        },
        key,
        did,
      );
    expect((await verdictWith(status, { [LIST]: await listOf({ 7: 1 }) }, [context])).verdict).toBe(
      'revoked',
    );
    expect((await verdictWith(status, { [LIST]: await listOf({}) }, [context])).verdict).toBe(
      'unconfirmed',
    );
  });
});

describe('1EdTechRevocationList', () => {
  const status = { id: LIST, type: '1EdTechRevocationList' };
  const id = credentialOf('x').id;

  test.each([
    [{ revokedCredential: [] }, 'unconfirmed'],
    [{ revokedCredential: [{ id }] }, 'revoked'],
    [{ revokedCredential: [{ id, revoked: true, revocationReason: 'error' }] }, 'revoked'],
    [{ revokedCredential: [{ id, revoked: false }] }, 'unconfirmed'],
    [{ revokedCredential: [{ id: 'urn:uuid:another' }] }, 'unconfirmed'],
    [{ revokedCredential: id }, 'revoked'],
    [{}, 'unchecked'],
    ['not json', 'unchecked'],
    [new Response('', { status: 404 }), 'unchecked'],
  ])('%j: %s', async (document, verdict) => {
    expect((await verdictWith(status, { [LIST]: document })).verdict).toBe(verdict);
  });

  test('is unchecked where it cannot be had', async () => {
    expect((await verdictWith(status, {})).verdict).toBe('unchecked');
  });
});

test('no status at all is said as such', async () => {
  const { verdict, codes } = await verdictWith(undefined, {});
  expect([verdict, codes.includes('status/none')]).toEqual(['unconfirmed', true]);
});
