import {
  asObject,
  type Json,
  type JsonObject,
  type Ob3Badge,
  type RecipientIdentity,
} from '../badge.ts';
import type { BadgeSummary, ProfileSummary, RecipientSummary, Standard } from '../report.ts';
import { isHttpUrl } from '../resolve/address.ts';
import { parseDateTime } from './date.ts';
import { idOf, imageOf, isoOf, listOf, objectOf, oneOf, textOf } from './node.ts';
import { hasType } from './version.ts';

/** The kinds of credentials that Open Badges 3.0 and CLR 2.0 define; null: some other credential. */
export type Ob3Class = 'achievement' | 'endorsement' | 'clr';

export function ob3ClassOf(credential: JsonObject): Ob3Class | null {
  if (hasType(credential, 'ClrCredential')) return 'clr';
  if (hasType(credential, 'EndorsementCredential')) return 'endorsement';
  const isBadge = ['OpenBadgeCredential', 'AchievementCredential'].some((name) =>
    hasType(credential, name),
  );
  return isBadge ? 'achievement' : null;
}

/** One verifiable credential → what it says. */
export function readOb3(
  credential: JsonObject,
  standard: Standard,
  proof: Ob3Badge['proof'],
): Ob3Badge {
  return {
    family: 'ob3',
    standard,
    proof,
    credential,
    summary: summaryOf(credential),
    recipients: recipientsOf(credential),
    validFrom: strictest([credential.validFrom, credential.issuanceDate], Math.max),
    validUntil: strictest([credential.validUntil, credential.expirationDate], Math.min),
  };
}

/** The issuer's id: `issuer` is a string or a profile. */
export function issuerOf(credential: JsonObject): string | null {
  return idOf(credential.issuer);
}

/** The objects among one or more values. */
export function objectsIn(value: Json | undefined): JsonObject[] {
  return listOf(value)
    .map((entry) => asObject(entry))
    .filter((entry) => entry !== null);
}

export function subjectOf(credential: JsonObject): JsonObject | null {
  return asObject(listOf(credential.credentialSubject)[0]);
}

/**
 * A text, which may carry its language or be given in several (VCDM 2.0 §11.1 "Language and Base Direction"):
 * the first that there is.
 */
export function plainText(value: Json | undefined): string | null {
  for (const entry of listOf(value)) {
    const text = textOf(entry) ?? textOf(asObject(entry)?.['@value']);
    if (text !== null) return text;
  }
  return null;
}

/** Files mix the dates of VCDM 1.1 and 2.0: where both are given, both must hold. */
function strictest(
  values: readonly (Json | undefined)[],
  choose: (...times: number[]) => number,
): string | null {
  const texts = values.map(textOf).filter((text) => text !== null);
  const times = texts.map(parseDateTime).filter((time) => time !== null);
  if (times.length < 2)
    return texts.find((text) => parseDateTime(text) !== null) ?? texts[0] ?? null;
  const time = choose(...times);
  return texts.find((text) => parseDateTime(text) === time) ?? null;
}

function summaryOf(credential: JsonObject): Omit<BadgeSummary, 'proven'> {
  const subject = subjectOf(credential);
  const kind = ob3ClassOf(credential);
  // A transcript lists many achievements: none of them is its name.
  const achievement = kind === 'clr' ? null : asObject(listOf(subject?.achievement)[0]);
  const described = achievement?.description ?? credential.description;
  return {
    id: textOf(credential.id),
    name: plainText(achievement?.name) ?? plainText(credential.name),
    description: plainText(described) ?? plainText(subject?.endorsementComment),
    image: imageOf(achievement?.image) ?? imageOf(credential.image),
    criteria: criteriaOf(achievement?.criteria),
    issuer: profileOf(credential.issuer),
    recipient: recipientOf(credential),
    issuedOn: isoOf(credential.awardedDate) ?? isoOf(strictestFrom(credential)),
    expires: isoOf(strictest([credential.validUntil, credential.expirationDate], Math.min)),
    evidence: evidenceOf(credential),
    alignments: alignmentsOf(achievement),
    results: resultsOf(subject, achievement),
    tags: listOf(achievement?.tag).filter((tag) => typeof tag === 'string'),
    language: textOf(achievement?.inLanguage) ?? textOf(credential.inLanguage),
  };
}

