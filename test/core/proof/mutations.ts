import type { Doc } from './issuing.ts';

export interface Mutation {
  readonly path: string;
  readonly changed: Doc;
}

/** Every string, number and boolean of a document, changed one at a time. */
export function* leaves(document: Doc): Generator<Mutation> {
  for (const [path, changed] of changesOf(document, '')) {
    if (isDoc(changed)) yield { path, changed };
  }
}

function* changesOf(value: unknown, path: string): Generator<[string, unknown]> {
  if (typeof value === 'string') {
    yield [path, `${value.slice(0, -1)}${value.endsWith('x') ? 'y' : 'x'}`];
    yield [path, `${value} `];
  } else if (typeof value === 'number') yield [path, value + 1];
  else if (typeof value === 'boolean') yield [path, !value];
  else if (Array.isArray(value)) {
    for (const [at, entry] of value.entries()) {
      for (const [inner, changed] of changesOf(entry, `${path}[${at}]`)) {
        yield [inner, value.map((old, index) => (index === at ? changed : old))];
      }
    }
  } else if (isDoc(value)) {
    for (const [name, entry] of Object.entries(value)) {
      for (const [inner, changed] of changesOf(entry, `${path}.${name}`)) {
        yield [inner, { ...value, [name]: changed }];
      }
    }
  }
}

/** Every member removed, and to every object a member of the standard or of nobody added, one at a time. */
export function* removals(document: Doc): Generator<Mutation> {
  for (const [path, changed] of editsOf(document, '')) {
    if (isDoc(changed)) yield { path, changed };
  }
}

function* editsOf(value: unknown, path: string): Generator<[string, unknown]> {
  if (Array.isArray(value)) {
    for (const [at, entry] of value.entries()) {
      yield [`-${path}[${at}]`, value.filter((_, index) => index !== at)];
      for (const [inner, changed] of editsOf(entry, `${path}[${at}]`)) {
        yield [inner, value.map((old, index) => (index === at ? changed : old))];
      }
    }
  } else if (isDoc(value)) {
    for (const [name, entry] of Object.entries(value)) {
      const { [name]: _, ...rest } = value;
      yield [`-${path}.${name}`, rest];
      for (const [inner, changed] of editsOf(entry, `${path}.${name}`)) {
        yield [inner, { ...value, [name]: changed }];
      }
    }
    for (const name of ['description', 'nobodysTerm', 'https://example.org/term', '@included']) {
      if (!(name in value)) yield [`+${path}.${name}`, { ...value, [name]: 'added' }];
    }
  }
}

function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
