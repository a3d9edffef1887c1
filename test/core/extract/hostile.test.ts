import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bake } from '../../../core/extract/bake.ts';
import { extractFrom } from '../../../core/extract/index.ts';
import { DEFAULT_LIMITS } from '../../../core/options.ts';
import { chunk, IEND, IHDR, iTXt, joined, PNG_SIGNATURE, pngWith, svg } from './images.ts';

const JSON_TEXT = '{"@context":"https://w3id.org/openbadges/v2","id":"https://a.example/1"}';
const ELEMENT = '<openbadges:assertion verify="https://a.example/1"/>';
const encode = (text: string) => new TextEncoder().encode(text);

/** Milliseconds of work of this process since `begun`: other processes of the machine do not count. */
function work(begun: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

/**
 * The answer, which must come without an exception. It takes below a second of work on an idle machine; ten
 * are a guard against what never ends, not a measure.
 */
async function promptly(input: Uint8Array | string) {
  const begun = process.cpuUsage();
  const extracted = await extractFrom(input, DEFAULT_LIMITS);
  expect(work(begun)).toBeLessThan(10_000);
  return extracted;
}

function repeated(bytes: Uint8Array, count: number): Uint8Array {
  const whole = new Uint8Array(bytes.length * count);
  for (let i = 0; i < count; i++) whole.set(bytes, i * bytes.length);
  return whole;
}

describe('a hostile PNG', () => {
  it.each([0x7fffffff, 0x80000000, 0xffffffff, 0x10000000])(
    'of 41 bytes may declare a chunk of %d bytes',
    async (length) => {
      const bytes = joined(PNG_SIGNATURE, chunk(IHDR), new Uint8Array(8));
      new DataView(bytes.buffer).setUint32(33, length);
      bytes.set(encode('iTXt'), 37);
      expect(bytes.length).toBe(41);
      const before = process.memoryUsage().arrayBuffers;
      expect(await promptly(bytes)).toBeNull();
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
    },
  );

  it('may hold 200,000 empty chunks, of any type', async () => {
    for (const type of ['tEXt', 'iTXt', 'IDAT', 'abCd']) {
      const bytes = joined(
        PNG_SIGNATURE,
        chunk(IHDR),
        repeated(chunk([type, '']), 200_000),
        chunk(IEND),
      );
      expect(await promptly(bytes)).toBeNull();
    }
  });

  it('may hold 100,000 badges', async () => {
    const badges = repeated(chunk(iTXt('{"a":1}')), 100_000);
    const extracted = await promptly(joined(PNG_SIGNATURE, chunk(IHDR), badges, chunk(IEND)));
    expect(extracted).toMatchObject({ text: '{"a":1}', notes: ['baked/more-than-one'] });
  });

  it('may hold more chunks than any picture: they are not walked to the end', async () => {
    const empty = repeated(chunk(['abCd', '']), 1_100_000);
    const bytes = joined(PNG_SIGNATURE, chunk(IHDR), empty, chunk(iTXt(JSON_TEXT)), chunk(IEND));
    expect(await promptly(bytes)).toBeNull();
  });

  it('may inflate to a thousand times its size', async () => {
    const bomb = deflateSync(new Uint8Array(1 << 27));
    const header = 'openbadges\0\u0001\0\0\0';
    for (const badge of [
      ['zTXt', joined('openbadges\0\0', bomb)],
      ['iTXt', joined(header, bomb)],
    ] as const) {
      expect(await promptly(pngWith(badge))).toMatchObject({
        text: '',
        notes: ['baked/compressed'],
        fault: 'too-large',
      });
    }
  });

  it('is no slower for 20 MB of picture, which is not copied', async () => {
    const picture = chunk(['IDAT', '']);
    const data = new Uint8Array(20_000_000);
    new DataView(data.buffer).setUint32(0, data.length - 12);
    data.set(picture.subarray(4, 8), 4);
    const bytes = joined(PNG_SIGNATURE, chunk(IHDR), data, chunk(iTXt(JSON_TEXT)), chunk(IEND));
    const before = process.memoryUsage().arrayBuffers;
    const begun = process.cpuUsage();
    expect(await promptly(bytes)).toMatchObject({ position: 'after IDAT, before IEND' });
    expect(work(begun)).toBeLessThan(100);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
  });
});

describe('a hostile SVG', () => {
  const MB = 1_000_000;
  it.each([
    ['nested elements', '<g>'.repeat(MB / 3)],
    ['nested elements that each declare a prefix', '<g xmlns:a="b">'.repeat(MB / 15)],
    ['nested badges', '<openbadges:assertion>'.repeat(MB / 22)],
    ['open brackets', '<'.repeat(MB)],
    ['open comments', '<!--'.repeat(MB / 4)],
    ['open CDATA sections', '<![CDATA['.repeat(MB / 9)],
    ['open instructions', '<?a '.repeat(MB / 4)],
    ['open DOCTYPEs', '<!DOCTYPE ['.repeat(MB / 11)],
    ['open attributes', '<a b="'.repeat(MB / 6)],
    ['attributes without end', `<a${' b=""'.repeat(MB / 5)}`],
    ['attributes without value', `<a${' b'.repeat(MB / 2)}`],
    ['equals signs', `<a ${'= '.repeat(MB / 2)}`],
    ['white space in a tag', `<a${' '.repeat(MB)}`],
    ['a name without end', `<${'a'.repeat(MB)}`],
    ['colons', `<${':'.repeat(MB)}`],
    ['end tags', '</a>'.repeat(MB / 4)],
  ])('may be a megabyte of %s', async (_, text) => {
    expect(await promptly(encode(text))).toBeNull();
    expect(await promptly(encode(svg(text)))).toBeNull();
    await promptly(encode(svg(ELEMENT + text)));
  });

  it.each([
    ['ampersands', '&'],
    ['references', '&#x41;'],
    ['broken references', '&#x4'],
    ['unknown entities', '&lol9;'],
    ['empty CDATA sections', '<![CDATA[]]>'],
    ['empty elements', '<a/>'],
    ['white space', ' '],
  ])('may have a megabyte of %s in the badge', async (_, unit) => {
    const body = `{${unit.repeat(MB / unit.length)}`;
    const text = svg(`<openbadges:assertion>${body}</openbadges:assertion>`);
    expect(await promptly(encode(text))).toMatchObject({ fault: null });
  });

  it('may define a billion laughs: nothing of it is expanded', async () => {
    const entities = Array.from(
      { length: 10 },
      (_, i) => `<!ENTITY lol${i + 1} "${`&lol${i};`.repeat(10)}">`,
    );
    const prolog = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY lol0 "lol">${entities.join('')}]>`;
    const text = prolog + svg('<openbadges:assertion>{&lol9;}</openbadges:assertion>');
    expect((await promptly(encode(text)))?.text).toBe('{&lol9;}');
  });

  it.each(['<a/>', '<', '<a b="c" d="e"/>', '<!---->', '&amp;', ' '])(
    'may be 8 MB of %j before something that is no badge',
    async (unit) => {
      const text = svg(`${ELEMENT}${unit.repeat((8 * MB) / unit.length)}<assertion/>`);
      expect(await promptly(encode(text))).toMatchObject({ fault: null, notes: [] });
    },
  );

  it('may hold more markup than any picture: it is not read to the end', async () => {
    expect(await promptly(svg('<'.repeat(1_000_000) + ELEMENT))).toBeNull();
  });

  it('may hold 20,000 badges', async () => {
    const extracted = await promptly(encode(svg(ELEMENT.repeat(20_000))));
    expect(extracted).toMatchObject({ notes: ['baked/more-than-one'] });
  });

  it('may be nested deeper than any reader goes: what comes before is found', async () => {
    const deep = '<g>'.repeat(3000);
    expect(await promptly(svg(ELEMENT + deep))).toMatchObject({ text: 'https://a.example/1' });
    expect(await promptly(svg(deep + ELEMENT))).toBeNull();
  });
});

it.each([
  ['JSON nested a million deep', '['.repeat(1_000_000)],
  ['objects nested a quarter of a million deep', '{"a":'.repeat(250_000)],
  [
    'a JWS whose payload is nested',
    `eyJhbGciOiJSUzI1NiJ9.${btoa('['.repeat(600_000)).replaceAll('=', '')}.c2ln`,
  ],
  ['dots', 'eyJ.'.repeat(250_000)],
  ['white space', ' '.repeat(2_000_000)],
  ['NULs', '\0'.repeat(2_000_000)],
])('neither throws nor hangs on %s, as text and baked', async (_, text) => {
  await promptly(text);
  await promptly(encode(text));
  await promptly(pngWith(['iTXt', joined(encode('openbadges\0\0\0\0\0'), encode(text))]));
  await promptly(svg(`<openbadges:assertion>${text}</openbadges:assertion>`));
});

describe('no input makes extract throw or hang', () => {
  const start = fc.constantFrom(
    new Uint8Array(),
    PNG_SIGNATURE,
    joined(PNG_SIGNATURE, chunk(IHDR)),
    encode('<svg xmlns:openbadges="http://openbadges.org"><'),
    encode('<!DOCTYPE svg ['),
    encode('{'),
    encode('eyJ'),
    Uint8Array.of(0xff, 0xfe, 0x3c, 0x00),
  );

  it('any bytes, after any beginning', async () => {
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 2000 }), async (begin, rest) => {
        await promptly(joined(begin, rest));
      }),
      { numRuns: 500 },
    );
  });

  it('any text', async () => {
    const markup = fc.string({
      unit: fc.constantFrom(
        '<',
        '>',
        '/',
        '"',
        '=',
        '&',
        ';',
        ' ',
        'a',
        ':',
        '!',
        '[',
        ']',
        '-',
        '?',
        '<svg',
        ' xmlns:openbadges="http://openbadges.org"',
        '<openbadges:assertion',
        ' verify="{"',
        '</openbadges:assertion>',
        '<![CDATA[',
        ']]>',
        '<!DOCTYPE',
        '<!--',
        '-->',
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          markup,
          markup.map((text) => `<svg>${text}`),
        ),
        async (text) => {
          await promptly(text);
        },
      ),
      { numRuns: 1000 },
    );
  });

  const images = [
    bake(pngWith(iTXt('x', 'other')), JSON_TEXT),
    pngWith(['iTXt', joined('openbadges\0\u0001\0\0\0', deflateSync(JSON_TEXT))]),
    bake(encode(svg('', '')), JSON_TEXT),
  ];

  it('any damage to a baked PNG or SVG; and bake throws nothing but TypeError on it', async () => {
    const damage = fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 1, noNaN: true }),
        bytes: fc.uint8Array({ maxLength: 6 }),
        remove: fc.nat(6),
      }),
      { minLength: 1, maxLength: 5 },
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...images), damage, async (image, changes) => {
        let bytes = image;
        for (const { at, bytes: inserted, remove } of changes) {
          const from = Math.floor(at * bytes.length);
          bytes = joined(bytes.subarray(0, from), inserted, bytes.subarray(from + remove));
        }
        await promptly(bytes);
        try {
          expect((await promptly(bake(bytes, JSON_TEXT)))?.text).toBe(JSON_TEXT);
        } catch (error) {
          expect(error).toBeInstanceOf(TypeError);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('any cut through a baked PNG or SVG', async () => {
    for (const image of images) {
      for (let length = 0; length < image.length; length++)
        await promptly(image.subarray(0, length));
    }
  });
});
