import { readFile } from 'node:fs/promises';
import type { BadgeInput, TrustList, VerifyOptions } from '../index.ts';
import type { Arguments } from './arguments.ts';
import { readResources, readTrust } from './lists.ts';

/** Where a command line speaks and listens. */
export interface Terminal {
  readonly out: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly err: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export const EXIT = { verified: 0, notVerified: 1, unchecked: 2, misuse: 64 } as const;

export async function optionsFor(asked: Arguments): Promise<VerifyOptions> {
  const { now, recipients } = asked;
  const trust: TrustList[] = asked.trust === null ? [] : [await readTrust(asked.trust)];
  return {
    ...(now ? { now: () => now } : {}),
    ...(recipients.length > 0 ? { recipient: { email: spellings(recipients) } } : {}),
    ...(trust.length > 0 ? { trust } : {}),
    // What is replayed fails the same way however often it is asked.
    ...(asked.resources === null
      ? {}
      : { fetch: await readResources(asked.resources), limits: { retries: 0 } }),
  };
}

/** Hashes are of exact bytes, and people type capitals: an e-mail address is tried as typed and in lower case. */
function spellings(emails: readonly string[]): string[] {
  return [...new Set(emails.flatMap((email) => [email, email.toLowerCase()]))];
}

/** A name that begins like a URL is one; anything else is a file. Whoever types a private address means it. */
export async function readInput(name: string, terminal: Terminal): Promise<BadgeInput> {
  if (name === '-') {
    const parts: Uint8Array[] = [];
    for await (const part of terminal.stdin) parts.push(part);
    return new Uint8Array(Buffer.concat(parts));
  }
  return /^https?:\/\//i.test(name) ? new URL(name) : new Uint8Array(await readFile(name));
}

export function complain(text: string, terminal: Terminal): number {
  terminal.err.write(`open-badge: ${text}\n`);
  return EXIT.misuse;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
