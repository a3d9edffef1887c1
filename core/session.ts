import { type FindingCode, finding } from './findings.ts';
import { DEFAULT_LIMITS, type Limits, type VerifyOptions } from './options.ts';
import type { Finding, FindingData, Purpose } from './report.ts';
import { openDoor, type Retrieved } from './resolve/document.ts';

/** What one verification carries along: its clock, its limits, its one door, and what it found so far. */
export interface Session {
  readonly now: Date;
  readonly limits: Limits;
  readonly options: VerifyOptions;
  readonly findings: Finding[];
  readonly requests: ReturnType<typeof openDoor>['requests'];
  say(code: FindingCode, data?: FindingData): void;
  get(url: string, purpose: Purpose): Promise<Retrieved>;
}

export function openSession(options: VerifyOptions = {}): Session {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const door = openDoor(options, limits);
  const findings: Finding[] = [];
  return {
    now: (options.now ?? (() => new Date()))(),
    limits,
    options,
    findings,
    requests: door.requests,
    get: door.get,
    say: (code, data) => {
      findings.push(finding(code, data));
    },
  };
}
