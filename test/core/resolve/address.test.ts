import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAddress, isHttpUrl } from '../../../core/resolve/address.ts';

describe('checkAddress', () => {
  test.each([
    'https://www.credly.com/api/v1/obi/v2/badge_assertions/1',
    'http://example.org/assertion',
    'https://example.org:8443/a?b=c#d',
    'https://xn--bcher-kva.example/a',
    'https://example.org./a',
  ])('lets %s pass', (address) => {
    expect(checkAddress(address)).toMatchObject({ ok: true });
  });

  test.each([
    ['not a url', 'not-a-url'],
    ['/relative', 'not-a-url'],
    ['https://', 'not-a-url'],
    ['ftp://example.org/a', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['data:application/json,{}', 'scheme'],
    ['https://user:secret@example.org/', 'credentials'],
    ['https://example.org:25/', 'port'],
    ['http://example.org:6667/', 'port'],
    ['http://127.0.0.1/', 'ip-address'],
    ['http://2130706433/', 'ip-address'],
    ['http://0x7f.1/', 'ip-address'],
    ['http://0177.0.0.1/', 'ip-address'],
    ['http://127.1/', 'ip-address'],
    ['http://１２７.0.0.1/', 'ip-address'],
    ['http://[::1]/', 'ip-address'],
    ['http://[::ffff:10.0.0.1]/', 'ip-address'],
    ['http://169.254.169.254/latest/meta-data', 'ip-address'],
    ['http://8.8.8.8/', 'ip-address'],
    ['http://localhost/', 'private-host'],
    ['http://LOCALHOST./', 'private-host'],
    ['http://app.localhost/', 'private-host'],
    ['http://router/', 'private-host'],
    ['http://printer.local/', 'private-host'],
    ['http://wiki.internal/', 'private-host'],
    ['http://nas.home.arpa/', 'private-host'],
    ['http://nas.lan./', 'private-host'],
  ])('refuses %s: %s', (address, reason) => {
    expect(checkAddress(address)).toEqual({ ok: false, reason });
  });

  test.each([
    ['http://campus.localhost:8080/a', 'http://profile.localhost:8080/me', true],
    ['http://localhost:3000/a', 'http://localhost:3000/', true],
    ['http://wiki.internal/a', 'https://wiki.internal/page', true],
    ['http://10.0.0.5/a', 'http://10.0.0.5/page', true],
    ['http://10.0.0.6/a', 'http://10.0.0.5/page', false],
    ['http://wiki.internal/a', 'https://other.internal/page', false],
    ['http://localhost/a', 'https://evil.example/', false],
    ['http://localhost/a', 'https://localhost.evil.example/', false],
    ['http://router/a', 'about:blank', false],
    ['http://router/a', 'file://router/page.html', false],
    ['http://127.0.0.1/a', 'http://localhost/', false],
  ])(
    'a private host may be asked only for a badge found on that same host: %s from %s → %s',
    (address, foundOn, ok) => {
      expect(checkAddress(address, foundOn).ok).toBe(ok);
    },
  );

  test('never throws, and what passes is http or https', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), fc.string(), (address, foundOn) => {
        const check = checkAddress(address, foundOn);
        if (check.ok) expect(check.url.protocol).toMatch(/^https?:$/);
      }),
      { numRuns: 2000 },
    );
  });
});

test.each([
  ['https://a.b/c', true],
  ['HTTP://a.b', true],
  ['http://', false],
  ['https:a', false],
  ['urn:uuid:1', false],
  [undefined, false],
  [{}, false],
])('isHttpUrl(%s) is %s', (value, is) => {
  expect(isHttpUrl(value)).toBe(is);
});
