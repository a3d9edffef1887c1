import { asObject, type Json, type JsonObject } from '../badge.ts';
import { listOf, textOf } from '../parse/node.ts';
import { CONTEXTS } from './contexts.ts';

/**
 * A Data Integrity proof over RDF signs statements, not JSON: the same statements can be written in many
 * ways, and a checker that reads plain JSON sees only one of them. Whoever alters a badge could write
 * `credentialStatus` as an absolute IRI, move it into `@included` or under a second node of the same id, or
 * swap `name` and `description` by a context of his own, and the signature would still be good.
 *
 * VCDM 2.0 demands the compact form for this reason (§1.3 "conforming document"), so anything else is refused:
 * the term that is not plain, or null where the document says to people what it says to machines.
 */
export function findNotPlain(document: JsonObject): string | null {
  return (
    findInContext(document['@context']) ??
    findInNode(document, true) ??
    findShortened(document) ??
    findSecondDescription(document)
  );
}

/** Keywords of a text with a language: `{"@value": "Abzeichen", "@language": "de"}`. */
const TEXT_KEYWORDS = new Set(['@value', '@language', '@direction']);

function findInNode(node: JsonObject, isCredential: boolean): string | null {
  for (const [key, value] of Object.entries(node)) {
    if (key === '@context') {
      if (!isCredential) return key;
      const problem = findInContext(value);
      if (problem !== null) return problem;
      continue;
    }
    if (key.includes(':') || key === '__proto__') return key;
    if (key.startsWith('@') && !TEXT_KEYWORDS.has(key)) return key;
    // Some classes share their IRI with a property: `Image` would say what `image` says, and be read by nobody.
    if (/^[A-Z]/.test(key) && standardVocabulary().terms.has(key)) return key;
    for (const inner of objectsWithin(value)) {
      const problem = findInNode(inner, isEmbeddedCredential(inner));
      if (problem) return problem;
    }
  }
  return null;
}

/** A list in a list is the same list to JSON-LD, however deep. */
function objectsWithin(value: Json | undefined): JsonObject[] {
  const own = asObject(value);
  return own ? [own] : Array.isArray(value) ? value.flatMap(objectsWithin) : [];
}

/** Endorsements, the parts of a transcript and proofs bring contexts of their own. */
function isEmbeddedCredential(node: JsonObject): boolean {
  return [node.credentialSubject, node.proofPurpose].some((value) => listOf(value).length > 0);
}

/**
 * An id that is written by a prefix of the document's own, `x:1` for `https://issuer.example/1`: no list of what
 * was revoked knows it by that name, and nobody is called so.
 */
function findShortened(document: JsonObject): string | null {
  const own = new Set<string>();
  const ids: string[] = [];
  const collect = (node: JsonObject): void => {
    for (const [key, value] of Object.entries(node)) {
      const inner = objectsWithin(value);
      if (key === '@context') for (const term of inner.flatMap(Object.keys)) own.add(term);
      else inner.forEach(collect);
      const text = key === 'id' || key === 'issuer' ? textOf(value) : null;
      if (text !== null) ids.push(text);
    }
  };
  collect(document);
  return ids.find((id) => own.has(id.slice(0, Math.max(0, id.indexOf(':'))))) ?? null;
}

/** What is read of a credential, and of its subject, at the one place where people look. */
const CREDENTIAL_FACTS = [
  'awardedDate',
  'credentialStatus',
  'credentialSubject',
  'evidence',
  'expirationDate',
  'issuanceDate',
  'issuer',
  'refreshService',
  'validFrom',
  'validUntil',
];
const SUBJECT_FACTS = ['achievement', 'identifier', 'result'];

/**
 * A second node with the id of the credential or of its subject that states such a fact, where nobody would
 * look. The same person may be the subject of the credentials inside a transcript as well.
 */
