import type { Cache, CachedDocument } from '../options.ts';

/** A kept answer, and what it answers. */
export interface Kept extends CachedDocument {
  /** Purpose and address: what was read as a picture is never taken for an assertion. */
  readonly key: string;
  /** When it was written, in milliseconds since 1970. */
  readonly at: number;
}

/** Where answers outlive the process: a database, a browser's storage. All of it is read once, at first use. */
export interface CacheStore {
  read(): Promise<readonly unknown[]>;
  write(kept: Kept): Promise<void>;
  remove(keys: readonly string[]): Promise<void>;
}

export interface CacheOptions {
  /** Default: memory alone. */
  readonly store?: CacheStore;
  /** Default: `() => new Date()`. */
  readonly now?: () => Date;
  /** Most answers. Default: 500. */
  readonly entries?: number;
  /** Bytes of all answers together. Default: 4,194,304 (4 MiB). */
  readonly bytes?: number;
  /** Bytes of one answer; a larger one is not kept. Default: 524,288 (512 KiB). */
  readonly largest?: number;
}

/** Nothing is fresh for longer, whatever a store claims. Milliseconds. */
const LONGEST_FRESH = 24 * 60 * 60_000;

/**
 * Keeps answers for as long as they may be used, the least recently used leave first. Who asks for what
 * another check is asking for at this moment waits for that answer; should it fail, everybody asks alone.
 * A store that breaks is no store.
 */
export function openCache(options: CacheOptions = {}): Cache {
  const { store, entries = 500, bytes = 4 * 1024 * 1024, largest = 512 * 1024 } = options;
  const now = () => (options.now?.() ?? new Date()).getTime();
  const kept = new Map<string, Kept>();
  const underWay = new Map<string, Lease>();
  let total = 0;
  let opened: Promise<void> | undefined;

  async function open(): Promise<void> {
    const stored = store ? await store.read().catch(() => []) : [];
    for (const one of stored.filter(isKept).sort((a, b) => a.at - b.at)) {
      // What was set while the store was read is newer.
      if (!kept.has(one.key) && isUsable(one)) put(one);
    }
    await forget(surplus());
  }

  function isUsable({ at, freshUntil, etag }: Kept): boolean {
    const time = now();
    // A clock that was set back would make anything fresh again.
    if (at > time || typeof freshUntil !== 'number') return false;
    return etag !== undefined || (freshUntil > time && freshUntil - at <= LONGEST_FRESH);
  }

  function put(one: Kept): void {
    drop(one.key);
    kept.set(one.key, one);
    total += one.bytes.length;
  }

  function drop(key: string): void {
    total -= kept.get(key)?.bytes.length ?? 0;
    kept.delete(key);
  }

  function surplus(): string[] {
    const gone: string[] = [];
    for (const key of kept.keys()) {
      if (kept.size <= entries && total <= bytes) break;
      drop(key);
      gone.push(key);
    }
    return gone;
  }

  async function forget(keys: readonly string[]): Promise<void> {
    if (keys.length > 0) await store?.remove(keys).catch(() => undefined);
  }

  return {
    async get(key) {
      opened ??= open();
      await opened;
      const other = underWay.get(key);
      if (other) return other.answer;
      const found = kept.get(key);
      if (found && !isUsable(found)) {
        drop(key);
        await forget([key]);
      } else if (found) {
        put(found);
        if ((found.freshUntil ?? 0) > now()) return found;
      }
      if (!underWay.has(key)) underWay.set(key, openLease());
      return kept.get(key);
    },

    async set(key, document) {
      // Whoever waited gets it, fresh or not: it was made after they asked.
      const { freshUntil: _, ...answer } = document;
      underWay.get(key)?.end(answer);
      underWay.delete(key);
      const one: Kept = { ...document, key, at: now() };
      if (document.bytes.length > largest || !isUsable(one)) {
        drop(key);
        return forget([key]);
      }
      put(one);
      await forget(surplus());
      if (kept.has(key)) await store?.write(one).catch(() => undefined);
    },

    release(key) {
      underWay.get(key)?.end(undefined);
      underWay.delete(key);
    },
  };
}

/** A question that somebody is asking. */
interface Lease {
  readonly answer: Promise<CachedDocument | undefined>;
  end(answer: CachedDocument | undefined): void;
}

function openLease(): Lease {
  let end: Lease['end'] = () => undefined;
  const answer = new Promise<CachedDocument | undefined>((resolve) => {
    end = resolve;
  });
  return { answer, end };
}

/** Written by an earlier life, perhaps of an earlier version. */
function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const one = value as Partial<Record<keyof Kept, unknown>>;
  return (
    typeof one.key === 'string' &&
    typeof one.at === 'number' &&
    typeof one.freshUntil === 'number' &&
    one.status === 200 &&
    typeof one.contentType === 'string' &&
    typeof one.url === 'string' &&
    one.bytes instanceof Uint8Array &&
    (one.etag === undefined || typeof one.etag === 'string') &&
    (one.plainHttp === undefined || typeof one.plainHttp === 'boolean')
  );
}
