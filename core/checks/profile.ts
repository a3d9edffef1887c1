import { asObject, type JsonObject } from '../badge.ts';
import { listOf } from '../parse/node.ts';
import type { Session } from '../session.ts';
import { checkProperties, checkType, type PropertyRule } from './properties.ts';

const PROFILE: readonly PropertyRule[] = [
  { name: 'id', type: 'uri', required: true },
  { name: 'name', type: 'language-text', many: true },
  { name: 'description', type: 'language-text', many: true },
  { name: 'url', type: 'uri' },
  { name: 'email', type: 'text' },
  { name: 'image', type: 'uri-or-object' },
  { name: 'otherIdentifier', type: 'object', many: true },
];

/** https://www.imsglobal.org/spec/ob/v3p0/#profile */
export function checkProfile(profile: JsonObject, path: string, session: Session): void {
  // Many wallets leave the type of the issuer out, and nothing depends on it; a wrong one is an error.
  if (profile.type === undefined) session.say('structure/advice', { path: `${path}.type` });
  else checkType(profile, path, ['Profile'], session);
  checkProperties(profile, path, PROFILE, session);
  listOf(profile.otherIdentifier).forEach((entry, at) => {
    const identifier = asObject(entry);
    const place = `${path}.otherIdentifier[${at}]`;
    if (identifier) checkType(identifier, place, ['IdentifierEntry'], session);
  });
}
