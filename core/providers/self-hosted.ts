import type { Provider } from './provider.ts';

/** WordPress with BadgeOS or WPBadger, Tsugi, and BadgeKit: on any host, the address is the assertion. */
export const SELF_HOSTED: readonly Provider[] = [
  {
    name: 'BadgeOS',
    anyHost: true,
    forms: [
      {
        pattern: /^([^?#]+\/assertion-page\/)\?(bg=\d+&eid=\d+&uid=\d+)$/i,
        assertion: 'https://$1?$2',
      },
    ],
  },
  {
    name: 'WPBadger',
    anyHost: true,
    forms: [
      {
        pattern: /^([^?#]+\/)\?award=(\d+)(?:&json=1)?$/i,
        assertion: 'https://$1?award=$2&json=1',
      },
    ],
  },
  {
    name: 'Tsugi',
    anyHost: true,
    forms: [
      {
        pattern: /^([^?#]+\/badges\/assert\.php)\?id=([\w-]{6,128})$/i,
        assertion: 'https://$1?id=$2',
      },
    ],
  },
  {
    name: 'BadgeKit',
    anyHost: true,
    forms: [
      {
        pattern: /^([^?#]+\/public\/assertions\/[0-9a-f]{40})$/i,
        assertion: 'https://$1',
      },
    ],
  },
];
