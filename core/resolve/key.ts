import type { Session } from '../session.ts';
import { isHttpUrl, parseUrl } from './address.ts';
import {
  absoluteId,
  type ControllerDocument,
  getControllerDocument,
  keyOfMethod,
  keysOf,
  type Said,
} from './controller-document.ts';
import { didMethodOf, fragmentOf, keyOfDid, withoutFragment } from './did.ts';
import { decodeMultikey, type PublicKey } from './multikey.ts';

/** The key that a proof names. Whose it is, is another question: see proof/binding.ts. */
export type MethodAnswer =
  | {
      readonly ok: true;
      readonly key: PublicKey;
      /**
       * true: only the name of the key says so (`https://example.edu/1#z6Mk…`), for its document could not
       * be had. A signature that it checks shows integrity; one that it does not check shows nothing.
       */
      readonly presumed: Said | null;
    }
  | { readonly ok: false; readonly said: Said };

/** Verification method id → its key. Relative ids belong to the issuer. */
export async function resolveMethod(
  id: string,
  issuer: string | null,
  session: Session,
): Promise<MethodAnswer> {
  if (id.startsWith('#') && issuer !== null) {
    return resolveMethod(withoutFragment(issuer) + id, null, session);
  }
  const inherent = keyOfDid(id);
  if (inherent) return { ok: true, key: inherent, presumed: null };
  const method = didMethodOf(id);
  if (method === 'key' || method === 'jwk') return unusable(id);
  if (method === 'web' || isHttpUrl(id)) return fromDocument(id, session);
  if (method === null) return presume(id, ['key/unusable', { key: id }]);
  return presume(id, ['did/unsupported-method', { method }]);
}

async function fromDocument(id: string, session: Session): Promise<MethodAnswer> {
  const base = withoutFragment(id);
  const answer = await getControllerDocument(base, session);
  const host = parseUrl(base)?.host || base;
  if (!answer.ok) {
    const [code, data = {}] = answer.said;
    const key = code === 'issuer/not-found' ? 'key/not-found' : 'key/unreachable';
    return presume(
      id,
      code === 'did/unreadable' ? ['key/unusable', data] : [key, { host, ...data }],
    );
  }
  const key = keyIn(answer.document, id, session.now);
  return key
    ? { ok: true, key, presumed: null }
    : presume(id, ['key/not-found', { host, key: id }]);
}

function keyIn(document: ControllerDocument, id: string, now: Date): PublicKey | null {
  const keys = keysOf(document, now);
  const named = keys.find((listed) => listed.id === id);
  if (named) return named.key;
  if (fragmentOf(id) !== null) {
    const own = document.json.id;
    const isItself = typeof own === 'string' && absoluteId(own, document.id) === id;
    return isItself ? keyOfMethod(document.json) : null;
  }
  // A document that is the key, or that has but one.
  return keyOfMethod(document.json) ?? (keys.length === 1 ? (keys[0]?.key ?? null) : null);
}

function presume(id: string, said: Said): MethodAnswer {
  const key = decodeMultikey(fragmentOf(id) ?? '');
  return key ? { ok: true, key, presumed: said } : { ok: false, said };
}

function unusable(id: string): MethodAnswer {
  return { ok: false, said: ['key/unusable', { key: id }] };
}
