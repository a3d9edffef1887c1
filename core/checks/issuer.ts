import { asObject, type JsonObject, type Ob2Badge } from '../badge.ts';
import { textOf } from '../parse/node.ts';
import type { Session } from '../session.ts';
import { checkImage } from './image.ts';
import { checkClass, checkProperties, type PropertyRule } from './properties.ts';
import { VALUE_TYPES } from './values.ts';

const ISSUER: readonly PropertyRule[] = [
  { name: 'id', type: 'iri' },
  { name: 'name', type: 'language-text', required: true },
  { name: 'url', type: 'url', required: true },
  { name: 'email', type: 'email', required: true },
  { name: 'description', type: 'language-text' },
  { name: 'telephone', type: 'text' },
  { name: 'publicKey', type: 'iri-or-object', many: true },
  { name: 'revocationList', type: 'iri-or-object' },
  { name: '@language', type: 'language' },
  { name: 'version', type: 'text-or-number' },
  { name: 'related', type: 'iri-or-object', many: true },
  { name: 'endorsement', type: 'iri-or-object', many: true },
];

/** Before 2.0 an issuer could keep the e-mail address to itself. */
const ISSUER_1 = ISSUER.map((rule) =>
  rule.name === 'email' ? { ...rule, required: false } : rule,
);

const POLICY: readonly PropertyRule[] = [
  { name: 'verificationProperty', type: 'compact-iri', many: true },
  { name: 'startsWith', type: 'url', many: true },
  { name: 'allowedOrigins', type: 'authority', many: true },
];

/** https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#Profile */
export function checkIssuer({ issuer, standard }: Ob2Badge, session: Session): void {
  if (!issuer) return;
  const since2 = standard === 'ob2.0' || standard === 'ob2.1';
  checkClass(issuer, 'issuer', ['Profile', 'Issuer'], session);
  checkProperties(issuer, 'issuer', since2 ? ISSUER : ISSUER_1, session);
  checkImage(issuer.image, 'issuer.image', 'any', session);
  // E.164 is "for maximum compatibility" only.
  const telephone = textOf(issuer.telephone);
  if (telephone !== null && !VALUE_TYPES.telephone(telephone)) {
    session.say('structure/advice', { path: 'issuer.telephone' });
  }
  checkPolicy(asObject(issuer.verification), session);
}

function checkPolicy(verification: JsonObject | null, session: Session): void {
  if (verification) checkProperties(verification, 'issuer.verification', POLICY, session);
}
