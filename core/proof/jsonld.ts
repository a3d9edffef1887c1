import ContextResolver from 'jsonld/lib/ContextResolver.js';
import contextModule from 'jsonld/lib/context.js';
import events from 'jsonld/lib/events.js';
import expandModule from 'jsonld/lib/expand.js';
import toRdfModule from 'jsonld/lib/toRdf.js';
import rdfCanonize from 'rdf-canonize';
import type { JsonObject } from '../badge.ts';

/**
 * The only door to jsonld. It opens the parts that proofs need (expand → RDF → RDFC-1.0), for the whole
 * library brings loaders, frames and compaction that are never used.
 */

export interface CanonizeOptions {
  /** ecdsa-rdfc-2019 with P-384 hashes with SHA-384 inside the canonicalisation too. VC-DI-ECDSA §3.2.3 */
  readonly hash: 'SHA-256' | 'SHA-384';
  /** Address of a context → its text, and whether that may be kept. Throws for one that it does not know. */
  readonly load: (url: string) => Promise<{ readonly text: JsonObject; readonly keep: boolean }>;
  /** Processed contexts: a cache for each choice of texts. */
  readonly cache: SharedCache;
}

/** Why a document has no canonical form. */
export class NotCanonical extends Error {
  readonly reason: 'undefined-term' | 'too-complex' | 'invalid';
  readonly detail: string;
  constructor(reason: NotCanonical['reason'], detail: string) {
    super(reason);
    this.reason = reason;
    this.detail = detail;
  }
}

/** Most RDF statements of one document. A transcript of 300 courses has about 6,000. */
const MAX_QUADS = 30_000;

/**
 * The canonical N-Quads of a document, in safe mode: a term that no context defines would be left out of
 * what is signed, so it is an error.
 *
 * @throws {NotCanonical}
 * @throws what `load` throws
 */
export async function canonize(document: JsonObject, options: CanonizeOptions): Promise<string> {
  let problem: unknown;
  const processing = {
    base: '',
    documentLoader: async (url: string): Promise<RemoteDocument> => {
      try {
        const { text, keep } = await options.load(url);
        return { documentUrl: url, document: text, ...(keep ? { tag: 'static' as const } : {}) };
      } catch (error) {
        problem = error;
        throw error;
      }
    },
    contextResolver: new ContextResolver({ sharedCache: options.cache }),
    eventHandler: events.setupEventHandler({ options: { safe: true } }),
    keepFreeFloatingNodes: false,
    produceGeneralizedRdf: false,
  };
  try {
    const expanded = await expandModule.expand({
      activeCtx: contextModule.getInitialContext({}),
      element: structuredClone(document),
      options: processing,
    });
    const relative = findRelative(expanded);
    if (relative !== null) throw new NotCanonical('undefined-term', relative);
    const dataset = toRdfModule.toRDF(asList(expanded), processing);
    if (dataset.length > MAX_QUADS) throw new NotCanonical('too-complex', 'quads');
    return await rdfCanonize.canonize(dataset, {
      algorithm: 'RDFC-1.0',
      format: 'application/n-quads',
      messageDigestAlgorithm: options.hash,
      maxWorkFactor: 1,
    });
  } catch (error) {
    throw problem ?? reasonOf(error);
  }
}

/**
 * An id or a type that is no absolute IRI. RDF has none, so safe mode refuses them too, but only after jsonld
 * has used them as names in plain objects: one `__proto__` among them, and every object of this process has
 * what the badge put there.
 */
function findRelative(node: unknown): string | null {
  if (typeof node !== 'object' || node === null) return null;
  if (Array.isArray(node)) return first(node, findRelative);
  return first(Object.entries(node), ([key, value]) => {
    if (key !== '@id' && key !== '@type') return findRelative(value);
    const names: readonly unknown[] = Array.isArray(value) ? value : [value];
    return first(names, (name) =>
      String(name).includes(':') || name === '@json' ? null : String(name),
    );
  });
}

function first<T>(values: readonly T[], find: (value: T) => string | null): string | null {
  for (const value of values) {
    const found = find(value);
    if (found !== null) return found;
  }
  return null;
}

/** Keeps what was made of the contexts: the newest hundred. */
export function openContextCache(): SharedCache {
  const entries = new Map<string, unknown>();
  return {
    get: (key) => entries.get(key),
    set(key, value) {
      entries.delete(key);
      entries.set(key, value);
      const [oldest] = entries.keys();
      if (entries.size > 100 && oldest !== undefined) entries.delete(oldest);
    },
  };
}

function asList(expanded: unknown): readonly unknown[] {
  if (expanded === null || expanded === undefined) return [];
  return Array.isArray(expanded) ? expanded : [expanded];
}

interface JsonLdErrorShape {
  name?: unknown;
  message?: unknown;
  details?: { code?: unknown; event?: { details?: Record<string, unknown> } };
}

function reasonOf(error: unknown): NotCanonical {
  if (error instanceof NotCanonical) return error;
  const { name, message, details } = (error ?? {}) as JsonLdErrorShape;
  if (name === 'RangeError' || /deep iterations/.test(String(message))) {
    return new NotCanonical('too-complex', String(message));
  }
  if (name === 'jsonld.ValidationError') {
    const { property, type, id, value } = details?.event?.details ?? {};
    const term = [property, type, id, value].find((part) => typeof part === 'string');
    return new NotCanonical('undefined-term', typeof term === 'string' ? term : '');
  }
  return new NotCanonical('invalid', String(details?.code ?? name));
}

/**
 * 85 % of the time of `expand` is a deep copy of the active context. A term definition is written only while
 * it is made, so contexts may share them: a shallow copy gives the same result, three to seven times faster.
 * This leans on the insides of jsonld 9.0.0; test/core/proof/jsonld.test.ts compares with the stock library.
 */
function shareTermDefinitions(): void {
  const initial = contextModule.getInitialContext({});
  initial.clone = function clone(this: ActiveContext): ActiveContext {
    // The members that the stock library copies, and no others.
    const { getInverse, clone, revertToPreviousContext, previousContext } = this;
    const copy: ActiveContext = {
      mappings: new Map(this.mappings),
      protected: { ...this.protected },
      inverse: null,
      getInverse,
      clone,
      revertToPreviousContext,
    };
    if (previousContext) copy.previousContext = previousContext;
    if ('@base' in this) copy['@base'] = this['@base'];
    if ('@language' in this) copy['@language'] = this['@language'];
    if ('@vocab' in this) copy['@vocab'] = this['@vocab'];
    return copy;
  };
  initial.revertToPreviousContext = function revert(this: ActiveContext): ActiveContext {
    return this.previousContext ?? this;
  };
}

shareTermDefinitions();
