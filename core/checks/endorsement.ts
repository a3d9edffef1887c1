import { asObject, type JsonObject } from '../badge.ts';
import type { Session } from '../session.ts';
import { checkClass, checkProperties, type PropertyRule } from './properties.ts';

const ENDORSEMENT: readonly PropertyRule[] = [
  { name: 'id', type: 'iri', required: true },
  { name: 'claim', type: 'object', required: true },
  { name: 'issuer', type: 'iri-or-object', required: true },
  { name: 'issuedOn', type: 'datetime', required: true },
  { name: 'verification', type: 'object', required: true },
];

const CLAIM: readonly PropertyRule[] = [
  { name: 'id', type: 'iri', required: true },
  { name: 'endorsementComment', type: 'language-text' },
];

/** https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#Endorsement */
export function checkEndorsement(endorsement: JsonObject, session: Session): void {
  checkClass(endorsement, 'endorsement', ['Endorsement'], session);
  checkProperties(endorsement, 'endorsement', ENDORSEMENT, session);
  const claim = asObject(endorsement.claim);
  if (claim) checkProperties(claim, 'endorsement.claim', CLAIM, session);
}
