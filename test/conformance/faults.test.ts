import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CORPUS_ABSENT, cases, corpusFolder } from './corpus.ts';
import { greenOf, injectFault, subsetsOf, WAYS } from './faults.ts';

const there = corpusFolder() !== null;

test.skipIf(!there)(
  `no fault of the network makes a green that was not earned, nor a red${there ? '' : ` (${CORPUS_ABSENT})`}`,
  { timeout: 60_000 },
  async () => {
    const all = cases();
    const place = fc.nat({ max: 9999 });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...all),
        place,
        fc.constantFrom(...Object.keys(WAYS)),
        async (one, at, way) => {
          const green = await greenOf(one);
          const subsets = green ? subsetsOf(green.urls) : [];
          const urls = subsets[at % Math.max(1, subsets.length)];
          if (green && urls) expect(await injectFault(green, urls, way)).toBeNull();
        },
      ),
      { numRuns: 200 },
    );
  },
);
