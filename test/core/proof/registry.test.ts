import { beforeAll, describe, expect, test } from 'vitest';
import { DCC_REGISTRIES } from '../../../core/index.ts';
import type { IssuerRegistry } from '../../../core/options.ts';
import {
  check,
  codesOf,
  credentialOf,
  type Doc,
  type JwtKey,
  type Key,
  makeJwtKey,
  makeKey,
  NOW,
  signJwt,
  signWith,
} from './issuing.ts';

let key: Key;
let did: string;
let signed: Doc;

beforeAll(async () => {
  key = await makeKey('Ed25519');
  did = `did:key:${key.multikey}`;
  signed = await signWith('eddsa-rdfc-2022', credentialOf(did), key, did);
});

async function ask(registry: IssuerRegistry, documents: Doc) {
  const report = await check(signed, documents, { registries: [registry] });
  return [
    report.verdict,
    report.questions.issuer.anchor?.name,
    codesOf(report).includes('issuer/in-sandbox'),
  ];
}
const unknown = () => ['unconfirmed', did, false];

describe('a registry of the DCC', () => {
  const url = 'https://registry.example/registry.json';
  const registry: IssuerRegistry = { name: 'Registry', kind: 'dcc', url };

  test('confirms an issuer that stands in it', async () => {
    const known = { registry: { [did]: { name: 'Issuer' } } };
    expect(await ask(registry, { [url]: known })).toEqual(['verified', 'Registry', false]);
  });

  test('confirms nobody else, and says nothing where it does not answer', async () => {
    for (const document of [
      { registry: { 'did:key:z6Mk': {} } },
      { registry: [did] },
      { registry: { [did]: true } },
      {},
      'not json',
    ]) {
      expect(await ask(registry, { [url]: document })).toEqual(unknown());
    }
    expect(await ask(registry, {})).toEqual(unknown());
  });

  test('for trying things out never looks like trust', async () => {
    const known = { registry: { [did]: { name: 'Issuer' } } };
    expect(await ask({ ...registry, sandbox: true }, { [url]: known })).toEqual([
      'unconfirmed',
      did,
      true,
    ]);
  });

  test('is asked only about a proven issuer, and only where it is permitted', async () => {
    const options = { registries: [registry] };
    const altered = await check({ ...signed, name: 'x' }, {}, options);
    expect(altered.requests).toEqual([]);
    const forbidden = await check(signed, {}, { ...options, permit: () => false });
    expect(forbidden.requests.map(({ purpose, result }) => [purpose, result])).toEqual([
      ['trust-list', 'not-permitted'],
    ]);
    expect((await check(signed)).requests).toEqual([]);
  });
});

describe('an OpenID Federation', () => {
  const anchor = 'https://federation.example';
  const url = `${anchor}/.well-known/openid-federation`;
  const registry: IssuerRegistry = { name: 'Federation', kind: 'openid-federation', url };
  const fetchAddress = () => `${anchor}/fetch?sub=${encodeURIComponent(did)}`;
  const seconds = Math.floor(NOW.getTime() / 1000);
  const inForce = { iat: seconds - 60, exp: seconds + 60 };
  let own: JwtKey;
  let other: JwtKey;

  beforeAll(async () => {
    own = await makeJwtKey('ES256');
    other = await makeJwtKey('ES256');
  });

  async function documents({
    anchorKey = own,
    statementKey = own,
    anchorClaims = {},
    claims = {},
  }: {
    anchorKey?: JwtKey;
    statementKey?: JwtKey;
    anchorClaims?: Doc;
    claims?: Doc;
  } = {}): Promise<Doc> {
    const configuration = {
      iss: anchor,
      sub: anchor,
      ...inForce,
      jwks: { keys: [own.jwk] },
      metadata: { federation_entity: { federation_fetch_endpoint: `${anchor}/fetch` } },
      ...anchorClaims,
    };
    const statement = { iss: anchor, sub: did, ...inForce, ...claims };
    return {
      [url]: await signJwt(configuration, anchorKey),
      [fetchAddress()]: await signJwt(statement, statementKey),
    };
  }

  test('confirms an issuer by a statement that its trust anchor signed', async () => {
    expect(await ask(registry, await documents())).toEqual(['verified', 'Federation', false]);
  });

  test('confirms nothing by statements that are not', async () => {
    const seen = [];
    for (const options of [
      { anchorKey: other },
      { statementKey: other },
      { anchorClaims: { iss: 'https://evil.example', sub: 'https://evil.example' } },
      { anchorClaims: { exp: seconds - 1 } },
      { anchorClaims: { metadata: {} } },
      { anchorClaims: { jwks: { keys: [] } } },
      { claims: { sub: 'did:key:z6Mk' } },
      { claims: { iss: 'https://evil.example' } },
      { claims: { exp: seconds - 1 } },
      { claims: { exp: undefined } },
      { claims: { iat: seconds + 3600 } },
    ]) {
      seen.push(await ask(registry, await documents(options)));
    }
    expect(seen).toEqual(seen.map(unknown));
    const { [url]: configuration } = await documents();
    expect(await ask(registry, { [url]: configuration })).toEqual(unknown());
  });
});

test('of the known registries, those for trying things out are marked', () => {
  const named = DCC_REGISTRIES.filter(({ name, url }) => /sandbox|test/i.test(name + url));
  expect(named.length).toBeGreaterThan(0);
  expect(named.every(({ sandbox }) => sandbox)).toBe(true);
});
