import { expect, test } from 'vitest';
import { openResults, type Result, resultId } from '../../../extension/background/results.ts';
import { reportOf } from '../reports.ts';
import { openArea } from './area.ts';

const result = (id: string, at = 0): Result => ({
  id,
  address: `https://page.example/${id}.png`,
  link: null,
  foundOn: 'https://page.example/',
  report: reportOf('verified'),
  at,
});

test('a worker that wakes up knows the results of its earlier life', async () => {
  const area = openArea();
  const before = await openResults(area);
  await before.put(result('a'));
  const after = await openResults(area);
  expect(after.get('a')).toEqual(result('a'));
  expect(after.get('b')).toBeUndefined();
});

test('the oldest results leave first, also after a wake', async () => {
  const area = openArea();
  const bounds = { entries: 2, length: 1e6 };
  const before = await openResults(area, bounds);
  await before.put(result('a', 1));
  await before.put(result('b', 2));
  const after = await openResults(area, bounds);
  await after.put(result('c', 3));
  expect(after.get('a')).toBeUndefined();
  expect([...area.items.keys()].sort()).toEqual(['result:b', 'result:c']);
});

test('a result that is made anew is young again', async () => {
  const results = await openResults(openArea(), { entries: 2, length: 1e6 });
  await results.put(result('a', 1));
  await results.put(result('b', 2));
  await results.put(result('a', 3));
  await results.put(result('c', 4));
  expect(results.get('a')?.at).toBe(3);
  expect(results.get('b')).toBeUndefined();
});

test('the length of all results together is bounded', async () => {
  const area = openArea();
  const length = JSON.stringify(result('a')).length;
  const results = await openResults(area, { entries: 100, length: length * 2 });
  for (const id of ['a', 'b', 'c']) await results.put(result(id));
  expect(results.get('a')).toBeUndefined();
  expect(area.items.size).toBe(2);
});

test('a full storage loses nothing while the worker lives', async () => {
  const area = openArea(10);
  const results = await openResults(area);
  await results.put(result('a'));
  expect(results.get('a')).toEqual(result('a'));
  expect(area.items.size).toBe(0);
});

test('what is in the storage and is no result is left alone', async () => {
  const area = openArea();
  await area.set({ 'result:x': { id: 'x' }, 'tab:1': {}, 'result:y': null });
  const results = await openResults(area);
  expect(results.get('x')).toBeUndefined();
});

test('the same picture on another host is another result', async () => {
  const picture = 'https://intranet/badge.png';
  const here = await resultId(picture, 'https://intranet/team');
  expect(await resultId(picture, 'https://intranet/other')).toBe(here);
  expect(await resultId(picture, 'https://evil.example/')).not.toBe(here);
  expect(await resultId('https://intranet/other.png', 'https://intranet/team')).not.toBe(here);
});
