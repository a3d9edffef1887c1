import type { Provider } from './provider.ts';

const UUID = '([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})';

/** Accredible: every brand has a host of its own below credential.net. */
export const ACCREDIBLE: Provider = {
  name: 'Accredible',
  forms: [
    {
      pattern: new RegExp(`^(?:[a-z0-9-]+\\.)?credential\\.net/(?:embed/)?${UUID}(?:[/?#]|$)`, 'i'),
      assertion: 'https://api.accredible.com/v1/obi/badge_assertions/$1',
    },
    {
      pattern: new RegExp(`^api\\.accredible\\.com/v1/obi/badge_assertions/${UUID}$`, 'i'),
      assertion: 'https://api.accredible.com/v1/obi/badge_assertions/$1',
    },
    {
      pattern: /^(?:[a-z0-9-]+\.)?credential\.net\/\d{5,12}(?:[/?#]|$)/i,
      assertion: null,
    },
  ],
};
