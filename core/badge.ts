import type { BadgeSummary, Standard } from './report.ts';

/** JSON from a stranger: nothing about it is known until it was looked at. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: Json | undefined;
}

/** The object, or null for any other JSON. */
export function asObject(value: Json | undefined): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : null;
}

/** One identity that a badge names as its recipient. OB 2.0 IdentityObject, OB 3.0 IdentityObject. */
export interface RecipientIdentity {
  readonly type: string;
  /** Plain value, or `algorithm$hex` where `hashed`. */
  readonly identity: string;
  readonly hashed: boolean;
  readonly salt: string;
}

interface Common {
  readonly standard: Standard;
  /** What it says, for people; `proven` is decided by the proof. */
  readonly summary: Omit<BadgeSummary, 'proven'>;
  readonly recipients: readonly RecipientIdentity[];
  /** As written; null where absent. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** Open Badges 0.5 to 2.1, upgraded to the 2.0 model: the three documents as their issuer holds them now. */
export interface Ob2Badge extends Common {
  readonly family: 'ob2';
  readonly proof: 'hosted' | 'signed' | 'none';
  readonly assertion: JsonObject;
  readonly badgeClass: JsonObject | null;
  readonly issuer: JsonObject | null;
  /** Host that keeps the assertion, or the issuer's profile; empty where there is none. */
  readonly host: string;
}

/** Open Badges 3.0 and CLR 2.0: one verifiable credential. */
export interface Ob3Badge extends Common {
  readonly family: 'ob3';
  readonly proof: 'data-integrity' | 'jwt' | 'none';
  readonly credential: JsonObject;
}

export type Badge = Ob2Badge | Ob3Badge;
