import { asObject, type Json } from '../badge.ts';
import { listOf } from '../parse/node.ts';
import type { Session } from '../session.ts';
import { checkProperties, type PropertyRule } from './properties.ts';
import { VALUE_TYPES } from './values.ts';

const IMAGE: readonly PropertyRule[] = [
  { name: 'id', type: 'url-or-data-uri', required: true },
  { name: 'caption', type: 'language-text' },
  { name: 'author', type: 'iri' },
];

/** What may be written into a document as data: nothing, what a badge can be baked into, or any picture. */
const INLINE = {
  none: null,
  bakeable: /^data:image\/(png|svg\+xml)[;,]/i,
  any: /^data:image\/[\w.+-]+[;,]/i,
} as const;

/**
 * One picture, by address or, where that is allowed, inline.
 * https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#Image
 */
export function checkImage(
  value: Json | undefined,
  path: string,
  inline: keyof typeof INLINE,
  session: Session,
): void {
  const images = listOf(value);
  const [image] = images;
  if (image === undefined) return;
  if (images.length > 1) return session.say('structure/too-many', { path });
  const object = asObject(image);
  if (object) checkProperties(object, path, IMAGE, session);
  const address = object ? object.id : image;
  if (address === undefined || VALUE_TYPES.url(address)) return;
  const isPicture = typeof address === 'string' && INLINE[inline]?.test(address);
  if (!isPicture) session.say('structure/value', { path, expected: 'url' });
}
