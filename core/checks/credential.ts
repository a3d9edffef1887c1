import { asObject, type JsonObject, type Ob3Badge } from '../badge.ts';
import { listOf, objectOf } from '../parse/node.ts';
import { ob3ClassOf, subjectOf } from '../parse/ob3.ts';
import { contextsOf, hasType } from '../parse/version.ts';
import type { Session } from '../session.ts';
import { checkAchievement } from './achievement.ts';
import { checkProfile } from './profile.ts';
import { checkProperties, checkType, type PropertyRule } from './properties.ts';
import { checkResults } from './results.ts';
import { checkSubject } from './subject.ts';

const VCDM_1 = 'https://www.w3.org/2018/credentials/v1';
const VCDM_2 = 'https://www.w3.org/ns/credentials/v2';

const CREDENTIAL: readonly PropertyRule[] = [
  { name: 'id', type: 'uri' },
  { name: 'issuer', type: 'uri-or-object', required: true },
  { name: 'credentialSubject', type: 'object', required: true },
  { name: 'name', type: 'language-text', many: true },
  { name: 'description', type: 'language-text', many: true },
  { name: 'validFrom', type: 'datetime' },
  { name: 'validUntil', type: 'datetime' },
  { name: 'issuanceDate', type: 'datetime' },
  { name: 'expirationDate', type: 'datetime' },
  { name: 'awardedDate', type: 'datetime' },
  { name: 'credentialStatus', type: 'object', many: true },
  { name: 'evidence', type: 'object', many: true },
];

/**
 * What the standards ask of a credential as it is, whoever signed it. A MUST that breaks forces `malformed`.
 * https://www.imsglobal.org/spec/ob/v3p0/#achievementcredential · https://www.w3.org/TR/vc-data-model-2.0/
 */
export function checkCredential(badge: Ob3Badge, session: Session): void {
  const { credential } = badge;
  checkContext(credential, session);
  if (!hasType(credential, 'VerifiableCredential')) {
    session.say('structure/type', { path: 'credential.type', expected: 'VerifiableCredential' });
  }
  checkProperties(credential, 'credential', CREDENTIAL, session);
  const kind = ob3ClassOf(credential);
  if (kind === null) return checkOther(credential, session);
  if (credential.id === undefined) session.say('structure/advice', { path: 'credential.id' });
  if (credential.validFrom === undefined && credential.issuanceDate === undefined) {
    session.say('structure/missing', { path: 'credential.validFrom' });
  }
  const issuer = objectOf(credential.issuer);
  if (issuer) checkProfile(issuer, 'credential.issuer', session);
  listOf(credential.evidence).forEach((entry, at) => {
    const evidence = asObject(entry);
    if (evidence) checkType(evidence, `credential.evidence[${at}]`, ['Evidence'], session);
  });
  const subject = subjectOf(credential);
  if (!subject) return;
  checkSubject(subject, kind, session);
  if (kind === 'endorsement') return;
  const path = 'credential.credentialSubject';
  listOf(subject.achievement).forEach((entry, at) => {
    const achievement = asObject(entry);
    const name = kind === 'clr' ? `achievement[${at}]` : 'achievement';
    if (achievement) checkAchievement(achievement, `${path}.${name}`, session);
  });
  checkResults(subject, session);
}

/** VCDM 2.0 §4.3, VCDM 1.1 §4.1: the first context is the one of the data model. */
function checkContext(credential: JsonObject, session: Session): void {
  const path = 'credential.@context';
  const [first] = listOf(credential['@context']);
  if (first === undefined) return session.say('structure/missing', { path });
  if (first === VCDM_1 || first === VCDM_2) return;
  session.say('structure/value', { path, expected: VCDM_2 });
}

/**
 * Neither a badge nor an endorsement nor a record. With the badge context it was meant to be one; without,
 * it may be a good credential of another kind, as a presentation holds them.
 */
function checkOther(credential: JsonObject, session: Session): void {
  if (contextsOf(credential).some((context) => /\/spec\/(ob|clr)\/v\dp\d\//.test(context))) {
    session.say('structure/type', { path: 'credential.type', expected: 'OpenBadgeCredential' });
  } else {
    session.say('input/other-credential');
  }
}
