import canonicalize from 'canonicalize';
import type { Json, JsonObject } from '../badge.ts';
import { listOf } from '../parse/node.ts';

/**
 * What eddsa-jcs-2022 and ecdsa-jcs-2019 sign: the document and the proof without its value, each in its
 * canonical JSON (RFC 8785). Null where there is none, or where the proof was made with other contexts.
 * https://www.w3.org/TR/vc-di-eddsa/#verify-proof-eddsa-jcs-2022
 */
export function jcsForms(
  document: JsonObject,
  proof: JsonObject,
  previous: readonly JsonObject[],
): { readonly document: string; readonly proof: string } | null {
  const { proof: _, ...unsecured } = document;
  const { proofValue: __, ...options } = proof;
  const context = options['@context'];
  if (context !== undefined && !startsWith(document['@context'], context)) return null;
  const signed = {
    ...unsecured,
    // Contexts may have been appended since: what was signed is what the proof repeats.
    ...(context === undefined ? {} : { '@context': context }),
    ...(previous.length === 0 ? {} : { proof: previous }),
  };
  const [documentText, proofText] = [jcs(signed), jcs(options)];
  return documentText === null || proofText === null
    ? null
    : { document: documentText, proof: proofText };
}

/** RFC 8785 has no form for half a surrogate pair, nor for a number beyond a double. */
function jcs(value: unknown): string | null {
  try {
    return canonicalize(value) ?? null;
  } catch {
    return null;
  }
}

function startsWith(context: Json | undefined, beginning: Json): boolean {
  const all = listOf(context);
  return listOf(beginning).every((entry, at) => jcs(entry) === jcs(all[at]));
}
