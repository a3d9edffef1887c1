import type { KeyObject } from 'node:crypto';
import type { Picture } from './picture.ts';
import type { Web } from './web.ts';

/** A JSON object that is still being written. */
export type Document = Record<string, unknown>;

/** What an award is given for: the badge class, the achievement. */
export interface Design {
  /** Last part of its address. */
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  /** What one had to do, in a sentence or two. */
  readonly criteria: string;
  readonly picture: Picture;
}

export type Standard = '0.5' | '1.1' | '2.0' | '3.0';
/** `hosted`: the issuer's own copy is the proof. `jws`: RS256. `eddsa-rdfc-2022`: OB 3.0 only. */
export type Proof = 'hosted' | 'jws' | 'eddsa-rdfc-2022' | 'none';

export interface Award {
  readonly design: Design;
  /** E-mail address; it is hashed with a salt. */
  readonly recipient: string;
  /** Default: `2.0`. */
  readonly standard?: Standard;
  /** Default: `hosted` up to 2.0, `eddsa-rdfc-2022` for 3.0. */
  readonly proof?: Proof;
  /** Default: 100 days ago. */
  readonly issuedOn?: Date;
  readonly expires?: Date;
  /** OB 3.0: what the issuer calls itself. Default: `https`, a controller document at its own address. */
  readonly identity?: 'https' | 'did:web' | 'did:key';
  /** OB 3.0: where it is said that the award was taken back. Default: nowhere. */
  readonly status?: 'BitstringStatusListEntry' | '1EdTechRevocationList';
  /** Default: `revocation`. */
  readonly statusPurpose?: 'revocation' | 'suspension';
  /** Changes the document before it is signed or hosted: for badges that are wrong in one thing. */
  readonly change?: (document: Document) => Document;
}

export interface Issued {
  readonly standard: Standard;
  readonly proof: Proof;
  readonly id: string;
  readonly design: Design;
  /** What is baked into the picture: JSON or a compact JWS. */
  readonly text: string;
  readonly document: Document;
  /** Place in the issuer's status lists; OB 3.0 with a status only. */
  readonly statusIndex: number | null;
}

/** Keys of one issuer; made anew for each. */
export interface IssuerKeys {
  /** RS256, for compact JWS. */
  readonly rsa: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  /** For Data Integrity. */
  readonly ed25519: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
}

export interface IssuerOptions {
  readonly web: Web;
  /** `https://campus.example`, without a slash at the end. */
  readonly origin: string;
  readonly name: string;
  readonly description?: string;
  readonly email?: string;
  /** May pages of other origins read its documents? Default: true. */
  readonly cors?: boolean;
}

/** What the makers of documents need to know of their issuer. */
export interface Office extends Required<IssuerOptions> {
  readonly keys: IssuerKeys;
  /** Revoked and suspended places of the OB 3.0 status lists. */
  readonly flagged: Record<'revocation' | 'suspension', Set<number>>;
  readonly revokedIds: Set<string>;
  /** Publishes at a path of this issuer. */
  publish(path: string, value: unknown): string;
  url(path: string): string;
  nextNumber(): number;
}

const DAY = 86_400_000;

/** Days from now; negative: before now. */
export const days = (count: number): Date => new Date(Date.now() + count * DAY);

/** ISO 8601 in UTC to the second: the form that every version accepts. */
export const iso = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, 'Z');
