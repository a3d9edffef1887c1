import type { JsonObject } from '../badge.ts';
import { listOf, textOf } from '../parse/node.ts';
import type { SigningKind } from './signature.ts';

export interface Suite {
  readonly form: 'rdfc' | 'jcs' | 'selective-disclosure';
  readonly kinds: readonly SigningKind[];
}

const ECDSA = ['P-256', 'P-384'] as const;

/** https://www.w3.org/TR/vc-di-eddsa/ · https://www.w3.org/TR/vc-di-ecdsa/ */
export const SUITES: ReadonlyMap<string, Suite> = new Map([
  ['eddsa-rdfc-2022', { form: 'rdfc', kinds: ['Ed25519'] }],
  ['eddsa-2022', { form: 'rdfc', kinds: ['Ed25519'] }],
  ['Ed25519Signature2020', { form: 'rdfc', kinds: ['Ed25519'] }],
  ['ecdsa-rdfc-2019', { form: 'rdfc', kinds: ECDSA }],
  ['eddsa-jcs-2022', { form: 'jcs', kinds: ['Ed25519'] }],
  ['ecdsa-jcs-2019', { form: 'jcs', kinds: ECDSA }],
  ['ecdsa-sd-2023', { form: 'selective-disclosure', kinds: ['P-256'] }],
]);

/** The cryptographic suite of a Data Integrity proof, by either of its spellings. */
export function suiteOf(proof: JsonObject): string {
  const type = textOf(listOf(proof.type)[0]) ?? '';
  return type === 'DataIntegrityProof' ? (textOf(proof.cryptosuite) ?? type) : type;
}
