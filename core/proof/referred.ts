import type { Json, JsonObject } from '../badge.ts';
import { idOf, objectOf } from '../parse/node.ts';
import { upgrade } from '../parse/ob1.ts';
import type { Ob2Class } from '../parse/ob2.ts';
import { standardOf } from '../parse/version.ts';
import type { Standard } from '../report.ts';
import { isHttpUrl } from '../resolve/address.ts';
import type { Session } from '../session.ts';
import { getReferred } from './hosted.ts';

/** A badge class or an issuer profile, upgraded to 2.0. */
export interface Node {
  readonly document: JsonObject;
  /** Where it was had; null: it was embedded in the document before it. */
  readonly address: string | null;
}

interface Parent {
  readonly document: JsonObject;
  readonly standard: Standard;
}

export function getBadgeClass(assertion: Parent, session: Session): Promise<Node | null> {
  return getNode(assertion.document.badge, 'BadgeClass', assertion.standard, session);
}

export function getIssuer(
  badgeClass: Node,
  { standard }: Parent,
  session: Session,
): Promise<Node | null> {
  return getNode(badgeClass.document.issuer, 'Profile', standard, session);
}

/**
 * A node by its address, or embedded. An embedded node that names an address is only a copy: the one at
 * the address counts, or anyone could write another issuer's name over their own badge.
 *
 * @returns null after saying why; also where the value is neither, which the structural checks name.
 */
async function getNode(
  value: Json | undefined,
  expected: Ob2Class & ('BadgeClass' | 'Profile'),
  standard: Standard,
  session: Session,
): Promise<Node | null> {
  const address = idOf(value);
  if (isHttpUrl(address)) {
    const what = expected === 'BadgeClass' ? 'badge-class' : 'issuer';
    const referred = await getReferred(address, what, session);
    if (referred.kind === 'unavailable') return null;
    const own = standardOf(referred.document);
    const document = upgrade(referred.document, expected, own, referred.address);
    return { document, address: referred.address };
  }
  const embedded = objectOf(value);
  if (!embedded) {
    if (value !== undefined)
      session.say('structure/value', { path: PATHS[expected], expected: 'url' });
    return null;
  }
  const own = embedded['@context'] === undefined ? standard : standardOf(embedded);
  return { document: upgrade(embedded, expected, own, null), address: null };
}

const PATHS = { BadgeClass: 'assertion.badge', Profile: 'badge.issuer' } as const;
