import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { analyze, derived, readme } from '../../component/manifest.mjs';
import { OpenBadgeGroupElement } from '../../component/open-badge-group.ts';
import { OpenBadgeSettings } from '../../component/settings.ts';
import { COLOURS } from '../../component/view/tokens.ts';
import { VERDICTS } from '../../core/report.ts';

type Elements = Awaited<ReturnType<typeof analyze>>['elements'];

const sources = path.resolve(import.meta.dirname, '../../component');

let elements: Elements;
beforeAll(async () => {
  ({ elements } = await analyze());
});

const named = (tag: string) =>
  elements.find(({ tagName }) => tagName === tag) ?? expect.fail(`${tag} is not in the manifest`);
const namesOf = (list: readonly { name: string }[] = []) => list.map(({ name }) => name).sort();

/** What stands in the sources of the element, by this pattern. */
function written(pattern: RegExp): string[] {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' });
  const text = files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(path.join(sources, file), 'utf8'))
    .join('\n');
  return [...new Set([...text.matchAll(pattern)].map(([, name]) => name ?? ''))].sort();
}

describe('the custom-elements manifest', () => {
  test.each([
    ['open-badge', OpenBadgeSettings, ['status']],
    ['open-badge-group', OpenBadgeGroupElement, []],
  ] as const)('has every attribute of <%s>, each with a sentence', (tag, { properties }, more) => {
    const attributes = Object.entries(properties).flatMap(([name, options]) => {
      const attribute: unknown = Reflect.get(options, 'attribute');
      return attribute === false ? [] : [typeof attribute === 'string' ? attribute : name];
    });
    expect(namesOf(named(tag).attributes)).toEqual([...attributes, ...more].sort());
    for (const { name, description } of named(tag).attributes) {
      expect(description, name).toMatch(/\S.*\.$/);
    }
  });

  test('has every event that is told, and no other', () => {
    const told = written(/(?:tell\(this, |new CustomEvent\()'(ob-[\w-]+)'/g);
    expect(
      [...namesOf(named('open-badge').events), ...namesOf(named('open-badge-group').events)].sort(),
    ).toEqual(told);
  });

  test('has every part that is drawn, and no other', () => {
    const drawn = written(/\bpart="([\w-]+)"/g);
    const listed = elements.flatMap(({ cssParts }) => namesOf(cssParts));
    // Written where they are chosen: facts by their code, signs by their kind.
    const chosen = ['issuer', 'recipient', 'dates', 'status-icon', 'row-icon'];
    expect(listed.filter((name) => !drawn.includes(name)).sort()).toEqual(
      chosen.filter((name) => !drawn.includes(name)).sort(),
    );
    expect(drawn.filter((name) => !listed.includes(name))).toEqual([]);
  });

  test('has every custom property that the tokens read', () => {
    const listed = namesOf(named('open-badge').cssProperties);
    for (const [name] of COLOURS) expect(listed).toContain(`--ob-${name}`);
    for (const name of ['font', 'size', 'radius', 'gap']) expect(listed).toContain(`--ob-${name}`);
    expect(listed).toHaveLength(COLOURS.length + 4);
  });

  test('has every state that a check can have', () => {
    expect(namesOf(named('open-badge').cssStates)).toEqual(
      ['idle', 'checking', ...VERDICTS].sort(),
    );
  });

  test('the tables of the README are made from it: npm run readme', async () => {
    const { text, wanted } = await readme(elements);
    expect(text).toBe(wanted);
  });

  test('types and editor data name every attribute and event', () => {
    const files = derived(elements);
    const all = elements.flatMap(({ attributes }) => namesOf(attributes));
    for (const name of all.filter((one) => one !== 'status')) {
      expect(files['attributes.d.ts']).toContain(`'${name}'?:`);
      expect(files['vscode.html-custom-data.json']).toContain(`"name": "${name}"`);
    }
    const events = elements.flatMap((element) => namesOf(element.events));
    for (const file of ['jsx.d.ts', 'vue.d.ts', 'svelte.d.ts']) {
      for (const name of events) expect(files[file]).toContain(`'on${name}'?:`);
    }
    expect(files['attributes.d.ts']).toContain("'badge' | 'chip' | 'row' | 'card' | 'full'");
  });
});
