import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clip,
  enclose,
  hostOf,
  isolate,
  linkable,
  showable,
} from '../../../component/view/text.ts';

describe('clip', () => {
  it('makes one line without controls, and without characters that turn the direction', () => {
    expect(clip('  a\n\tb\u0000c ')).toBe('a b c');
    expect(clip('photo\u202egnp.exe')).toBe('photognp.exe');
    expect(clip('a\u200bb\u2066c\u2069\ufeff')).toBe('abc');
  });

  it('keeps the joiners of scripts and of emoji', () => {
    expect(clip('👩‍🎓 نامه‌ای')).toBe('👩‍🎓 نامه‌ای');
  });

  it('lets no tower of accents rise over the lines above', () => {
    expect(Array.from(clip(`a${'\u0301'.repeat(50)}`)).length).toBeLessThanOrEqual(5);
  });

  it('is never longer than its limit, and never cuts a character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 50 }), (text, limit) => {
        const clipped = clip(text, limit);
        expect(Array.from(clipped).length).toBeLessThanOrEqual(limit);
        expect(clipped).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  it('is empty for what is no text', () => {
    for (const value of [null, undefined, {}, [], true, Symbol('a'), 10n])
      expect(clip(value)).toBe('');
    expect(clip(410)).toBe('410');
  });
});

describe('isolate', () => {
  it('leaves plain text alone, and wraps what could reorder its sentence', () => {
    expect(isolate('example.edu')).toBe('example.edu');
    expect(isolate('جامعة')).toBe('\u2068جامعة\u2069');
  });

  it('wraps plain text too where the sentence runs from right to left; nothing stays nothing', () => {
    expect(isolate('It was wrong.', 40, 'rtl')).toBe('\u2068It was wrong.\u2069');
    expect(isolate(' ', 40, 'rtl')).toBe('');
    expect(enclose(isolate('C++', 40, 'rtl'))).toBe('\u2068C++\u2069');
  });

  it('cannot be left from inside', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const inner = isolate(text).replace(/^\u2068|\u2069$/gu, '');
        expect(inner).not.toMatch(/[\u2066-\u2069\u202a-\u202e]/u);
      }),
    );
  });
});

describe('addresses', () => {
  it('a link leads to the web or nowhere', () => {
    expect(linkable('https://example.edu/a')).toBe('https://example.edu/a');
    expect(linkable('http://example.edu/')).toBe('http://example.edu/');
    for (const bad of [
      'javascript:alert(1)',
      ' JavaScript:alert(1)',
      'data:text/html,x',
      'mailto:a@b',
      '/a',
      '',
      null,
    ]) {
      expect(linkable(bad)).toBeNull();
    }
  });

  it('a picture comes over https or is carried along, and is a picture', () => {
    expect(showable('https://example.edu/a.png')).toBe('https://example.edu/a.png');
    expect(showable('data:image/png;base64,AA==')).toBe('data:image/png;base64,AA==');
    for (const bad of [
      'http://example.edu/a.png',
      'data:text/html,x',
      'blob:x',
      'javascript:1',
      'a.png',
      null,
    ]) {
      expect(showable(bad)).toBeNull();
    }
  });

  it('the host of an address, or the address itself', () => {
    expect(hostOf('https://example.edu:8443/a')).toBe('example.edu:8443');
    expect(hostOf('did:key:z6Mk')).toBe('did:key:z6Mk');
    expect(hostOf('nonsense')).toBe('nonsense');
    expect(hostOf(undefined)).toBe('');
  });
});
