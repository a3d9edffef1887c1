import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCredentialTargets } from './credentials.ts';
import { READERS } from './readers.ts';
import { regressions, replay } from './regression.ts';

/** A short run of `npm run fuzz`: the readers are quick, a whole verification is not. */
const credentials = await openCredentialTargets();

describe('a thousand inputs', () => {
  test.each(READERS)('$name', { timeout: 30_000 }, async ({ input, check }) => {
    await fc.assert(
      fc.asyncProperty(input, async (one) => check(one)),
      { numRuns: 1000 },
    );
  });
});

describe('a hundred verifications', () => {
  test.each(credentials)('$name', { timeout: 60_000 }, async ({ input, check }) => {
    await fc.assert(
      fc.asyncProperty(input, async (one) => check(one)),
      { numRuns: 100 },
    );
  });
});

test.each(regressions())('what was found once stays mended: $name', async ({ one }) => {
  await expect(replay(one, [...READERS, ...credentials])).resolves.toBeUndefined();
});
