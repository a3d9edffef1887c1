import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkAddress,
  isHttpUrl,
  isPlainHttp,
  isRelatedHost,
} from '../../../core/resolve/address.ts';

describe('checkAddress', () => {
  test.each([
    'https://www.credly.com/api/v1/obi/v2/badge_assertions/1',
    'http://example.org/assertion',
    'https://example.org:8443/a?b=c#d',
    'https://xn--bcher-kva.example/a',
    'https://example.org./a',
    'https://localhost.example.org/a',
    'https://mylocal.org/',
    'https://10.0.0.1.example.org/',
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
    ['http://fritz.box/', 'private-host'],
    ['http://localhost../', 'private-host'],
    ['http://%6c%6f%63alhost/', 'private-host'],
    ['http://ⓛocalhost/', 'private-host'],
    ['http://localhost\t/', 'private-host'],
    ['http:\\\\localhost\\', 'private-host'],
    ['http:///localhost/', 'private-host'],
    ['http://example.org@localhost/', 'credentials'],
    ['http://@localhost/', 'private-host'],
    ['http://localhost#.example.org/', 'private-host'],
    ['http://localhost\\.example.org/', 'private-host'],
    ['http://1.0.0.127.in-addr.arpa/', 'private-host'],
    ['http://abcdef.onion/', 'private-host'],
    ['http://0/', 'ip-address'],
    ['http://0.0.0.0/', 'ip-address'],
    ['http://127.0.0.1./', 'ip-address'],
    ['http://0x7f000001/', 'ip-address'],
    ['http://017700000001/', 'ip-address'],
    ['http://127。0。0。1/', 'ip-address'],
    ['http://①②⑦.⓪.⓪.①/', 'ip-address'],
    ['http://%31%32%37.0.0.1/', 'ip-address'],
    ['http://[::]/', 'ip-address'],
    ['http://[::127.0.0.1]/', 'ip-address'],
    ['http://[fe80::1]/', 'ip-address'],
    ['http://[fd00::1]/', 'ip-address'],
    ['http://[64:ff9b::7f00:1]/', 'ip-address'],
    ['http://[fe80::1%25eth0]/', 'not-a-url'],
    ['http://256.1.1.1/', 'not-a-url'],
    ['http://exa mple.org/', 'not-a-url'],
    ['blob:https://example.org/1', 'scheme'],
    ['view-source:https://example.org/', 'scheme'],
    ['about:blank', 'scheme'],
    ['chrome-extension://abc/x', 'scheme'],
    ['wss://example.org/', 'scheme'],
    ['https://example.org:0/', 'port'],
    ['https://example.org:10080/', 'port'],
    ['https://:secret@example.org/', 'credentials'],
    [`https://example.org/${'a'.repeat(9000)}`, 'too-long'],
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

test.each([
  ['http://example.org/', true],
  ['https://example.org/', false],
  ['http://campus.localhost:8080/', false],
  ['http://127.0.0.1/', false],
  ['http://127.example.org/', true],
  ['not a url', false],
])('isPlainHttp(%s) is %s', (address, is) => {
  expect(isPlainHttp(address)).toBe(is);
});

test.each([
  ['example.org', 'example.org', true],
  ['example.org', 'www.example.org', true],
  ['badges.example.org', 'example.org', true],
  ['example.org', 'evil-example.org', false],
  ['example.org', 'example.org.evil.example', false],
  ['a.example.org', 'b.example.org', false],
])('%s that sends us on to %s speaks through it: %s', (host, other, is) => {
  expect(isRelatedHost(host, other)).toBe(is);
});
