import type { JsonObject } from '../badge.ts';
import { finding } from '../findings.ts';
import type { Envelope } from '../parse/envelope.ts';
import { listOf } from '../parse/node.ts';
import { issuerOf, objectsIn } from '../parse/ob3.ts';
import type { Verdict } from '../report.ts';
import { VERDICTS } from '../report.ts';
import type { Said } from '../resolve/controller-document.ts';
import type { PublicKey } from '../resolve/multikey.ts';
import type { Session } from '../session.ts';
import { type Binding, bindIssuer } from './binding.ts';
import type { ProofResult } from './data-integrity.ts';
import { checkJwt } from './jwt.ts';
import { SUITES, suiteOf } from './suites.ts';

export type Secured = Extract<Envelope, { kind: 'credential' }>;

/** What the proofs of a credential come to, all together. */
export interface Proven {
  readonly said: readonly Said[];
  readonly anchoredBy: Binding['anchoredBy'];
  /** The key of the proof that counts; null where none is good. */
  readonly key: PublicKey | null;
}

// Most badges need neither: the JSON-LD processor and the contexts are half of the core.
const openDataIntegrity = () => import('./data-integrity.ts');
const openJsonLd = () => import('./rdfc.ts');

/** Both together, while keys are asked for. That one did not load is for whoever needs it to say. */
function loadAhead(proofs: readonly JsonObject[]): void {
  const form = (proof: JsonObject) => SUITES.get(suiteOf(proof))?.form ?? 'jcs';
  const needsJsonLd = proofs.some((proof) => form(proof) !== 'jcs');
  const doors = [openDataIntegrity(), ...(needsJsonLd ? [openJsonLd()] : [])];
  for (const door of doors) door.catch(() => undefined);
}

interface Attempt extends Proven {
  readonly suite: string;
  /** The strongest verdict that it forces; null: none. */
  readonly forced: Verdict | null;
}

/** Most proofs of one credential that are looked at. */
const MAX_PROOFS = 8;

/**
 * Checks every proof of a credential: the JWT around it and those inside. Any one that is good, by a key of
 * the issuer, is enough, and a bad one beside it is a note; where none is, everything is said.
 * OB 3.0 §Verification; VC-DI §4.5 "Verify Proof Sets and Chains"
 */
export async function proveCredential(secured: Secured, session: Session): Promise<Proven> {
  const { credential, jwt } = secured;
  const issuer = issuerOf(credential);
  const proofs = objectsIn(credential.proof).slice(0, MAX_PROOFS);
  if (proofs.length > 0) loadAhead(proofs);
  const attempts: Attempt[] = [];
  if (jwt) {
    attempts.push(await attempt(await checkJwt(jwt.jws, issuer, session), issuer, true, session));
  }
  for (const proof of proofs) {
    const { checkProof } = await openDataIntegrity();
    const result = await checkProof(credential, proof, issuer, session);
    attempts.push(await attempt(result, issuer, false, session));
  }
  if (attempts.length === 0) return { said: [['proof/none']], anchoredBy: 'none', key: null };
  const best =
    attempts.find(({ forced }) => forced === null) ??
    attempts.find(({ forced }) => forced === 'unconfirmed');
  if (!best) return { said: unique(attempts), anchoredBy: 'none', key: null };
  const others = attempts.filter(({ forced }) => forced !== null && forced !== 'unconfirmed');
  const notes = others.map(({ suite }): Said => ['proof/another-not-good', { suite }]);
  return { ...best, said: [...best.said, ...notes] };
}

async function attempt(
  result: ProofResult,
  issuer: string | null,
  fromJwt: boolean,
  session: Session,
): Promise<Attempt> {
  const { suite, key, keyId } = result;
  const binding: Binding = key
    ? await bindIssuer(issuer, { key, id: keyId, fromJwt }, session)
    : { anchoredBy: 'none', said: [] };
  const said = [...result.said, ...binding.said];
  return { suite, said, key, anchoredBy: binding.anchoredBy, forced: forcedBy(said) };
}

/** The verdict that findings force, by the order of the verdicts. */
export function forcedBy(said: readonly Said[]): Verdict | null {
  const forced = new Set(said.map(([code]) => finding(code).verdict));
  return VERDICTS.find((verdict) => forced.has(verdict)) ?? null;
}

function unique(attempts: readonly Attempt[]): Said[] {
  const said = attempts.flatMap((one) => one.said);
  return [...new Map(said.map((one) => [JSON.stringify(one), one])).values()];
}

/** Does it carry proofs of its own, good or not? */
export function hasProof(credential: JsonObject): boolean {
  return listOf(credential.proof).length > 0;
}
