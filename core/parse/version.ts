import type { JsonObject } from '../badge.ts';
import type { Standard } from '../report.ts';
import type { Credential } from './input.ts';

/** Every string in a JSON-LD `@context`, at any place of an array. */
export function contextsOf(document: JsonObject): string[] {
  const context = document['@context'];
  const list: readonly unknown[] = Array.isArray(context) ? context : [context];
  return list.filter((entry) => typeof entry === 'string');
}

const OB3_CONTEXT = /\/credentials\/v[12]$|\/ob\/v3p0\/|\/clr\/v2p0\//;
const OB2_CONTEXT = /openbadges\/v2$|openbadgespec\.org\/v2\b|\/ob\/v2p[01]\b/;
const OB1_CONTEXT = /openbadges\/v1$|openbadgespec\.org\/v1\b|openbadges\.org\/1\.1\//;

/**
 * Which Open Badges a JSON document is, told by its content: the keyword that it was baked under is not
 * believed (Open Educational Badges bakes 3.0 under `openbadges`).
 */
export function standardOf(document: JsonObject): Standard {
  const contexts = contextsOf(document).map((context) => context.replace(/\/$/, ''));
  const some = (pattern: RegExp) => contexts.some((context) => pattern.test(context));
  if (some(OB3_CONTEXT)) return hasType(document, 'ClrCredential') ? 'clr2.0' : 'ob3.0';
  if (some(OB2_CONTEXT)) return some(/\/ob\/v2p1/) ? 'ob2.1' : 'ob2.0';
  if (some(OB1_CONTEXT)) return 'ob1.1';
  if (document['@context'] !== undefined) return 'ob2.0';
  if (isCredentialShaped(document)) return 'ob3.0';
  return typeof document.recipient === 'string' ? 'ob0.5' : 'ob1.0';
}

/** The family of checks for a credential: Open Badges 0.5 to 2.1, or verifiable credentials. */
export function familyOf(credential: Credential): 'ob2' | 'ob3' {
  if (credential.kind === 'url') return 'ob2';
  const standard = standardOf(credential.document);
  return standard === 'ob3.0' || standard === 'clr2.0' ? 'ob3' : 'ob2';
}

export function hasType(document: JsonObject, name: string): boolean {
  const type = document.type ?? document['@type'];
  return type === name || (Array.isArray(type) && type.includes(name));
}

// Also a VC-JWT of VCDM 1.1, whose payload holds the credential in the claim `vc`.
function isCredentialShaped(document: JsonObject): boolean {
  return (
    document.credentialSubject !== undefined ||
    document.vc !== undefined ||
    document.vp !== undefined ||
    hasType(document, 'VerifiableCredential') ||
    hasType(document, 'VerifiablePresentation')
  );
}
