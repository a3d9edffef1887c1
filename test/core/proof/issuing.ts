import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { generate as generateEcdsa } from '@digitalbazaar/ecdsa-multikey';
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import {
  createDiscloseCryptosuite,
  createSignCryptosuite,
} from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import { generate as generateEd25519 } from '@digitalbazaar/ed25519-multikey';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import { cryptosuite as eddsaRdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { derive, issue as issueCredential } from '@digitalbazaar/vc';
import { encode } from 'base58-universal';
import canonicalize from 'canonicalize';
import { base64url, CompactSign, exportJWK, generateKeyPair, type JWK } from 'jose';
import { verify } from '../../../core/index.ts';
import type { VerifyOptions } from '../../../core/options.ts';
import { CONTEXTS } from '../../../core/proof/contexts.ts';
import type { Report } from '../../../core/report.ts';
import { decodeMultikey } from '../../../core/resolve/multikey.ts';

export type Doc = Record<string, unknown>;

/** The clock of these tests. */
export const NOW = new Date('2026-11-21T12:00:00Z');
const BEFORE = new Date('2026-11-01T12:00:00Z');

export const SUITES = [
  'eddsa-rdfc-2022',
  'Ed25519Signature2020',
  'ecdsa-rdfc-2019 P-256',
  'ecdsa-rdfc-2019 P-384',
  'eddsa-jcs-2022',
  'ecdsa-jcs-2019 P-256',
  'ecdsa-jcs-2019 P-384',
  'ecdsa-sd-2023',
] as const;
export type SuiteName = (typeof SUITES)[number];

export type KeyKind = 'Ed25519' | 'P-256' | 'P-384';

export function kindOf(suite: SuiteName): KeyKind {
  if (suite.endsWith('P-384')) return 'P-384';
  return suite.startsWith('ecdsa') ? 'P-256' : 'Ed25519';
}

/** A key of an issuer in these tests. */
export interface Key {
  readonly kind: KeyKind;
  readonly multikey: string;
  readonly jwk: JWK;
  readonly sign: (data: Uint8Array) => Promise<Uint8Array>;
}

export async function makeKey(kind: KeyKind): Promise<Key> {
  const pair = kind === 'Ed25519' ? await generateEd25519() : await generateEcdsa({ curve: kind });
  const multikey = pair.publicKeyMultibase;
  const decoded = decodeMultikey(multikey);
  if (!decoded) throw new Error(`no key in ${multikey}`);
  return { kind, multikey, jwk: decoded.jwk, sign: (data) => pair.signer().sign({ data }) };
}

export interface JwtKey {
  readonly alg: string;
  readonly jwk: JWK;
  readonly privateKey: CryptoKey;
}

export async function makeJwtKey(alg: string): Promise<JwtKey> {
  const options = alg === 'EdDSA' ? { crv: 'Ed25519', extractable: true } : { extractable: true };
  const { publicKey, privateKey } = await generateKeyPair(alg, options);
  return { alg, jwk: await exportJWK(publicKey), privateKey };
}

export async function signJwt(payload: Doc, key: JwtKey, header: Doc = {}): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: key.alg, typ: 'vc+jwt', ...header })
    .sign(key.privateKey);
}

export function didJwk(jwk: JWK): string {
  return `did:jwk:${base64url.encode(JSON.stringify(jwk))}`;
}

const documentLoader = async (url: string) => {
  const document = CONTEXTS.get(url)?.[0];
  if (!document) throw new Error(`no document for ${url}`);
  return { contextUrl: null, documentUrl: url, document };
};

/** Signs with the libraries of Digital Bazaar, or where they have no suite, by the letter of the standard. */
export async function signWith(
  suite: SuiteName,
  credential: Doc,
  key: Key,
  verificationMethod: string,
): Promise<Doc> {
  const signer = {
    id: verificationMethod,
    algorithm: key.kind,
    sign: ({ data }: { data: Uint8Array }) => key.sign(data),
  };
  const unsigned = structuredClone(credential);
  if (suite.includes('jcs')) return signJcs(suite, unsigned, key, verificationMethod);
  const issued = await issueCredential({
    credential: unsigned,
    suite: suiteFor(suite, signer),
    documentLoader,
  });
  if (suite !== 'ecdsa-sd-2023') return { ...issued };
  const derived = await derive({
    verifiableCredential: issued,
    suite: new DataIntegrityProof({
      cryptosuite: createDiscloseCryptosuite({ selectivePointers: ['/credentialSubject'] }),
    }),
    documentLoader,
  });
  return { ...derived };
}

function suiteFor(suite: SuiteName, signer: object): object {
  if (suite === 'Ed25519Signature2020') return new Ed25519Signature2020({ signer, date: BEFORE });
  const cryptosuite =
    suite === 'eddsa-rdfc-2022'
      ? eddsaRdfc
      : suite === 'ecdsa-sd-2023'
        ? createSignCryptosuite({ mandatoryPointers: ['/issuer', '/validFrom', '/id'] })
        : ecdsaRdfc;
  return new DataIntegrityProof({ signer, cryptosuite, date: BEFORE });
}

