import type { JsonObject } from '../badge.ts';
import type { Limits } from '../options.ts';
import { credentialsIn } from './envelope.ts';
import type { Credential } from './input.ts';
import { subjectOf } from './ob3.ts';

/**
 * The credentials that a Comprehensive Learner Record holds: each has a proof of its own, beside that of the
 * record. https://www.imsglobal.org/spec/clr/v2p0/#clrsubject
 */
export function credentialsOfClr(
  clr: JsonObject,
  limits: Pick<Limits, 'textLength' | 'depth'>,
): Credential[] {
  return credentialsIn(subjectOf(clr)?.verifiableCredential, limits);
}
