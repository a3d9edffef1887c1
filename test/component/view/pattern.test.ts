import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill } from '../../../component/view/words/pattern.ts';

const say = (pattern: string, values: Record<string, string> = {}) =>
  fill(pattern, (name) => (Object.hasOwn(values, name) ? (values[name] ?? '') : ''));

describe('a pattern', () => {
  it.each([
    ['It is so.', {}, 'It is so.'],
    ['{host} answered.', { host: 'a.example' }, 'a.example answered.'],
    ['An error[ ({status})].', { status: '404' }, 'An error (404).'],
    ['An error[ ({status})].', {}, 'An error.'],
    ['[{host}|The site] broke', { host: 'a.example' }, 'a.example broke'],
    ['[{host}|The site] broke', {}, 'The site broke'],
    ['{host} broke|It broke', {}, 'It broke'],
    ['{host} broke|It broke', { host: 'a.example' }, 'a.example broke'],
    ['Not supported[ ({suite})| ({type})].', { type: 'X' }, 'Not supported (X).'],
    ['Not supported[ ({suite})| ({type})].', { type: 'X', suite: 'Y' }, 'Not supported (Y).'],
    ['{a}[ and {b}[ of {c}]]', { a: '1', b: '2' }, '1 and 2'],
    ['{a}[ and {b}[ of {c}]]', { a: '1', c: '3' }, '1'],
    ['[{a}|{b}] {c}|none', { b: '2', c: '3' }, '2 3'],
    ['[{a}|{b}] {c}|none', { b: '2' }, 'none'],
    ['{a}', {}, ''],
  ])('%s', (pattern, values, said) => {
    expect(say(pattern, values)).toBe(said);
  });

  it('leaves what a value says alone', () => {
    expect(say('“{name}”', { name: '{name}|[x]$&' })).toBe('“{name}|[x]$&”');
  });

  it('never throws, and never hangs, however it is written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '|', 'a', ' ') }),
        (text) => {
          expect(typeof say(text, { a: 'x' })).toBe('string');
        },
      ),
    );
    expect(say('['.repeat(100_000))).toBe('');
  });
});
