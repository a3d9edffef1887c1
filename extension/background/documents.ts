import type { CacheStore, Kept } from '../../core/index.ts';
import type { Area } from './results.ts';

const PREFIX = 'document:';

/**
 * Keeps answers of issuers where the results are kept: they outlive the worker, end with the browser, and
 * are never written to disk. Bytes go in as base64, for that storage holds JSON.
 */
export function documentStore(area: Area): CacheStore {
  return {
    async read() {
      const all = Object.entries(await area.get(null));
      return all.filter(([key]) => key.startsWith(PREFIX)).map(([, value]) => unpack(value));
    },
    write: (kept) => area.set({ [PREFIX + kept.key]: pack(kept) }),
    remove: (keys) => area.remove(keys.map((key) => PREFIX + key)),
  };
}

function pack({ bytes, ...rest }: Kept) {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return { ...rest, base64: btoa(binary) };
}

/** What the cache then looks at; anything else than what `pack` wrote is not taken by it. */
function unpack(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('base64' in value)) return null;
  const { base64, ...rest } = value;
  try {
    const bytes = Uint8Array.from(atob(String(base64)), (character) => character.charCodeAt(0));
    return { ...rest, bytes };
  } catch {
    return null;
  }
}
