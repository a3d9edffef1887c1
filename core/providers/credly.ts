import type { Provider } from './provider.ts';

const UUID = '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})';
const HOST = '(?:www\\.|api\\.)?(?:credly|youracclaim)\\.com';
const ASSERTION = 'https://www.credly.com/api/v1/obi/v2/badge_assertions/$1';

/** Credly, and Acclaim that it was: one id for the page, the assertion (2.0) and the credential (3.0). */
export const CREDLY: Provider = {
  name: 'Credly',
  forms: [
    {
      // The last is the owner's own view, often published by mistake.
      pattern: new RegExp(
        `^${HOST}/(?:badges|embedded_badge|go|earner/earned/badge)/${UUID}(?:[/?]|$)`,
        'i',
      ),
      assertion: ASSERTION,
    },
    {
      pattern: new RegExp(`^${HOST}/(?:api/)?v1/obi/v2/badge_assertions/${UUID}$`, 'i'),
      assertion: ASSERTION,
    },
    {
      pattern: new RegExp(`^${HOST}/(?:api/)?v1/obi/v3/open_badge_credentials/${UUID}$`, 'i'),
      assertion: 'https://www.credly.com/api/v1/obi/v3/open_badge_credentials/$1',
    },
  ],
};

/** Credly until about 2019, before Acclaim took its name: the addresses are dead. */
export const CREDLY_CLASSIC: Provider = {
  name: 'Credly (before 2019)',
  forms: [
    { pattern: /^(?:www\.)?credly\.com\/(?:credit|recipients)\/\d+(?:[/?]|$)/i, assertion: null },
  ],
};
