import { asObject, type Json } from './badge.ts';
import type { TrustList } from './options.ts';

/** A list of trusted issuers as it is written in JSON: `{name, issuers: [{id, name?}]}`. null: it is none. */
export function readTrustList(json: Json): TrustList | null {
  const list = asObject(json);
  if (!list || typeof list.name !== 'string' || !Array.isArray(list.issuers)) return null;
  const issuers: { id: string; name?: string }[] = [];
  for (const entry of list.issuers) {
    const issuer = asObject(entry);
    if (typeof issuer?.id !== 'string') return null;
    issuers.push({
      id: issuer.id,
      ...(typeof issuer.name === 'string' ? { name: issuer.name } : {}),
    });
  }
  return { name: list.name, issuers };
}
