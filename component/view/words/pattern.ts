import type { Pattern } from './language.ts';

interface Part {
  /** The first alternative that misses nothing. */
  said: string | null;
  /** The alternative that is being read. */
  text: string;
  misses: boolean;
}

const TOKEN = /\{(\w+)\}|[[\]|]|[^[\]|{]+|\{/g;

/**
 * Says a pattern (language.ts has its signs).
 *
 * @param value The value of this name; '' where there is none.
 * @returns '' where every alternative misses something. Never throws: a sign out of place is text, or ends the pattern.
 */
export function fill(pattern: Pattern, value: (name: string) => string): string {
  const outer: Part[] = [];
  let part: Part = { said: null, text: '', misses: false };
  const end = () => {
    if (!part.misses) part.said ??= part.text;
    part.text = '';
    part.misses = false;
  };
  for (const [token, name] of pattern.matchAll(TOKEN)) {
    if (name !== undefined) {
      const text = value(name);
      part.misses ||= text === '';
      part.text += text;
    } else if (token === '[') {
      outer.push(part);
      part = { said: null, text: '', misses: false };
    } else if (token === '|') {
      end();
    } else if (token === ']') {
      end();
      const inner = part.said ?? '';
      part = outer.pop() ?? { said: null, text: '', misses: false };
      part.text += inner;
    } else {
      part.text += token;
    }
  }
  end();
  return part.said ?? '';
}
