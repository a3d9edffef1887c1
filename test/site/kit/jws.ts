import { type KeyObject, sign } from 'node:crypto';
import type { Document } from './award.ts';

/** RFC 7515 compact serialisation. */
export function compactJws(payload: unknown, key: KeyObject, header: Document = {}): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ alg: 'RS256', ...header })}.${encode(payload)}`;
  const algorithm = key.asymmetricKeyType === 'ed25519' ? null : 'sha256';
  return `${signed}.${sign(algorithm, Buffer.from(signed), key).toString('base64url')}`;
}

/** The same JWS around another payload: its signature no longer fits. */
export function swapPayload(jws: string, change: (payload: Document) => Document): string {
  const [header = '', payload = '', signature = ''] = jws.split('.');
  const document: Document = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const changed = Buffer.from(JSON.stringify(change(document))).toString('base64url');
  return [header, changed, signature].join('.');
}
