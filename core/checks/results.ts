import type { JsonObject } from '../badge.ts';
import { textOf } from '../parse/node.ts';
import { objectsIn } from '../parse/ob3.ts';
import type { Session } from '../session.ts';
import { checkType } from './properties.ts';

/** https://www.imsglobal.org/spec/ob/v3p0/#resultstatustype-enumeration */
const STATUSES = [
  'Completed',
  'Enrolled',
  'Failed',
  'InProgress',
  'OnHold',
  'Provisional',
  'Withdrew',
];

/**
 * Results against the descriptions that the achievement gives: a result that points nowhere cannot be read,
 * but nothing else in the badge is wrong for it.
 */
export function checkResults(subject: JsonObject, session: Session): void {
  const descriptions = objectsIn(subject.achievement).flatMap((achievement) =>
    objectsIn(achievement.resultDescription),
  );
  objectsIn(subject.result).forEach((result, at) => {
    const path = `credential.credentialSubject.result[${at}]`;
    checkType(result, path, ['Result'], session);
    const reference = textOf(result.resultDescription);
    const description = descriptions.find(({ id }) => id === reference);
    if (reference !== null && !description) {
      session.say('structure/advice', { path: `${path}.resultDescription` });
    }
    const status = textOf(result.status);
    const needsStatus = description?.resultType === 'Status';
    if (status === null ? needsStatus : !STATUSES.includes(status)) {
      session.say('structure/advice', { path: `${path}.status` });
    }
    const levels = objectsIn(description?.rubricCriterionLevel).map(({ id }) => id);
    const level = textOf(result.achievedLevel);
    if (description && level !== null && !levels.includes(level)) {
      session.say('structure/advice', { path: `${path}.achievedLevel` });
    }
  });
}
