import { asObject, type JsonObject, type Ob2Badge } from '../badge.ts';
import { listOf, textOf } from '../parse/node.ts';
import type { Session } from '../session.ts';
import { checkImage } from './image.ts';
import { checkClass, checkProperties, type PropertyRule } from './properties.ts';

const BADGE_CLASS: readonly PropertyRule[] = [
  { name: 'id', type: 'iri' },
  { name: 'name', type: 'language-text', required: true },
  { name: 'description', type: 'language-text', required: true },
  { name: 'criteria', type: 'url-or-object', required: true },
  { name: 'issuer', type: 'iri-or-object', required: true },
  { name: 'alignment', type: 'object', many: true },
  { name: 'tags', type: 'text', many: true },
  { name: '@language', type: 'language' },
  { name: 'version', type: 'text-or-number' },
  { name: 'related', type: 'iri-or-object', many: true },
  { name: 'endorsement', type: 'iri-or-object', many: true },
];

const CRITERIA: readonly PropertyRule[] = [
  { name: 'id', type: 'iri' },
  { name: 'narrative', type: 'language-text' },
];

const ALIGNMENT: readonly PropertyRule[] = [
  { name: 'targetName', type: 'language-text', required: true },
  { name: 'targetUrl', type: 'url', required: true },
  { name: 'targetDescription', type: 'language-text' },
  { name: 'description', type: 'language-text' },
  { name: 'targetFramework', type: 'language-text' },
  { name: 'targetCode', type: 'text' },
];

/** https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#BadgeClass */
export function checkBadgeClass({ badgeClass }: Ob2Badge, session: Session): void {
  if (!badgeClass) return;
  checkClass(badgeClass, 'badge', ['BadgeClass'], session);
  checkProperties(badgeClass, 'badge', BADGE_CLASS, session);
  if (listOf(badgeClass.image).length === 0) {
    session.say('structure/missing', { path: 'badge.image' });
  }
  checkImage(badgeClass.image, 'badge.image', 'bakeable', session);
  checkCriteria(asObject(listOf(badgeClass.criteria)[0]), session);
  listOf(badgeClass.alignment).forEach((entry, index) => {
    const alignment = asObject(entry);
    if (alignment) checkProperties(alignment, `badge.alignment[${index}]`, ALIGNMENT, session);
  });
}

/** By address or as text, but not by neither. https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#Criteria */
function checkCriteria(criteria: JsonObject | null, session: Session): void {
  if (!criteria) return;
  checkProperties(criteria, 'badge.criteria', CRITERIA, session);
  const id = textOf(criteria.id);
  const named = id !== null && !id.startsWith('_:');
  if (!named && textOf(criteria.narrative) === null) {
    session.say('structure/missing', { path: 'badge.criteria.narrative' });
  }
}
