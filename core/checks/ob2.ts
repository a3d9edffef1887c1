import type { Ob2Badge } from '../badge.ts';
import type { Session } from '../session.ts';
import { checkAssertion } from './assertion.ts';
import { checkBadgeClass } from './badge-class.ts';
import { checkDates } from './dates.ts';
import { checkExtensions } from './extensions.ts';
import { checkIssuer } from './issuer.ts';
import { checkPicture } from './picture.ts';
import { checkRecipient } from './recipient.ts';
import { checkStatus } from './status.ts';

type Check = (badge: Ob2Badge, session: Session) => void | Promise<void>;

/** What an issuer published is held against its standard, whether or not the proof is good. */
export const OB2_STRUCTURE: readonly Check[] = [
  checkAssertion,
  checkBadgeClass,
  checkIssuer,
  checkExtensions,
];

/** Facts count only from proven data: these run once the proof passed. */
export const OB2_FACTS: readonly Check[] = [checkDates, checkStatus, checkRecipient, checkPicture];
