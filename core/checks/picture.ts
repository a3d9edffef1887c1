import type { Badge } from '../badge.ts';
import { isHttpUrl } from '../resolve/address.ts';
import type { Session } from '../session.ts';

/**
 * Is the picture that was shown the issuer's picture? A genuine badge can be baked into any other picture.
 * It is a flag beside the verdict, never a part of it: two pictures that look alike prove nothing.
 */
export async function checkPicture(badge: Badge, session: Session): Promise<void> {
  const published = badge.summary.image;
  if (!session.shown || published === null) return session.say('picture/not-compared');
  const picture = await getPicture(published, session);
  if (!picture) return session.say('picture/unavailable');
  const { compare } = await import('../picture/index.ts');
  switch (await compare(session.shown, picture)) {
    case 'same':
      return session.say('picture/same');
    case 'alike':
      return session.say('picture/looks-alike');
    case 'different':
      return session.say('picture/differs');
    case null:
      return session.say('picture/not-compared');
  }
}

async function getPicture(address: string, session: Session): Promise<Uint8Array | null> {
  if (!isHttpUrl(address)) return dataOf(address);
  const answer = await session.get(address, 'image');
  return answer.answered && answer.status === 200 ? answer.bytes : null;
}

/** RFC 2397. */
function dataOf(address: string): Uint8Array | null {
  const comma = address.indexOf(',');
  const data = address.slice(comma + 1);
  try {
    if (!/;base64$/i.test(address.slice(0, comma))) {
      return new TextEncoder().encode(decodeURIComponent(data));
    }
    return Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
