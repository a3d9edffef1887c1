/**
 * Open Badge core: decides whether an Open Badge (0.5 to 3.0) holds.
 *
 * @module
 */
export { decide } from './decide.ts';
export { type BakeOptions, bake } from './extract/bake.ts';
export { type Extracted, extract } from './extract/index.ts';
export { FINDINGS, type FindingCode, finding } from './findings.ts';
export type {
  BadgeInput,
  Cache,
  CachedDocument,
  IssuerRegistry,
  Limits,
  RecipientHash,
  RecipientProfile,
  TrustList,
  VerifyOptions,
} from './options.ts';
export { DEFAULT_LIMITS } from './options.ts';
export { DCC_REGISTRIES } from './providers/registries.ts';
export type * from './report.ts';
export { QUESTIONS, VERDICTS } from './report.ts';
export { type CacheOptions, type CacheStore, type Kept, openCache } from './resolve/cache.ts';
export { readTrustList } from './trust-list.ts';
export { verify } from './verify.ts';
