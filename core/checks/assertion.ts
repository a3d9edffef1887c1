import { asObject, type Json, type JsonObject, type Ob2Badge } from '../badge.ts';
import { listOf, textOf } from '../parse/node.ts';
import type { Standard } from '../report.ts';
import type { Session } from '../session.ts';
import { checkImage } from './image.ts';
import { checkClass, checkProperties, type PropertyRule } from './properties.ts';
import { VALUE_TYPES } from './values.ts';

const ASSERTION: readonly PropertyRule[] = [
  { name: 'id', type: 'iri', required: true },
  { name: 'recipient', type: 'object', required: true },
  { name: 'badge', type: 'iri-or-object', required: true },
  { name: 'verification', type: 'object', required: true },
  { name: 'issuedOn', type: 'datetime', required: true },
  { name: 'expires', type: 'datetime' },
  { name: 'narrative', type: 'language-text' },
  { name: 'evidence', type: 'url-or-object', many: true },
  { name: '@language', type: 'language' },
  { name: 'version', type: 'text-or-number' },
  { name: 'related', type: 'iri-or-object', many: true },
  { name: 'endorsement', type: 'iri-or-object', many: true },
];

/** 0.5 let an issuer leave the date out, and knew embedded badges only. */
const ASSERTION_05 = ASSERTION.map((rule): PropertyRule => {
  if (rule.name === 'badge') return { ...rule, type: 'object' };
  return rule.name === 'issuedOn' ? { ...rule, required: false } : rule;
});

/** 1.x names an assertion by its `uid`; one that is signed need not have an address. */
const ASSERTION_1 = ASSERTION.map((rule) =>
  rule.name === 'id' ? { ...rule, required: false } : rule,
);

const EVIDENCE: readonly PropertyRule[] = [
  { name: 'id', type: 'iri' },
  { name: 'narrative', type: 'language-text' },
  { name: 'name', type: 'language-text' },
  { name: 'description', type: 'language-text' },
  { name: 'genre', type: 'language-text' },
  { name: 'audience', type: 'language-text' },
];

const IDENTITY: readonly PropertyRule[] = [
  { name: 'identity', type: 'text', required: true },
  { name: 'hashed', type: 'boolean', required: true },
  { name: 'salt', type: 'text' },
];

/** https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#Assertion */
export function checkAssertion(badge: Ob2Badge, session: Session): void {
  const { assertion, standard } = badge;
  checkClass(assertion, 'assertion', ['Assertion'], session);
  checkProperties(assertion, 'assertion', rulesFor(standard), session);
  checkIdentity(assertion, badge, session);
  checkVerification(asObject(assertion.verification), session);
  if (standard.startsWith('ob2') && assertion.verify !== undefined) {
    session.say('structure/advice', { path: 'assertion.verify' });
  }
  // A picture inside the assertion as data: is what 1.0 allowed, and 2.0 does not.
  const inline = standard === 'ob0.5' || standard === 'ob1.0' || standard === 'ob1.1';
  checkImage(assertion.image, 'assertion.image', inline ? 'bakeable' : 'none', session);
  listOf(assertion.evidence).forEach((entry, index) => {
    const evidence = asObject(entry);
    if (evidence) checkProperties(evidence, `assertion.evidence[${index}]`, EVIDENCE, session);
  });
}

function rulesFor(standard: Standard): readonly PropertyRule[] {
  if (standard === 'ob0.5') return ASSERTION_05;
  return standard.startsWith('ob1') ? ASSERTION_1 : ASSERTION;
}

/** https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#IdentityObject */
function checkIdentity(assertion: JsonObject, badge: Ob2Badge, session: Session): void {
  const recipient = asObject(listOf(assertion.recipient)[0]);
  if (!recipient) return;
  const path = 'assertion.recipient';
  checkProperties(recipient, path, IDENTITY, session);
  if (listOf(recipient.type).length === 0) {
    session.say('structure/missing', { path: `${path}.type` });
  }
  // 0.5: a salt without a hash means that the address was meant to be hashed, and is not.
  if (badge.standard === 'ob0.5' && recipient.hashed === false && recipient.salt !== undefined) {
    session.say('structure/value', { path: `${path}.identity`, expected: 'identity-hash' });
  }
  const identity = textOf(recipient.identity);
  if (identity === null || typeof recipient.hashed !== 'boolean') return;
  if (recipient.hashed !== isIdentityHash(identity, badge)) {
    session.say('structure/value', { path: `${path}.identity`, expected: 'identity-hash' });
  } else if (!recipient.hashed && recipient.type === 'email' && !VALUE_TYPES.email(identity)) {
    session.say('structure/value', { path: `${path}.identity`, expected: 'email' });
  }
}

/** 2.0 knows sha256 and md5 in full length; before, other algorithms were in use. */
function isIdentityHash(identity: string, { standard }: Ob2Badge): boolean {
  if (standard === 'ob2.0' || standard === 'ob2.1') {
    return /^(md5\$[0-9a-f]{32}|sha256\$[0-9a-f]{64})$/i.test(identity);
  }
  return /^[a-z0-9]+\$[0-9a-f]+$/i.test(identity);
}

const VERIFICATION_TYPES = ['HostedBadge', 'SignedBadge', 'hosted', 'signed'];

function checkVerification(verification: JsonObject | null, session: Session): void {
  if (!verification) return;
  checkClass(verification, 'assertion.verification', VERIFICATION_TYPES, session);
  const creator: Json | undefined = verification.creator;
  if (creator !== undefined && creator !== null && !VALUE_TYPES['iri-or-object'](creator)) {
    session.say('structure/value', { path: 'assertion.verification.creator', expected: 'iri' });
  }
}
