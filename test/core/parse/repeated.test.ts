import { expect, test } from 'vitest';
import { verify } from '../../../core/index.ts';

const fetch = () => Promise.reject(new TypeError('fetch failed'));
const OB2 = '"@context":"https://w3id.org/openbadges/v2","type":"Assertion"';
const OB3 = '"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"]';
const jws = (payload: string) =>
  ['{"alg":"ES256"}', payload, 'x']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

test.each([
  ['a credential', `{${OB3},"issuer":"urn:a","issuer":"urn:b"}`, 'structure/repeated-member'],
  ['deep inside', `{${OB3},"x":{"a":1,"\\u0061":2}}`, 'structure/repeated-member'],
  ['a signed assertion', jws(`{${OB2},"badge":1,"badge":2}`), 'structure/repeated-member'],
  ['a copy of a hosted one', `{${OB2},"badge":1,"badge":2}`, 'input/repeated-member'],
])('%s that names a member twice: what is signed has one reading', async (_, text, code) => {
  const report = await verify(text, { fetch, wait: async () => undefined });
  const codes = report.findings.map((finding) => finding.code);
  expect(codes).toContain(code);
  expect(report.verdict).not.toBe('verified');
});

test('the same name in two objects is no repetition', async () => {
  const report = await verify(`{${OB3},"a":{"id":"urn:a"},"b":{"id":"urn:b"}}`, { fetch });
  expect(report.findings.map(({ code }) => code)).not.toContain('structure/repeated-member');
});
