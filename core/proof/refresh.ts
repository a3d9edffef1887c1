import { asObject, type Ob3Badge } from '../badge.ts';
import { parseDateTime } from '../parse/date.ts';
import { openEnvelope, readJws } from '../parse/envelope.ts';
import { decodeUtf8, readJson } from '../parse/json.ts';
import { idOf, textOf } from '../parse/node.ts';
import { issuerOf, objectsIn, readOb3 } from '../parse/ob3.ts';
import { hasType } from '../parse/version.ts';
import { isHttpUrl } from '../resolve/address.ts';
import type { Session } from '../session.ts';
import { proveCredential, type Secured } from './credential.ts';

/**
 * Asks for a newer issue of a proven credential, once, and only where the caller decides about each request:
 * the address is the issuer's choice, and asking tells it who looks. The newer one replaces the other if it
 * is of the same issuer and id, later, and as good.
 * https://www.imsglobal.org/spec/ob/v3p0/#verification "Refresh the credential"
 */
export async function getRefreshed(badge: Ob3Badge, session: Session): Promise<Secured | null> {
  if (!session.options.permit || session.depth > 0) return null;
  const service = objectsIn(badge.credential.refreshService).find((entry) =>
    hasType(entry, '1EdTechCredentialRefresh'),
  );
  const address = service ? idOf(service) : null;
  if (address === null || !isHttpUrl(address)) return null;
  const answer = await session.get(address, 'refresh');
  if (!answer.answered || answer.status !== 200) return null;
  const newer = readAnswer(decodeUtf8(answer.bytes).trim(), session);
  if (!newer || !isLater(newer, badge)) return null;
  const proven = await proveCredential(newer, session.branch());
  if (!proven.key) return null;
  session.say('refresh/newer-used', {
    date: readOb3(newer.credential, 'ob3.0', 'none').validFrom ?? '',
  });
  return newer;
}

function readAnswer(text: string, session: Session): Secured | null {
  const json = text.startsWith('{') ? readJson(text, session.limits) : null;
  const document = json?.ok ? asObject(json.value) : null;
  const credential = document
    ? { kind: 'json' as const, document, text }
    : readJws(text, session.limits);
  const envelope = credential && openEnvelope(credential, session.limits);
  return envelope?.kind === 'credential' ? envelope : null;
}

/** OB 3.0 §Credential equality and comparison */
function isLater({ credential }: Secured, badge: Ob3Badge): boolean {
  const id = textOf(credential.id);
  if (id === null || id !== textOf(badge.credential.id)) return false;
  if (issuerOf(credential) !== issuerOf(badge.credential)) return false;
  const newer = parseDateTime(readOb3(credential, 'ob3.0', 'none').validFrom);
  return newer !== null && newer > (parseDateTime(badge.validFrom) ?? Number.POSITIVE_INFINITY);
}
