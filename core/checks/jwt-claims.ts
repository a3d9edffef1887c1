import type { Json, JsonObject } from '../badge.ts';
import { parseDateTime } from '../parse/date.ts';
import { oneOf, textOf } from '../parse/node.ts';
import { issuerOf, subjectOf } from '../parse/ob3.ts';
import type { Session } from '../session.ts';

/**
 * The claims of a VC-JWT repeat the credential. One that says something else is a contradiction within what
 * was signed; one that is left out is common, also in the standard's own examples.
 * https://www.imsglobal.org/spec/ob/v3p0/#create-the-jwt-payload
 */
export function checkJwtClaims(credential: JsonObject, claims: JsonObject, session: Session): void {
  const subject = subjectOf(credential);
  compare('iss', claims.iss, issuerOf(credential), session);
  compare('jti', claims.jti, textOf(credential.id), session);
  compare('sub', claims.sub, textOf(subject?.id), session);
  compareTime('nbf', claims.nbf, [credential.validFrom, credential.issuanceDate], session);
  compareTime('exp', claims.exp, [credential.validUntil, credential.expirationDate], session);
}

function compare(
  claim: string,
  value: Json | undefined,
  expected: string | null,
  session: Session,
): void {
  if (value === undefined || value === null) {
    if (expected !== null) session.say('jwt/claim-missing', { claim });
  } else if (value !== expected) {
    session.say('jwt/claim-differs', { claim });
  }
}

/** A NumericDate has whole seconds, a date of the credential may have parts of them. */
function compareTime(
  claim: string,
  value: Json | undefined,
  dates: readonly (Json | undefined)[],
  session: Session,
): void {
  const times = dates.map((date) => parseDateTime(oneOf(date))).filter((time) => time !== null);
  if (value === undefined || value === null) {
    if (times.length > 0) session.say('jwt/claim-missing', { claim });
  } else if (typeof value !== 'number') {
    session.say('jwt/claim-differs', { claim });
  } else if (
    times.length > 0 &&
    !times.some((time) => Math.floor(time / 1000) === Math.floor(value))
  ) {
    session.say('jwt/claim-differs', { claim });
  }
}
