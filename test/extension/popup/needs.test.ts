import { expect, test } from 'vitest';
import type { RequestRecord } from '../../../core/report.ts';
import type { Listed } from '../../../extension/messages.ts';
import { neededSites } from '../../../extension/popup/needs.ts';
import { reportOf } from '../reports.ts';

const request = (url: string, result: RequestRecord['result']): RequestRecord => ({
  url,
  purpose: 'assertion',
  result,
  status: null,
  bytes: 0,
});
const badge = (id: string, ...requests: RequestRecord[]): Listed => ({
  id,
  frameId: 0,
  address: '',
  link: null,
  report: reportOf('unchecked', ['hosted/unreachable'], requests),
});

test('only what was not permitted can be helped by a permission', () => {
  const badges = [
    badge('a', request('https://one.example/a', 'not-permitted')),
    badge(
      'b',
      request('https://two.example/b', 'network'),
      request('https://two.example/c', 'answered'),
    ),
    badge('c', request('https://one.example/c', 'not-permitted')),
  ];
  expect(neededSites(badges, ['https://cdn.example/*'])).toEqual([
    'https://one.example/*',
    'https://cdn.example/*',
  ]);
});

test('nothing is needed where everybody answered', () => {
  expect(neededSites([badge('a', request('https://one.example/a', 'answered'))], [])).toEqual([]);
});

test('the question to the reader stays short', () => {
  const many = Array.from({ length: 50 }, (_, n) => `https://cdn${n}.example/*`);
  expect(neededSites([], many)).toHaveLength(10);
});
