import type { Report } from '../../core/report.ts';

/** What came of one check of one picture or link. */
export interface Result {
  /** Names it in messages and in the address of its report; tells nothing to who does not have it. */
  readonly id: string;
  /** What the page shows it from; '' for a data: address that is too long to keep. */
  readonly address: string;
  /** Name of the platform that a link leads to, '' for another link; null for a picture. */
  readonly link: string | null;
  /** The page that showed it. */
  readonly foundOn: string;
  readonly report: Report;
  /** When it was checked, in milliseconds since 1970. */
  readonly at: number;
}

/** The part of `storage.session` that is used here: it outlives the worker, and ends with the browser. */
export interface Area {
  get(keys: null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

export interface ResultBounds {
  /** Default: 1,000. */
  readonly entries: number;
  /** JSON text of all results together, in characters. Default: 4,194,304; the browsers' own limit is 10 MiB. */
  readonly length: number;
}

const BOUNDS: ResultBounds = { entries: 1000, length: 4 * 1024 * 1024 };
const PREFIX = 'result:';

export interface Results {
  get(id: string): Result | undefined;
  put(result: Result): Promise<void>;
}

/** The results of this browser session, the least recently made leave first. */
export async function openResults(area: Area, bounds: ResultBounds = BOUNDS): Promise<Results> {
  const kept = new Map<string, { result: Result; length: number }>();
  let total = 0;
  const stored = Object.entries(await area.get(null))
    .filter(([key]) => key.startsWith(PREFIX))
    .map(([, value]) => value)
    .filter(isResult)
    .sort((a, b) => a.at - b.at);
  for (const result of stored) keep(result);

  function keep(result: Result): void {
    drop(result.id);
    const length = JSON.stringify(result).length;
    kept.set(result.id, { result, length });
    total += length;
  }

  function drop(id: string): void {
    total -= kept.get(id)?.length ?? 0;
    kept.delete(id);
  }

  return {
    get: (id) => kept.get(id)?.result,
    async put(result) {
      keep(result);
      const gone: string[] = [];
      for (const id of kept.keys()) {
        if (kept.size <= bounds.entries && total <= bounds.length) break;
        drop(id);
        gone.push(id);
      }
      // What the browser does not store is still here until the worker ends.
      await ignoreFull(area.remove(gone.map((id) => PREFIX + id)));
      if (kept.has(result.id)) await ignoreFull(area.set({ [PREFIX + result.id]: result }));
    },
  };
}

async function ignoreFull(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch {
    // The quota of storage.session is reached; checking goes on without it.
  }
}

/** Written by an earlier life of this worker, or not at all: the browser empties it on each update. */
function isResult(value: unknown): value is Result {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    'report' in value &&
    'link' in value &&
    'at' in value &&
    typeof value.at === 'number'
  );
}

/**
 * The same picture shown by the same host is one result. By another host it is another: a private
 * address may be asked only for pages of that very host, and its answer stays with them.
 */
export async function resultId(address: string, foundOn: string): Promise<string> {
  const text = `${new URL(foundOn).host}\n${address}`;
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash).subarray(0, 16), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
