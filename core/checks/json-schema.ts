import type { Json, JsonObject } from '../badge.ts';

/** Largest schema and largest instance that are held against each other, in characters of JSON. */
const MAX_SCHEMA = 100_000;
const MAX_INSTANCE = 50_000;

/** With these a small schema can ask for any amount of work: references multiply, patterns backtrack. */
const UNBOUNDED = ['$ref', '$recursiveRef', '$dynamicRef', 'pattern', 'patternProperties'];

export type SchemaDraft = '4' | '7' | '2019-09' | '2020-12';

/**
 * Does an instance satisfy a JSON Schema that a stranger wrote? Interpreted, never compiled to code.
 *
 * @returns null where the schema cannot be held against it within bounds.
 */
export async function satisfies(
  instance: Json,
  schema: JsonObject,
  draft: SchemaDraft,
): Promise<boolean | null> {
  const text = JSON.stringify(schema);
  if (text.length > MAX_SCHEMA || JSON.stringify(instance).length > MAX_INSTANCE) return null;
  if (UNBOUNDED.some((keyword) => text.includes(`"${keyword}":`))) return null;
  const { validate } = await import('@cfworker/json-schema');
  try {
    return validate(structuredClone(instance), structuredClone(schema), draft).valid;
  } catch {
    return null;
  }
}
