// jsonld 9.0.0 has no types, and none for its parts. Only what proof/jsonld.ts uses is declared.
interface ActiveContext {
  mappings: Map<string, unknown>;
  inverse: null;
  getInverse: unknown;
  protected: Record<string, unknown>;
  previousContext?: ActiveContext;
  clone(): ActiveContext;
  revertToPreviousContext(): ActiveContext;
  '@base'?: unknown;
  '@language'?: unknown;
  '@vocab'?: unknown;
}

interface RemoteDocument {
  documentUrl: string;
  document: unknown;
  tag?: 'static';
}

interface ProcessingOptions {
  base: string;
  documentLoader(url: string): Promise<RemoteDocument>;
  contextResolver: unknown;
  eventHandler: unknown;
  keepFreeFloatingNodes: boolean;
  produceGeneralizedRdf: boolean;
}

interface SharedCache {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

declare module 'jsonld/lib/expand.js' {
  const module: {
    expand(input: {
      activeCtx: ActiveContext;
      element: unknown;
      options: ProcessingOptions;
    }): Promise<unknown>;
  };
  export = module;
}
declare module 'jsonld/lib/toRdf.js' {
  const module: { toRDF(expanded: unknown, options: ProcessingOptions): readonly unknown[] };
  export = module;
}
declare module 'jsonld/lib/context.js' {
  const module: { getInitialContext(options: { processingMode?: string }): ActiveContext };
  export = module;
}
declare module 'jsonld/lib/events.js' {
  const module: { setupEventHandler(input: { options: { safe: boolean } }): unknown };
  export = module;
}
declare module 'jsonld/lib/ContextResolver.js' {
  class ContextResolver {
    constructor(options: { sharedCache: SharedCache });
  }
  export = ContextResolver;
}
declare module 'rdf-canonize' {
  const module: {
    canonize(
      dataset: readonly unknown[],
      options: {
        algorithm: 'RDFC-1.0';
        format: 'application/n-quads';
        messageDigestAlgorithm: 'SHA-256' | 'SHA-384';
        maxWorkFactor: number;
      },
    ): Promise<string>;
  };
  export = module;
}
