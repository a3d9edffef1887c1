import { asObject, type Json, type JsonObject } from '../badge.ts';
import { isHttpUrl } from '../resolve/address.ts';
import { isoDate, parseDateTime } from './date.ts';

// How every version of Open Badges writes the members of a document: the habits of JSON-LD.

export function textOf(value: Json | undefined): string | null {
  const one = oneOf(value);
  return typeof one === 'string' && one !== '' ? one : null;
}

/**
 * The value of a member that has but one. JSON-LD does not tell it from a list of one, nor does a signature over
 * RDF: whoever passes a badge on may have written either.
 */
export function oneOf(value: Json | undefined): Json | undefined {
  const list = listOf(value);
  return list.length === 1 ? list[0] : value;
}

/** JSON-LD: one value and a list of one are the same. Null is no value. */
export function listOf(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.filter((entry) => entry !== null) : [value as Json];
}

/** The node that is written into a document at this place; null: none, or several. */
export function objectOf(value: Json | undefined): JsonObject | null {
  return asObject(oneOf(value));
}

/** The id of a node, embedded or by reference. */
export function idOf(value: Json | undefined): string | null {
  return textOf(value) ?? textOf(objectOf(value)?.id);
}

/** JSON-LD keywords under their own names: `@id` and `@type` are what `id` and `type` stand for. */
export function withoutKeywordAliases(document: JsonObject): JsonObject {
  const { '@id': id, '@type': type, ...rest } = document;
  return {
    ...(id === undefined ? {} : { id }),
    ...(type === undefined ? {} : { type }),
    ...rest,
  };
}

/** The address of a picture, or the picture itself as `data:`. */
export function imageOf(value: Json | undefined): string | null {
  const image = idOf(listOf(value)[0]);
  return image !== null && (isHttpUrl(image) || /^data:image\//i.test(image)) ? image : null;
}

/** A date, as the report writes dates. */
export function isoOf(value: Json | undefined): string | null {
  const time = parseDateTime(oneOf(value));
  return time === null ? null : isoDate(time);
}
