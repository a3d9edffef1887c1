import type fc from 'fast-check';

/** One reader of what strangers write, what it is fed, and what must hold whatever it is fed. */
export interface Target<T = unknown> {
  readonly name: string;
  readonly input: fc.Arbitrary<T>;
  /** Throws where something does not hold. (A method, so that targets of all inputs fit one list.) */
  check(input: T): void | Promise<void>;
}

/** Ties the input that is made to the one that is checked. */
export function target<T>(name: string, input: fc.Arbitrary<T>, check: Target<T>['check']): Target {
  return { name, input, check };
}

/** For a finding: what does not hold. */
export function hold(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(what);
}

/** Whatever was read must not have reached the prototypes that everything shares. */
export function noPollution(): void {
  const functions = [Object, Array, Object.prototype.toString, Object.prototype.hasOwnProperty];
  for (const shared of [Object.prototype, Array.prototype, Function.prototype, ...functions]) {
    const names = Object.keys(shared);
    // Taken away again, or every later input would look guilty.
    for (const name of names) Reflect.deleteProperty(shared, name);
    hold(names.length === 0, `a prototype got ${names.join(', ')}`);
  }
}
