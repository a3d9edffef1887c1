import type { Provider } from './provider.ts';

/** Open Badge Factory, and CanCred, which is the same software on another host. */
export const OPEN_BADGE_FACTORY: Provider = {
  name: 'Open Badge Factory',
  forms: [
    {
      pattern:
        /^(openbadgefactory\.com|factory\.cancred\.ca)\/v1\/assertion\/([0-9a-f]{40})(?:\.json|\.html)?$/i,
      assertion: 'https://$1/v1/assertion/$2.json',
    },
    {
      pattern:
        /^(openbadgefactory\.com|factory\.cancred\.ca)\/obv3\/credentials\/([0-9a-f]{40})(?:\.json|\.html)?$/i,
      assertion: 'https://$1/obv3/credentials/$2',
    },
  ],
};

/** Where earners of such badges show them. The page does not tell where the assertion is. */
export const OPEN_BADGE_PASSPORT: Provider = {
  name: 'Open Badge Passport',
  forms: [
    {
      pattern:
        /^(?:www\.)?(?:openbadgepassport\.com|passport\.cancred\.ca)\/app\/badge\/info\/\d+(?:\/[a-z/]*)?(?:[?#]|$)/i,
      assertion: null,
    },
  ],
};
