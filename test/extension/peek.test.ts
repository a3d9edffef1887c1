import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extract } from '../../core/index.ts';
import { mayBeBaked, openPeeker, type Peek } from '../../extension/peek.ts';
import { corpusFolder } from '../conformance/corpus.ts';
import { encodePng, pngChunk } from '../site/kit/png.ts';

const text = (content: string) => new TextEncoder().encode(content);
const plain = encodePng(new Uint8Array(16 * 16 * 4), 16, 16);
const other = pngChunk('tEXt', text('Comment\0openbadges'));
const badge = pngChunk('iTXt', text('openbadges\0\0\0\0\0{}'));
const before = encodePng(new Uint8Array(16 * 16 * 4), 16, 16, [other, badge]);
const after = Uint8Array.from([...plain.subarray(0, -12), ...badge, ...plain.subarray(-12)]);

/** The last word of a peeker that is handed a file in pieces of these sizes. */
function peekAt(file: Uint8Array, size: number, throughPixels = false): Peek {
  const peeker = openPeeker(throughPixels);
  let last: Peek = { state: 'none' };
  for (let from = 0; from < file.length; from += size) {
    last = peeker.take(file.subarray(from, from + size), from);
    if (last.state !== 'more') return last;
  }
  return last;
}

test.each([
  ['a picture with a badge before its pixels', before, 'badge'],
  ['a picture with its badge after the pixels', after, 'pixels'],
  ['an ordinary picture', plain, 'pixels'],
  ['a drawing', text('  <svg xmlns="http://www.w3.org/2000/svg"/>'), 'markup'],
  ['a JPEG', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, ...new Array(60).fill(0)]), 'none'],
] as const)('%s', (_, file, state) => {
  expect(peekAt(file, file.length).state).toBe(state);
});

test('goes through the pixels when it is told to', () => {
  expect(peekAt(after, 4096, true).state).toBe('badge');
  expect(peekAt(plain, 4096, true).state).toBe('none');
});

test('how a file is cut into pieces changes nothing', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(before, after, plain),
      fc.integer({ min: 1, max: 200 }),
      fc.boolean(),
      (file, size, through) => {
        expect(peekAt(file, size, through).state).toBe(peekAt(file, file.length, through).state);
      },
    ),
  );
});

test('asks for the next chunk, so that what lies between need not be read', () => {
  const large = pngChunk('eXIf', new Uint8Array(50_000));
  const file = encodePng(new Uint8Array(16 * 16 * 4), 16, 16, [large, badge]);
  const peeker = openPeeker();
  const first = peeker.take(file.subarray(0, 1024), 0);
  expect(first).toEqual({ state: 'more', at: 33 + 50_000 + 12 });
  const at = first.state === 'more' ? first.at : 0;
  expect(peeker.take(file.subarray(at, at + 1024), at)).toEqual({ state: 'badge' });
});

test('no bytes make it throw', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 100 })), (pieces) => {
      const peeker = openPeeker(true);
      peeker.take(before.subarray(0, 40), 0);
      let from = 40;
      for (const piece of pieces) {
        peeker.take(piece, from);
        from += piece.length;
      }
    }),
  );
});

test.runIf(corpusFolder())('what the core finds in real badges, a look finds too', async () => {
  const folder = path.join(corpusFolder() ?? '', 'wild');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:png|svg)$/i.test(name),
  );
  expect(files.length).toBeGreaterThan(50);
  for (const name of files) {
    const bytes = new Uint8Array(readFileSync(path.join(folder, name)));
    const found = (await extract(bytes)) !== null;
    const peek = peekAt(bytes, 1024, true);
    const may =
      peek.state === 'markup'
        ? mayBeBaked(new TextDecoder().decode(bytes))
        : peek.state === 'badge';
    if (found) expect(may, name).toBe(true);
  }
});
