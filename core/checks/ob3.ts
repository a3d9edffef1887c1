import type { Ob3Badge } from '../badge.ts';
import type { Session } from '../session.ts';
import { checkCredential } from './credential.ts';
import { checkCredentialSchema } from './credential-schema.ts';
import { checkCredentialStatus } from './credential-status.ts';
import { checkDates } from './dates.ts';
import { checkPicture } from './picture.ts';
import { checkRecipient } from './recipient.ts';

type Check = (badge: Ob3Badge, session: Session) => void | Promise<void>;

/** What an issuer published is held against its standard, whether or not the proof is good. */
export const OB3_STRUCTURE: readonly Check[] = [checkCredential];

/** Facts count only from proven data: these run once the proof passed. */
export const OB3_FACTS: readonly Check[] = [
  checkCredentialSchema,
  checkDates,
  checkCredentialStatus,
  checkRecipient,
  checkPicture,
];
