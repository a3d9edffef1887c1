import { describe, expect, test } from 'vitest';
import { noPollution } from '../../fuzz/target.ts';
import { check, credentialOf, type Doc, makeKey, signWith } from './issuing.ts';

/** Names that mean something to every object of JavaScript. */
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'];

/** Where a badge may put a name. */
const PLACES: Readonly<Record<string, (name: string, credential: Doc) => Doc>> = {
  'the id of the credential': (name, credential) => ({ ...credential, id: name }),
  'the id of the subject': (name, credential) => ({
    ...credential,
    credentialSubject: { ...(credential.credentialSubject as Doc), id: name },
  }),
  'the id of an identifier': (name, credential) => ({
    ...credential,
    credentialSubject: {
      ...(credential.credentialSubject as Doc),
      identifier: [{ id: name, type: 'IdentityObject', hashed: true, identityHash: 'polluted' }],
    },
  }),
  'the id of evidence': (name, credential) => ({
    ...credential,
    evidence: [{ id: name, type: ['Evidence'], name: 'polluted' }],
  }),
  'a type': (name, credential) => ({
    ...credential,
    evidence: [{ type: ['Evidence', name], name: 'polluted' }],
  }),
  'a member': (name, credential) =>
    JSON.parse(JSON.stringify(credential).replace('{', `{${JSON.stringify(name)}:{"polluted":1},`)),
  'a term of a context': (name, credential) =>
    JSON.parse(
      JSON.stringify({
        ...credential,
        '@context': [...(credential['@context'] as string[]), { term: 'https://e.example/t' }],
      }).replaceAll('"term"', JSON.stringify(name)),
    ),
};

describe('what a badge names like a part of JavaScript reaches nothing beyond it', () => {
  test.each(Object.keys(PLACES))('%s', async (place) => {
    const key = await makeKey('Ed25519');
    const did = `did:key:${key.multikey}`;
    const { proof } = await signWith('eddsa-rdfc-2022', credentialOf(did), key, did);
    for (const name of NAMES) {
      const hostile = PLACES[place]?.(name, { ...credentialOf(did), proof });
      const report = await check(hostile ?? {});
      expect(noPollution).not.toThrow();
      // A term that nothing uses adds no statement to what was signed.
      const isUnused = place === 'a term of a context' && name !== '__proto__';
      expect(report.verdict).toMatch(
        isUnused ? /^(unconfirmed|malformed)$/ : /^(altered|malformed)$/,
      );
      expect(report.findings.map(({ code }) => code)).not.toContain('input/interrupted');
    }
  });
});
