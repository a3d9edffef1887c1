import type { JsonObject, Ob3Badge } from '../badge.ts';
import { idOf, textOf } from '../parse/node.ts';
import { objectsIn } from '../parse/ob3.ts';
import { hasType } from '../parse/version.ts';
import { getDocument } from '../proof/document.ts';
import { hostOf, isHttpUrl } from '../resolve/address.ts';
import type { Session } from '../session.ts';
import { type SchemaDraft, satisfies } from './json-schema.ts';

/** Most schemas of one credential that are asked for. */
const MAX_SCHEMAS = 2;

/** The standard's own schemas say what the checks of its classes say, and are not worth a request. */
const OWN = /^https:\/\/purl\.imsglobal\.org\/spec\/(ob|clr)\/v\dp\d\/schema\//;

/** https://www.imsglobal.org/spec/vccs/v1p0/ and https://www.w3.org/TR/vc-json-schema/ */
const TYPES = ['1EdTechJsonSchemaValidator2019', 'JsonSchema'];

/**
 * The schemas that a credential names for itself: the standard wants it to satisfy them. One that is not to
 * be had says nothing about the badge, and the checks of its classes stand without it.
 * OB 3.0 §Verification, step 1
 */
export async function checkCredentialSchema(badge: Ob3Badge, session: Session): Promise<void> {
  const named = objectsIn(badge.credential.credentialSchema).filter((entry) =>
    TYPES.some((type) => hasType(entry, type)),
  );
  for (const entry of named.slice(0, MAX_SCHEMAS)) {
    const address = idOf(entry);
    if (address === null || !isHttpUrl(address) || OWN.test(address)) continue;
    const answer = await getDocument(address, 'schema', session);
    const host = hostOf(address);
    const valid =
      answer.kind === 'document'
        ? await satisfies(badge.credential, answer.document, draftOf(answer.document))
        : null;
    if (valid === null) session.say('schema/unchecked', { host });
    else session.say(valid ? 'schema/satisfied' : 'schema/violated', { host });
  }
}

function draftOf(schema: JsonObject): SchemaDraft {
  const draft = /draft\/(2019-09|2020-12)|draft-0(4|7)/.exec(textOf(schema.$schema) ?? '');
  const [, later, earlier] = draft ?? [];
  if (later === '2019-09' || later === '2020-12') return later;
  return earlier === '4' || earlier === '7' ? earlier : '2019-09';
}
