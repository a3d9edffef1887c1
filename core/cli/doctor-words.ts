import type { AdviceCode } from './doctor.ts';

/** What is the matter, and what its earner can do about it. `about`: a host, a date or a count, or ''. */
export interface Prescription {
  readonly problem: (about: string) => string;
  readonly fix: (about: string) => string;
}

export const PRESCRIPTIONS: Readonly<Record<AdviceCode, Prescription>> = {
  'no-data': {
    problem: () => 'There is no badge data in it.',
    fix: () =>
      'Many sites remove it when they resize pictures. Put the original file, as you got it, on a host that leaves files alone, or link to the badge.',
  },
  'not-good': {
    problem: () => 'Visitors will not see it as verified.',
    fix: () => 'Ask the issuer for a new or a corrected badge.',
  },
  unchecked: {
    problem: () => 'It could not be checked.',
    fix: () => 'Try again later. If it stays so, tell the issuer that its site does not answer.',
  },
  'private-address': {
    problem: (host) => `${host} is no address that everybody can ask.`,
    fix: () =>
      'Ask the issuer for a badge whose addresses are public. This one fails for every visitor.',
  },
  'address-published': {
    problem: () => 'Your e-mail address stands in it, readable for everyone.',
    fix: () => 'Ask the issuer for a badge with a hashed recipient (sha256 with a salt).',
  },
  'no-cors': {
    problem: (host) => `${host} lets no page of another site read its answers.`,
    fix: (host) =>
      `Ask ${host} to send “Access-Control-Allow-Origin: *”. Until then your page shows “Couldn't check”: put the credential inside the element, or run a relay (the attribute proxy).`,
  },
  'plain-http': {
    problem: (host) => `${host} is asked without encryption.`,
    fix: (host) => `A page with https may not ask it. Ask ${host} to answer by https.`,
  },
  'expires-soon': {
    problem: (date) => `It expires on ${date.slice(0, 10)}.`,
    fix: () => 'Ask the issuer for a renewed badge now.',
  },
  'old-baking': {
    problem: () => 'Its data is stored in the picture in an old or unusual way.',
    fix: () => 'Download the badge from its issuer again: some software may not find the data.',
  },
  'other-picture': {
    problem: () => 'The picture is not the one that the issuer published.',
    fix: () => 'Use the picture as you got it from the issuer.',
  },
  'page/no-badges': {
    problem: () => 'There is no picture and no <open-badge> in this page.',
    fix: () => 'If a script draws them, name the pictures themselves.',
  },
  'page/no-fallback': {
    problem: (count) => `Nothing stands inside of <open-badge> (${count}).`,
    fix: () =>
      'Put a link with the picture inside: search engines and readers without scripts see that.',
  },
  'page/no-script': {
    problem: () => 'The page has <open-badge>, and no script that defines it.',
    fix: () => 'Add <script type="module" src="open-badge/define.js"></script>.',
  },
  'page/address-in-markup': {
    problem: () => 'An e-mail address stands in the source of the page.',
    fix: () => 'Use recipient-hash and recipient-salt instead.',
  },
};

export const DOCTOR = {
  healthy: 'Nothing is the matter with it.',
  fix: 'What to do:',
} as const;
