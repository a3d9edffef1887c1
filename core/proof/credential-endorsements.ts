import { asObject, type JsonObject, type Ob3Badge } from '../badge.ts';
import { credentialsIn, openEnvelope } from '../parse/envelope.ts';
import type { Credential } from '../parse/input.ts';
import { idOf, objectOf, textOf } from '../parse/node.ts';
import { ob3ClassOf, objectsIn, subjectOf } from '../parse/ob3.ts';
import type { Report } from '../report.ts';
import type { Session } from '../session.ts';
import { MAX_ENDORSEMENTS, withoutItsSubject } from './endorsements.ts';

/**
 * The endorsements of the credential, the achievement and the issuer, each verified on its own; they never
 * change the verdict of the badge. A genuine endorsement of something else, pasted in, endorses nothing.
 * https://www.imsglobal.org/spec/ob/v3p0/#endorsementcredential
 */
export async function findCredentialEndorsements(
  badge: Ob3Badge,
  session: Session,
): Promise<Report[]> {
  if (ob3ClassOf(badge.credential) === 'endorsement') return [];
  const found = carriersOf(badge.credential).flatMap((carrier) =>
    [carrier.endorsement, carrier.endorsementJwt]
      .flatMap((value) => credentialsIn(value, session.limits))
      .map((endorsement) => ({ endorsement, carrier: idOf(carrier) })),
  );
  const reports: Report[] = [];
  for (const { endorsement, carrier } of found.slice(0, MAX_ENDORSEMENTS)) {
    const report = await session.reportOn(endorsement);
    const endorses = carrier !== null && endorsedBy(endorsement, session) === carrier;
    reports.push(endorses ? report : withoutItsSubject(report));
  }
  return reports;
}

/** What may carry endorsements: the credential, its achievements, its issuer and their creators. */
function carriersOf(credential: JsonObject): JsonObject[] {
  const achievements = objectsIn(subjectOf(credential)?.achievement);
  const creators = achievements.map((achievement) => asObject(achievement.creator));
  return [credential, ...achievements, objectOf(credential.issuer), ...creators].filter(
    (carrier) => carrier !== null,
  );
}

/** The id of what an endorsement is about. */
function endorsedBy(endorsement: Credential, session: Session): string | null {
  if (endorsement.kind === 'url') return null;
  const envelope = openEnvelope(endorsement, session.limits);
  return envelope.kind === 'credential' ? textOf(subjectOf(envelope.credential)?.id) : null;
}
