import { asObject, type JsonObject } from '../badge.ts';
import { listOf, textOf } from '../parse/node.ts';
import { plainText } from '../parse/ob3.ts';
import type { Session } from '../session.ts';
import { checkProfile } from './profile.ts';
import { checkProperties, checkType, type PropertyRule } from './properties.ts';

const ACHIEVEMENT: readonly PropertyRule[] = [
  { name: 'id', type: 'uri', required: true },
  { name: 'name', type: 'language-text', required: true, many: true },
  { name: 'description', type: 'language-text', required: true, many: true },
  { name: 'criteria', type: 'object', required: true },
  { name: 'achievementType', type: 'text' },
  { name: 'alignment', type: 'object', many: true },
  { name: 'creator', type: 'uri-or-object' },
  { name: 'image', type: 'uri-or-object' },
  { name: 'resultDescription', type: 'object', many: true },
  { name: 'tag', type: 'text', many: true },
];

const ALIGNMENT: readonly PropertyRule[] = [
  { name: 'targetName', type: 'language-text', required: true, many: true },
  { name: 'targetUrl', type: 'uri', required: true },
];

const RESULT_DESCRIPTION: readonly PropertyRule[] = [
  { name: 'id', type: 'uri', required: true },
  { name: 'name', type: 'language-text', required: true, many: true },
  { name: 'resultType', type: 'text', required: true },
];

/** https://www.imsglobal.org/spec/ob/v3p0/#achievement */
export function checkAchievement(achievement: JsonObject, path: string, session: Session): void {
  checkType(achievement, path, ['Achievement'], session);
  checkProperties(achievement, path, ACHIEVEMENT, session);
  const criteria = asObject(achievement.criteria);
  // An empty narrative is written where an issuer has nothing to say: it is there, and is poor advice.
  if (criteria && textOf(criteria.id) === null && plainText(criteria.narrative) === null) {
    const said = criteria.narrative === '' ? 'structure/advice' : 'structure/missing';
    session.say(said, { path: `${path}.criteria.narrative` });
  }
  if (typeof achievement.image === 'string') {
    session.say('structure/advice', { path: `${path}.image` });
  }
  const creator = asObject(achievement.creator);
  if (creator) checkProfile(creator, `${path}.creator`, session);
  checkEach(achievement, 'alignment', 'Alignment', ALIGNMENT, path, session);
  checkEach(
    achievement,
    'resultDescription',
    'ResultDescription',
    RESULT_DESCRIPTION,
    path,
    session,
  );
}

function checkEach(
  node: JsonObject,
  member: string,
  type: string,
  rules: readonly PropertyRule[],
  path: string,
  session: Session,
): void {
  listOf(node[member]).forEach((entry, at) => {
    const inner = asObject(entry);
    if (!inner) return;
    checkType(inner, `${path}.${member}[${at}]`, [type], session);
    checkProperties(inner, `${path}.${member}[${at}]`, rules, session);
  });
}
