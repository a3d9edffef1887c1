import { MOST_BADGES } from '../messages.ts';
import { list, type Reader, shape, text, wholeNumber } from '../shape.ts';
import type { Area } from './results.ts';

/** What one frame of a tab shows now. */
interface Frame {
  readonly frameId: number;
  /** Made anew by each run of our script: a late word from the page before is not heard. */
  readonly page: string;
  readonly badges: readonly string[];
}

interface TabState {
  readonly frames: readonly Frame[];
  /** Sites (match patterns) whose pictures could not be asked for. */
  readonly blocked: readonly string[];
}

export interface TabBadge {
  readonly id: string;
  readonly frameId: number;
}

/** One frame of one tab, as its script names itself. */
export interface Place {
  readonly tabId: number;
  readonly frameId: number;
  readonly page: string;
}

export interface Tabs {
  opened(place: Place): void;
  /** Every badge that a page shows now, in its order. */
  shows(place: Place, badges: readonly string[]): void;
  closed(place: Place): void;
  blocked(place: Place, site: string): void;
  unblock(tabId: number): void;
  /** Counts a check until the promise that it returns is called. */
  checking(tabId: number): () => void;
  removed(tabId: number): void;
  all(): readonly number[];
  badges(tabId: number): readonly TabBadge[];
  /** Where a badge is shown now. */
  placesOf(id: string): readonly Place[];
  framesOf(tabId: number): readonly Place[];
  blockedSites(tabId: number): readonly string[];
  pending(tabId: number): number;
}

const PREFIX = 'tab:';
const MOST_BLOCKED = 50;
const EMPTY: TabState = { frames: [], blocked: [] };

const stored: Reader<TabState> = shape({
  frames: list(
    shape({ frameId: wholeNumber, page: text(64), badges: list(text(64), MOST_BADGES) }),
    1000,
  ),
  blocked: list(text(300), MOST_BLOCKED),
});

/** The key of `storage.session` that changes whenever something about a tab does. */
export function tabKey(tabId: number): string {
  return `${PREFIX}${tabId}`;
}

/**
 * What each tab shows, kept in `storage.session`: a worker that was put to sleep wakes up with it.
 *
 * @param changed called after each change, with the tab.
 */
export async function openTabs(area: Area, changed: (tabId: number) => void): Promise<Tabs> {
  const tabs = new Map<number, TabState>();
  const pending = new Map<number, number>();
  const save = inOneGo(async (tabId: number) => {
    const state = tabs.get(tabId);
    const work = state
      ? area.set({ [tabKey(tabId)]: { ...state, pending: pending.get(tabId) ?? 0 } })
      : area.remove([tabKey(tabId)]);
    await work.catch(() => undefined);
    changed(tabId);
  });

  for (const [key, value] of Object.entries(await area.get(null))) {
    const tabId = key.startsWith(PREFIX) ? Number(key.slice(PREFIX.length)) : Number.NaN;
    const state = stored(value);
    if (Number.isSafeInteger(tabId) && state) tabs.set(tabId, state);
  }

  function update(tabId: number, change: (state: TabState) => TabState): void {
    const before = tabs.get(tabId) ?? EMPTY;
    const after = change(before);
    if (after === before) return;
    tabs.set(tabId, after);
    save(tabId);
  }

  return {
    opened: ({ tabId, frameId, page }) =>
      update(tabId, (state) => {
        const frame = { frameId, page, badges: [] };
        const frames = [...without(state, frameId), frame];
        return frameId === 0 ? { frames, blocked: [] } : { ...state, frames };
      }),
    shows: ({ tabId, frameId, page }, badges) =>
      update(tabId, (state) =>
        frameOf(state, frameId)?.page === page
          ? { ...state, frames: [...without(state, frameId), { frameId, page, badges }] }
          : state,
      ),
    closed: ({ tabId, frameId, page }) =>
      update(tabId, (state) => {
        if (frameOf(state, frameId)?.page !== page) return state;
        return frameId === 0 ? EMPTY : { ...state, frames: without(state, frameId) };
      }),
    blocked: ({ tabId }, site) =>
      update(tabId, (state) =>
        state.blocked.includes(site) || state.blocked.length >= MOST_BLOCKED
          ? state
          : { ...state, blocked: [...state.blocked, site] },
      ),
    unblock: (tabId) =>
      update(tabId, (state) => (state.blocked.length === 0 ? state : { ...state, blocked: [] })),
    checking(tabId) {
      pending.set(tabId, (pending.get(tabId) ?? 0) + 1);
      save(tabId);
      let done = false;
      return () => {
        if (done) return;
        done = true;
        pending.set(tabId, Math.max(0, (pending.get(tabId) ?? 0) - 1));
        save(tabId);
      };
    },
    removed(tabId) {
      pending.delete(tabId);
      if (tabs.delete(tabId)) save(tabId);
    },
    all: () => [...tabs.keys()],
    badges: (tabId) =>
      [...(tabs.get(tabId)?.frames ?? [])]
        .sort((a, b) => a.frameId - b.frameId)
        .flatMap(({ frameId, badges }) => badges.map((id) => ({ id, frameId }))),
    placesOf: (id) =>
      [...tabs].flatMap(([tabId, { frames }]) =>
        frames
          .filter(({ badges }) => badges.includes(id))
          .map(({ frameId, page }) => ({ tabId, frameId, page })),
      ),
    framesOf: (tabId) =>
      (tabs.get(tabId)?.frames ?? []).map(({ frameId, page }) => ({ tabId, frameId, page })),
    blockedSites: (tabId) => tabs.get(tabId)?.blocked ?? [],
    pending: (tabId) => pending.get(tabId) ?? 0,
  };
}

function frameOf(state: TabState, frameId: number): Frame | undefined {
  return state.frames.find((frame) => frame.frameId === frameId);
}

function without(state: TabState, frameId: number): readonly Frame[] {
  return state.frames.filter((frame) => frame.frameId !== frameId);
}

/** Many calls with the same key while the work runs are one more run of it. */
function inOneGo<K>(work: (key: K) => Promise<void>): (key: K) => void {
  const running = new Map<K, boolean>();
  return function start(key) {
    if (running.has(key)) {
      running.set(key, true);
      return;
    }
    running.set(key, false);
    void work(key).finally(() => {
      const again = running.get(key) === true;
      running.delete(key);
      if (again) start(key);
    });
  };
}
