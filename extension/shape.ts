/** Reads data from outside into a type that we know, or `null`. */
export type Reader<T> = (value: unknown) => T | null;

/** Longer text is not read at all: cut text would be other text. `most` in characters. */
export function text(most: number): Reader<string> {
  return (value) => (typeof value === 'string' && value.length <= most ? value : null);
}

export const wholeNumber: Reader<number> = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

/** Absent is `false`. */
export const flag: Reader<boolean> = (value) =>
  value === undefined ? false : typeof value === 'boolean' ? value : null;

export function oneOf<const T extends string>(...choices: readonly T[]): Reader<T> {
  return (value) => choices.find((choice) => choice === value) ?? null;
}

export function list<T>(item: Reader<T>, most: number): Reader<readonly T[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length > most) return null;
    const items = value.map(item).filter((read) => read !== null);
    return items.length === value.length ? items : null;
  };
}

/** Absent is `''`. */
export function optional(reader: Reader<string>): Reader<string> {
  return (value) => (value === undefined ? '' : reader(value));
}

type Read<S> = { readonly [K in keyof S]: S[K] extends Reader<infer T> ? T : never };

/** An object with these members; others are dropped. */
export function shape<S extends Readonly<Record<string, Reader<unknown>>>>(
  members: S,
): Reader<Read<S>> {
  return (value) => {
    if (typeof value !== 'object' || value === null) return null;
    const entries: [string, unknown][] = [];
    for (const [name, reader] of Object.entries(members)) {
      const read = reader(Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined);
      if (read === null) return null;
      entries.push([name, read]);
    }
    return Object.fromEntries(entries) as Read<S>;
  };
}
