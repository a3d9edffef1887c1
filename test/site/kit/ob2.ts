import { type Award, type Document, days, type Issued, iso, type Office } from './award.ts';
import { compactJws } from './jws.ts';
import { hashedRecipient } from './recipient.ts';

const CONTEXT = 'https://w3id.org/openbadges/v2';

/** Issuer Profile, its key, its revocation list. */
export function publishOb2(office: Office): void {
  const { url, publish, name, description, email, origin, keys } = office;
  const key = publish('/keys/1.json', {
    '@context': CONTEXT,
    type: 'CryptographicKey',
    id: url('/keys/1.json'),
    owner: url('/issuer.json'),
    publicKeyPem: keys.rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  });
  publish('/issuer.json', {
    '@context': CONTEXT,
    type: 'Issuer',
    id: url('/issuer.json'),
    name,
    description,
    url: origin,
    email,
    publicKey: key,
    revocationList: url('/revoked.json'),
  });
  office.web.put(url('/revoked.json'), () => ({
    contentType: 'application/ld+json',
    cors: office.cors,
    body: JSON.stringify({
      '@context': CONTEXT,
      type: 'RevocationList',
      id: url('/revoked.json'),
      issuer: url('/issuer.json'),
      revokedAssertions: [...office.revokedIds].map((id) => ({
        id,
        revocationReason: 'Awarded by mistake.',
      })),
    }),
  }));
}

/** OB 2.0, the issuer's own copy is the proof. */
export function issueOb2Hosted(office: Office, award: Award): Issued {
  const { id, assertion } = draft(office, award, { type: 'HostedBadge' });
  office.publish(new URL(id).pathname, assertion);
  return finish(award, assertion, 'hosted', JSON.stringify(assertion));
}

/** OB 2.0, a compact JWS (RS256) by the key that the profile lists. */
export function issueOb2Signed(office: Office, award: Award): Issued {
  const key = office.url('/keys/1.json');
  const { assertion } = draft(office, award, { type: 'SignedBadge', creator: key });
  return finish(award, assertion, 'jws', compactJws(assertion, office.keys.rsa.privateKey));
}

/** The address of a hosted award answers 410, or says `revoked: true`. OB 2.0 "Revocation". */
export function withdraw(office: Office, issued: Issued, how: 'gone' | 'flag' | 'list'): void {
  const body = { '@context': CONTEXT, id: issued.id, revoked: true };
  office.web.json(issued.id, how === 'gone' ? body : { ...body, type: 'Assertion' }, {
    status: how === 'gone' ? 410 : 200,
    contentType: 'application/ld+json',
    cors: office.cors,
  });
}

function draft(office: Office, award: Award, verification: Document) {
  const { url, publish } = office;
  const { slug, name, description, criteria } = award.design;
  const id = url(`/awards/${office.nextNumber()}.json`);
  const badge = publish(`/badges/${slug}.json`, {
    '@context': CONTEXT,
    type: 'BadgeClass',
    id: url(`/badges/${slug}.json`),
    name,
    description,
    image: url(`/badges/${slug}.png`),
    criteria: { narrative: criteria },
    issuer: url('/issuer.json'),
  });
  const assertion: Document = {
    '@context': CONTEXT,
    type: 'Assertion',
    id,
    recipient: hashedRecipient(award.recipient),
    badge,
    issuedOn: iso(award.issuedOn ?? days(-100)),
    ...(award.expires ? { expires: iso(award.expires) } : {}),
    verification,
  };
  return { id, assertion: award.change?.(assertion) ?? assertion };
}

function finish(award: Award, document: Document, proof: Issued['proof'], text: string): Issued {
  return {
    standard: '2.0',
    proof,
    id: String(document.id),
    design: award.design,
    text,
    document,
    statusIndex: null,
  };
}
