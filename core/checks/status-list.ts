import { asObject, type Json, type JsonObject } from '../badge.ts';
import { parseDateTime } from '../parse/date.ts';
import { openEnvelope, readJws } from '../parse/envelope.ts';
import { decodeUtf8, readJson } from '../parse/json.ts';
import { listOf, textOf } from '../parse/node.ts';
import { issuerOf, readOb3, subjectOf } from '../parse/ob3.ts';
import { hasType } from '../parse/version.ts';
import { forcedBy, proveCredential, type Secured } from '../proof/credential.ts';
import type { FindingData } from '../report.ts';
import { hostOf } from '../resolve/address.ts';
import type { Session } from '../session.ts';
import { expandBitstring, statusAt } from './bitstring.ts';
import { messageOf, type StatusEntry } from './status-entry.ts';

/**
 * Fewer would tell the list's host who is being checked (Bitstring Status List §6.1); what a list says about
 * the badge is no less true for it, and the DCC's own lists are shorter.
 */
const MIN_STATUSES = 131_072;

/** What a list answers about one entry. */
export type ListAnswer =
  | {
      readonly ok: true;
      readonly value: number;
      readonly message: string | null;
      readonly issuer: string | null;
      readonly isShort: boolean;
    }
  | { readonly ok: false; readonly answered: boolean; readonly why: FindingData };

/** The list is there, and cannot be relied on. */
const no = (reason: string, data: FindingData = {}): ListAnswer => ({
  ok: false,
  answered: true,
  why: { reason, ...data },
});

/**
 * Looks one entry up. The list is a credential itself: its own proof, dates, type and purpose must hold, or
 * it is no answer. Its issuer may be another than that of the badge, whose signed entry names it.
 * https://www.w3.org/TR/vc-bitstring-status-list/#validate-algorithm
 */
export async function lookUp(entry: StatusEntry, session: Session): Promise<ListAnswer> {
  const answer = await session.get(entry.list, 'status-list');
  if (!answer.answered) return { ok: false, answered: false, why: { fault: answer.fault } };
  if (answer.status < 200 || answer.status > 299) {
    return { ok: false, answered: false, why: { status: answer.status } };
  }
  const list = readList(decodeUtf8(answer.bytes).trim(), session);
  if (!list) return no('not-a-list');
  const { form, purpose } = entry;
  const subject = subjectOf(list.credential);
  if (!hasType(list.credential, form.credentialType) || !subject) return no('other-type');
  if (!hasType(subject, form.subjectType)) return no('other-type');
  if (form.hasPurpose && !listOf(subject.statusPurpose).includes(purpose)) {
    return no('other-purpose', { purpose });
  }
  const dates = datesProblem(list.credential, session.now);
  if (dates !== null) return no(dates);
  const proven = await proveCredential(list, session.branch());
  const forced = forcedBy(proven.said);
  if (forced !== null && forced !== 'unconfirmed') return no('not-proven', { because: forced });
  return readBits(entry, subject, issuerOf(list.credential));
}

async function readBits(
  entry: StatusEntry,
  subject: JsonObject,
  issuer: string | null,
): Promise<ListAnswer> {
  const { form, index, size } = entry;
  const bits = await expandBitstring(textOf(subject.encodedList) ?? '', form.isMultibase);
  if (typeof bits === 'string') return no(bits);
  const isShort = form.isMultibase && (bits.length * 8) / size < MIN_STATUSES;
  const value = statusAt(bits, index, size);
  if (value === null) return no('out-of-range', { index });
  return { ok: true, value, message: messageOf(entry, value), issuer, isShort };
}

function datesProblem(list: JsonObject, now: Date): 'expired' | 'not-yet-valid' | null {
  const { validFrom, validUntil } = readOb3(list, 'ob3.0', 'none');
  const from = parseDateTime(validFrom);
  const until = parseDateTime(validUntil);
  if (from !== null && from > now.getTime()) return 'not-yet-valid';
  return until !== null && until < now.getTime() ? 'expired' : null;
}

/** A credential as JSON or JWT; some hosts wrap the JWT: `{"statusList": "eyJ…"}`. */
function readList(text: string, session: Session): Secured | null {
  const json = text.startsWith('{') ? readJson(text, session.limits) : null;
  const document: Json | undefined = json?.ok ? json.value : undefined;
  const object = asObject(document);
  const wrapped = textOf(object?.statusList) ?? (object ? null : text);
  const jws = wrapped === null ? null : readJws(wrapped, session.limits);
  const credential = jws ?? (object && { kind: 'json' as const, document: object, text: null });
  if (!credential) return null;
  const envelope = openEnvelope(credential, session.limits);
  return envelope.kind === 'credential' ? envelope : null;
}

/** Host of a list, for the sentence about it. */
export function hostOfList(entry: StatusEntry): string {
  return hostOf(entry.list);
}
