import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { encodeChunk } from '../../core/extract/chunks.ts';
import { SIGNATURE } from '../../core/extract/signature.ts';
import { verify } from '../../core/index.ts';
import { compare } from '../../core/picture/likeness.ts';

const KEY = 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK';
const CONTEXTS = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
];

type Document = Record<string, unknown>;
const many = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

const proof = (members: Document = {}): Document => ({
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-rdfc-2022',
  proofPurpose: 'assertionMethod',
  verificationMethod: `did:key:${KEY}#${KEY}`,
  created: '2026-01-01T00:00:00Z',
  proofValue: `z${'3'.repeat(88)}`,
  ...members,
});

const credential = (members: Document = {}): Document => ({
  '@context': CONTEXTS,
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  id: 'urn:uuid:1',
  issuer: { id: `did:key:${KEY}`, type: ['Profile'], name: 'x' },
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: {
    type: ['AchievementSubject'],
    id: 'urn:uuid:2',
    achievement: {
      id: 'urn:uuid:3',
      type: ['Achievement'],
      name: 'x',
      description: 'x',
      criteria: { narrative: 'x' },
    },
  },
  proof: proof(),
  ...members,
});

const evidence = (count: number, make: (at: number) => Document = (at) => ({ name: `${at}` })) =>
  many(count, (at) => ({ type: ['Evidence'], ...make(at) }));

const transcript = (parts: Document[]) =>
  credential({
    type: ['VerifiableCredential', 'ClrCredential'],
    credentialSubject: { type: ['ClrSubject'], verifiableCredential: parts },
  });

const jws = (header: string, payload: string) =>
  [header, payload, 'x'.repeat(64)]
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

