import type { Ob3Badge } from '../badge.ts';
import { checkJwtClaims } from '../checks/jwt-claims.ts';
import { OB3_FACTS, OB3_STRUCTURE } from '../checks/ob3.ts';
import { credentialsOfClr } from '../parse/clr.ts';
import { openEnvelope } from '../parse/envelope.ts';
import type { Credential } from '../parse/input.ts';
import { ob3ClassOf, readOb3 } from '../parse/ob3.ts';
import type { Report } from '../report.ts';
import type { Session } from '../session.ts';
import { anchorIssuer } from './anchor.ts';
import { type Checked, NOTHING } from './checked.ts';
import { hasProof, proveCredential, type Secured } from './credential.ts';
import { findCredentialEndorsements } from './credential-endorsements.ts';
import { getRefreshed } from './refresh.ts';

/** Deepest nesting of credentials within credentials. */
const MAX_DEPTH = 4;

/** Most credentials of one transcript or presentation. */
const MAX_CREDENTIALS = 64;

/**
 * Open Badges 3.0, CLR 2.0, and the presentations and envelopes that they come in.
 * https://www.imsglobal.org/spec/ob/v3p0/#verification-and-validation
 */
export async function checkOb3(credential: Credential, session: Session): Promise<Checked> {
  session.secure = true;
  if (session.depth > MAX_DEPTH || credential.kind === 'url') {
    session.say('proof/too-complex');
    return NOTHING;
  }
  const envelope = openEnvelope(credential, session.limits);
  switch (envelope.kind) {
    case 'unreadable':
      session.say('input/unreadable');
      return NOTHING;
    case 'unsupported':
      session.say('proof/unsupported', { type: envelope.form });
      return NOTHING;
    case 'presentation':
      return checkPresentation(envelope.credentials, session);
    case 'credential':
      return checkSecured(envelope, session);
  }
}

/**
 * A presentation is no credential: who presented, and whether that person holds a key, says nothing about
 * what is in it. Each credential is verified on its own.
 */
async function checkPresentation(
  credentials: readonly Credential[],
  session: Session,
): Promise<Checked> {
  session.say('presentation/several', { count: credentials.length });
  return { ...NOTHING, contains: await reportOnEach(credentials, session) };
}

async function checkSecured(secured: Secured, session: Session): Promise<Checked> {
  if (secured.credential.credentialStatus) {
    // Loaded while its keys are asked for; that it did not load is for the check to say.
    import('../checks/status-lookup.ts').catch(() => undefined);
  }
  const badge = readSecured(secured);
  sayPassedOff(badge, session);
  for (const check of OB3_STRUCTURE) await check(badge, session);
  if (secured.jwt) checkJwtClaims(badge.credential, secured.jwt.claims, session);
  const proven = await proveCredential(secured, session);
  for (const [code, data] of await anchorIssuer(badge, proven, session)) session.say(code, data);
  const isProven = proven.key !== null;
  const current = isProven ? await currentBadge(badge, session) : badge;
  if (isProven) for (const check of OB3_FACTS) await check(current, session);
  return {
    standard: current.standard,
    badge: current.summary,
    endorsements: isProven ? await findCredentialEndorsements(current, session) : [],
    contains: await partsOf(current, session),
  };
}

/** Issuers sign status lists, endorsements and more for everyone to see; in a picture they pose as an award. */
function sayPassedOff({ credential }: Ob3Badge, session: Session): void {
  const kind = ob3ClassOf(credential);
  const isAward = kind === 'achievement' || kind === 'clr';
  if (session.shown && !isAward) session.say('input/passed-off');
}

function readSecured({ credential, jwt }: Secured): Ob3Badge {
  const standard = ob3ClassOf(credential) === 'clr' ? 'clr2.0' : 'ob3.0';
  return readOb3(
    credential,
    standard,
    jwt ? 'jwt' : hasProof(credential) ? 'data-integrity' : 'none',
  );
}

/** The newer issue of the same credential, where the issuer offers one and the caller lets us ask. */
async function currentBadge(badge: Ob3Badge, session: Session): Promise<Ob3Badge> {
  const newer = await getRefreshed(badge, session);
  return newer ? readSecured(newer) : badge;
}

/** The credentials of a transcript. A part that does not hold keeps the whole from being called good. */
async function partsOf(badge: Ob3Badge, session: Session): Promise<Report[]> {
  const kind = ob3ClassOf(badge.credential);
  if (kind === 'endorsement') session.say('input/not-an-award', { class: 'EndorsementCredential' });
  if (kind !== 'clr') return [];
  const parts = await reportOnEach(credentialsOfClr(badge.credential, session.limits), session);
  const good = new Set(['verified', 'unconfirmed', 'expired', 'not-yet-valid']);
  const bad = parts.filter(({ verdict }) => !good.has(verdict));
  const [first] = bad;
  if (first) {
    const count = bad.length;
    session.say('contains/not-good', { count, total: parts.length, verdict: first.verdict });
  }
  return parts;
}

async function reportOnEach(
  credentials: readonly Credential[],
  session: Session,
): Promise<Report[]> {
  if (credentials.length > MAX_CREDENTIALS) {
    session.say('contains/too-many', { count: credentials.length, checked: MAX_CREDENTIALS });
  }
  const reports: Report[] = [];
  for (const one of credentials.slice(0, MAX_CREDENTIALS))
    reports.push(await session.reportOn(one));
  return reports;
}
