import { asObject, type JsonObject } from '../badge.ts';
import { listOf } from '../parse/node.ts';
import type { Ob3Class } from '../parse/ob3.ts';
import type { Session } from '../session.ts';
import { checkProfile } from './profile.ts';
import { checkProperties, checkType, type PropertyRule } from './properties.ts';

/** The three subjects of Open Badges 3.0 and CLR 2.0, and what each must say. */
const SUBJECTS: Readonly<
  Record<Ob3Class, { readonly type: string; readonly rules: readonly PropertyRule[] }>
> = {
  achievement: {
    type: 'AchievementSubject',
    rules: [
      { name: 'achievement', type: 'object', required: true },
      { name: 'identifier', type: 'object', many: true },
      { name: 'result', type: 'object', many: true },
      { name: 'source', type: 'uri-or-object' },
    ],
  },
  endorsement: {
    type: 'EndorsementSubject',
    rules: [
      { name: 'id', type: 'uri', required: true },
      { name: 'endorsementComment', type: 'language-text', many: true },
    ],
  },
  clr: {
    type: 'ClrSubject',
    rules: [
      { name: 'verifiableCredential', type: 'text-or-object', required: true, many: true },
      { name: 'achievement', type: 'object', many: true },
      { name: 'identifier', type: 'object', many: true },
      { name: 'association', type: 'object', many: true },
    ],
  },
};

const IDENTITY: readonly PropertyRule[] = [
  { name: 'identityHash', type: 'text', required: true },
  { name: 'hashed', type: 'boolean', required: true },
  { name: 'identityType', type: 'text', required: true },
  { name: 'salt', type: 'text' },
];

const PATH = 'credential.credentialSubject';

/** https://www.imsglobal.org/spec/ob/v3p0/#achievementsubject */
export function checkSubject(subject: JsonObject, kind: Ob3Class, session: Session): void {
  const { type, rules } = SUBJECTS[kind];
  checkType(subject, PATH, [type], session);
  checkProperties(subject, PATH, [{ name: 'id', type: 'uri' }, ...rules], session);
  if (kind === 'achievement' && subject.id === undefined && subject.identifier === undefined) {
    // The standard wants one of them; wallets issue without, and then nobody can claim it by name.
    session.say('structure/advice', { path: `${PATH}.id` });
  }
  if (kind === 'endorsement') return;
  const source = asObject(subject.source);
  if (source) checkProfile(source, `${PATH}.source`, session);
  listOf(subject.identifier).forEach((entry, at) => {
    const identifier = asObject(entry);
    const path = `${PATH}.identifier[${at}]`;
    if (!identifier) return;
    checkType(identifier, path, ['IdentityObject'], session);
    checkProperties(identifier, path, IDENTITY, session);
  });
}
