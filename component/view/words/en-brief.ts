import type { BriefLanguage } from './language.ts';

/** English: what a chip needs. */
export const BRIEF_EN: BriefLanguage = {
  code: 'en',
  direction: 'ltr',

  chips: {
    altered: 'Altered',
    disowned: 'Not confirmed by issuer',
    revoked: 'Revoked',
    'not-theirs': "Other person's",
    malformed: 'Breaks the standard',
    suspended: 'Suspended',
    expired: 'Expired',
    'not-yet-valid': 'Not valid yet',
    unchecked: "Couldn't check",
    uncheckable: 'Badge data, unsigned',
    unconfirmed: 'Genuine, issuer unconfirmed',
    verified: 'Verified',
    'other-picture': 'Other picture',
    none: 'No badge data',
    idle: 'Not checked',
    checking: 'Checking…',
  },

  labels: {
    otherPicture: "The picture shown is not the issuer's",
    again: 'Check again',
    check: 'Check this badge',
    noBadges: 'There are no badges here.',
  },
};
