import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUtf8, readJson } from '../../../core/parse/json.ts';

const LIMITS = { textLength: 2_000_000, depth: 64 };

describe('readJson', () => {
  it('gives the value of every JSON, as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8 }), fc.constantFrom(undefined, 2), (value, space) => {
        const text = JSON.stringify(value, null, space);
        expect(readJson(text, LIMITS)).toEqual({
          ok: true,
          value: JSON.parse(text),
          byteOrderMark: false,
          duplicateKeys: false,
        });
      }),
    );
  });

  it('agrees with JSON.parse about any text', () => {
    const json = fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0a1 \n') });
    fc.assert(
      fc.property(fc.oneof(fc.string(), json), (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(readJson(text, LIMITS).ok).toBe(valid);
      }),
      { numRuns: 1000 },
    );
  });

  it.each(['', 'undefined', '{', '{"a":1,}', "{'a':1}", '{"a"', '"\\', '{"a":"\\u00"}'])(
    'says syntax of %j',
    (text) => {
      expect(readJson(text, LIMITS)).toEqual({ ok: false, reason: 'syntax' });
    },
  );

  it('reports a byte order mark', () => {
    expect(readJson('\ufeff{"a":1}', LIMITS)).toMatchObject({
      value: { a: 1 },
      byteOrderMark: true,
    });
  });

  it.each([
    ['{"a":1,"a":2}', { a: 2 }],
    ['{"a":1,"\\u0061":2}', { a: 2 }],
    ['{"b":[{"a":{},"a":[]}]}', { b: [{ a: [] }] }],
    ['{"a":{"x":1},"b":"a","a":2}', { b: 'a', a: 2 }],
  ])('reports a member that is named twice, and takes the last: %s', (text, value) => {
    expect(readJson(text, LIMITS)).toMatchObject({ value, duplicateKeys: true });
  });

  it.each([
    '{"a":{"a":{"a":1}}}',
    '[{"a":1},{"a":2}]',
    '{"a":"a","b":["a","a",{"a":"b"}]}',
    '{"a":"\\"a\\":","b":1}',
  ])('does not report one name in several objects, nor values: %s', (text) => {
    expect(readJson(text, LIMITS)).toMatchObject({ ok: true, duplicateKeys: false });
  });

  it('allows nesting up to the limit, brackets in strings not counted', () => {
    const nested = (depth: number) =>
      `${'[{"a":'.repeat(depth / 2)}"[[[{{{"${'}]'.repeat(depth / 2)}`;
    expect(readJson(nested(64), LIMITS).ok).toBe(true);
    expect(readJson(nested(66), LIMITS)).toEqual({ ok: false, reason: 'too-deep' });
  });

  it('reads no text beyond the limit', () => {
    expect(readJson('[1,2]', { ...LIMITS, textLength: 4 })).toEqual({
      ok: false,
      reason: 'too-large',
    });
  });

  it.each([
    ['a megabyte of [', '['.repeat(1_000_000), 'too-deep'],
    ['a megabyte of {"a":', '{"a":'.repeat(200_000), 'too-deep'],
    ['a megabyte of "', '"'.repeat(1_000_001), 'syntax'],
    ['a megabyte of backslashes', `"${'\\'.repeat(1_000_000)}`, 'syntax'],
    ['a megabyte of closing brackets', ']'.repeat(1_000_000), 'syntax'],
  ])('neither throws nor hangs on %s', (_, text, reason) => {
    const begun = performance.now();
    expect(readJson(text, LIMITS)).toEqual({ ok: false, reason });
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it('does not let a member named __proto__ touch a prototype', () => {
    const result = readJson('{"__proto__":{"polluted":true}}', LIMITS);
    expect(result.ok && Object.hasOwn(Object(result.value), '__proto__')).toBe(true);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('decodeUtf8', () => {
  it('reads UTF-8, and UTF-16 with a byte order mark, which it keeps', () => {
    const text = '\ufeff{"name":"Ärztin 🎓"}';
    expect(decodeUtf8(new TextEncoder().encode(text))).toBe(text);
    expect(decodeUtf8(new Uint8Array(Buffer.from(text, 'utf16le')))).toBe(text);
    expect(decodeUtf8(new Uint8Array(Buffer.from(text, 'utf16le').swap16()))).toBe(text);
    expect(decodeUtf8(new TextEncoder().encode('é'))).toBe('é');
  });

  it('does not throw on bytes that are neither', () => {
    expect(decodeUtf8(Uint8Array.of(0x61, 0xff, 0x62))).toBe('a\ufffdb');
    expect(() => decodeUtf8(Uint8Array.of(0xff, 0xfe, 0x00))).not.toThrow();
  });
});
