import type { Badge } from '../badge.ts';
import type { Session } from '../session.ts';

/**
 * Is the picture shown the issuer's picture? A comparison needs both pictures drawn, which core cannot do
 * without a DOM: the surfaces compare them, and core says plainly that it did not.
 */
export function checkPicture(_badge: Badge, session: Session): void {
  session.say('picture/not-compared');
}
