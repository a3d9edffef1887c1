import { expect, test } from 'vitest';
import { isLargeEnough, mayCarryBadge } from '../../../extension/content/candidates.ts';
import { mayDraw } from '../../../extension/content/policy.ts';

test.each([
  'https://a.example/badge.png',
  'https://a.example/BADGE.PNG?v=2',
  'https://a.example/badge.svg#x',
  'https://a.example/image/7f3a',
  'https://a.example/photo.jpg/preview',
  'http://a.localhost:8080/badge',
  'data:image/png;base64,iVBORw0KGgo=',
  'data:image/svg+xml,%3Csvg%3E',
  'blob:https://a.example/1',
])('%s may carry a badge', (address) => {
  expect(mayCarryBadge(address)).toBe(true);
});

test.each([
  'https://a.example/photo.jpg',
  'https://a.example/photo.JPEG?x=.png',
  'https://a.example/photo.webp',
  'data:image/jpeg;base64,/9j/',
  'data:image/gif;base64,R0lG',
  `data:image/png;base64,${'A'.repeat(1024 * 1024)}`,
  'file:///badge.png',
  'chrome-extension://a/badge.png',
  '',
])('%.60s may not', (address) => {
  expect(mayCarryBadge(address)).toBe(false);
});

test('icons and tracking pixels are not looked at', () => {
  expect(isLargeEnough({ width: 1, height: 1 })).toBe(false);
  expect(isLargeEnough({ width: 300, height: 31 })).toBe(false);
  expect(isLargeEnough({ width: 32, height: 32 })).toBe(true);
});

const page = (hostname: string, wish: string | null = null, frame: string | null = null) => ({
  location: { hostname } as Location,
  defaultView: { frameElement: frame && { localName: frame } } as unknown as Window &
    typeof globalThis,
  head: {
    querySelector: () => (wish === null ? null : { getAttribute: () => wish }),
  } as unknown as HTMLHeadElement,
});

test.each(['linkedin.com', 'www.linkedin.com', 'de.linkedin.com'])(
  'nothing is drawn on %s',
  (host) => {
    expect(mayDraw(page(host))).toBe(false);
  },
);

test.each(['example.com', 'notlinkedin.com', 'linkedin.com.example'])(
  'marks are drawn on %s',
  (host) => {
    expect(mayDraw(page(host))).toBe(true);
  },
);

test('what an <object> or <embed> shows is marked by the page around it, a frame by itself', () => {
  expect(mayDraw(page('example.com', null, 'object'))).toBe(false);
  expect(mayDraw(page('example.com', null, 'embed'))).toBe(false);
  expect(mayDraw(page('example.com', null, 'iframe'))).toBe(true);
});

test('the owner of a site may ask for no marks', () => {
  expect(mayDraw(page('example.com', 'no-overlay'))).toBe(false);
  expect(mayDraw(page('example.com', 'x, No-Overlay'))).toBe(false);
  expect(mayDraw(page('example.com', 'verify'))).toBe(true);
});
