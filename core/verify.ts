import { decide, isProven } from './decide.ts';
import type { BadgeInput, VerifyOptions } from './options.ts';
import { type Credential, readInput } from './parse/input.ts';
import { familyOf } from './parse/version.ts';
import { type Checked, NOTHING } from './proof/checked.ts';
import { getDocument } from './proof/document.ts';
import type { Report } from './report.ts';
import { openSession, type Session } from './session.ts';

/**
 * Verifies one badge: input → extract → parse → proof → checks → decide → report.
 * The worst that any input leads to is a report.
 *
 * @throws {TypeError} only for misuse: no input, or options of the wrong type.
 */
export async function verify(input: BadgeInput, options: VerifyOptions = {}): Promise<Report> {
  refuseMisuse(input, options);
  return reportBy(openSession(options, reportOn), async (session) => {
    const credential = await readInput(input, session);
    return credential ? checkCredential(credential, session) : NOTHING;
  });
}

// The doors of the core: each family of badges is a chunk of its own where there are chunks (core/bundle.mjs).
const openOb2 = () => import('./proof/ob2.ts');
const openOb3 = () => import('./proof/ob3.ts');
const openJws = () => import('./proof/compact-jws.ts');

async function checkCredential(credential: Credential, session: Session): Promise<Checked> {
  // Loaded while the address is asked. That something did not load is for whoever needs it to say.
  const doors = [
    familyOf(credential) === 'ob3' ? openOb3() : openOb2(),
    ...(credential.kind === 'jws' ? [openJws()] : []),
  ];
  for (const door of doors) door.catch(() => undefined);
  const found = credential.kind === 'url' ? await credentialAt(credential, session) : credential;
  return familyOf(found) === 'ob3'
    ? (await openOb3()).checkOb3(found, session)
    : (await openOb2()).checkOb2(found, session);
}

/** The address of a badge may lead to a credential of 3.0, which has its own proof; the door remembers it. */
async function credentialAt(
  credential: Credential & { kind: 'url' },
  session: Session,
): Promise<Credential> {
  const answer = await getDocument(
    credential.url,
    session.depth > 0 ? 'endorsement' : 'assertion',
    session,
  );
  if (answer.kind !== 'document') return credential;
  const hosted: Credential = { kind: 'json', document: answer.document, text: null };
  return familyOf(hosted) === 'ob3' ? hosted : credential;
}

/** A credential inside another has a report of its own: own findings, the same door, clock and limits. */
async function reportOn(credential: Credential, inner: Session): Promise<Report> {
  if (inner.number > inner.limits.credentials) {
    inner.say('proof/too-complex');
    return reportOf(NOTHING, inner);
  }
  return reportBy(inner, () => checkCredential(credential, inner));
}

async function reportBy(
  session: Session,
  check: (session: Session) => Promise<Checked>,
): Promise<Report> {
  try {
    return reportOf(await check(session), session);
  } catch {
    // Results are data and exceptions are bugs: ours must not look like a fault of the badge, nor what of the
    // core could not be loaded.
    session.say('input/interrupted');
    return reportOf(NOTHING, session);
  }
}

function reportOf(checked: Checked, session: Session): Report {
  const { findings } = session;
  const { verdict, questions } = decide(findings);
  return {
    verdict,
    questions,
    findings: [...findings],
    badge: checked.badge && { proven: isProven(findings), ...checked.badge },
    requests: [...session.requests],
    checkedAt: session.now.toISOString(),
    standard: checked.standard,
    endorsements: checked.endorsements,
    contains: checked.contains,
  };
}

function refuseMisuse(input: unknown, options: unknown): void {
  if ((typeof input !== 'string' && typeof input !== 'object') || input === null) {
    throw new TypeError('verify(input): expected a string, URL, bytes, Blob or JSON object');
  }
  if (typeof options !== 'object' || options === null) {
    throw new TypeError('verify(input, options): expected an options object');
  }
}
