import { expect, test } from 'vitest';
import { agreementOf } from '../../../extension/content/agreement.ts';
import { linkTo } from '../../../extension/content/links.ts';

const UUID = '6821e049-db65-4532-b28b-351f3e967e31';
const CREDLY = `https://www.credly.com/badges/${UUID}`;

test.each([
  [CREDLY, CREDLY],
  [`https://www.linkedin.com/redir/redirect?url=${encodeURIComponent(CREDLY)}&x=1`, CREDLY],
  [`https://badgecheck.io/?url=${encodeURIComponent(CREDLY)}`, CREDLY],
  ['https://me.example/files/badge.json?v=2', 'https://me.example/files/badge.json?v=2'],
  ['https://me.example/token.jws', 'https://me.example/token.jws'],
])('%s may lead to a badge', (address, end) => {
  expect(linkTo(address)).toBe(end);
});

test.each([
  'https://me.example/data.json',
  'https://me.example/photo.png',
  'https://example.org/about',
  'javascript:alert("badge")',
  'mailto:badge@example.org',
  `https://example.org/badge?${'x'.repeat(3000)}`,
  '',
])('%.60s does not', (address) => {
  expect(linkTo(address)).toBe('');
});

test('a file may be named by the text of its link alone', () => {
  expect(linkTo('https://me.example/1.json', 'My certificate')).toBe('https://me.example/1.json');
});

test('an element on the page is contradicted only where both could tell', () => {
  expect(agreementOf('verified', 'verified')).toBe('confirmed');
  expect(agreementOf('verified', 'revoked')).toBe('contradicted');
  expect(agreementOf('verified', 'uncheckable')).toBe('contradicted');
  for (const claimed of [null, '', 'idle', 'checking', 'unchecked']) {
    expect(agreementOf(claimed, 'verified')).toBeNull();
  }
  expect(agreementOf('verified', 'unchecked')).toBeNull();
});
