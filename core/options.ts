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
  /** Registries that the caller trusts: each is asked about the issuer of a proven badge. Default: none. */
  registries?: readonly IssuerRegistry[];
  /** Answers of issuers, kept between checks: see `openCache`. Default: nothing is kept. */
  cache?: Cache;
  /**
   * May a kept answer that has grown old be asked for with `If-None-Match`? In a page that header costs a
   * preflight, which static hosts refuse; an extension with permission for the host is free to send it.
   * Default: false.
   */
  revalidate?: boolean;
  /** The pause before a request is made again. Default: a timer. */
  wait?: (milliseconds: number) => Promise<void>;
  signal?: AbortSignal;
  limits?: Partial<Limits>;
}

/**
 * What is known of a person; each may be a list of candidates, compared to the byte: hashes know no other way.
 * Hand in an e-mail address as typed and in lower case.
 */
export interface RecipientProfile {
  email?: string | readonly string[];
  url?: string | readonly string[];
  telephone?: string | readonly string[];
  id?: string | readonly string[];
  did?: string | readonly string[];
  /** Where the person must not be named, as on a public page: a hash instead. */
  hash?: RecipientHash;
}

/** A hashed identity, as badges write it (Open Badges 2.0 IdentityObject, 3.0 IdentityObject). */
export interface RecipientHash {
  /** `sha256$` and the hash of the identity followed by the salt, in hexadecimal digits. */
  readonly identity: string;
  /** Default: none. */
  readonly salt?: string;
  /** Kind of the identity, in the words of 2.0. Default: `email`. */
  readonly type?: 'email' | 'url' | 'telephone' | 'id';
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

/** A public list of issuers, kept by someone else. See providers/registries.ts for those that are known. */
export interface IssuerRegistry {
  /** Shown as the anchor of an issuer that it confirmed. */
  readonly name: string;
  /** `dcc`: JSON, `{"registry": {did: …}}`. `openid-federation`: the entity configuration of a trust anchor. */
  readonly kind: 'dcc' | 'openid-federation';
  readonly url: string;
  /** true: made for trying things out. An issuer that stands there is noted, and confirmed by nothing. */
  readonly sandbox?: boolean;
}

/** An answer that was had before. Only complete answers are ever kept, never a failure. */
export interface CachedDocument {
  readonly status: number;
  readonly contentType: string;
  /** Where it came from in the end, after redirects. */
  readonly url: string;
  readonly bytes: Uint8Array;
  /**
   * Until when it may be used without asking, in milliseconds since 1970; null: it may not be kept.
   * Not there: for as long as the cache gives it out.
   */
  readonly freshUntil?: number | null;
  readonly etag?: string;
  /** true: at least one hop was without encryption, on a network. */
  readonly plainHttp?: boolean;
}

/** Keyed by what was asked: the purpose and the address, without its fragment. See `openCache`. */
export interface Cache {
  /** May wait while another check is asking for the same. */
  get(key: string): Promise<CachedDocument | undefined>;
  set(key: string, document: CachedDocument): Promise<void>;
  /** Comes after each `get`, whatever became of it: who waits for an answer need not wait any longer. */
  release?(key: string): void;
}

export interface Limits {
  /** Longest wait for one document, in milliseconds. Default: 10,000. */
  timeout: number;
  /** Longest that all requests of one check may take together, in milliseconds. Default: 60,000. */
  checkTime: number;
  /** Most times that a request which failed in passing is made again. Default: 1. */
  retries: number;
  /**
   * Longest pause before that, in milliseconds: where a server asks for more (`Retry-After`), its answer
   * stands. Default: 2,000.
   */
  retryPause: number;
  /** Largest document that is read, in bytes after decompression. Default: 2,097,152 (2 MiB). */
  documentBytes: number;
  /** Largest image that is read, in bytes after decompression. Default: 33,554,432 (32 MiB). */
  imageBytes: number;
  /** Most bytes that are read for one badge in all. Default: 67,108,864 (64 MiB). */
  totalBytes: number;
  /** Largest credential text, in characters. Default: 2,097,152. */
  textLength: number;
  /** Deepest nesting of JSON. Default: 64. */
  depth: number;
  /** Most credentials in one input, however deep: parts of transcripts, endorsements. Default: 128. */
  credentials: number;
  /**
   * Most JSON objects that are canonicalised for one input in all: the costly part of a proof over RDF,
   * some three thousand a second. Default: 4,000.
   */
  objects: number;
  /** Most redirects that are followed for one document. Default: 5. */
  redirects: number;
  /** Most requests for one badge, redirects and repeats among them. Default: 32. */
  requests: number;
}

export const DEFAULT_LIMITS: Limits = {
  timeout: 10_000,
  checkTime: 60_000,
  retries: 1,
  retryPause: 2000,
  documentBytes: 2 * 1024 * 1024,
  imageBytes: 32 * 1024 * 1024,
  totalBytes: 64 * 1024 * 1024,
  textLength: 2 * 1024 * 1024,
  depth: 64,
  credentials: 128,
  objects: 4000,
  redirects: 5,
  requests: 32,
};
