import * as base64url from 'jose/base64url';
import { asObject, type Json, type JsonObject } from '../badge.ts';
import type { Limits } from '../options.ts';
import type { Credential } from './input.ts';
import { decodeUtf8, readJson } from './json.ts';
import { listOf, objectOf, textOf } from './node.ts';
import { hasType } from './version.ts';

/** A verifiable credential or presentation, taken out of whatever it came in. */
export type Envelope =
  | {
      readonly kind: 'credential';
      readonly credential: JsonObject;
      /** The compact JWS that secures it from outside, and the claims beside the credential. */
      readonly jwt: { readonly jws: string; readonly claims: JsonObject } | null;
    }
  | { readonly kind: 'presentation'; readonly credentials: readonly Credential[] }
  /** A media type or a form that is not supported: `vc+sd-jwt`, `vc+cose`. */
  | { readonly kind: 'unsupported'; readonly form: string }
  | { readonly kind: 'unreadable' };

type Bounds = Pick<Limits, 'textLength' | 'depth'>;

/** Opens JSON, a VC-JWT in either form, and an enveloped credential or presentation. */
export function openEnvelope(
  credential: Exclude<Credential, { kind: 'url' }>,
  limits: Bounds,
): Envelope {
  if (credential.kind === 'jws') return openJwt(credential.jws, credential.document, limits);
  const { document } = credential;
  if (isEnveloped(document)) {
    const data = dataUrlOf(document);
    if (data === null) return { kind: 'unreadable' };
    if (!data.isJwt) return { kind: 'unsupported', form: data.mediaType };
    const inner = readJws(data.text, limits);
    return inner ? openJwt(inner.jws, inner.document, limits) : { kind: 'unreadable' };
  }
  if (hasType(document, 'VerifiablePresentation')) return openPresentation(document, limits);
  return { kind: 'credential', credential: document, jwt: null };
}

/** A compact JWS → the credential that parse/input.ts would make of it, or null. */
export function readJws(text: string, limits: Bounds): Extract<Credential, { kind: 'jws' }> | null {
  const match = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(text.trim());
  const payload = match?.[1];
  if (payload === undefined || text.length > limits.textLength) return null;
  try {
    const json = readJson(decodeUtf8(base64url.decode(payload)), limits);
    const document = json.ok ? asObject(json.value) : null;
    return document && { kind: 'jws', jws: text.trim(), document };
  } catch {
    return null;
  }
}

/** The credentials that a list holds: objects, compact JWS, or objects that envelope one. */
export function credentialsIn(value: Json | undefined, limits: Bounds): Credential[] {
  return listOf(value).flatMap((entry): Credential[] => {
    const text = textOf(entry);
    const jws = text === null ? null : readJws(text, limits);
    if (jws) return [jws];
    const document = asObject(entry);
    return document ? [{ kind: 'json', document, text: null }] : [];
  });
}

function openJwt(jws: string, payload: JsonObject, limits: Bounds): Envelope {
  const presentation = asObject(payload.vp);
  if (presentation) return openPresentation(presentation, limits);
  if (hasType(payload, 'VerifiablePresentation')) return openPresentation(payload, limits);
  const inner = asObject(payload.vc);
  const { vc: _, ...claims } = payload;
  const credential = withClaims(inner ?? payload, claims);
  return { kind: 'credential', credential, jwt: { jws, claims } };
}

/**
 * VCDM 1.1 lets claims stand for what they repeat: where the credential itself does not say it, the claim does.
 * https://www.w3.org/TR/vc-data-model/#json-web-token
 */
function withClaims(credential: JsonObject, claims: JsonObject): JsonObject {
  const subject = objectOf(credential.credentialSubject);
  const profile = objectOf(credential.issuer);
  const issuer = textOf(claims.iss);
  const id = textOf(claims.jti);
  const holder = textOf(claims.sub);
  // Null says nothing, as everywhere in JSON-LD.
  const says = (...names: string[]) => names.some((name) => listOf(credential[name]).length > 0);
  const from = dateOfClaim(claims.nbf);
  const until = dateOfClaim(claims.exp);
  return {
    ...credential,
    ...(!says('issuer') && issuer !== null ? { issuer } : {}),
    ...(!says('id') && id !== null ? { id } : {}),
    // did-jwt-vc takes the id out of the profile of the issuer, too.
    ...(profile && (profile.id ?? null) === null && issuer !== null
      ? { issuer: { ...profile, id: issuer } }
      : {}),
    ...(subject && (subject.id ?? null) === null && holder !== null
      ? { credentialSubject: { ...subject, id: holder } }
      : {}),
    ...(!says('validFrom', 'issuanceDate') && from !== null ? { issuanceDate: from } : {}),
    ...(!says('validUntil', 'expirationDate') && until !== null ? { expirationDate: until } : {}),
  };
}

/** NumericDate (seconds since 1970) → ISO 8601. RFC 7519 §2 */
export function dateOfClaim(value: Json | undefined): string | null {
  const inRange = typeof value === 'number' && value >= 0 && value < 253_402_300_800;
  return inRange ? new Date(value * 1000).toISOString() : null;
}

function openPresentation(document: JsonObject, limits: Bounds): Envelope {
  return {
    kind: 'presentation',
    credentials: credentialsIn(document.verifiableCredential, limits),
  };
}

function isEnveloped(document: JsonObject): boolean {
  return (
    hasType(document, 'EnvelopedVerifiableCredential') ||
    hasType(document, 'EnvelopedVerifiablePresentation')
  );
}

/** VCDM 2.0 §4.13 "Enveloped Verifiable Credentials": a data: URL as id. */
function dataUrlOf(
  document: JsonObject,
): { readonly mediaType: string; readonly isJwt: boolean; readonly text: string } | null {
  const match = /^data:([^,;]{1,100})(;[^,]{0,100})?,/.exec(textOf(document.id) ?? '');
  const id = textOf(document.id);
  if (!match || id === null) return null;
  const mediaType = (match[1] ?? '').toLowerCase();
  const raw = id.slice(match[0].length);
  try {
    const text = /;base64$/i.test(match[2] ?? '') ? atob(raw) : decodeURIComponent(raw);
    return {
      mediaType,
      isJwt: /^application\/(vc|vp)(\+ld)?\+jwt$|^application\/jwt$/.test(mediaType),
      text,
    };
  } catch {
    return null;
  }
}
