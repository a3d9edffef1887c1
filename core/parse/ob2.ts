import { asObject, type Json, type JsonObject, type RecipientIdentity } from '../badge.ts';
import type { BadgeSummary, ProfileSummary } from '../report.ts';
import { idOf, imageOf, isoOf, listOf, textOf } from './node.ts';
import { hasType } from './version.ts';

/** The classes of Open Badges 2.0 that stand on their own. https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html */
export type Ob2Class = 'Assertion' | 'BadgeClass' | 'Profile' | 'Endorsement';

/** Which class a document is: by its type, else by the members that only that class has. */
export function classOf(document: JsonObject): Ob2Class | null {
  if (hasType(document, 'Assertion')) return 'Assertion';
  if (hasType(document, 'BadgeClass')) return 'BadgeClass';
  if (hasType(document, 'Endorsement')) return 'Endorsement';
  if (['Issuer', 'IssuerOrg', 'Profile'].some((name) => hasType(document, name))) return 'Profile';
  if (document.type !== undefined) return null;
  if (document.recipient !== undefined || document.badge !== undefined) return 'Assertion';
  if (document.criteria !== undefined && document.issuer !== undefined) return 'BadgeClass';
  if (document.url !== undefined && document.name !== undefined) return 'Profile';
  return null;
}

/** `HostedBadge` or `SignedBadge`, also by their short names; null where neither is said. */
export function verificationOf(assertion: JsonObject): 'hosted' | 'signed' | null {
  const verification = asObject(assertion.verification);
  if (!verification) return null;
  if (['SignedBadge', 'signed'].some((name) => hasType(verification, name))) return 'signed';
  if (['HostedBadge', 'hosted'].some((name) => hasType(verification, name))) return 'hosted';
  return null;
}

export function recipientsOf(assertion: JsonObject): RecipientIdentity[] {
  return listOf(assertion.recipient).flatMap((entry) => {
    const recipient = asObject(entry);
    const identity = textOf(recipient?.identity);
    if (!recipient || identity === null) return [];
    return [
      {
        type: textOf(listOf(recipient.type)[0]) ?? 'email',
        identity,
        hashed: recipient.hashed === true || /^(md5|sha\d+)\$/i.test(identity),
        salt: textOf(recipient.salt) ?? '',
      },
    ];
  });
}

/** The documents of a badge → what it says, as plain data. */
export function summaryOf(
  assertion: JsonObject | null,
  badgeClass: JsonObject | null,
  issuer: JsonObject | null,
): Omit<BadgeSummary, 'proven'> {
  const recipient = assertion ? recipientsOf(assertion)[0] : undefined;
  return {
    id: textOf(assertion?.id) ?? textOf(badgeClass?.id),
    name: nameOf(badgeClass?.name),
    description: nameOf(badgeClass?.description),
    image: imageOf(badgeClass?.image) ?? imageOf(assertion?.image),
    criteria: criteriaOf(badgeClass?.criteria),
    issuer: issuer && profileOf(issuer),
    recipient: recipient
      ? {
          type: recipient.type,
          identity: recipient.hashed ? null : recipient.identity,
          hashed: recipient.hashed,
          name: null,
        }
      : null,
    issuedOn: isoOf(assertion?.issuedOn),
    expires: isoOf(assertion?.expires),
    evidence: evidenceOf(assertion),
    alignments: alignmentsOf(badgeClass),
    results: [],
    tags: listOf(badgeClass?.tags).filter((tag) => typeof tag === 'string'),
    language: textOf(badgeClass?.['@language']) ?? textOf(assertion?.['@language']),
  };
}

// Multilingual badges may give a value object: its text is the name.
function nameOf(value: Json | undefined): string | null {
  const first = listOf(value)[0];
  return textOf(first) ?? textOf(asObject(first)?.['@value']);
}

function criteriaOf(value: Json | undefined): BadgeSummary['criteria'] {
  const first = listOf(value)[0];
  const id = idOf(first);
  const narrative = textOf(asObject(first)?.narrative);
  return id === null && narrative === null ? null : { id, narrative };
}

function profileOf(issuer: JsonObject): ProfileSummary {
  return {
    id: textOf(issuer.id),
    name: nameOf(issuer.name),
    url: textOf(issuer.url),
    email: textOf(issuer.email),
    description: nameOf(issuer.description),
    image: imageOf(issuer.image),
  };
}

function evidenceOf(assertion: JsonObject | null): BadgeSummary['evidence'] {
  return listOf(assertion?.evidence).map((entry) => {
    const evidence = asObject(entry);
    return {
      id: idOf(entry),
      name: nameOf(evidence?.name),
      narrative: nameOf(evidence?.narrative),
    };
  });
}

function alignmentsOf(badgeClass: JsonObject | null): BadgeSummary['alignments'] {
  return listOf(badgeClass?.alignment).flatMap((entry) => {
    const alignment = asObject(entry);
    const name = nameOf(alignment?.targetName);
    if (!alignment || name === null) return [];
    return [
      {
        name,
        url: textOf(alignment.targetUrl),
        description: textOf(alignment.targetDescription) ?? textOf(alignment.description),
      },
    ];
  });
}
