import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('.github/SECURITY.md', root), 'utf8');

test('every test that the threat model names is there', () => {
  const files = [...page.matchAll(/`(test\/[\w/.-]+\.ts)`/g)].map(([, file = '']) => file);
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => !existsSync(new URL(file, root)))).toEqual([]);
});

test('every title that it names is one of that file', () => {
  const named = [...page.matchAll(/`(test\/[\w/.-]+\.ts)` "([^"]+)"/g)];
  expect(named.length).toBeGreaterThan(3);
  for (const [, file = '', title = ''] of named) {
    expect(readFileSync(new URL(file, root), 'utf8')).toContain(title);
  }
});

test('every script that it names is one of ours', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const named = [...page.matchAll(/`npm run ([\w:]+)`/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
