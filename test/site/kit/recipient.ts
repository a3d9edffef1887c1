import { createHash } from 'node:crypto';
import type { Document } from './award.ts';

/** `sha256$` and the hash of the address followed by the salt. OB 2.0 "IdentityHash". */
export function hashedRecipient(email: string): Document {
  const salt = createHash('sha256').update(`salt of ${email}`).digest('hex').slice(0, 12);
  const hash = createHash('sha256')
    .update(email + salt)
    .digest('hex');
  return { type: 'email', hashed: true, salt, identity: `sha256$${hash}` };
}
