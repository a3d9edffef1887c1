// `core`: how long one check takes, beside what others take for the same credential in the same run. Ours reads,
// proves, resolves keys, holds every class against the standard and decides; theirs verify the proof.
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import { createVerifyCryptosuite } from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import { cryptosuite as eddsaRdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { verifyCredential } from '@digitalbazaar/vc';
import { importJWK, jwtVerify } from 'jose';
import { CONTEXTS } from '../../core/proof/contexts.ts';
import {
  check,
  credentialOf,
  type Doc,
  didJwk,
  KEY_FORMS,
  kindOf,
  makeJwtKey,
  makeKey,
  NOW,
  type SuiteName,
  signJwt,
  signWith,
} from '../core/proof/issuing.ts';

const ROUNDS = 100;

const say = (text: string) => process.stdout.write(`${text}\n`);

interface Contest {
  readonly name: string;
  readonly theirs: () => Promise<boolean>;
  readonly ours: () => Promise<boolean>;
}

/** Suites of their library, and what of it verifies them. */
const SUITES = {
  'eddsa-rdfc-2022': () => new DataIntegrityProof({ cryptosuite: eddsaRdfc }),
  'ecdsa-rdfc-2019 P-256': () => new DataIntegrityProof({ cryptosuite: ecdsaRdfc }),
  'ecdsa-sd-2023': () => new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() }),
  Ed25519Signature2020: () => new Ed25519Signature2020({}),
} as const satisfies Partial<Record<SuiteName, () => object>>;

/** Their library writes into the contexts that it is given: ours are frozen. */
const contexts = new Map([...CONTEXTS].map(([url, [text]]) => [url, structuredClone(text)]));

const alignments = Array.from({ length: 50 }, (_, n) => ({
  type: ['Alignment'],
  targetName: `Skill ${n}`,
  targetUrl: `https://skills.example/${n}`,
}));

const contests: Contest[] = [];
for (const suite of Object.keys(SUITES) as (keyof typeof SUITES)[]) {
  contests.push(await dataIntegrity(suite, 'a badge'));
}
contests.push(
  await dataIntegrity('eddsa-rdfc-2022', 'with 50 alignments', { alignment: alignments }),
);
contests.push(await jwt());

say(
  `core, in Node ${process.versions.node}: medians of ${ROUNDS} checks each, after as many to warm up`,
);
// All of theirs first: ours makes the jsonld that both share faster, as soon as it is loaded.
const theirs: number[] = [];
for (const contest of contests) theirs.push(await time(contest.theirs));
for (const [index, { name, ours }] of contests.entries()) {
  const [other = Number.NaN, own] = [theirs[index], await time(ours)];
  say(`  ${name.padEnd(48)}ours ${ms(own)}, theirs ${ms(other)}: ${(other / own).toFixed(2)} ×`);
}

async function dataIntegrity(
  suite: keyof typeof SUITES,
  what: string,
  more: Doc = {},
): Promise<Contest> {
  const key = await makeKey(kindOf(suite));
  const { issuer, method } = KEY_FORMS['did:key'](key);
  const plain = credentialOf(issuer);
  const subject = plain.credentialSubject as Doc;
  const achievement = { ...(subject.achievement as Doc), ...more };
  const unsigned = { ...plain, credentialSubject: { ...subject, achievement } };
  const credential = await signWith(suite, unsigned, key, method);
  const published: Doc = {
    // Of this context they read the document as it stands, which is the faster way.
    [issuer]: { '@context': 'https://www.w3.org/ns/did/v1', id: issuer, assertionMethod: [method] },
    [method]: keyDocument(suite, issuer, method, key.multikey),
  };
  const documentLoader = async (url: string) => {
    const document = published[url] ?? contexts.get(url);
    if (!document) throw new Error(`no document for ${url}`);
    return { contextUrl: null, documentUrl: url, document };
  };
  return {
    name: `${suite}, ${what}`,
    theirs: async () => {
      const { verified } = await verifyCredential({
        credential: structuredClone(credential),
        suite: SUITES[suite](),
        documentLoader,
        now: NOW,
      });
      return verified;
    },
    ours: async () => (await check(credential)).questions.authentic.outcome === 'pass',
  };
}

function keyDocument(
  suite: string,
  controller: string,
  id: string,
  publicKeyMultibase: string,
): Doc {
  const [context, type] =
    suite === 'Ed25519Signature2020'
      ? ['https://w3id.org/security/suites/ed25519-2020/v1', 'Ed25519VerificationKey2020']
      : ['https://w3id.org/security/multikey/v1', 'Multikey'];
  return { '@context': context, id, type, controller, publicKeyMultibase };
}

/** The signature alone is the least that any check of a JWT takes. */
async function jwt(): Promise<Contest> {
  const key = await makeJwtKey('ES256');
  const issuer = didJwk(key.jwk);
  const token = await signJwt(credentialOf(issuer), key, { kid: `${issuer}#0` });
  const publicKey = await importJWK(key.jwk, 'ES256');
  return {
    name: 'JWT (ES256), theirs: jose, the signature alone',
    theirs: async () => {
      await jwtVerify(token, publicKey, { currentDate: NOW });
      return true;
    },
    ours: async () => (await check(token)).questions.authentic.outcome === 'pass',
  };
}

/** Median, in milliseconds; the first half of all rounds is not counted. */
async function time(work: () => Promise<boolean>): Promise<number> {
  const times: number[] = [];
  for (let round = -ROUNDS; round < ROUNDS; round++) {
    const begin = performance.now();
    if (!(await work())) throw new Error('What is measured does not verify.');
    if (round >= 0) times.push(performance.now() - begin);
  }
  return times.sort((a, b) => a - b)[ROUNDS >> 1] ?? Number.NaN;
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(2)} ms`;
}