/** Each is as large as an input may be, or as nested as one may be, in the place that costs most. */
const HOSTILE: Record<string, () => string | Document> = {
  'a hundred thousand nodes': () => credential({ evidence: evidence(28_000) }),
  'as many nodes as are still canonicalised': () => credential({ evidence: evidence(3900) }),
  'three thousand nodes that nothing tells apart': () =>
    credential({ evidence: evidence(3000, () => ({})) }),
  'a chain of nodes that nothing tells apart': () => {
    const chain = (depth: number): Document => ({
      type: ['Profile'],
      ...(depth > 0 ? { parentOrg: chain(depth - 1) } : {}),
    });
    return credential({ issuer: { ...chain(50), id: `did:key:${KEY}` } });
  },
  'eight proofs over thousands of nodes': () =>
    credential({ proof: many(8, (at) => proof({ id: `urn:${at}` })), evidence: evidence(3000) }),
  'eight proofs over a megabyte of canonical JSON': () =>
    credential({
      proof: many(8, () => proof({ cryptosuite: 'eddsa-jcs-2022' })),
      x: many(100_000, (at) => ({ a: at })),
    }),
  'eight proofs that each name each other as previous': () =>
    credential({
      proof: many(8, (at) => proof({ id: `urn:${at}`, previousProof: many(8, (n) => `urn:${n}`) })),
    }),
  'proofs of the greatest length': () =>
    credential({ proof: many(8, () => proof({ proofValue: `z${'z'.repeat(65_000)}` })) }),
  'a key of a megabyte': () =>
    credential({ proof: proof({ verificationMethod: `did:key:z${'2'.repeat(1_000_000)}` }) }),
  'eight endorsements, each with eight, each with eight': () => {
    const endorsed = (depth: number): Document =>
      credential(depth > 0 ? { endorsement: many(8, () => endorsed(depth - 1)) } : {});
    return endorsed(3);
  },
  'a transcript of transcripts': () =>
    transcript(many(40, () => transcript(many(40, () => credential())))),
  'a transcript of large parts': () =>
    transcript(many(64, () => credential({ evidence: evidence(200) }))),
  'ten thousand status entries': () =>
    credential({
      credentialStatus: many(10_000, (at) => ({
        type: 'BitstringStatusListEntry',
        statusPurpose: 'revocation',
        statusListIndex: `${at}`,
        statusListCredential: `https://issuer.example/${at}`,
      })),
    }),
  'thirty thousand times a context': () =>
    credential({ '@context': many(30_000, (at) => CONTEXTS[at % 2]) }),
  'ten thousand inline contexts': () =>
    credential({
      '@context': [...CONTEXTS, ...many(10_000, (at) => ({ [`t${at}`]: `https://e.org/${at}` }))],
    }),
  'fifty thousand types': () =>
    credential({ type: ['VerifiableCredential', ...many(50_000, (at) => `T${at}`)] }),
  'a member name of megabytes': () => credential({ ['k'.repeat(1_900_000)]: 1 }),
  'a name of megabytes': () => credential({ name: 'n'.repeat(1_900_000) }),
  'an address of megabytes': () => credential({ id: `https://e.org/${'../'.repeat(300_000)}` }),
  'a date of megabytes': () => credential({ validFrom: `2026-01-01T00:00:00.${'1'.repeat(1e6)}` }),
  'a JWS with a header of megabytes': () =>
    jws(
      `{"alg":"EdDSA","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      JSON.stringify(credential()),
    ),
  'a megabyte of brackets': () => '['.repeat(2_000_000),
  'a megabyte of escapes': () => `{"issuer":"${'\\u0061'.repeat(300_000)}","type":"Assertion"}`,
  'a JWS of dots': () => `eyJ${'.'.repeat(2_000_000)}`,
  'an endless SVG': () => `<svg xmlns:openbadges="http://openbadges.org">${'<a '.repeat(600_000)}`,
};

/** Measured on an idle machine; one that is shared, and a collector that has not run yet, get as much again and more. */
const SHARED = 3;

/** CPU time, so that a busy machine makes no difference; seconds and bytes as the project promises them. */
async function cost(work: () => Promise<unknown>) {
  const memory = process.memoryUsage().rss;
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, bytes: process.memoryUsage().rss - memory };
}

const unreachable = () => Promise.reject(new TypeError('fetch failed'));

describe('no input takes more than two seconds or 200 MB', () => {
  test.each(Object.keys(HOSTILE))('%s', { timeout: 30_000 }, async (name) => {
    const made = HOSTILE[name]?.() ?? '';
    const input = typeof made === 'string' ? made : JSON.stringify(made);
    const { seconds, bytes } = await cost(async () => {
      const report = await verify(input, { fetch: unreachable, limits: { retries: 0 } });
      expect(report.verdict).not.toBe('verified');
      // What is handed on stays in proportion: it crosses messaging and storage.
      expect(JSON.stringify(report).length).toBeLessThan(input.length + 1_500_000);
    });
    expect(seconds).toBeLessThan(2 * SHARED);
    expect(bytes).toBeLessThan(200e6 * SHARED);
  });

  function png(width: number, height: number, data: Buffer, chunk: number): Uint8Array {
    const header = new DataView(new ArrayBuffer(13));
    header.setUint32(0, width);
    header.setUint32(4, height);
    header.setUint8(8, 8);
    const parts = many(Math.ceil(data.length / chunk), (at) =>
      encodeChunk('IDAT', data.subarray(at * chunk, (at + 1) * chunk)),
    );
    return new Uint8Array(
      Buffer.concat([
        SIGNATURE,
        encodeChunk('IHDR', new Uint8Array(header.buffer)),
        ...parts,
        encodeChunk('IEND', new Uint8Array()),
      ]),
    );
  }

  const grey = (width: number, height: number) => Buffer.alloc((width + 1) * height, 1);

  test.each([
    ['four million pixels', () => png(2000, 2000, deflateSync(grey(2000, 2000)), 1e6)],
    [
      'a picture one pixel wide and four million long',
      () => png(1, 4e6, deflateSync(grey(1, 4e6)), 1e6),
    ],
    [
      'a picture in three hundred thousand pieces',
      () => png(1000, 1000, deflateSync(grey(1000, 1000), { level: 0 }).subarray(0, 3e5), 1),
    ],
    [
      'a picture that inflates to a gigabyte',
      () => png(100, 100, deflateSync(Buffer.alloc(2 ** 28)), 1e6),
    ],
  ])('%s, compared with another', { timeout: 30_000 }, async (_, make) => {
    const [one, other] = [make(), png(64, 64, deflateSync(grey(64, 64)), 1e6)];
    const { seconds, bytes } = await cost(() => compare(one, other));
    expect(seconds).toBeLessThan(2 * SHARED);
    expect(bytes).toBeLessThan(200e6 * SHARED);
  });
});
