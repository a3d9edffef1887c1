import type { BadgeInput, Cache, Report, VerifyOptions } from '../../core/index.ts';
import { findProvider } from '../../core/providers/index.ts';
import type { Checked } from '../messages.ts';
import { isDataAddress, readDataAddress } from './data-address.ts';
import { type Result, type Results, resultId } from './results.ts';
import { takeTurns } from './turns.ts';

export interface CheckRequest {
  readonly kind: 'picture' | 'link';
  /** Address of the picture (https:, http: or data:), or where the link leads. */
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
  /** Answers that several badges need: the same issuer, the same status list. Default: none are kept. */
  readonly cache?: Cache;
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

/** Checks pictures and links: the same one once at a time, a few at once, and not again while the answer is fresh. */
export function openChecks(services: CheckServices): (request: CheckRequest) => Promise<Checked> {
  const { verify, results, now, permit, cache } = services;
  const running = new Map<string, Promise<Checked>>();
  const inTurn = takeTurns(AT_ONCE);

  async function check(id: string, request: CheckRequest): Promise<Checked> {
    const { kind, address, bytes, foundOn, again } = request;
    const picture = bytes || address;
    const carried = isDataAddress(picture);
    const provider = kind === 'link' ? findProvider(address) : null;
    // A link to a platform is known for a badge before anybody is asked: the report says who must be.
    if (!carried && !provider?.certain && !(await permit(provider?.assertion ?? picture))) {
      return { state: 'not-permitted', id };
    }
    const report = await inTurn(() =>
      verify(carried ? readDataAddress(picture) : picture, {
        foundOn,
        now,
        permit: ({ url }) => permit(url),
        // With permission for a host no preflight is sent, so an old answer may be asked about.
        ...(cache && !again ? { cache, revalidate: true } : {}),
      }),
    );
    const keep = !isDataAddress(address) || address.length <= LONGEST_KEPT;
    await results.put({
      id,
      address: keep ? address : '',
      link: kind === 'link' ? (provider?.provider ?? '') : null,
      foundOn,
      report,
      at: now().getTime(),
    });
    return stateOf(id, request, report);
  }

  return async (request) => {
    const { kind, address, foundOn } = request;
    // Several addresses of a platform are one badge.
    const place = (kind === 'link' && findProvider(address)?.assertion) || address;
    const id = await resultId(kind === 'link' ? `link ${place}` : place, foundOn);
    const known = results.get(id);
    if (known && !request.again && isFresh(known, now())) {
      return stateOf(id, request, known.report);
    }
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

/**
 * The same of a link. The page of a platform is that of a badge, whatever came of asking; any other address
 * must lead to one that a standard knows, for a file named badge.json may be many things.
 */
export function isLinkedBadge(address: string, report: Report): boolean {
  if (findProvider(address)?.certain) return true;
  return isBadge(report) && report.badge !== null && report.standard !== null;
}

function stateOf(id: string, { kind, address }: CheckRequest, report: Report): Checked {
  const found = kind === 'link' ? isLinkedBadge(address, report) : isBadge(report);
  return { state: found ? 'badge' : 'no-badge', id, report };
}

function isFresh({ at, report }: Result, now: Date): boolean {
  const age = now.getTime() - at;
  return age >= 0 && age < (report.verdict === 'unchecked' ? FRESH_FAULT : FRESH);
}
