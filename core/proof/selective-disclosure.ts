import * as base64url from 'jose/base64url';
import type { JsonObject } from '../badge.ts';
import { concat } from '../bytes.ts';
import { fromBytes, type PublicKey } from '../resolve/multikey.ts';
import type { Session } from '../session.ts';
import { type Cbor, decodeCbor } from './cbor.ts';
import { type Canonical, type Verification, verifyRdfc } from './rdfc.ts';
import { digest, openVerifier } from './signature.ts';

/** What the holder discloses. https://www.w3.org/TR/vc-di-ecdsa/#parsederivedproofvalue */
interface Disclosure {
  readonly baseSignature: Uint8Array<ArrayBuffer>;
  /** Multikey bytes of the key made for this one credential, which signed each statement. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  readonly signatures: readonly Uint8Array<ArrayBuffer>[];
  /** Canonical blank node label → the label that was signed. */
  readonly labels: ReadonlyMap<string, string>;
  /** Statements that the issuer demands, by their place. */
  readonly mandatory: ReadonlySet<number>;
}

/** A base proof is for the holder's eyes: it discloses everything, and cannot be verified as it is. */
const BASE = [0xd9, 0x5d, 0x00];
const DERIVED = [0xd9, 0x5d, 0x01];

/** ecdsa-sd-2023. https://www.w3.org/TR/vc-di-ecdsa/#verify-derived-proof-ecdsa-sd-2023 */
export async function verifyDisclosure(
  document: JsonObject,
  proof: JsonObject,
  value: Uint8Array<ArrayBuffer>,
  issuerKey: PublicKey,
  session: Session,
): Promise<Verification> {
  if (startsWith(value, BASE)) {
    return { state: 'problem', said: ['proof/unsupported', { suite: 'ecdsa-sd-2023 base proof' }] };
  }
  const disclosure = startsWith(value, DERIVED) ? readDisclosure(decodeCbor(value.slice(3))) : null;
  if (!disclosure) return { state: 'invalid' };
  const check = (canonical: Canonical) => isSigned(canonical, disclosure, issuerKey);
  return verifyRdfc(document, proof, { hash: 'SHA-256', check }, session);
}

async function isSigned(
  canonical: Canonical,
  disclosure: Disclosure,
  issuerKey: PublicKey,
): Promise<boolean> {
  const statements = relabelled(canonical.document, disclosure.labels);
  if (!statements) return false;
  const mandatory = statements.filter((_, at) => disclosure.mandatory.has(at));
  const others = statements.filter((_, at) => !disclosure.mandatory.has(at));
  if (mandatory.length !== disclosure.mandatory.size) return false;
  if (others.length !== disclosure.signatures.length) return false;
  const key = fromBytes(disclosure.publicKey.slice(2), 'P-256');
  if (!key || !startsWith(disclosure.publicKey, [0x80, 0x24])) return false;
  const base = concat([
    await digest('SHA-256', canonical.proof),
    disclosure.publicKey,
    await digest('SHA-256', mandatory.join('')),
  ]);
  const isIssuers = await openVerifier(issuerKey);
  if (!(await isIssuers(disclosure.baseSignature, base))) return false;
  const isOfCredential = await openVerifier(key);
  for (const [at, statement] of others.entries()) {
    const signature = disclosure.signatures[at];
    const data = new TextEncoder().encode(statement);
    if (!signature || !(await isOfCredential(signature, data))) return false;
  }
  return true;
}

/** The canonical statements with the labels that were signed, sorted anew; null where a label is missing. */
function relabelled(canonical: string, labels: ReadonlyMap<string, string>): string[] | null {
  let complete = true;
  const statements = canonical
    .split('\n')
    .slice(0, -1)
    .map(
      (line) =>
        `${replaceLabels(line, (label) => {
          const signed = labels.get(label);
          if (signed === undefined) complete = false;
          return signed ?? label;
        })}\n`,
    );
  return complete ? statements.sort() : null;
}

// Only labels outside of literals: in N-Quads a literal is the one thing in quotes.
function replaceLabels(line: string, signed: (label: string) => string): string {
  return line.replace(/"(?:[^"\\]|\\.)*"|_:(c14n\d+)/g, (match, label: string | undefined) =>
    label === undefined ? match : `_:${signed(label)}`,
  );
}

function readDisclosure(value: Cbor | null): Disclosure | null {
  if (!Array.isArray(value) || value.length !== 5) return null;
  const [baseSignature, publicKey, signatures, labels, mandatory] = value;
  if (!isBytes(baseSignature) || !isBytes(publicKey) || publicKey.length !== 35) return null;
  if (!Array.isArray(signatures) || !signatures.every(isBytes)) return null;
  if (!(labels instanceof Map) || !Array.isArray(mandatory)) return null;
  if (!mandatory.every((index) => typeof index === 'number')) return null;
  const names = new Map<string, string>();
  for (const [label, signed] of labels) {
    if (typeof label !== 'number' || !isBytes(signed)) return null;
    names.set(`c14n${label}`, `u${base64url.encode(signed)}`);
  }
  return { baseSignature, publicKey, signatures, labels: names, mandatory: new Set(mandatory) };
}

function isBytes(value: unknown): value is Uint8Array<ArrayBuffer> {
  return value instanceof Uint8Array;
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, at) => bytes[at] === byte);
}
