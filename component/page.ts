import type { Cache } from '../core/options.ts';
import type { Report } from '../core/report.ts';

/** Runs `work` when it is its turn; rejects where `signal` ends the waiting. */
export type Turns = <Result>(work: () => Promise<Result>, signal: AbortSignal) => Promise<Result>;

/** What all elements of a page share, so that sixty badges of one issuer ask it once, and not at once. */
export interface SharedPage {
  /** Runs a check when it is its turn: at most four at once on a page. */
  readonly check: Turns;
  /** Makes a request when it is its turn: at most four at once on a page. */
  readonly request: Turns;
  /** Answers of issuers, for as long as they themselves allow. Opened by the first check. */
  cache: Cache | null;
  /** The newest report of each badge, by all that it depends on. */
  readonly reports: Map<string, Report>;
}

/** The key that copies of this library agree on: a second copy on the page shares with the first. */
const SHARED: unique symbol = Symbol.for('open-badge/page/1');

/** Checks, and requests, that a page makes at the same time. */
const AT_ONCE = 4;

/** Most reports that are remembered; the oldest leave first. */
const MOST_REPORTS = 200;

export function sharedPage(): SharedPage {
  const page: typeof globalThis & { [SHARED]?: SharedPage } = globalThis;
  page[SHARED] ??= openPage();
  return page[SHARED];
}

export function openPage(): SharedPage {
  return {
    check: openTurns(AT_ONCE),
    request: openTurns(AT_ONCE),
    cache: null,
    reports: new Map(),
  };
}

export function remember(page: SharedPage, key: string, report: Report): void {
  page.reports.delete(key);
  page.reports.set(key, report);
  for (const oldest of page.reports.keys()) {
    if (page.reports.size <= MOST_REPORTS) break;
    page.reports.delete(oldest);
  }
}

/** At most `most` at once; who waits comes in the order of asking, and leaves the queue when told to stop. */
function openTurns(most: number): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];

  async function turn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (running < most) {
      running++;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const give = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        waiting.splice(waiting.indexOf(give), 1);
        reject(signal.reason);
      };
      waiting.push(give);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  return async (work, signal) => {
    await turn(signal);
    try {
      // Who is told to stop gives its place away, whether its work listens or not.
      return await Promise.race([work(), ended(signal)]);
    } finally {
      // The place is handed on, so that nobody who comes in between takes it.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}

function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
