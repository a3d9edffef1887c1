import type { Ob2Badge, Ob3Badge } from '../badge.ts';
import type { Session } from '../session.ts';
import { checkAssertion } from './assertion.ts';
import { checkBadgeClass } from './badge-class.ts';
import { checkCredential } from './credential.ts';
import { checkCredentialSchema } from './credential-schema.ts';
import { checkCredentialStatus } from './credential-status.ts';
import { checkDates } from './dates.ts';
import { checkExtensions } from './extensions.ts';
import { checkIssuer } from './issuer.ts';
import { checkPicture } from './picture.ts';
import { checkRecipient } from './recipient.ts';
import { checkStatus } from './status.ts';

type Check<B> = (badge: B, session: Session) => void | Promise<void>;

/** What an issuer published is held against its standard, whether or not the proof is good. */
export const OB2_STRUCTURE: readonly Check<Ob2Badge>[] = [
  checkAssertion,
  checkBadgeClass,
  checkIssuer,
  checkExtensions,
];

/** Facts count only from proven data: these run once the proof passed. */
export const OB2_FACTS: readonly Check<Ob2Badge>[] = [
  checkDates,
  checkStatus,
  checkRecipient,
  checkPicture,
];

export const OB3_STRUCTURE: readonly Check<Ob3Badge>[] = [checkCredential];

export const OB3_FACTS: readonly Check<Ob3Badge>[] = [
  checkCredentialSchema,
  checkDates,
  checkCredentialStatus,
  checkRecipient,
  checkPicture,
];
