import type { JsonObject } from '../badge.ts';

/**
 * The terms of CLR 2.0, which no package ships: the same definitions as 1EdTech publishes, held against the
 * digests of the published texts in test/core/proof/contexts.test.ts.
 * https://purl.imsglobal.org/spec/clr/v2p0/
 */
const CLR = 'https://purl.imsglobal.org/spec/vc/clr/vocab.html#';
const NODE = { id: '@id', type: '@type' };
const ANY_URI = 'xsd:anyURI';

const setOf = (term: string, type: string): JsonObject => ({
  '@id': CLR + term,
  '@type': type,
  '@container': '@set',
});

function clrContext(
  openBadges: string,
  credentialTerms: JsonObject,
  subjectTerms: JsonObject,
): JsonObject {
  return {
    '@context': {
      ...NODE,
      ClrCredential: { '@id': `${CLR}ClrCredential`, '@context': { ...NODE, ...credentialTerms } },
      ClrSubject: {
        '@id': `${CLR}ClrSubject`,
        '@context': {
          ...NODE,
          cred: 'https://www.w3.org/2018/credentials#',
          obi: openBadges,
          achievement: setOf('achievement', 'obi:Achievement'),
          association: setOf('association', `${CLR}Association`),
          verifiableCredential: setOf('verifiableCredential', 'cred:verifiableCredential'),
          ...subjectTerms,
        },
      },
      Association: {
        '@id': `${CLR}Association`,
        '@context': {
          associationType: { '@id': `${CLR}AssociationType` },
          sourceId: { '@id': `${CLR}sourceId`, '@type': ANY_URI },
          targetId: { '@id': `${CLR}targetId`, '@type': ANY_URI },
        },
      },
    },
  };
}

export const clr200 = clrContext('https://purl.imsglobal.org/spec/ob/v3p0/vocab.html#', {}, {});

export const clr201 = clrContext(
  'https://purl.imsglobal.org/spec/vc/ob/vocab.html#',
  { partial: { '@id': `${CLR}partial`, '@type': 'xsd:boolean' } },
  { identifier: setOf('identifier-1', 'obi:Identifier') },
);
