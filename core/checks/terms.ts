import type { Json } from '../badge.ts';

/** The classes that the Open Badges 2.0 context defines, 1.x names among them. https://w3id.org/openbadges/v2 */
const CLASSES = new Set(
  (
    'AlignmentObject Assertion BadgeClass Criteria CryptographicKey Endorsement Evidence Extension ' +
    'FrameValidation HostedBadge IdentityObject Image Issuer IssuerOrg Profile RevocationList SignedBadge ' +
    'TypeValidation VerificationObject hosted signed id email url telephone'
  ).split(' '),
);

/** Its properties. */
const PROPERTIES = new Set(
  (
    'alignment allowedOrigins audience author badge caption claim created creator criteria description email ' +
    'endorsement endorsementComment evidence expires genre hashed id identity image issuedOn issuer name ' +
    'narrative owner publicKey publicKeyPem recipient related revocationList revocationReason revoked ' +
    'revokedAssertions salt startsWith tags targetCode targetDescription targetFramework targetName targetUrl ' +
    'telephone type uid url validatesType validation validationFrame validationSchema verification ' +
    'verificationProperty version'
  ).split(' '),
);

/** A class by its name, or by an IRI, which may be written with a prefix. */
export function isClassName(value: Json): boolean {
  return typeof value === 'string' && (CLASSES.has(value) || isIri(value));
}

/** A property by its name, or by an IRI, which may be written with a prefix. */
export function isPropertyName(value: Json): boolean {
  return typeof value === 'string' && (PROPERTIES.has(value) || isIri(value));
}

function isIri(value: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(value);
}
