import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}
type Messages = Readonly<Record<string, Message>>;

const folder = new URL('../../extension/_locales/', import.meta.url);
const names = readdirSync(folder);
const read = (name: string): Messages =>
  JSON.parse(readFileSync(new URL(`${name}/messages.json`, folder), 'utf8'));
const english = read('en');
const spoken = readdirSync(new URL('../../component/view/words/', import.meta.url))
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace('.json', ''));

/** Longest texts that the stores and menus take, in characters. */
const LIMITS = { extension_name: 75, extension_description: 132 } as const;
/** Buttons and menu entries stand in narrow places. */
const LONGEST_BUTTON = 60;
const BUTTONS = Object.keys(english).filter((key) =>
  /^(menu|command)_|_(do|add|allow|here)$/.test(key),
);

test('the extension has its own words in every language in which it speaks of badges', () => {
  expect(names.map((name) => read(name).language?.message).sort()).toEqual([...spoken].sort());
});

describe.each(names)('_locales/%s', (name) => {
  const messages = read(name);
  const text = (key: string) => messages[key]?.message ?? '';

  test('is named as browsers name it, and says which language it is', () => {
    expect(name).toMatch(/^[a-z]{2,3}(_[A-Z]{2}|_419)?$/);
    const [folderOf, said] = [name.replace('_', '-'), text('language')].map((tag) =>
      new Intl.Locale(tag).maximize(),
    );
    expect(said?.script).toBe(folderOf?.script);
    expect(said?.language.replace('nb', 'no')).toBe(folderOf?.language.replace('nb', 'no'));
  });

  test('has every message of English, and no other', () => {
    expect(Object.keys(messages)).toEqual(Object.keys(english));
  });

  test.each(Object.keys(english))('%s', (key) => {
    const { message = '', placeholders } = messages[key] ?? {};
    expect(message.trim()).toBe(message);
    expect(message).not.toBe('');
    expect(message).not.toMatch(/[<>&]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
    const content = (one: Message['placeholders']) =>
      Object.fromEntries(
        Object.entries(one ?? {}).map(([named, value]) => [named.toLowerCase(), value.content]),
      );
    expect(content(placeholders)).toEqual(content(english[key]?.placeholders));
    const named = [...message.matchAll(/\$(\w+)\$/g)].map(([, one]) => one?.toLowerCase());
    expect(named.sort()).toEqual(Object.keys(placeholders ?? {}).sort());
    expect(message.replaceAll(/\$\w+\$/g, '')).not.toContain('$');
    if (name !== 'en' && message.length > 30) expect(message).not.toBe(english[key]?.message);
  });

  test('fits where it stands', () => {
    for (const [key, limit] of Object.entries(LIMITS)) {
      expect(text(key).length, key).toBeLessThanOrEqual(limit);
    }
    for (const key of BUTTONS) expect(text(key).length, key).toBeLessThanOrEqual(LONGEST_BUTTON);
    // A menu names itself where it is explained.
    expect(text('options_click_gain')).toContain(text('menu_check_picture'));
  });
});
