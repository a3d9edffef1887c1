declare module 'virtual:manifest' {
  /** As `analyze` of component/manifest.mjs gives them; test/vitest.config.ts asks it. */
  export const ELEMENTS: unknown;
}
