import { expect, test, vi } from 'vitest';
import { wordsFor } from '../../../component/view/words.ts';
import type { Verdict } from '../../../core/report.ts';
import { showOnToolbar } from '../../../extension/background/toolbar.ts';

const RED = '#a3242b';

async function shown(verdicts: readonly Verdict[]) {
  const calls: Record<string, unknown> = {};
  const action = {
    setBadgeText: vi.fn(async (details: object) => void Object.assign(calls, details)),
    setBadgeTextColor: vi.fn(async () => {}),
    setBadgeBackgroundColor: vi.fn(async (details: object) => void Object.assign(calls, details)),
    setTitle: vi.fn(async (details: object) => void Object.assign(calls, details)),
  };
  await showOnToolbar(action, 7, verdicts, wordsFor('en'), 'Open Badge');
  return calls;
}

test('nothing is said where there is no badge', async () => {
  expect(await shown([])).toEqual({ tabId: 7, text: '', title: 'Open Badge' });
  expect(await shown(['none'])).toMatchObject({ text: '' });
});

test('counts the badges, and says in words what they are', async () => {
  const calls = await shown(['verified', 'expired', 'verified', 'none']);
  expect(calls).toMatchObject({ tabId: 7, text: '3' });
  expect(calls.title).toContain('3');
});

test.each(['altered', 'disowned', 'revoked', 'not-theirs'] as const)(
  '%s is red, whatever stands beside it',
  async (verdict) => {
    expect(await shown(['verified', verdict, 'unchecked'])).toMatchObject({ color: RED });
  },
);

test.each(['verified', 'unconfirmed', 'expired', 'suspended', 'unchecked', 'uncheckable'] as const)(
  '%s alone is never red',
  async (verdict) => {
    expect(await shown([verdict])).not.toMatchObject({ color: RED });
  },
);

test('what could not be checked does not outrank what was', async () => {
  const { color } = await shown(['verified']);
  expect(await shown(['unchecked', 'verified', 'uncheckable'])).toMatchObject({ color });
});

test('a tab that was closed meanwhile is no fault', async () => {
  const gone = () => Promise.reject(new Error('No tab with id: 7'));
  const action = {
    setBadgeText: gone,
    setBadgeTextColor: gone,
    setBadgeBackgroundColor: gone,
    setTitle: gone,
  };
  await expect(
    showOnToolbar(action, 7, ['verified'], wordsFor('en'), 'Open Badge'),
  ).resolves.toBeUndefined();
});
