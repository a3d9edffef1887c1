import { expect, test } from 'vitest';
import {
  DEFAULT_SETTINGS,
  drawnInto,
  EVERY_SITE,
  hostPattern,
  isPattern,
  matchesOf,
  readSettings,
  siteName,
  siteOf,
  withDrawn,
  withoutSite,
  withSite,
} from '../../extension/settings.ts';

const SITE = 'https://*.example.com/*';

test('nothing runs by itself until the reader chooses', () => {
  expect(matchesOf(DEFAULT_SETTINGS)).toEqual([]);
  for (const stored of [undefined, null, 7, 'everywhere', {}, { mode: 'always', sites: [] }]) {
    expect(matchesOf(readSettings(stored))).toEqual([]);
  }
});

test('each mode runs where it says', () => {
  expect(matchesOf({ mode: 'everywhere', sites: [SITE] })).toEqual(EVERY_SITE);
  expect(matchesOf({ mode: 'sites', sites: [SITE] })).toEqual([SITE]);
  expect(matchesOf({ mode: 'sites', sites: [] })).toEqual([]);
  expect(matchesOf({ mode: 'click', sites: [SITE] })).toEqual([]);
});

test('what was stored is read again', () => {
  const settings = { mode: 'sites', sites: [SITE], quiet: ['example.org'] } as const;
  expect(readSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
});

test('a site is added once, and removed', () => {
  const one = withSite(withSite(DEFAULT_SETTINGS, SITE), SITE);
  expect(one).toEqual({ mode: 'sites', sites: [SITE], quiet: [] });
  expect(withoutSite(one, SITE)).toEqual({ mode: 'sites', sites: [], quiet: [] });
});

test('what a version without quiet sites stored is read too', () => {
  expect(readSettings({ mode: 'sites', sites: [SITE] })).toEqual({
    mode: 'sites',
    sites: [SITE],
    quiet: [],
  });
});

test('nothing is drawn into a quiet site and all below it, and never into LinkedIn', () => {
  const quiet = withDrawn(DEFAULT_SETTINGS, 'example.com', false);
  expect(drawnInto(quiet, 'example.com')).toBe('no');
  expect(drawnInto(quiet, 'www.example.com')).toBe('no');
  expect(drawnInto(quiet, 'notexample.com')).toBe('yes');
  expect(drawnInto(withDrawn(quiet, 'example.com', true), 'example.com')).toBe('yes');
  expect(withDrawn(quiet, 'example.com', false)).toEqual(quiet);
  const asked = withDrawn(DEFAULT_SETTINGS, 'linkedin.com', true);
  expect(drawnInto(asked, 'www.linkedin.com')).toBe('never');
});

test.each([
  ['example.com', 'https://*.example.com/*'],
  [' www.example.com ', 'https://*.example.com/*'],
  ['https://www.example.com/in/someone?x=1', 'https://*.example.com/*'],
  ['http://example.com:8080/a', 'http://*.example.com/*'],
  ['EXAMPLE.com.', 'https://*.example.com/*'],
  ['bücher.example', 'https://*.xn--bcher-kva.example/*'],
  ['http://localhost:3000', 'http://localhost/*'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1/*'],
])('%s is the site %s', (typed, site) => {
  expect(siteOf(typed)).toBe(site);
  expect(isPattern(site)).toBe(true);
});

test.each([
  '',
  '   ',
  '*',
  '*.com',
  'https://*/*',
  'file:///etc',
  'javascript:alert(1)',
  'a b',
  'a%20b',
  'a..b',
  '.',
  '[::1]',
])('%j is no site', (typed) => {
  expect(siteOf(typed)).toBeNull();
});

test.each(['https://*/*', 'http://*/*', '*://*/*', '<all_urls>', 'https://a.example/path'])(
  '%j is not the pattern of one site',
  (pattern) => {
    expect(isPattern(pattern)).toBe(false);
  },
);

test('the pattern of a host has its scheme and no port', () => {
  expect(hostPattern('http://a.localhost:8080/x.png')).toBe('http://a.localhost/*');
  expect(hostPattern('https://api.badgr.io/public/assertions/1')).toBe('https://api.badgr.io/*');
  for (const address of ['', 'data:image/png;base64,', 'http://[::1]/', 'urn:uuid:1']) {
    expect(hostPattern(address)).toBeNull();
  }
});

test('a pattern is named by its host', () => {
  expect(siteName(SITE)).toBe('example.com');
  expect(siteName('http://localhost/*')).toBe('localhost');
});
