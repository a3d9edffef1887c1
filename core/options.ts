import type { Purpose } from './report.ts';

/**
 * What may be checked: bytes of a PNG, SVG or text; JSON; a compact JWS or JWT; a URL.
 * Strings are told apart by their content.
 */
export type BadgeInput = string | URL | Uint8Array | ArrayBuffer | Blob | object;

export interface VerifyOptions {
  /** The only door to the network. Default: `globalThis.fetch`. */
  fetch?: typeof globalThis.fetch;
  /** The only clock. Default: `() => new Date()`. */
  now?: () => Date;
  /** Asked before each request; `false` keeps it from being made. Default: everything that the guard allows. */
  permit?: (request: { url: string; purpose: Purpose }) => boolean | Promise<boolean>;
  /** Whom to compare the recipient with. Nothing given: nothing is compared. */
  recipient?: RecipientProfile;
  /**
   * Address of the page that showed the badge. A private or loopback host may be asked only for a badge
   * that was found on a page of that same host; all names below `.localhost` are one host.
   */
  foundOn?: string;
  /** Issuers that the caller vouches for. */
  trust?: readonly TrustList[];
  /** Answers of issuers, kept between checks. Default: nothing is kept. */
  cache?: Cache;
  signal?: AbortSignal;
  limits?: Partial<Limits>;
}

/** What is known of a person; each may be a list of candidates. */
export interface RecipientProfile {
  email?: string | readonly string[];
  url?: string | readonly string[];
  telephone?: string | readonly string[];
  id?: string | readonly string[];
  did?: string | readonly string[];
}

export interface TrustList {
  /** Shown as the anchor of an issuer that this list confirmed. */
  readonly name: string;
  readonly issuers: readonly {
    /** Profile URL or DID of the issuer, compared exactly. */
    readonly id: string;
    readonly name?: string;
  }[];
}

/** An answer that was had before. Only complete answers are ever kept, never a failure. */
export interface CachedDocument {
  readonly status: number;
  readonly contentType: string;
  readonly url: string;
  readonly bytes: Uint8Array;
}

export interface Cache {
  get(url: string): Promise<CachedDocument | undefined>;
  set(url: string, document: CachedDocument): Promise<void>;
}

export interface Limits {
  /** Longest wait for one document, in milliseconds. Default: 10,000. */
  timeout: number;
  /** Largest document that is read, in bytes. Default: 2,097,152 (2 MiB). */
  documentBytes: number;
  /** Largest image that is read, in bytes. Default: 33,554,432 (32 MiB). */
  imageBytes: number;
  /** Largest credential text, in characters. Default: 2,097,152. */
  textLength: number;
  /** Deepest nesting of JSON. Default: 64. */
  depth: number;
  /** Most redirects that are followed for one document. Default: 5. */
  redirects: number;
  /** Most requests for one badge. Default: 32. */
  requests: number;
}

export const DEFAULT_LIMITS: Limits = {
  timeout: 10_000,
  documentBytes: 2 * 1024 * 1024,
  imageBytes: 32 * 1024 * 1024,
  textLength: 2 * 1024 * 1024,
  depth: 64,
  redirects: 5,
  requests: 32,
};
