import { ELEMENTS } from 'virtual:manifest';
import { expect } from 'vitest';
import type { ManifestElement } from '../../../component/manifest.mjs';

const elements = ELEMENTS as readonly ManifestElement[];

type Lists = Pick<
  ManifestElement,
  'attributes' | 'members' | 'events' | 'slots' | 'cssParts' | 'cssProperties' | 'cssStates'
>;

export function documented(tag: string) {
  return elements.find(({ tagName }) => tagName === tag) ?? expect.fail(`${tag} is not documented`);
}

/** All names of one kind, as the manifest has them. */
export function namesOf(tag: string, kind: keyof Lists): string[] {
  return documented(tag)[kind].map(({ name }) => name);
}

/** What a test knows of a name. Whoever documents another one, and tries nothing of it, is told so here. */
export function tried<Probe>(probes: Readonly<Record<string, Probe>>, name: string): Probe {
  return probes[name] ?? expect.fail(`nothing tries “${name}”`);
}

/** What is tried and not documented, or the other way round. */
export function expectSame(probes: object, names: readonly string[]): void {
  expect(Object.keys(probes).sort()).toEqual([...names].sort());
}
