import type { Badge, RecipientIdentity } from '../badge.ts';
import type { RecipientHash, RecipientProfile } from '../options.ts';
import type { Session } from '../session.ts';

/**
 * Whose is it? Compared only with whom the caller names. What was compared is never put into the report.
 * https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#IdentityObject
 */
export async function checkRecipient(badge: Badge, session: Session): Promise<void> {
  const profile = session.options.recipient;
  if (badge.recipients.length === 0) return session.say('recipient/none');
  if (!profile) return session.say('recipient/not-compared');
  let comparable = false;
  for (const recipient of badge.recipients) {
    for (const result of await compare(recipient, profile)) {
      if (result === 'match') return session.say('recipient/match', { type: recipient.type });
      comparable ||= result === 'mismatch';
    }
  }
  const type = badge.recipients[0]?.type ?? '';
  session.say(comparable ? 'recipient/mismatch' : 'recipient/not-comparable', { type });
}

type Comparison = 'match' | 'mismatch' | 'not-comparable';

async function compare(
  recipient: RecipientIdentity,
  profile: RecipientProfile,
): Promise<Comparison[]> {
  const candidates = candidatesFor(recipient.type, profile);
  const results: Comparison[] = [];
  if (candidates.length > 0) results.push(await namesOneOf(recipient, candidates));
  if (profile.hash) results.push(await hasHash(recipient, profile.hash));
  return results;
}

/** Two hashes of one person are only equal where their salts are; a plain identity can be hashed here. */
async function hasHash(recipient: RecipientIdentity, hash: RecipientHash): Promise<Comparison> {
  const wanted = readIdentity(hash.identity);
  const type = PROPERTIES[recipient.type] ?? recipient.type;
  if (!wanted || type !== (hash.type ?? 'email')) return 'not-comparable';
  const salt = hash.salt ?? '';
  const own = readIdentity(recipient.identity);
  if (!own) {
    const digest = DIGESTS[wanted.algorithm];
    if (!digest) return 'not-comparable';
    const hashed = await digest(new TextEncoder().encode(recipient.identity + salt));
    return hashed === wanted.hex ? 'match' : 'mismatch';
  }
  if (own.algorithm === wanted.algorithm && own.hex === wanted.hex) return 'match';
  const alike = own.algorithm === wanted.algorithm && recipient.salt === salt;
  return alike ? 'mismatch' : 'not-comparable';
}

/** The names of one property in 2.0 and in 3.0. */
const PROPERTIES: Readonly<Record<string, Exclude<keyof RecipientProfile, 'hash'>>> = {
  emailAddress: 'email',
  did: 'id',
};

function candidatesFor(type: string, profile: RecipientProfile): string[] {
  const values = new Map(Object.entries(profile));
  const name = PROPERTIES[type] ?? type;
  const found = [values.get(name), name === 'id' ? values.get('did') : undefined];
  return found.flat().filter((value) => typeof value === 'string');
}

async function namesOneOf(
  recipient: RecipientIdentity,
  candidates: readonly string[],
): Promise<Comparison> {
  const identity = readIdentity(recipient.identity);
  if (!identity) return candidates.includes(recipient.identity) ? 'match' : 'mismatch';
  const digest = DIGESTS[identity.algorithm];
  if (!digest) return 'not-comparable';
  for (const candidate of candidates) {
    const hash = await digest(new TextEncoder().encode(candidate + recipient.salt));
    if (hash === identity.hex) return 'match';
  }
  return 'mismatch';
}

function readIdentity(identity: string): { algorithm: string; hex: string } | null {
  const match = /^([a-z0-9]+)\$([0-9a-f]+)$/i.exec(identity);
  if (!match) return null;
  const [, algorithm = '', hex = ''] = match;
  return { algorithm: algorithm.toLowerCase(), hex: hex.toLowerCase() };
}

type Digest = (value: Uint8Array<ArrayBuffer>) => Promise<string>;

const webCrypto =
  (name: string): Digest =>
  async (value) =>
    hex(new Uint8Array(await crypto.subtle.digest(name, value)));

/** sha256 and md5 are the standard's; the 1.x tools wrote sha1 and sha512 too. */
const DIGESTS: Readonly<Record<string, Digest>> = {
  // The platforms leave it out, for good reasons; only badges before 3.0 were issued with it.
  md5: async (value) => {
    const { md5 } = await import('@noble/hashes/legacy.js');
    return hex(md5(value));
  },
  sha1: webCrypto('SHA-1'),
  sha256: webCrypto('SHA-256'),
  sha512: webCrypto('SHA-512'),
};

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