function strictestFrom(credential: JsonObject): string | null {
  return strictest([credential.validFrom, credential.issuanceDate], Math.max);
}

/** Every identity that the subject is known by: its identifiers, and its own id. */
export function recipientsOf(credential: JsonObject): RecipientIdentity[] {
  const subject = subjectOf(credential);
  const identifiers = objectsIn(subject?.identifier).flatMap((identifier): RecipientIdentity[] => {
    const identity = textOf(identifier.identityHash);
    if (identity === null || textOf(identifier.identityType) === 'name') return [];
    const hashed = oneOf(identifier.hashed) === true || /^(md5|sha\d+)\$[0-9a-f]+$/i.test(identity);
    const type = textOf(identifier.identityType) ?? 'emailAddress';
    return [{ type, identity, hashed, salt: textOf(identifier.salt) ?? '' }];
  });
  const id = textOf(subject?.id);
  return id === null ? identifiers : [...identifiers, ...identitiesOf(id)];
}

function identitiesOf(id: string): RecipientIdentity[] {
  const plain = { hashed: false, salt: '' };
  if (/^mailto:/i.test(id)) return [{ type: 'email', identity: id.slice(7), ...plain }];
  const own = { type: 'id', identity: id, ...plain };
  return isHttpUrl(id) ? [own, { ...own, type: 'url' }] : [own];
}

function recipientOf(credential: JsonObject): RecipientSummary | null {
  const subject = subjectOf(credential);
  const [first] = recipientsOf(credential);
  const named = objectsIn(subject?.identifier).find(
    (identifier) => textOf(identifier.identityType) === 'name',
  );
  const name = plainText(subject?.name) ?? textOf(named?.identityHash);
  if (!first) return name === null ? null : { type: 'name', identity: name, hashed: false, name };
  const { type, identity, hashed } = first;
  return { type, identity: hashed ? null : identity, hashed, name };
}

function profileOf(value: Json | undefined): ProfileSummary | null {
  const id = idOf(value);
  const profile = objectOf(value);
  if (id === null && !profile) return null;
  return {
    id,
    name: plainText(profile?.name),
    url: textOf(profile?.url),
    email: textOf(profile?.email),
    description: plainText(profile?.description),
    image: imageOf(profile?.image),
  };
}

function criteriaOf(value: Json | undefined): BadgeSummary['criteria'] {
  const criteria = asObject(listOf(value)[0]);
  const id = idOf(listOf(value)[0]);
  const narrative = plainText(criteria?.narrative);
  return id === null && narrative === null ? null : { id, narrative };
}

function evidenceOf(credential: JsonObject): BadgeSummary['evidence'] {
  return listOf(credential.evidence).map((entry) => {
    const evidence = asObject(entry);
    return {
      id: idOf(entry),
      name: plainText(evidence?.name),
      narrative: plainText(evidence?.narrative) ?? plainText(evidence?.description),
    };
  });
}

function alignmentsOf(achievement: JsonObject | null): BadgeSummary['alignments'] {
  return objectsIn(achievement?.alignment).flatMap((alignment) => {
    const name = plainText(alignment.targetName);
    if (name === null) return [];
    const description = plainText(alignment.targetDescription);
    return [{ name, url: textOf(alignment.targetUrl), description }];
  });
}

/** Grades and levels, by the names that the achievement gives them. */
function resultsOf(
  subject: JsonObject | null,
  achievement: JsonObject | null,
): BadgeSummary['results'] {
  const descriptions = objectsIn(achievement?.resultDescription);
  return objectsIn(subject?.result).flatMap((result) => {
    const reference = textOf(result.resultDescription);
    const description = descriptions.find((candidate) => candidate.id === reference) ?? null;
    const level = objectsIn(description?.rubricCriterionLevel).find(
      (candidate) => candidate.id === result.achievedLevel,
    );
    const value = textOf(result.value) ?? plainText(level?.name) ?? textOf(result.status);
    if (value === null) return [];
    return [{ name: plainText(description?.name) ?? '', value }];
  });
}
