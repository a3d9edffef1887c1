import type { JsonObject } from '../badge.ts';
import { concat } from '../bytes.ts';
import { CLOCK_SKEW, parseDateTime } from '../parse/date.ts';
import { idOf, listOf, textOf } from '../parse/node.ts';
import { objectsIn } from '../parse/ob3.ts';
import type { Said } from '../resolve/controller-document.ts';
import { resolveMethod } from '../resolve/key.ts';
import { decodeMultibase, type PublicKey } from '../resolve/multikey.ts';
import type { Session } from '../session.ts';
import { jcsForms } from './jcs.ts';
import type { Verification } from './rdfc.ts';
import { digest, openVerifier } from './signature.ts';
import { SUITES, type Suite, suiteOf } from './suites.ts';

/** What one proof comes to. The key is there where the signature holds. */
export interface ProofResult {
  readonly suite: string;
  readonly said: readonly Said[];
  readonly key: PublicKey | null;
  readonly keyId: string | null;
}

/** Longest `proofValue`: that of a selective disclosure has a signature for each statement. */
const MAX_PROOF_VALUE = 65_536;

/**
 * Checks one Data Integrity proof of a document: that its signature holds and that it says what a proof of
 * a credential must say. Whether the key is the issuer's is asked elsewhere.
 * https://www.w3.org/TR/vc-data-integrity/#verify-proof
 */
export async function checkProof(
  document: JsonObject,
  proof: JsonObject,
  issuer: string | null,
  session: Session,
): Promise<ProofResult> {
  const name = suiteOf(proof);
  const suite = SUITES.get(name);
  const keyId = idOf(proof.verificationMethod);
  const fails = (...said: Said[]): ProofResult => ({ suite: name, said, key: null, keyId });
  if (!suite) return fails(['proof/unsupported', { suite: name }]);
  const value = textOf(proof.proofValue);
  const signature = value === null ? null : decodeMultibase(value, MAX_PROOF_VALUE);
  if (value === null) return fails(['structure/missing', { path: 'proof.proofValue' }]);
  if (!signature) return fails(['signature/invalid', { suite: name }]);
  if (keyId === null) return fails(['structure/missing', { path: 'proof.verificationMethod' }]);
  const previous = previousProofs(document, proof);
  if (!previous) return fails(['structure/value', { path: 'proof.previousProof', expected: 'id' }]);
  const method = await resolveMethod(keyId, issuer, session);
  if (!method.ok) return fails(method.said);
  const { key } = method;
  if (!suite.kinds.some((kind) => kind === key.kind)) {
    return fails(['key/unusable', { key: keyId, suite: name }]);
  }
  const verification = await verify(suite, document, proof, {
    key,
    signature: Uint8Array.from(signature),
    previous,
    session,
  });
  if (verification.state === 'problem') return fails(verification.said);
  // A key that was guessed from its name, and is the wrong one, says nothing about the badge.
  if (verification.state === 'invalid') {
    return fails(method.presumed ?? ['signature/invalid', { suite: name }]);
  }
  const said: Said[] = [['signature/valid', { suite: name }], ...conditions(proof, session.now)];
  if (verification.otherText !== null) {
    said.push(['context/older-text', { url: verification.otherText }]);
  }
  return { suite: name, said, key, keyId };
}

interface Signed {
  readonly key: PublicKey;
  readonly signature: Uint8Array<ArrayBuffer>;
  readonly previous: readonly JsonObject[];
  readonly session: Session;
}

async function verify(
  suite: Suite,
  document: JsonObject,
  proof: JsonObject,
  signed: Signed,
): Promise<Verification> {
  const { key, signature, previous, session } = signed;
  const hash = key.kind === 'P-384' ? 'SHA-384' : 'SHA-256';
  const isSigned = await openVerifier(key);
  const check = async (canonical: { document: string; proof: string }) =>
    isSigned(
      signature,
      concat([await digest(hash, canonical.proof), await digest(hash, canonical.document)]),
    );
  if (suite.form === 'jcs') {
    const forms = jcsForms(document, proof, previous);
    return forms && (await check(forms))
      ? { state: 'valid', otherText: null }
      : { state: 'invalid' };
  }
  const rdfc = await import('./rdfc.ts');
  const plain = rdfc.unsecured(document, previous);
  const options = rdfc.proofConfiguration(proof, document);
  if (suite.form === 'selective-disclosure') {
    const { verifyDisclosure } = await import('./selective-disclosure.ts');
    return verifyDisclosure(plain, options, signature, key, session);
  }
  return rdfc.verifyRdfc(plain, options, { hash, check }, session);
}

/** The proofs that a chained proof was made after, or null where one of them is not there. */
function previousProofs(document: JsonObject, proof: JsonObject): JsonObject[] | null {
  const ids = listOf(proof.previousProof);
  const proofs = objectsIn(document.proof);
  const found = proofs.filter((other) => other.id !== undefined && ids.includes(other.id));
  return ids.every((id) => found.some((other) => other.id === id)) ? found : null;
}

/** What a good signature says about itself. */
function conditions(proof: JsonObject, now: Date): Said[] {
  const said: Said[] = [];
  if (proof.proofPurpose !== 'assertionMethod') {
    said.push(['proof/other-purpose', { purpose: textOf(proof.proofPurpose) ?? '' }]);
  }
  const expires = proof.expires ?? proof.expiration;
  const until = parseDateTime(expires);
  if (expires !== undefined && (until === null || until < now.getTime())) {
    said.push(['proof/expired', { date: textOf(expires) ?? '' }]);
  }
  const created = parseDateTime(proof.created);
  if (created !== null && created > now.getTime() + CLOCK_SKEW) {
    said.push(['proof/from-the-future', { date: textOf(proof.created) ?? '' }]);
  }
  return said;
}
