import type { Provider } from './provider.ts';

const ID = '([A-Za-z0-9_-]{22})';

/**
 * Badgr of Concentric Sky, then Canvas Credentials, then Parchment Digital Badges: the address that people
 * see has the same path as that of the assertion, on another host. A query may hold the earner's e-mail
 * address (`identity__email`): it is never passed on.
 */
export const BADGR: Provider = {
  name: 'Canvas Badges (Badgr)',
  forms: [
    {
      pattern: new RegExp(
        `^(?:api\\.)?((?:eu|au|ca|sg)\\.)badgr\\.(?:io|com)/(?:public/)?assertions/${ID}(?:\\.json)?(?:[/?]|$)`,
        'i',
      ),
      assertion: `https://api.$1badgr.io/public/assertions/$2`,
    },
    {
      pattern: new RegExp(
        `^(?:(?:[a-z0-9-]+\\.)*badgr\\.(?:io|com))/(?:public/)?assertions/${ID}(?:\\.json)?(?:[/?]|$)`,
        'i',
      ),
      assertion: `https://api.badgr.io/public/assertions/$1`,
    },
    {
      pattern: new RegExp(
        `^(?:api\\.)?badges\\.parchment\\.com/public/assertions/${ID}(?:\\.json)?(?:[/?]|$)`,
        'i',
      ),
      assertion: `https://api.badges.parchment.com/public/assertions/$1`,
    },
  ],
};

/** The national platform of the Netherlands runs Badgr's software. */
export const EDUBADGES: Provider = {
  name: 'edubadges',
  forms: [
    {
      pattern: new RegExp(
        `^(?:www\\.|api\\.)?edubadges\\.nl/public/assertions/${ID}(?:\\.json)?(?:[/?]|$)`,
        'i',
      ),
      assertion: 'https://api.edubadges.nl/public/assertions/$1',
    },
  ],
};

/** Open Badges 3.0, from the same family of software. */
export const OPEN_EDUCATIONAL_BADGES: Provider = {
  name: 'Open Educational Badges',
  forms: [
    {
      pattern: new RegExp(
        `^(?:www\\.|api\\.)?openbadges\\.education/public/assertions/${ID}(?:[/?]|$)`,
        'i',
      ),
      assertion: 'https://api.openbadges.education/public/assertions/$1?v=3_0',
    },
  ],
};
