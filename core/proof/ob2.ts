import { asObject, type JsonObject, type Ob2Badge } from '../badge.ts';
import { OB2_FACTS, OB2_STRUCTURE } from '../checks/ob2.ts';
import { isProven } from '../decide.ts';
import type { Credential } from '../parse/input.ts';
import { textOf } from '../parse/node.ts';
import { upgrade } from '../parse/ob1.ts';
import { classOf, recipientsOf, summaryOf, verificationOf } from '../parse/ob2.ts';
import { standardOf } from '../parse/version.ts';
import type { Standard } from '../report.ts';
import { hostOf, isHttpUrl } from '../resolve/address.ts';
import type { Session } from '../session.ts';
import { checkDocumentAlone } from './alone.ts';
import { type Checked, NOTHING } from './checked.ts';
import { findEndorsements } from './endorsements.ts';
import { getHostedCopy } from './hosted.ts';
import { confirmHostedIssuer, confirmSigningIssuer } from './issuer.ts';
import { getBadgeClass, getIssuer, type Node } from './referred.ts';
import { checkSignature } from './signed.ts';

/** An assertion, upgraded to 2.0, and how it was had. */
export interface Assertion {
  readonly document: JsonObject;
  readonly standard: Standard;
  /** Where the issuer hosts it; null for a signed one. */
  readonly address: string | null;
}

/**
 * Open Badges 0.5 to 2.1. The input only says where to look: a hosted assertion is what its issuer's server
 * answers, a signed one is the payload of its JWS.
 * https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#verification
 */
export async function checkOb2(credential: Credential, session: Session): Promise<Checked> {
  if (credential.kind === 'url') return checkHosted(credential.url, null, session);
  const claim = readAssertion(credential.document, null);
  const isSigned = verificationOf(claim.document) === 'signed';
  if (credential.kind === 'jws' && isSigned) return checkSigned(credential.jws, claim, session);
  if (isSigned) {
    session.say('proof/none');
    return claimed(claim);
  }
  const address = hostedAddress(credential.document, claim.standard);
  if (address === null) {
    session.say('hosted/no-address');
    return claimed(claim);
  }
  return checkHosted(address, claim, session);
}

function readAssertion(document: JsonObject, address: string | null): Assertion {
  const standard = standardOf(document);
  return { document: upgrade(document, 'Assertion', standard, address), standard, address };
}

/** Where the issuer hosts it: 2.0 says so by `id`, 1.x by `verify.url`, and Moodle writes 2.0 with both. */
function hostedAddress(document: JsonObject, standard: Standard): string | null {
  const id = textOf(document.id) ?? textOf(document['@id']);
  const verification = asObject(document.verification) ?? asObject(document.verify);
  const url = textOf(verification?.url) ?? textOf(asObject(document.verify)?.url);
  const order = standard === 'ob0.5' || standard === 'ob1.0' ? [url, id] : [id, url];
  return order.find((address) => isHttpUrl(address)) ?? null;
}

async function checkHosted(
  address: string,
  claim: Assertion | null,
  session: Session,
): Promise<Checked> {
  const copy = await getHostedCopy(address, session);
  const revoked = session.findings.some(({ code }) => code === 'status/revoked');
  const kind = copy && classOf(copy.document);
  if (revoked) {
    // A revocation may be all that is left; what was revoked is told by the copy in the picture.
    const full = copy && kind === 'Assertion' ? readAssertion(copy.document, copy.address) : claim;
    return full ? describe(full, session) : NOTHING;
  }
  if (!copy) return claim ? claimed(claim) : NOTHING;
  if (kind !== 'Assertion') {
    // The class of a badge is there for everyone: baked into a picture, or named as the id of an award, it
    // would be "verified" in the hands of whoever wants it.
    const isOther = claim !== null && classOf(claim.document) !== kind;
    if (isOther || session.shown) session.say('input/passed-off');
    return checkDocumentAlone(copy, kind, session);
  }
  const assertion = readAssertion(copy.document, copy.address);
  if (claim && differs(claim.document, assertion.document)) session.say('hosted/copy-differs');
  if (verificationOf(assertion.document) === 'signed') {
    session.say('proof/none');
    return claimed(assertion);
  }
  const badgeClass = await getBadgeClass(assertion, session);
  const issuer = badgeClass && (await getIssuer(badgeClass, assertion, session));
  const badge = badgeOf(assertion, 'hosted', badgeClass, issuer, hostOf(copy.address));
  for (const check of OB2_STRUCTURE) await check(badge, session);
  if (badgeClass && issuer) confirmHostedIssuer(copy.address, badgeClass, issuer, session);
  else session.say('hosted/found', { host: badge.host });
  return finish(badge, session);
}

