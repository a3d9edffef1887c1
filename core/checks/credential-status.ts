import { asObject, type Ob3Badge } from '../badge.ts';
import { listOf } from '../parse/node.ts';
import type { Session } from '../session.ts';

/** Most entries of one credential that are looked up. */
const MAX_ENTRIES = 8;

/**
 * Still valid? Every entry of `credentialStatus` counts. A list that is missing, expired, altered or of an
 * unknown kind is no answer: it never means "not revoked".
 */
export async function checkCredentialStatus(badge: Ob3Badge, session: Session): Promise<void> {
  const entries = listOf(badge.credential.credentialStatus);
  if (entries.length === 0) return session.say('status/none');
  if (entries.length > MAX_ENTRIES)
    return session.say('status/unavailable', { reason: 'too-many' });
  const { checkEntry } = await import('./status-lookup.ts');
  const good = new Set<string>();
  let clear = true;
  for (const value of entries) {
    const entry = asObject(value);
    const host = entry && (await checkEntry(entry, badge, session));
    if (!entry) session.say('status/unreadable');
    if (host === null) clear = false;
    else good.add(host);
  }
  if (clear) session.say('status/not-revoked', { host: [...good].join(', ') });
}