async function signJcs(
  suite: SuiteName,
  credential: Doc,
  key: Key,
  verificationMethod: string,
): Promise<Doc> {
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: suite.split(' ')[0],
    created: BEFORE.toISOString(),
    verificationMethod,
    proofPurpose: 'assertionMethod',
    '@context': credential['@context'],
  };
  const hash = key.kind === 'P-384' ? 'SHA-384' : 'SHA-256';
  const hashes = await Promise.all(
    [proof, credential].map((value) =>
      crypto.subtle.digest(hash, new TextEncoder().encode(canonicalize(value))),
    ),
  );
  const signature = await key.sign(Buffer.concat(hashes.map((value) => Buffer.from(value))));
  return { ...credential, proof: { ...proof, proofValue: `z${encode(signature)}` } };
}

/** Where an issuer publishes a key, and by what names. */
export interface KeyForm {
  readonly issuer: string;
  readonly method: string;
  readonly documents: Doc;
}

export const KEY_FORMS = {
  'did:key': ({ multikey }: Key): KeyForm => ({
    issuer: `did:key:${multikey}`,
    method: `did:key:${multikey}#${multikey}`,
    documents: {},
  }),
  'did:key, bare': ({ multikey }: Key): KeyForm => ({
    issuer: `did:key:${multikey}`,
    method: `did:key:${multikey}`,
    documents: {},
  }),
  'did:jwk': ({ jwk }: Key): KeyForm => ({
    issuer: didJwk(jwk),
    method: `${didJwk(jwk)}#0`,
    documents: {},
  }),
  'did:web, Multikey by reference': ({ multikey }: Key): KeyForm => {
    const id = 'did:web:issuer.example';
    const method = { id: '#key-1', type: 'Multikey', controller: id, publicKeyMultibase: multikey };
    return {
      issuer: id,
      method: `${id}#key-1`,
      documents: {
        'https://issuer.example/.well-known/did.json': {
          id,
          verificationMethod: [method],
          assertionMethod: ['#key-1'],
        },
      },
    };
  },
  'did:web with port and path, JsonWebKey embedded': ({ jwk }: Key): KeyForm => {
    const id = 'did:web:issuer.example%3A8443:d:one%20two';
    const method = { id: `${id}#1`, type: 'JsonWebKey', controller: id, publicKeyJwk: jwk };
    return {
      issuer: id,
      method: method.id,
      documents: {
        'https://issuer.example:8443/d/one%20two/did.json': { id, assertionMethod: [method] },
      },
    };
  },
  'https controller document': ({ multikey }: Key): KeyForm => {
    const id = 'https://issuer.example/issuers/1?v=3_0';
    const method = {
      id: `${id}#key-0`,
      type: 'Multikey',
      controller: id,
      publicKeyMultibase: multikey,
    };
    return {
      issuer: id,
      method: method.id,
      documents: { [id]: { id, type: 'Profile', name: 'Issuer', assertionMethod: [method] } },
    };
  },
  'https key document': ({ multikey }: Key): KeyForm => {
    const id = 'https://issuer.example/issuers/2';
    const key = 'https://issuer.example/issuers/2/key';
    return {
      issuer: id,
      method: key,
      documents: {
        [id]: { id, type: 'Profile', name: 'Issuer' },
        [key]: { id: key, type: 'Multikey', controller: id, publicKeyMultibase: multikey },
      },
    };
  },
} as const satisfies Record<string, (key: Key) => KeyForm>;
export type KeyFormName = keyof typeof KEY_FORMS;

export const CONTEXT_2 = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
];

/** A small credential with something of everything. */
export function credentialOf(issuer: string, change: Doc = {}): Doc {
  return {
    '@context': CONTEXT_2,
    id: 'urn:uuid:11111111-2222-4333-8444-555555555555',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: issuer, type: ['Profile'], name: 'Issuer' },
    name: 'Statistics',
    validFrom: '2026-01-01T00:00:00Z',
    validUntil: '2027-01-01T00:00:00Z',
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        {
          type: 'IdentityObject',
          identityHash: 'earner@example.org',
          identityType: 'emailAddress',
          hashed: false,
        },
      ],
      achievement: {
        id: 'https://issuer.example/achievements/1',
        type: ['Achievement'],
        name: 'Statistics',
        description: 'Knows a mean from a median.',
        criteria: { narrative: 'Pass the test.' },
      },
    },
    ...change,
  };
}

/** A network of a few documents: anything else is a network error. */
export function network(documents: Doc, status = 200): typeof globalThis.fetch {
  const table = new Map(Object.entries(documents).map(([url, body]) => [new URL(url).href, body]));
  return async (input) => {
    const body = table.get(String(input));
    if (body === undefined) throw new TypeError('network error');
    if (body instanceof Response) return body.clone();
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
  };
}

export function check(
  input: Doc | string,
  documents: Doc = {},
  options: VerifyOptions = {},
): Promise<Report> {
  // A network error is asked about once more after a pause: here nothing is worth waiting for.
  const wait = async () => {};
  return verify(input, { fetch: network(documents), now: () => NOW, wait, ...options });
}

export function codesOf(report: Report): string[] {
  return report.findings.map(({ code }) => code);
}
