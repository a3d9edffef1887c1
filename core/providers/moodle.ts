import type { Provider } from './provider.ts';

/** Moodle and Totara, on any host and in any folder: the page of an award names it by a hash. */
export const MOODLE: Provider = {
  name: 'Moodle',
  anyHost: true,
  forms: [
    {
      pattern: /^([^/?#]+(?:\/[^?#]*)?)\/badges\/badge\.php\?hash=([0-9a-f]{40})$/i,
      assertion: 'https://$1/badges/assertion.php?b=$2&obversion=2',
    },
    {
      pattern:
        /^([^/?#]+(?:\/[^?#]*)?)\/badges\/assertion\.php\?b=([0-9a-f]{40})(?:&obversion=2)?$/i,
      assertion: 'https://$1/badges/assertion.php?b=$2&obversion=2',
    },
  ],
};
