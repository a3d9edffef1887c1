import { type FindingCode, finding } from './findings.ts';
import { DEFAULT_LIMITS, type Limits, type VerifyOptions } from './options.ts';
import type { Credential } from './parse/input.ts';
import type { Finding, FindingData, Purpose, Report } from './report.ts';
import { openDoor, type Retrieved } from './resolve/document.ts';

/** What one verification carries along: its clock, its limits, its one door, and what it found so far. */
export interface Session {
  readonly now: Date;
  readonly limits: Limits;
  readonly options: VerifyOptions;
  readonly findings: Finding[];
  readonly requests: ReturnType<typeof openDoor>['requests'];
  /**
   * Only https may be asked. Open Badges 3.0 asks for TLS throughout (§Security); the issuers of older badges
   * may still be hosted without.
   */
  secure: boolean;
  /** The picture that the credential was baked into, where it was one. */
  shown: Uint8Array | null;
  say(code: FindingCode, data?: FindingData): void;
  get(url: string, purpose: Purpose): Promise<Retrieved>;
  /** A session for a credential inside this one: findings of its own, everything else shared. */
  branch(): Session;
  /** Verifies a credential inside this one: an endorsement of it, or a part of a CLR. */
  reportOn(credential: Credential): Promise<Report>;
  /** How many credentials this one is inside of. */
  readonly depth: number;
}

/** @param reportOn verifies a credential in the session that it is handed. */
export function openSession(
  options: VerifyOptions,
  reportOn: (credential: Credential, inner: Session) => Promise<Report>,
): Session {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const door = openDoor(options, limits);
  const now = (options.now ?? (() => new Date()))();
  const open = (depth: number): Session => {
    const findings: Finding[] = [];
    const session: Session = {
      now,
      limits,
      options,
      depth,
      findings,
      shown: null,
      secure: false,
      requests: door.requests,
      get: (url, purpose) => door.get(url, purpose, session.secure),
      say: (code, data) => {
        findings.push(finding(code, data));
      },
      branch: () => Object.assign(open(depth + 1), { secure: session.secure }),
      reportOn: (credential) => reportOn(credential, open(depth + 1)),
    };
    return session;
  };
  return open(0);
}
