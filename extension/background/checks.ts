import type { BadgeInput, Report, VerifyOptions } from '../../core/index.ts';
import type { Checked } from '../messages.ts';
import { isDataAddress, readDataAddress } from './data-address.ts';
import { type Result, type Results, resultId } from './results.ts';

export interface CheckRequest {
  /** Address of the picture: https:, http: or data:. */
  readonly address: string;
  /** The picture itself as a data: address, where the page could read it; '' otherwise. */
  readonly bytes: string;
  /** The page that shows it. */
  readonly foundOn: string;
  /** Ask everybody again, whatever is known. */
  readonly again: boolean;
}

export interface CheckServices {
  readonly verify: (input: BadgeInput, options: VerifyOptions) => Promise<Report>;
  readonly results: Results;
  readonly now: () => Date;
  /** May this address be asked? */
  readonly permit: (url: string) => Promise<boolean>;
}

/** How many badges are checked at the same time. */
const AT_ONCE = 6;

/** How long an answer is taken for the present, in milliseconds. */
const FRESH = 15 * 60_000;
/** The same where the network was at fault: long enough not to knock again at each scroll. */
const FRESH_FAULT = 60_000;

/** Longest data: address that is kept beside its result, as its thumbnail, in characters. */
const LONGEST_KEPT = 64 * 1024;

/** Checks pictures: the same one once at a time, a few at once, and not again while the answer is fresh. */
export function openChecks(services: CheckServices): (request: CheckRequest) => Promise<Checked> {
  const { verify, results, now, permit } = services;
  const running = new Map<string, Promise<Checked>>();
  const inTurn = takeTurns(AT_ONCE);

  async function check(id: string, request: CheckRequest): Promise<Checked> {
    const { address, bytes, foundOn } = request;
    const picture = bytes || address;
    const carried = isDataAddress(picture);
    if (!carried && !(await permit(picture))) return { state: 'not-permitted', id };
    const report = await inTurn(() =>
      verify(carried ? readDataAddress(picture) : picture, {
        foundOn,
        now,
        permit: ({ url }) => permit(url),
      }),
    );
    const keep = !isDataAddress(address) || address.length <= LONGEST_KEPT;
    await results.put({
      id,
      address: keep ? address : '',
      foundOn,
      report,
      at: now().getTime(),
    });
    return stateOf(id, report);
  }

  return async (request) => {
    const id = await resultId(request.address, request.foundOn);
    const known = results.get(id);
    if (known && !request.again && isFresh(known, now())) return stateOf(id, known.report);
    const key = request.bytes ? `${id} bytes` : id;
    const underWay = running.get(key);
    if (underWay !== undefined) return underWay;
    const work = check(id, request).finally(() => running.delete(key));
    running.set(key, work);
    return work;
  };
}

/** Was badge data seen? A picture that could not be read says nothing about a badge. */
export function isBadge({ verdict, badge, findings }: Report): boolean {
  if (verdict === 'none') return false;
  const unread = findings.some(
    ({ code, outcome }) => code.startsWith('input/') && outcome === 'unknown',
  );
  return badge !== null || !(verdict === 'unchecked' && unread);
}

function stateOf(id: string, report: Report): Checked {
  return { state: isBadge(report) ? 'badge' : 'no-badge', id, report };
}

function isFresh({ at, report }: Result, now: Date): boolean {
  const age = now.getTime() - at;
  return age >= 0 && age < (report.verdict === 'unchecked' ? FRESH_FAULT : FRESH);
}

/** Runs at most `most` pieces of work at once, in the order in which they came. */
function takeTurns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let busy = 0;
  return async (work) => {
    if (busy >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else busy++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy--;
    }
  };
}
