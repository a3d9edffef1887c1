import type { Area } from '../../../extension/background/results.ts';

/** `storage.session` of a test: what is put in comes out as a copy, as from the browser's own. */
export function openArea(
  quota = Number.POSITIVE_INFINITY,
): Area & { readonly items: Map<string, unknown> } {
  const items = new Map<string, unknown>();
  return {
    items,
    get: async () => structuredClone(Object.fromEntries(items)),
    set: async (added) => {
      if (JSON.stringify(added).length > quota) throw new Error('quota exceeded');
      for (const [key, value] of Object.entries(structuredClone(added))) items.set(key, value);
    },
    remove: async (keys) => {
      for (const key of keys) items.delete(key);
    },
  };
}
