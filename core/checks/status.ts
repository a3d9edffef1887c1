import type { Ob2Badge } from '../badge.ts';
import type { Session } from '../session.ts';
import { checkRevocationList } from './revocation-list.ts';

/** Still valid? A hosted assertion that its issuer shows is not revoked; a signed one is looked up in the list. */
export async function checkStatus(badge: Ob2Badge, session: Session): Promise<void> {
  if (badge.proof === 'hosted') return session.say('status/not-revoked', { host: badge.host });
  if (badge.issuer)
    await checkRevocationList(badge.assertion, badge.issuer, badge.standard, session);
}
