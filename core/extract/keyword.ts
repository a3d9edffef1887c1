import * as base64url from 'jose/base64url';
import { asObject, type JsonObject } from '../badge.ts';
import { decodeUtf8, readJson } from '../parse/json.ts';
import { standardOf } from '../parse/version.ts';
import { textKind } from './text.ts';

/** Keywords of the PNG text chunk, each with the SVG element that stands for the same. Exact case. */
export const BAKED_AS = {
  /** Open Badges 2.0 baking: PNG "keyword openbadges", SVG "xmlns:openbadges http://openbadges.org". */
  openbadges: { prefix: 'openbadges', namespace: 'http://openbadges.org', element: 'assertion' },
  /** Open Badges 3.0 §5.3: the namespace really has no `/spec` in it, unlike the contexts. */
  openbadgecredential: {
    prefix: 'openbadges',
    namespace: 'https://purl.imsglobal.org/ob/v3p0',
    element: 'credential',
  },
  /** CLR 2.0, baking. */
  clrcredential: {
    prefix: 'clr',
    namespace: 'https://purl.imsglobal.org/clr/v2p0',
    element: 'credential',
  },
} as const;
export type Keyword = keyof typeof BAKED_AS;

export function isKeyword(name: string): name is Keyword {
  return Object.hasOwn(BAKED_AS, name);
}

/** No standard bounds it; nothing that names its own kind is nested deeper than this. */
const DEPTH = 256;

/** The JSON that a credential text is or carries (the payload of a JWS), without believing any of it. */
export function documentOf(text: string): JsonObject | null {
  const json = textKind(text) === 'jws' ? payloadOf(text) : text;
  if (json === null) return null;
  const result = readJson(json, { textLength: json.length, depth: DEPTH });
  return result.ok ? asObject(result.value) : null;
}

/** The keyword that the standards give to this credential text; null for a URL, or where it cannot be told. */
export function keywordOf(text: string): Keyword | null {
  const document = documentOf(text);
  if (!document) return null;
  // A VC-JWT of VCDM 1.1 carries the credential in the claim `vc`.
  const standard = standardOf(asObject(document.vc) ?? document);
  if (standard === 'clr2.0') return 'clrcredential';
  return standard === 'ob3.0' ? 'openbadgecredential' : 'openbadges';
}

/** The payload of a compact JWS, as text; null where it is none. */
export function payloadOf(jws: string): string | null {
  try {
    return decodeUtf8(base64url.decode(jws.split('.')[1] ?? ''));
  } catch {
    return null;
  }
}
