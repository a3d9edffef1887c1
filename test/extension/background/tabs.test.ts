import { expect, test, vi } from 'vitest';
import { openTabs, type Place, tabKey } from '../../../extension/background/tabs.ts';
import { openArea } from './area.ts';

const TAB = 7;
const place = (page: string, frameId = 0): Place => ({ tabId: TAB, frameId, page });
const quietly = () => {};
const ids = (badges: readonly { id: string }[]) => badges.map(({ id }) => id);

test('lists what the page shows, in its order, the top frame first', async () => {
  const tabs = await openTabs(openArea(), quietly);
  tabs.opened(place('one'));
  tabs.opened(place('frame', 4));
  tabs.shows(place('frame', 4), ['c']);
  tabs.shows(place('one'), ['b', 'a']);
  expect(tabs.badges(TAB)).toEqual([
    { id: 'b', frameId: 0 },
    { id: 'a', frameId: 0 },
    { id: 'c', frameId: 4 },
  ]);
  tabs.shows(place('one'), ['a']);
  expect(ids(tabs.badges(TAB))).toEqual(['a', 'c']);
  expect(tabs.placesOf('c')).toEqual([place('frame', 4)]);
});

test('a new page in the top frame forgets the one before, but not its own frames that were heard first', async () => {
  const tabs = await openTabs(openArea(), quietly);
  tabs.opened(place('one'));
  tabs.shows(place('one'), ['a']);
  tabs.blocked(place('one'), 'https://cdn.example/*');
  tabs.opened(place('frame', 4));
  tabs.shows(place('frame', 4), ['c']);
  tabs.opened(place('two'));
  expect(ids(tabs.badges(TAB))).toEqual(['c']);
  expect(tabs.framesOf(TAB)).toEqual([place('frame', 4), place('two')]);
  expect(tabs.blockedSites(TAB)).toEqual([]);
});

test('sites that were blocked are forgotten when they may be asked', async () => {
  const tabs = await openTabs(openArea(), quietly);
  tabs.opened(place('one'));
  for (const site of ['https://a.example/*', 'https://b.example/*', 'https://a.example/*']) {
    tabs.blocked(place('one'), site);
  }
  expect(tabs.blockedSites(TAB)).toEqual(['https://a.example/*', 'https://b.example/*']);
  tabs.unblock(TAB);
  expect(tabs.blockedSites(TAB)).toEqual([]);
  expect(tabs.all()).toEqual([TAB]);
});

test('a late word from the page before is not heard', async () => {
  const tabs = await openTabs(openArea(), quietly);
  tabs.opened(place('one'));
  tabs.opened(place('two'));
  tabs.shows(place('two'), ['b']);
  tabs.shows(place('one'), ['a']);
  tabs.closed(place('one'));
  expect(ids(tabs.badges(TAB))).toEqual(['b']);
});

test('a page that is left takes its list with it', async () => {
  const tabs = await openTabs(openArea(), quietly);
  tabs.opened(place('one'));
  tabs.shows(place('one'), ['a']);
  tabs.closed(place('one'));
  expect(tabs.badges(TAB)).toEqual([]);
});

test('a worker that wakes up knows what each tab shows', async () => {
  const area = openArea();
  const before = await openTabs(area, quietly);
  before.opened(place('one'));
  before.shows(place('one'), ['a']);
  before.blocked(place('one'), 'https://cdn.example/*');
  await vi.waitFor(() =>
    expect(area.items.get(tabKey(TAB))).toMatchObject({ blocked: ['https://cdn.example/*'] }),
  );
  const after = await openTabs(area, quietly);
  expect(ids(after.badges(TAB))).toEqual(['a']);
  expect(after.blockedSites(TAB)).toEqual(['https://cdn.example/*']);
});

test('a closed tab is forgotten, in the storage too', async () => {
  const area = openArea();
  const tabs = await openTabs(area, quietly);
  tabs.opened(place('one'));
  await vi.waitFor(() => expect(area.items.has(tabKey(TAB))).toBe(true));
  tabs.removed(TAB);
  await vi.waitFor(() => expect(area.items.has(tabKey(TAB))).toBe(false));
  expect(tabs.badges(TAB)).toEqual([]);
});

test('many changes at once are few words to those who listen, and the last is among them', async () => {
  const area = openArea();
  const seen: number[] = [];
  const tabs = await openTabs(area, () => seen.push(tabs.badges(TAB).length));
  tabs.opened(place('one'));
  for (let n = 1; n <= 100; n++) {
    tabs.shows(
      place('one'),
      Array.from({ length: n }, (_, at) => `badge ${at}`),
    );
  }
  await vi.waitFor(() => expect(seen.at(-1)).toBe(100));
  expect(seen.length).toBeLessThan(5);
});

test('counts the checks that are under way', async () => {
  const tabs = await openTabs(openArea(), quietly);
  const [first, second] = [tabs.checking(TAB), tabs.checking(TAB)];
  expect(tabs.pending(TAB)).toBe(2);
  first();
  first();
  expect(tabs.pending(TAB)).toBe(1);
  second();
  expect(tabs.pending(TAB)).toBe(0);
});

test('the storage of another time does no harm', async () => {
  const area = openArea();
  await area.set({ 'tab:7': { frames: 'none' }, 'tab:x': { frames: [], blocked: [] }, 'tab:': 1 });
  const tabs = await openTabs(area, quietly);
  expect(tabs.badges(TAB)).toEqual([]);
});
