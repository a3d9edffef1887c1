import { asObject, type Json, type JsonObject, type Ob2Badge } from '../badge.ts';
import { listOf, textOf } from '../parse/node.ts';
import { contextsOf, hasType } from '../parse/version.ts';
import { getDocument } from '../proof/document.ts';
import { isHttpUrl } from '../resolve/address.ts';
import type { Session } from '../session.ts';
import { satisfies } from './json-schema.ts';

/** Most extensions of one badge that are looked at; each may cost two requests. */
const MAX_EXTENSIONS = 4;

/**
 * Extensions, held against the schemas that their own contexts name. One whose schema is not to be had says
 * nothing about the badge.
 * https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/extensions/index.html
 */
export async function checkExtensions(badge: Ob2Badge, session: Session): Promise<void> {
  const { assertion, badgeClass, issuer } = badge;
  const nodes = [assertion, badgeClass, issuer].flatMap((document) =>
    document ? extensionsOf(document) : [],
  );
  for (const node of nodes.slice(0, MAX_EXTENSIONS)) await checkExtension(node, session);
}

function extensionsOf(document: JsonObject): JsonObject[] {
  return Object.values(document)
    .flatMap((value) => listOf(value))
    .map(asObject)
    .filter((node) => node !== null)
    .filter((node) => hasType(node, 'Extension'));
}

async function checkExtension(node: JsonObject, session: Session): Promise<void> {
  const types = listOf(node.type).filter((type) => typeof type === 'string');
  const extension = types.find((type) => type !== 'Extension') ?? 'Extension';
  for (const address of contextsOf(node).filter(isHttpUrl)) {
    const context = await get(address, session);
    const schemas = context ? schemasFor(types, context) : [];
    for (const schemaAddress of schemas) {
      const schema = await get(schemaAddress, session);
      const plain = schema && withTermsOf(node, asObject(context?.['@context']));
      const valid = schema && plain && (await satisfies(plain, schema, '4'));
      if (valid === false) return session.say('extension/invalid', { extension });
      if (valid === true) return session.say('extension/valid', { extension });
    }
  }
  session.say('extension/unchecked', { extension });
}

async function get(address: string, session: Session): Promise<JsonObject | null> {
  const answer = await getDocument(address, 'extension', session);
  return answer.kind === 'document' ? answer.document : null;
}

/** The schemas that an extension's context names for these types, by any of the spellings of its terms. */
function schemasFor(types: readonly string[], context: JsonObject): string[] {
  const terms = asObject(context['@context']);
  const wanted = types.map((type) => expand(type, terms));
  return [context['obi:validation'], context.validation]
    .flatMap((entries) => listOf(entries))
    .map(asObject)
    .filter((entry) => {
      const type = textOf(entry?.['obi:validatesType']) ?? textOf(entry?.validatesType);
      return type !== null && wanted.includes(expand(type, terms));
    })
    .map((entry) => textOf(entry?.['obi:validationSchema']) ?? textOf(entry?.validationSchema))
    .filter((address) => isHttpUrl(address));
}

/** A node with the names of its context: `schema:geo` is what the schema knows as `geo`. */
function withTermsOf(node: JsonObject, terms: JsonObject | null): JsonObject {
  const names = new Map<string, string>();
  for (const [term, value] of Object.entries(terms ?? {})) {
    const iri = textOf(value) ?? textOf(asObject(value)?.['@id']);
    if (iri !== null && !/[:#/]$/.test(iri)) names.set(expand(iri, terms), term);
  }
  const rename = (value: Json | undefined): Json => {
    if (Array.isArray(value)) return value.map(rename);
    const object = asObject(value);
    if (!object) return value ?? null;
    return Object.fromEntries(
      Object.entries(object).map(([name, inner]) => [
        names.get(expand(name, terms)) ?? name,
        rename(inner),
      ]),
    );
  };
  return asObject(rename(node)) ?? node;
}

/** `schema:geo` → `http://schema.org/geo`, by the prefixes of the context. */
function expand(name: string, terms: JsonObject | null): string {
  const [prefix = '', ...rest] = name.split(':');
  const base =
    rest.length > 0 && Object.hasOwn(terms ?? {}, prefix) ? textOf(terms?.[prefix]) : null;
  return base === null ? name : base + rest.join(':');
}