async function checkSigned(jws: string, assertion: Assertion, session: Session): Promise<Checked> {
  const badgeClass = await getBadgeClass(assertion, session);
  const issuer = badgeClass && (await getIssuer(badgeClass, assertion, session));
  const badge = badgeOf(assertion, 'signed', badgeClass, issuer, hostOf(issuer?.address ?? ''));
  if (issuer) {
    const verification = asObject(assertion.document.verification);
    await checkSignature(
      {
        jws,
        assertion: assertion.document,
        issuer: issuer.document,
        issuerAddress: issuer.address,
        legacyKeyAddress: assertion.standard.startsWith('ob1') ? textOf(verification?.url) : null,
      },
      session,
    );
    if (isProven(session.findings)) {
      confirmSigningIssuer(issuer, session);
      for (const check of OB2_STRUCTURE) await check(badge, session);
    }
  }
  return finish(badge, session);
}

async function finish(badge: Ob2Badge, session: Session): Promise<Checked> {
  if (isProven(session.findings)) {
    for (const check of OB2_FACTS) await check(badge, session);
  }
  const endorsements = await findEndorsements(badge, session);
  return { standard: badge.standard, badge: badge.summary, endorsements, contains: [] };
}

function badgeOf(
  { document, standard }: Assertion,
  proof: Ob2Badge['proof'],
  badgeClass: Node | null,
  issuer: Node | null,
  host: string,
): Ob2Badge {
  return {
    family: 'ob2',
    standard,
    proof,
    host,
    assertion: document,
    badgeClass: badgeClass?.document ?? null,
    issuer: issuer?.document ?? null,
    summary: summaryOf(document, badgeClass?.document ?? null, issuer?.document ?? null),
    recipients: recipientsOf(document),
    validFrom: textOf(document.issuedOn),
    validUntil: textOf(document.expires),
  };
}

/** What the copy at hand says of itself, where nothing better was to be had. */
function claimed({ document, standard }: Assertion): Checked {
  const badgeClass = asObject(document.badge);
  const issuer = asObject(badgeClass?.issuer);
  return { ...NOTHING, standard, badge: summaryOf(document, badgeClass, issuer) };
}

/** What a revoked badge was, for people: nothing that goes wrong here counts. */
async function describe(assertion: Assertion, session: Session): Promise<Checked> {
  const silent = session.branch();
  const badgeClass = await getBadgeClass(assertion, silent);
  const issuer = badgeClass && (await getIssuer(badgeClass, assertion, silent));
  const badge = summaryOf(
    assertion.document,
    badgeClass?.document ?? asObject(assertion.document.badge),
    issuer?.document ?? null,
  );
  return { ...NOTHING, standard: assertion.standard, badge };
}

/** Does the copy in the picture say something else than the issuer's? Null there says nothing: BadgrPro bakes those. */
function differs(claim: JsonObject, hosted: JsonObject): boolean {
  const value = (document: JsonObject, name: string) => document[name] ?? undefined;
  return ['recipient', 'issuedOn', 'expires'].some((name) => {
    const [a, b] = [value(claim, name), value(hosted, name)];
    return a !== undefined && b !== undefined && JSON.stringify(a) !== JSON.stringify(b);
  });
}
