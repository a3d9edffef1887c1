import { asObject, type Json } from '../badge.ts';
import { parseDateTime } from '../parse/date.ts';
import { isHttpUrl } from '../resolve/address.ts';
import { isPropertyName } from './terms.ts';

/**
 * The value types of Open Badges 2.0 and 3.0.
 * https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#dataTypes
 */
export const VALUE_TYPES = {
  boolean: (value) => typeof value === 'boolean',
  text: (value) => typeof value === 'string',
  'text-or-object': (value) => typeof value === 'string' || asObject(value) !== null,
  'text-or-number': (value) => typeof value === 'string' || typeof value === 'number',
  // JSON-LD: a text may carry its language.
  'language-text': (value) =>
    typeof value === 'string' || typeof asObject(value)?.['@value'] === 'string',
  datetime: (value) => parseDateTime(value) !== null,
  url: isUrl,
  iri: (value) => isUrl(value) || (typeof value === 'string' && IRI.test(value)),
  // Open Badges 3.0 takes any URI, where 2.0 names the schemes.
  uri: isUri,
  'uri-or-object': (value) => isUri(value) || asObject(value) !== null,
  'data-uri': isDataUri,
  'url-or-data-uri': (value) => isUrl(value) || isDataUri(value),
  email: (value) => typeof value === 'string' && /^[^@\s]+@[^@\s]+$/.test(value),
  telephone: (value) => typeof value === 'string' && /^\+?[1-9]\d{1,14}(;ext=\d+)?$/.test(value),
  language: isLanguage,
  authority: (value) => typeof value === 'string' && AUTHORITY.test(value),
  'compact-iri': isPropertyName,
  object: (value) => asObject(value) !== null,
  'url-or-object': (value) => isUrl(value) || asObject(value) !== null,
  'iri-or-object': (value) =>
    isUrl(value) || asObject(value) !== null || (typeof value === 'string' && IRI.test(value)),
} as const satisfies Record<string, (value: Json) => boolean>;

export type ValueType = keyof typeof VALUE_TYPES;

const IRI =
  /^(_:.+|urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|did:[a-z0-9]+:.+)$/i;

/** A bare host name with a dot and a top-level domain of letters: no scheme, path, or IP address; a port may follow. */
const AUTHORITY =
  /^(?=.{4,260}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?(:\d{1,5})?$/i;

// RFC 3986 has no white space in a URL; the URL parser would forgive it.
function isUrl(value: Json): boolean {
  return isHttpUrl(value) && !/\s/.test(value);
}

function isUri(value: Json): boolean {
  return typeof value === 'string' && /^[a-z][a-z0-9+.-]*:\S+$/i.test(value);
}

/** RFC 2397, with the comma that many forget. */
function isDataUri(value: Json): boolean {
  return (
    typeof value === 'string' && /^data:([\w.+-]+\/[\w.+-]+)?(;[^,;]{1,128}){0,8},/i.test(value)
  );
}

/** BCP 47, well-formed. */
function isLanguage(value: Json): boolean {
  if (typeof value !== 'string' || value === '') return false;
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}
