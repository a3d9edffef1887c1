import type { Provider } from './provider.ts';

/** Platforms whose pages are known, and do not tell where the assertion is. */
export const RECOGNISED: readonly Provider[] = [
  {
    name: 'Virtualbadge',
    forms: [
      {
        pattern: /^(?:www\.)?virtualbadge\.io\/certificate-validator\?credential=[\w-]{6,80}$/i,
        assertion: null,
      },
    ],
  },
  {
    name: 'Badgecraft',
    forms: [
      {
        pattern: /^(?:www\.)?badgecraft\.eu\/(?:[a-z]{2}\/)?user-badges\/[0-9a-f-]{36}(?:[/?#]|$)/i,
        assertion: null,
      },
    ],
  },
  {
    name: 'Mozilla Backpack',
    forms: [
      {
        pattern: /^backpack\.openbadges\.org\/share\/[0-9a-f]{32,64}(?:[/?#]|$)/i,
        assertion: null,
      },
    ],
  },
  {
    name: 'Badge List',
    forms: [
      {
        pattern: /^(?:www\.)?badgelist\.com\/[\w-]+\/[\w-]+\/u\/[\w-]+(?:[/?#]|$)/i,
        assertion: null,
      },
    ],
  },
  {
    name: 'Sertifier',
    forms: [
      {
        pattern: /^verified\.sertifier\.com\/[a-z-]{2,5}\/verify\/\d{14}(?:[/?#]|$)/i,
        assertion: null,
      },
    ],
  },
];
