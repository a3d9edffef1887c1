import { describe, expect, it } from 'vitest';
import { extract, extractFrom } from '../../../core/extract/index.ts';

const LIMITS = { textLength: 1000 };
const JWS = 'eyJhbGciOiJSUzI1NiJ9.e30.c2ln';

describe('credential text', () => {
  it.each([
    ['a JSON object', '{"id":"https://a.example/1"}'],
    ['a JSON array', '[ {"id":"https://a.example/1"} ]'],
    ['JSON that is broken', '{"id":'],
    ['a compact JWS', JWS],
    ['a JWS whose header begins with white space', 'ew0KICJhbGciOiAiUlMyNTYiDQp9.e30.c2ln'],
    ['an unsigned JWS: to refuse it is the business of its check', 'eyJhbGciOiJub25lIn0.e30.'],
    ['a URL', 'https://a.example/badge?x=1#y'],
    ['a URL in capitals', 'HTTP://A.EXAMPLE/1'],
  ])('is %s', async (_, text) => {
    const expected = {
      text,
      credential: text,
      container: 'text',
      keyword: null,
      chunk: null,
      position: null,
      notes: [],
      fault: null,
    };
    for (const input of [text, `\ufeff\r\n ${text}\n\n`]) {
      expect(await extractFrom(input, LIMITS)).toEqual(expected);
      expect(await extractFrom(new TextEncoder().encode(input), LIMITS)).toEqual(expected);
    }
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    expect(await extractFrom(utf16, LIMITS)).toEqual(expected);
  });

  it.each([
    ['nothing', ''],
    ['white space', ' \n'],
    ['a sentence', 'Hello, world. This is. Text'],
    ['a sentence that begins like a JWS', 'everything.is.fine, really'],
    ['two parts', 'eyJhbGciOiJSUzI1NiJ9.e30'],
    ['four parts', `${JWS}.x`],
    ['another scheme', 'ftp://a.example/1'],
    ['a script', 'javascript:alert(1)'],
    ['a URL in a sentence', 'https://a.example/ is my page'],
    ['no host', 'https://'],
    ['HTML', '<!doctype html><p>{"id":"https://a.example/1"}'],
    ['a link of Markdown', '[my badge](https://a.example/1)'],
    ['a section of a settings file', '[section]\nkey=value'],
    ['a JSON string', '"https://a.example/1"'],
  ])('is not %s', async (_, text) => {
    expect(await extractFrom(text, LIMITS)).toBeNull();
    expect(await extractFrom(new TextEncoder().encode(text), LIMITS)).toBeNull();
  });

  it.each([
    ['a JPEG', [0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]],
    ['a GIF', [0x47, 0x49, 0x46, 0x38, 0x39, 0x61]],
    ['zeros', Array.from<number>({ length: 1000 }).fill(0)],
    ['a PNG signature alone', [0x89, 0x50, 0x4e, 0x47, 13, 10, 0x1a, 10]],
  ])('is not in %s', async (_, bytes) => {
    expect(await extractFrom(Uint8Array.from(bytes), LIMITS)).toBeNull();
  });

  it.each([
    ['JSON', `{"a":"${'a'.repeat(5000)}"}`],
    ['JWS', `eyJhbGciOiJSUzI1NiJ9.${'a'.repeat(5000)}.c2ln`],
    ['a JWS with a long header', `eyJ${'a'.repeat(5000)}.e30.c2ln`],
  ])('is too large: %s', async (_, text) => {
    const expected = { text: '', container: 'text', fault: 'too-large' };
    expect(await extractFrom(text, LIMITS)).toMatchObject(expected);
    expect(await extractFrom(new TextEncoder().encode(text), LIMITS)).toMatchObject(expected);
  });

  it('is none in a long text of another kind', async () => {
    expect(await extractFrom(`examples ${'a'.repeat(5000)}`, LIMITS)).toBeNull();
  });
});

describe('extract, the public form', () => {
  it('has the default limits, and takes others', async () => {
    expect(await extract(JWS)).toMatchObject({ text: JWS });
    expect(await extract('{"a":1}', { textLength: 3 })).toMatchObject({ fault: 'too-large' });
  });

  it('throws a TypeError when misused', async () => {
    // @ts-expect-error neither bytes nor text
    await expect(extract(42)).rejects.toThrow(TypeError);
  });
});
