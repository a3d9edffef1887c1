import canonicalize from 'canonicalize';
import { asObject, type Json, type JsonObject } from '../badge.ts';
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
  if (!forms.has(document)) {
    const objects = countObjects(document);
    if (objects > MAX_OBJECTS || !session.spend(objects)) {
      return { state: 'problem', said: ['proof/too-complex'] };
    }
  }
  let result: Verification = { state: 'invalid' };
  for (const choice of caches.keys()) {
    const loader = openLoader(choice, session);
    try {
      const canonical = {
        document: await canonicalForm(document, hash, choice, loader),
        proof: await canonicalForm(proof, hash, choice, loader),
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

/**
 * Most nodes of one document: some two seconds of work. A transcript of 300 courses with its proofs has
 * about 3,000.
 */
const MAX_OBJECTS = 4000;

function countObjects(value: Json | undefined): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : 1;
  // A context is as much work as a node or two.
  const contexts = asObject(value)?.['@context'];
  const extra = Array.isArray(contexts) ? 2 * contexts.length : 0;
  return Object.values(value).reduce(
    (sum: number, inner) => sum + countObjects(inner),
    own + extra,
  );
}

/** The proofs of one document share its canonical form; it goes when the document does. */
const forms = new WeakMap<JsonObject, Map<string, Promise<string>>>();

function canonicalForm(
  document: JsonObject,
  hash: 'SHA-256' | 'SHA-384',
  choice: number,
  { load }: Loader,
): Promise<string> {
  const known = forms.get(document) ?? new Map<string, Promise<string>>();
  forms.set(document, known);
  const name = `${hash} ${choice}`;
  const cache = caches[choice] ?? openContextCache();
  const form = known.get(name) ?? canonize(document, { hash, cache, load });
  known.set(name, form);
  return form;
}

class UnknownContext extends Error {
  readonly said: Said;
  constructor(said: Said) {
    super(said[0]);
    this.said = said;
  }
}

interface Loader {
  /** The address that has had more than one text, if one was loaded. */
  alternative(): string | null;
  load(url: string): Promise<{ readonly text: JsonObject; readonly keep: boolean }>;
}

function openLoader(choice: number, session: Session): Loader {
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

/** Would another text of one of its contexts make a difference to this document? */
function hasAlternative(document: JsonObject): boolean {
  const text = JSON.stringify(document);
  for (const [url, [first, second]] of CONTEXTS) {
    if (!first || !second || !text.includes(url)) continue;
    if (differingTerms(first, second).some((term) => text.includes(`"${term}"`))) return true;
  }
  return false;
}

function differingTerms(first: JsonObject, second: JsonObject): string[] {
  const [a, b] = [asObject(first['@context']) ?? {}, asObject(second['@context']) ?? {}];
  const terms = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...terms].filter((term) => JSON.stringify(a[term]) !== JSON.stringify(b[term]));
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

const withoutProofs = new WeakMap<JsonObject, JsonObject>();

/** The document without its proofs; with those that a chained proof was made after. VC-DI §2.1.2 */
export function unsecured(document: JsonObject, previous: readonly JsonObject[]): JsonObject {
  const known = withoutProofs.get(document);
  const { proof: _, ...rest } = document;
  const plain = known ?? rest;
  withoutProofs.set(document, plain);
  return previous.length === 0 ? plain : { ...plain, proof: [...previous] };
}

/** The proof without its value, read with the contexts of the document. VC-DI-EDDSA §3.2.5 */
export function proofConfiguration(proof: JsonObject, document: JsonObject): JsonObject {
  const { proofValue: _, ...options } = proof;
  return { ...options, '@context': document['@context'] ?? [] };
}
