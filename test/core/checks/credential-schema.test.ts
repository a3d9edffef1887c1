import { beforeAll, expect, test } from 'vitest';
import {
  check,
  codesOf,
  credentialOf,
  type Doc,
  type Key,
  makeKey,
  signWith,
} from '../proof/issuing.ts';

const SCHEMA = 'https://issuer.example/schema.json';
let key: Key;
let did: string;

beforeAll(async () => {
  key = await makeKey('Ed25519');
  did = `did:key:${key.multikey}`;
});

async function outcome(id: string, documents: Doc) {
  const credentialSchema = [{ id, type: '1EdTechJsonSchemaValidator2019' }];
  const signed = await signWith(
    'eddsa-rdfc-2022',
    credentialOf(did, { credentialSchema }),
    key,
    did,
  );
  const report = await check(signed, documents);
  return { verdict: report.verdict, codes: codesOf(report), requests: report.requests.length };
}

test('a badge that keeps its own schema, and one that breaks it', async () => {
  const schema = (required: string[]) => ({
    $schema: 'https://json-schema.org/draft/2019-09/schema',
    type: 'object',
    required,
  });
  const kept = await outcome(SCHEMA, { [SCHEMA]: schema(['issuer']) });
  expect([kept.verdict, kept.codes.includes('schema/satisfied')]).toEqual(['unconfirmed', true]);
  const broken = await outcome(SCHEMA, { [SCHEMA]: schema(['grade']) });
  expect([broken.verdict, broken.codes.includes('schema/violated')]).toEqual(['malformed', true]);
});

test('a schema that is not to be had, or asks for unbounded work, says nothing', async () => {
  for (const documents of [
    {},
    { [SCHEMA]: { pattern: '(a+)+$' } },
    { [SCHEMA]: '<!doctype html>' },
  ]) {
    const { verdict, codes } = await outcome(SCHEMA, documents);
    expect([verdict, codes.includes('schema/unchecked')]).toEqual(['unconfirmed', true]);
  }
});

test('the standard’s own schemas are not asked for', async () => {
  const own =
    'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';
  expect(await outcome(own, {})).toMatchObject({ verdict: 'unconfirmed', requests: 0 });
});
