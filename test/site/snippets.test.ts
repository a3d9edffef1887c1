import { describe, expect, test } from 'vitest';
import { type Embed, snippetsOf } from './pages/tools/snippets.ts';

const EMBED: Embed = {
  src: 'https://example.edu/badge.png',
  checked: 'https://example.edu/badge.png',
  picture: 'https://example.edu/badge.png',
  name: 'Python Basics',
  variant: 'card',
  theme: 'auto',
  checker: 'https://check.example/',
  script: 'https://cdn.example/define.js',
};

describe('what the generator writes', () => {
  test('only names what is not the default, and keeps the badge in the fragment', () => {
    const { html, react, markdown, iframe } = snippetsOf(EMBED);
    expect(html).toContain('<open-badge src="https://example.edu/badge.png" variant="card">');
    expect(react).toContain('<open-badge src={"https://example.edu/badge.png"} variant={"card"}>');
    for (const text of [html, react, markdown, iframe]) {
      expect(text).toContain('https://check.example/#https%3A%2F%2Fexample.edu%2Fbadge.png');
    }
    expect(snippetsOf({ ...EMBED, variant: 'badge' }).html).not.toContain('variant');
  });

  test('a badge without a picture is a link of words, and never a picture that is none', () => {
    const { html, react, markdown } = snippetsOf({
      ...EMBED,
      src: '{"type":"Assertion"}',
      picture: '',
    });
    for (const text of [html, react, markdown]) {
      expect(text).not.toMatch(/<img|!\[/);
      expect(text).toContain('Python Basics');
    }
  });

  test('text of a stranger stays text, in every language', () => {
    const evil = '"><script>alert(1)</script>](javascript:alert(1)) {`$\u007bx}`}';
    const { html, react, markdown, iframe } = snippetsOf({
      ...EMBED,
      src: evil,
      checked: evil,
      picture: evil,
      name: evil,
    });
    for (const text of [html, iframe]) {
      expect(text.replace(/^<script type="module"[^>]*><\/script>/, '')).not.toMatch(/<script/);
    }
    expect(react).toContain(JSON.stringify(evil));
    // An address within < > ends at > alone, and none is left in it; a name holds no bracket that is not escaped.
    expect(markdown).toMatch(/^\[!\[(?:[^\\[\]]|\\.)*\]\(<[^<>\s]*>\)\]\(<[^<>\s]*>\)$/);
  });
});
