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
  /** Which credential this is, of all that one input holds; the first is 1. */
  readonly number: number;
  /** false: with this many more JSON objects to canonicalise, the whole would be too much work. */
  spend(objects: number): boolean;
}

/** Longest text that a finding repeats, in characters: a badge may name a term of megabytes. */
const LONGEST_DATA = 4096;

/** @param reportOn verifies a credential in the session that it is handed. */
export function openSession(
  options: VerifyOptions,
  reportOn: (credential: Credential, inner: Session) => Promise<Report>,
): Session {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const door = openDoor(options, limits);
  const now = (options.now ?? (() => new Date()))();
  let credentials = 0;
  let spent = 0;
  const open = (depth: number, number = credentials): Session => {
    const findings: Finding[] = [];
    const session: Session = {
      now,
      limits,
      options,
      depth,
      number,
      findings,
      shown: null,
      secure: false,
      requests: door.requests,
      get: (url, purpose) => door.get(url, purpose, session.secure),
      say: (code, data) => {
        findings.push(finding(code, data && clipped(data)));
      },
      spend: (objects) => {
        spent += objects;
        return spent <= limits.objects;
      },
      branch: () => Object.assign(open(depth + 1), { secure: session.secure }),
      reportOn: (credential) => reportOn(credential, open(depth + 1, ++credentials)),
    };
    return session;
  };
  return open(0, ++credentials);
}

function clipped(data: FindingData): FindingData {
  const entries = Object.entries(data).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.slice(0, LONGEST_DATA) : value,
  ]);
  return Object.fromEntries(entries);
}