function findSecondDescription(document: JsonObject): string | null {
  const id = textOf(document.id);
  const subjects = objectsWithin(document.credentialSubject);
  const subjectIds = subjects.map((subject) => textOf(subject.id)).filter((name) => name !== null);
  const states = (node: JsonObject, facts: readonly string[]) =>
    facts.some((fact) => node[fact] !== undefined);
  const search = (node: JsonObject, isSubject: boolean): string | null => {
    const own = textOf(node.id);
    if (own !== null && node !== document) {
      if (own === id && states(node, CREDENTIAL_FACTS)) return own;
      if (!isSubject && subjectIds.includes(own) && states(node, SUBJECT_FACTS)) return own;
    }
    for (const [key, value] of Object.entries(node)) {
      for (const inner of objectsWithin(value)) {
        const found = search(inner, key === 'credentialSubject');
        if (found !== null) return found;
      }
    }
    return null;
  };
  return search(document, false);
}

/** Most terms of a context that stands in the document itself. */
const MAX_TERMS = 200;
/** Most contexts of one node. */
const MAX_CONTEXTS = 16;
const SETTINGS = new Set(['@version', '@protected', '@language', '@direction']);

/** A context in the document may name new things; it may not rename what the standard's contexts name. */
function findInContext(context: Json | undefined): string | null {
  const entries = listOf(context).flat();
  if (entries.length > MAX_CONTEXTS) return '@context';
  for (const entry of entries) {
    const inline = asObject(entry);
    if (!inline) {
      if (typeof entry !== 'string') return '@context';
      continue;
    }
    const terms = Object.entries(inline);
    if (terms.length > MAX_TERMS) return '@context';
    for (const [term, definition] of terms) {
      if (SETTINGS.has(term)) continue;
      if (!definesSomethingNew(term, definition)) return term;
    }
  }
  return null;
}

function definesSomethingNew(term: string, definition: Json | undefined): boolean {
  const { terms, iris } = standardVocabulary();
  if (term === '@vocab') {
    return typeof definition === 'string' && ![...iris].some((iri) => iri.startsWith(definition));
  }
  const expanded = asObject(definition);
  const iri = textOf(definition) ?? textOf(expanded?.['@id']);
  const members = Object.keys(expanded ?? {});
  return (
    iri !== null &&
    /^https?:\/\//.test(iri) &&
    // Also no prefix that could be completed to what the standard names.
    ![...iris].some((known) => known.startsWith(iri)) &&
    !terms.has(term) &&
    !term.startsWith('@') &&
    term !== '__proto__' &&
    // The scheme of an address must stay one.
    !/^(did|https?|urn|mailto|data|tel)$/i.test(term) &&
    members.every((member) => member === '@id' || member === '@type')
  );
}

let vocabulary: { terms: Set<string>; iris: Set<string> } | undefined;

/** Every term and every IRI that a pinned context defines, at any depth. */
function standardVocabulary(): { terms: Set<string>; iris: Set<string> } {
  if (vocabulary) return vocabulary;
  const terms = new Set<string>();
  const iris = new Set<string>();
  const collect = (context: Json | undefined): void => {
    for (const entry of listOf(context).flat()) {
      const definitions = asObject(entry) ?? {};
      for (const [term, definition] of Object.entries(definitions)) {
        if (term.startsWith('@')) continue;
        terms.add(term);
        const expanded = asObject(definition);
        const iri = textOf(definition) ?? textOf(expanded?.['@id']);
        if (iri !== null) iris.add(completed(iri, definitions));
        collect(expanded?.['@context']);
      }
    }
  };
  for (const texts of CONTEXTS.values()) for (const text of texts) collect(text['@context']);
  vocabulary = { terms, iris };
  return vocabulary;
}

function completed(iri: string, definitions: JsonObject): string {
  const at = iri.indexOf(':');
  const prefix = at < 0 ? null : textOf(definitions[iri.slice(0, at)]);
  return prefix === null ? iri : prefix + iri.slice(at + 1);
}
