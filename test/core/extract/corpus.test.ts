import { describe, expect, it } from 'vitest';
import { bake } from '../../../core/extract/bake.ts';
import { extractFrom } from '../../../core/extract/index.ts';
import { DEFAULT_LIMITS } from '../../../core/options.ts';
import {
  CORPUS_ABSENT,
  type CorpusExtract,
  cases,
  corpusFile,
  corpusFolder,
} from '../../conformance/corpus.ts';

const images = new Map<string, CorpusExtract>();
for (const { input, extract } of cases())
  if (input.file && extract) images.set(input.file, extract);

/** Exactly as it was baked; one has a NUL in front, which is no part of the credential. */
const expectedText = (file: string) => new TextDecoder().decode(corpusFile(file));

describe.skipIf(!corpusFolder())(
  `real images, each exactly as its case says (skipped when ${CORPUS_ABSENT})`,
  () => {
    it('has images to read', () => {
      expect(images.size).toBeGreaterThan(50);
    });

    it.each([...images])('%s', async (file, expected) => {
      const extracted = await extractFrom(corpusFile(file), DEFAULT_LIMITS);
      expect(extracted).toMatchObject({
        text: expectedText(expected.text),
        credential: expectedText(expected.text).replace(/^\0+/, ''),
        fault: null,
        container: expected.keyword === null ? 'svg' : 'png',
        chunk: expected.chunk === 'svg element' ? 'element' : expected.chunk,
        position: expected.position,
        ...(expected.keyword === null ? {} : { keyword: expected.keyword }),
      });
    });

    it.each([...images])('%s, baked again, gives the same text', async (file, expected) => {
      const text = expectedText(expected.text).replace(/^\0+/, '');
      const again = await extractFrom(bake(corpusFile(file), text), DEFAULT_LIMITS);
      expect(again?.text).toBe(text);
      expect(again?.notes).toEqual([]);
    });
  },
);
