import { asObject, type JsonObject } from '../badge.ts';
import type { Limits } from '../options.ts';
import { decodeUtf8, readJson } from '../parse/json.ts';
import type { Fault, Purpose } from '../report.ts';
import { parseUrl } from '../resolve/address.ts';
import type { Retrieved } from '../resolve/document.ts';
import type { Session } from '../session.ts';

/** What an issuer's server said when it was asked for a JSON document. */
export type DocumentAnswer =
  | {
      readonly kind: 'document';
      readonly document: JsonObject;
      readonly contentType: string;
      /** A byte order mark before JSON: RFC 8259 §8.1 forbids to write it and allows to ignore it. */
      readonly byteOrderMark: boolean;
      /** Somewhere one object names a member twice. */
      readonly duplicateKeys: boolean;
      /** Host that answered in the end, after redirects. */
      readonly host: string;
      /** Anyone on the way may have written it. */
      readonly plainHttp: boolean;
    }
  /** 410 Gone: how an issuer revokes what it hosts. */
  | { readonly kind: 'gone'; readonly document: JsonObject | null }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'http-error'; readonly status: number }
  | {
      readonly kind: 'not-json';
      readonly contentType: string;
      readonly text: string;
      readonly host: string;
      readonly plainHttp: boolean;
    }
  | { readonly kind: 'fault'; readonly fault: Fault };

/** GETs a JSON document. The content decides, not the content type: hosts get that wrong too often. */
export async function getDocument(
  url: string,
  purpose: Purpose,
  session: Session,
): Promise<DocumentAnswer> {
  const answer = await session.get(url, purpose);
  const known = read.get(answer);
  if (known) return known;
  const result = readAnswer(answer, session.limits);
  read.set(answer, result);
  return result;
}

/** The door remembers what was answered, and this what it says: no document is parsed twice. */
const read = new WeakMap<Retrieved, DocumentAnswer>();

function readAnswer(answer: Retrieved, limits: Limits): DocumentAnswer {
  if (!answer.answered) return { kind: 'fault', fault: answer.fault };
  const { status, contentType } = answer;
  const text = decodeUtf8(answer.bytes);
  const json = readJson(text, limits);
  const document = json.ok ? asObject(json.value) : null;
  if (status === 410) return { kind: 'gone', document };
  if (status === 404) return { kind: 'not-found' };
  if (status < 200 || status > 299) return { kind: 'http-error', status };
  const host = parseUrl(answer.url)?.host ?? '';
  const plainHttp = answer.plainHttp === true;
  if (!document) return { kind: 'not-json', contentType, text, host, plainHttp };
  return {
    kind: 'document',
    document,
    contentType,
    byteOrderMark: json.ok && json.byteOrderMark,
    duplicateKeys: json.ok && json.duplicateKeys,
    host,
    plainHttp,
  };
}
