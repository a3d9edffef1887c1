import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../core/badge.ts';
import { CONTEXTS } from '../../../core/proof/contexts.ts';
import { jcsForms } from '../../../core/proof/jcs.ts';
import { canonize, openContextCache } from '../../../core/proof/jsonld.ts';
import { proofConfiguration, unsecured } from '../../../core/proof/rdfc.ts';
import { CORPUS_ABSENT, corpusFile, corpusFolder } from '../../conformance/corpus.ts';
import { check, codesOf, type Doc } from './issuing.ts';

const read = (path: string) => new TextDecoder().decode(corpusFile(`ob3/${path}`));
const readJson = (path: string) => JSON.parse(read(path));

/** Folder, suffix of the file names, hash. https://www.w3.org/TR/vc-di-eddsa/#test-vectors, vc-di-ecdsa the same. */
const VECTORS = [
  ['w3c-vc-di-eddsa/TestVectors/eddsa-rdfc-2022', 'DataInt', 'SHA-256'],
  ['w3c-vc-di-eddsa/TestVectors/Ed25519Signature2020', 'EdSig', 'SHA-256'],
  ['w3c-vc-di-eddsa/TestVectors/eddsa-jcs-2022', 'JCS', 'SHA-256'],
  ['w3c-vc-di-ecdsa/TestVectors/ecdsa-rdfc-2019-p256', 'ECDSAP256', 'SHA-256'],
  ['w3c-vc-di-ecdsa/TestVectors/ecdsa-rdfc-2019-p384', 'ECDSAP384', 'SHA-384'],
  ['w3c-vc-di-ecdsa/TestVectors/ecdsa-jcs-2019-p256', 'JCSECDSAP256', 'SHA-256'],
  ['w3c-vc-di-ecdsa/TestVectors/ecdsa-jcs-2019-p384', 'JCSECDSAP384', 'SHA-384'],
] as const;

async function forms(
  signed: JsonObject,
  proof: JsonObject,
  suffix: string,
  hash: 'SHA-256' | 'SHA-384',
) {
  if (suffix.startsWith('JCS')) return jcsForms(signed, proof, []);
  const load = async (url: string) => ({ text: CONTEXTS.get(url)?.[0] ?? {}, keep: true });
  const options = { hash, load, cache: openContextCache() };
  return {
    document: await canonize(unsecured(signed, []), options),
    proof: await canonize(proofConfiguration(proof, signed), options),
  };
}

describe.skipIf(!corpusFolder())(
  `W3C vectors (${corpusFolder() ? 'corpus' : CORPUS_ABSENT})`,
  () => {
    test.each(VECTORS)('%s: every intermediate value', async (folder, suffix, hash) => {
      const signed = readJson(`${folder}/signed${suffix}.json`);
      const canonical = await forms(signed, signed.proof, suffix, hash);
      expect(canonical?.document.trim()).toBe(read(`${folder}/canonDoc${suffix}.txt`).trim());
      expect(canonical?.proof.trim()).toBe(read(`${folder}/proofCanon${suffix}.txt`).trim());
      const name = hash.replace('-', '').toLowerCase();
      const hex = (text = '') => createHash(name).update(text).digest('hex');
      expect(hex(canonical?.document)).toBe(read(`${folder}/docHash${suffix}.txt`).trim());
      expect(hex(canonical?.proof)).toBe(read(`${folder}/proofHash${suffix}.txt`).trim());
    });

    test.each(VECTORS)('%s: the signature', async (folder, suffix) => {
      const signed: Doc = readJson(`${folder}/signed${suffix}.json`);
      expect(codesOf(await check(signed))).toContain('signature/valid');
      const altered = { ...signed, id: 'urn:uuid:99999999-1111-4111-8111-111111111111' };
      expect(codesOf(await check(altered))).not.toContain('signature/valid');
    });

    test.each(['signedProofSet1', 'signedProofSet2', 'signedProofChain1', 'signedProofChain2'])(
      '%s: each of its proofs',
      async (name) => {
        const signed = readJson(`w3c-vc-di-eddsa/TestVectors/proof-set-chain/${name}.json`);
        for (const proof of [signed.proof].flat()) {
          // A chained proof covers those before it: they must stay.
          const rest = [signed.proof]
            .flat()
            .filter((other: Doc) => other !== proof && proof.previousProof);
          const codes = codesOf(await check({ ...signed, proof: [proof, ...rest] }));
          expect([name, proof.verificationMethod, codes.includes('signature/valid')]).toEqual([
            name,
            proof.verificationMethod,
            true,
          ]);
        }
      },
    );

    test('a chained proof does not hold without the proof before it, nor with that one changed', async () => {
      const signed = readJson('w3c-vc-di-eddsa/TestVectors/proof-set-chain/signedProofChain1.json');
      const chained = signed.proof.find((proof: Doc) => proof.previousProof);
      const others = signed.proof.filter((proof: Doc) => proof !== chained);
      expect(codesOf(await check({ ...signed, proof: [chained] }))).not.toContain(
        'signature/valid',
      );
      const changed = others.map((proof: Doc) => ({ ...proof, created: '2020-01-01T00:00:00Z' }));
      const report = await check({ ...signed, proof: [chained, ...changed] });
      expect(codesOf(report)).not.toContain('signature/valid');
    });
  },
);
