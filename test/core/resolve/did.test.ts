import { expect, test } from 'vitest';
import { addressOfDidWeb, didMethodOf, keyOfDid } from '../../../core/resolve/did.ts';
import { readJwk } from '../../../core/resolve/jwk.ts';
import { decodeMultikey, nameOfKey } from '../../../core/resolve/multikey.ts';
import { didJwk, makeKey } from '../proof/issuing.ts';

test.each([
  ['did:web:example.com', 'https://example.com/.well-known/did.json'],
  ['did:web:example.com:user:alice', 'https://example.com/user/alice/did.json'],
  ['did:web:example.com%3A3000:user:alice', 'https://example.com:3000/user/alice/did.json'],
  ['did:web:example.com%3a3000', 'https://example.com:3000/.well-known/did.json'],
  ['did:web:example.com:a%20b', 'https://example.com/a%20b/did.json'],
  [
    'did:web:www.credly.com:api:v1:obi:v3:issuers:1a2b',
    'https://www.credly.com/api/v1/obi/v3/issuers/1a2b/did.json',
  ],
  ['did:web:demo.localhost%3A8080', 'http://demo.localhost:8080/.well-known/did.json'],
  ['did:web:localhost%3A8080', 'http://localhost:8080/.well-known/did.json'],
])('%s is at %s', (did, address) => {
  expect(addressOfDidWeb(did)).toBe(address);
});

test.each([
  'did:web:',
  'did:web:example.com:',
  'did:web:example.com::x',
  'did:web:example.com:..:x',
  'did:web:example.com:%2e%2e:x',
  'did:web:example.com:a%2Fb',
  'did:web:example.com:a%3Fb',
  'did:web:example.com%2Fpath',
  'did:web:user%40example.com',
  'did:web:example.com:%zz',
  'did:web:exa mple.com',
])('%s names no document', (did) => {
  expect(addressOfDidWeb(did)).toBeNull();
});

test('a did:key is its key, in both forms', async () => {
  for (const kind of ['Ed25519', 'P-256', 'P-384'] as const) {
    const { multikey, jwk } = await makeKey(kind);
    const names = [`did:key:${multikey}`, `did:key:${multikey}#${multikey}`].map((did) => {
      const key = keyOfDid(did);
      return key && nameOfKey(key);
    });
    const expected = readJwk({ ...jwk });
    expect(names).toEqual([expected && nameOfKey(expected), expected && nameOfKey(expected)]);
    expect(keyOfDid(`did:key:${multikey}#${multikey}x`)).toBeNull();
    expect(keyOfDid(`did:key:${multikey}#0`)).toBeNull();
  }
});

test('a did:jwk is its key', async () => {
  const { jwk } = await makeKey('P-256');
  expect(keyOfDid(`${didJwk(jwk)}#0`)?.jwk).toEqual(jwk);
  expect(keyOfDid(didJwk({ kty: 'oct', k: 'AAAA' }))).toBeNull();
  expect(keyOfDid('did:jwk:!!!')).toBeNull();
  expect(keyOfDid(`${didJwk(jwk)}#1`)).toBeNull();
});

test.each([
  // https://w3c-ccg.github.io/did-key-spec/ test vectors: x and y from the published JWKs
  [
    'zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169',
    'P-256',
    {
      x: 'fyNYMN0976ci7xqiSdag3buk-ZCwgXU4kz9XNkBlNUI',
      y: 'hW2ojTNfH7Jbi8--CJUo3OCbH3y5n91g-IMA9MLMbTU',
    },
  ],
])('the point of %s is decompressed', (multikey, kind, point) => {
  expect(decodeMultikey(multikey)).toMatchObject({ kind, jwk: point });
});

test.each([
  '',
  'z',
  'z6Mk',
  'zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme',
  `z${'1'.repeat(500)}`,
  'f00',
  'z6Mkx!',
])('%s is no key that is known', (multikey) => {
  expect(decodeMultikey(multikey)).toBeNull();
});

test('methods', () => {
  expect(didMethodOf('did:web:a')).toBe('web');
  expect(didMethodOf('https://a.example')).toBeNull();
  expect(didMethodOf('did:')).toBeNull();
});
