import { asObject, type Json, type JsonObject } from '../badge.ts';
import type { Standard } from '../report.ts';
import { isHttpUrl, parseUrl } from '../resolve/address.ts';
import { isoDate, parseDateTime, parseLegacyDate } from './date.ts';
import { listOf, textOf, withoutKeywordAliases } from './node.ts';
import type { Ob2Class } from './ob2.ts';

/**
 * A document of any Open Badges before 3.0 → the 2.0 model, property by property. What cannot be upgraded
 * stays as it was, for the structural checks to name.
 *
 * @param address where the document was had, which is the id of documents that declare none; null: embedded.
 */
export function upgrade(
  document: JsonObject,
  expected: Ob2Class,
  standard: Standard,
  address: string | null,
): JsonObject {
  const node = withoutKeywordAliases(document);
  switch (standard) {
    case 'ob0.5':
      return expected === 'Assertion' ? upgrade05(node, address) : node;
    case 'ob1.0':
      return upgrade1(node, asObject(node.verify), expected, address);
    case 'ob1.1':
      return upgrade1(
        node,
        asObject(node.verify) ?? asObject(node.verification),
        expected,
        address,
      );
    default:
      return expected === 'Assertion' ? withVerification(node) : node;
  }
}

// https://github.com/mozilla/openbadges-backpack/wiki/Assertions (0.5)
function upgrade05(assertion: JsonObject, address: string | null): JsonObject {
  const badge = asObject(assertion.badge);
  const origin = textOf(asObject(badge?.issuer)?.origin);
  const absolute = (value: Json | undefined) => resolveAgainst(value, origin);
  return {
    ...member('id', address ?? assertion.id),
    type: 'Assertion',
    recipient: recipient05(assertion),
    verification: { type: 'HostedBadge' },
    ...member('issuedOn', legacyDate(assertion.issued_on ?? assertion.issuedOn)),
    ...member('expires', legacyDate(assertion.expires)),
    ...member('evidence', absolute(assertion.evidence)),
    ...member('uid', assertion.uid),
    badge: badge
      ? {
          type: 'BadgeClass',
          ...member('name', badge.name),
          ...member('description', badge.description),
          ...member('image', absolute(badge.image)),
          ...member('criteria', absolute(badge.criteria)),
          ...member('version', badge.version),
          ...member('alignment', alignments(badge.alignment)),
          ...member('issuer', issuer05(asObject(badge.issuer), origin)),
        }
      : (assertion.badge ?? null),
  };
}

// A backpack that re-hosted an assertion kept the issuer's own recipient beside its own.
function recipient05(assertion: JsonObject): Json {
  const original = asObject(assertion._originalRecipient);
  if (original) return withLegacyRecipient(original);
  const identity = textOf(assertion.recipient);
  if (identity === null) return assertion.recipient ?? null;
  return {
    type: 'email',
    identity,
    hashed: !identity.includes('@'),
    ...member('salt', textOf(assertion.salt) ?? undefined),
  };
}

function issuer05(issuer: JsonObject | null, origin: string | null): JsonObject | undefined {
  if (!issuer) return undefined;
  const name = textOf(issuer.name);
  const org = textOf(issuer.org);
  return {
    type: 'Profile',
    ...member('name', name !== null && org !== null ? `${name}: ${org}` : issuer.name),
    ...member('url', origin ?? undefined),
    ...member('email', textOf(issuer.contact) ?? undefined),
  };
}

// https://github.com/mozilla/openbadges-specification/tree/master/Assertion (1.0), https://www.imsglobal.org/sites/default/files/Badges/OBv1p1/index.html
function upgrade1(
  node: JsonObject,
  verify: JsonObject | null,
  expected: Ob2Class,
  address: string | null,
): JsonObject {
  const { verify: _, verification: __, issued_on: issuedOn, ...rest } = node;
  const upgraded: JsonObject = {
    ...rest,
    ...member('id', node.id ?? address ?? undefined),
    type: typeOf(node.type, expected),
  };
  switch (expected) {
    case 'Assertion':
      return {
        ...upgraded,
        ...member('recipient', recipient1(node)),
        ...member('verification', verification1(verify)),
        ...member('issuedOn', legacyDate(node.issuedOn ?? issuedOn)),
        ...member('expires', legacyDate(node.expires)),
      };
    case 'BadgeClass':
      return { ...upgraded, ...member('alignment', alignments(node.alignment)) };
    default:
      return upgraded;
  }
}

/** Moodle and Virtualbadge write 2.0 with the `verify` of 1.x. */
function withVerification(node: JsonObject): JsonObject {
  const verify = asObject(node.verify);
  return node.verification === undefined && verify ? { ...node, verification: verify } : node;
}

function recipient1(node: JsonObject): Json | undefined {
  const recipient = asObject(node.recipient);
  return recipient ? withLegacyRecipient(recipient) : node.recipient;
}

// `"hashed": "true"` was written by many 1.0 issuers, and read as true by Mozilla's validator.
function withLegacyRecipient(recipient: JsonObject): JsonObject {
  const { hashed } = recipient;
  const said = typeof hashed === 'string' ? hashed.toLowerCase() : null;
  return said === 'true' || said === 'false'
    ? { ...recipient, hashed: said === 'true' }
    : recipient;
}

function verification1(verify: JsonObject | null): JsonObject | undefined {
  if (!verify) return undefined;
  const type =
    verify.type === 'signed'
      ? 'SignedBadge'
      : verify.type === 'hosted'
        ? 'HostedBadge'
        : verify.type;
  return { ...verify, ...member('type', type) };
}

function typeOf(type: Json | undefined, expected: Ob2Class): Json {
  if (type === undefined) return expected;
  const renamed = listOf(type).map((name) => (name === 'IssuerOrg' ? 'Issuer' : name));
  return renamed.length === 1 ? (renamed[0] ?? expected) : renamed;
}

function alignments(value: Json | undefined): Json | undefined {
  if (value === undefined) return undefined;
  return listOf(value).map((entry) => {
    const alignment = asObject(entry);
    if (!alignment || alignment.targetName !== undefined) return entry;
    const { name, url, description, ...rest } = alignment;
    return {
      ...rest,
      ...member('targetName', name),
      ...member('targetUrl', url),
      ...member('targetDescription', description),
    };
  });
}

function legacyDate(value: Json | undefined): Json | undefined {
  if (value === undefined || value === null) return undefined;
  if (parseDateTime(value) !== null) return value;
  const time = parseLegacyDate(value);
  return time === null ? value : isoDate(time);
}

function resolveAgainst(value: Json | undefined, origin: string | null): Json | undefined {
  if (typeof value !== 'string' || isHttpUrl(value) || /^data:/i.test(value)) return value;
  return (origin !== null && parseUrl(value, origin)?.href) || value;
}

/** An object with that member, or none: a member that is absent stays absent. */
function member(name: string, value: Json | undefined): JsonObject {
  return value === undefined ? {} : { [name]: value };
}
