import * as base64url from 'jose/base64url';
import { asObject } from '../badge.ts';
import { decodeUtf8, readJson } from '../parse/json.ts';
import type { Purpose } from '../report.ts';

const MINUTE = 60_000;

/**
 * Longest that an answer is taken for the present, in milliseconds, whatever its server allows. What can
 * take a badge back is asked for again soon; who issued it and what it looks like change seldom.
 */
const LONGEST: Readonly<Record<Purpose, number>> = {
  input: 5 * MINUTE,
  assertion: 5 * MINUTE,
  'revocation-list': 5 * MINUTE,
  'status-list': 60 * MINUTE,
  refresh: 0,
  'badge-class': 60 * MINUTE,
  issuer: 60 * MINUTE,
  key: 60 * MINUTE,
  'did-document': 60 * MINUTE,
  endorsement: 5 * MINUTE,
  schema: 24 * 60 * MINUTE,
  extension: 24 * 60 * MINUTE,
  context: 24 * 60 * MINUTE,
  image: 24 * 60 * MINUTE,
  'trust-list': 60 * MINUTE,
};

/** The same where the server says nothing. What can take a badge back is then never kept. */
const UNSAID = 5 * MINUTE;
const TAKES_BACK: readonly Purpose[] = ['input', 'assertion', 'revocation-list', 'refresh'];

/**
 * Until when an answer may be used again without asking, in milliseconds since 1970; null: it may not be
 * kept at all. RFC 9111 §4.2 for a private cache; Bitstring Status List §2.2 `ttl`.
 */
export function freshUntil(
  purpose: Purpose,
  headers: Headers,
  bytes: Uint8Array,
  now: Date,
): number | null {
  const control = directives(headers.get('cache-control') ?? '');
  if (control.has('no-store') || headers.get('vary')?.trim() === '*') return null;
  const said = control.has('no-cache') ? 0 : (saidIn(control, headers, now) ?? unsaid(purpose));
  const ttl = purpose === 'status-list' ? timeToLive(bytes) : null;
  // `ttl` is the issuer's own word on this list, and a header often only that of its web server.
  const allowed = ttl === null ? said : control.has('no-cache') ? 0 : ttl;
  return now.getTime() + Math.min(Math.max(0, allowed), LONGEST[purpose]);
}

function unsaid(purpose: Purpose): number {
  return TAKES_BACK.includes(purpose) ? 0 : UNSAID;
}

function saidIn(control: ReadonlyMap<string, string>, headers: Headers, now: Date): number | null {
  const age = seconds(headers.get('age') ?? '') ?? 0;
  const maxAge = seconds(control.get('max-age') ?? '');
  if (maxAge !== null) return maxAge - age;
  const expires = headers.get('expires');
  if (expires === null) return null;
  const date = Date.parse(expires);
  // "0" and other non-dates mean: already stale.
  return Number.isNaN(date) ? 0 : date - now.getTime();
}

function directives(header: string): Map<string, string> {
  return new Map(
    header
      .toLowerCase()
      .split(',')
      .map((part) => part.trim().split('='))
      .map(([name = '', value = '']) => [name, value.replaceAll('"', '')]),
  );
}

function seconds(text: string): number | null {
  return /^\d{1,10}$/.test(text) ? Number(text) * 1000 : null;
}

/** `ttl` of a status list, in milliseconds: of its subject, or of the credential itself. */
function timeToLive(bytes: Uint8Array): number | null {
  const text = decodeUtf8(bytes).trim();
  const payload = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(text)?.[1];
  try {
    const json = payload === undefined ? text : decodeUtf8(base64url.decode(payload));
    const read = readJson(json, { textLength: bytes.length, depth: 64 });
    const document = read.ok ? asObject(read.value) : null;
    const credential = asObject(document?.vc) ?? document;
    const ttl = asObject(credential?.credentialSubject)?.ttl ?? credential?.ttl;
    const value = typeof ttl === 'string' && /^\d{1,12}$/.test(ttl) ? Number(ttl) : ttl;
    return typeof value === 'number' && value >= 0 ? value : null;
  } catch {
    return null;
  }
}
