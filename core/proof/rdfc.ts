import canonicalize from 'canonicalize';
import type { JsonObject } from '../badge.ts';
import type { Said } from '../resolve/controller-document.ts';
import type { Session } from '../session.ts';
import { CONTEXTS, PINNED_DIGESTS } from './contexts.ts';
import { getDocument } from './document.ts';
import { canonize, NotCanonical, openContextCache } from './jsonld.ts';
import { findNotPlain } from './plain-form.ts';

/** Whether a signature holds over the RDF of a document. */
export type Verification =
  | { readonly state: 'valid'; readonly otherText: string | null }
  | { readonly state: 'invalid' }
  | { readonly state: 'problem'; readonly said: Said };

export interface RdfcOptions {
  readonly hash: 'SHA-256' | 'SHA-384';
  /** Makes and checks what was signed from the two canonical forms. */
  readonly check: (canonical: Canonical) => Promise<boolean>;
}

export interface Canonical {
  readonly document: string;
  readonly proof: string;
}

/** One cache for each choice of texts: what is kept of a context must not leak from one text to the other. */
const caches = [openContextCache(), openContextCache()];

/**
 * Canonicalises a document without its proof, and the proof without its value, and lets `check` say whether
 * the signature holds. Where an address has had more than one text, each is tried.
 */
export async function verifyRdfc(
  document: JsonObject,
  proof: JsonObject,
  { hash, check }: RdfcOptions,
  session: Session,
): Promise<Verification> {
  const odd = findNotPlain(document) ?? findNotPlain(proof);
  if (odd !== null) return { state: 'problem', said: ['context/not-plain', { term: odd }] };
  let result: Verification = { state: 'invalid' };
  for (const [choice, cache] of caches.entries()) {
    const loader = openLoader(choice, session);
    try {
      const options = { hash, cache, load: loader.load };
      const canonical = {
        document: await canonize(document, options),
        proof: await canonize(proof, options),
      };
      if (await check(canonical)) {
        return { state: 'valid', otherText: choice === 0 ? null : loader.alternative() };
      }
    } catch (error) {
      if (choice === 0) result = { state: 'problem', said: saidOf(error) };
    }
    if (!hasAlternative(document)) break;
  }
  return result;
}

class UnknownContext extends Error {
  readonly said: Said;
  constructor(said: Said) {
    super(said[0]);
    this.said = said;
  }
}

function openLoader(choice: number, session: Session) {
  let alternative: string | null = null;
  return {
    alternative: () => alternative,
    async load(url: string) {
      const texts = CONTEXTS.get(url);
      if (!texts) return { text: await fetchPinned(url, session), keep: false };
      if (texts.length > 1) alternative = url;
      const text = texts[choice] ?? texts[0];
      if (!text) throw new UnknownContext(['context/unknown', { url }]);
      return { text, keep: true };
    },
  };
}

function hasAlternative(document: JsonObject): boolean {
  const text = JSON.stringify(document);
  return [...CONTEXTS].some(([url, texts]) => texts.length > 1 && text.includes(url));
}

/** A context that no package ships may come from the network, for its digest is known. */
async function fetchPinned(url: string, session: Session): Promise<JsonObject> {
  const digests = PINNED_DIGESTS.get(url);
  if (!digests) throw new UnknownContext(['context/unknown', { url }]);
  const answer = await getDocument(url, 'context', session);
  if (answer.kind !== 'document') {
    const why = answer.kind === 'fault' ? { fault: answer.fault } : {};
    throw new UnknownContext(['context/unreachable', { url, ...why }]);
  }
  const bytes = new TextEncoder().encode(canonicalize(answer.document));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (!digests.includes(hex)) throw new UnknownContext(['context/other-text', { url }]);
  return answer.document;
}

function saidOf(error: unknown): Said {
  if (error instanceof UnknownContext) return error.said;
  if (!(error instanceof NotCanonical)) return ['proof/too-complex'];
  switch (error.reason) {
    case 'undefined-term':
      return ['context/undefined-term', { term: error.detail }];
    case 'too-complex':
      return ['proof/too-complex'];
    case 'invalid':
      return ['context/invalid', { reason: error.detail }];
  }
}

/** The document without its proofs; with those that a chained proof was made after. VC-DI §2.1.2 */
export function unsecured(document: JsonObject, previous: readonly JsonObject[]): JsonObject {
  const { proof: _, ...rest } = document;
  return previous.length === 0 ? rest : { ...rest, proof: [...previous] };
}

/** The proof without its value, read with the contexts of the document. VC-DI-EDDSA §3.2.5 */
export function proofConfiguration(proof: JsonObject, document: JsonObject): JsonObject {
  const { proofValue: _, ...options } = proof;
  return { ...options, '@context': document['@context'] ?? [] };
}
