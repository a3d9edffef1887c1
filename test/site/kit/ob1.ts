import { type Award, type Document, days, type Issued, iso, type Office } from './award.ts';
import { compactJws } from './jws.ts';
import { hashedRecipient } from './recipient.ts';

/** Open Badges 0.5 (everything in one document) and 1.1 (the first with `@context`), hosted or signed. */
export function issueOb1(office: Office, award: Award, standard: '0.5' | '1.1'): Issued {
  const number = office.nextNumber();
  const path = `/awards/${number}.json`;
  const draft =
    standard === '0.5' ? draft05(office, award) : draft11(office, award, `award-${number}`, path);
  const document = award.change?.(draft) ?? draft;
  const signed = standard === '1.1' && award.proof === 'jws';
  if (!signed) office.publish(path, document);
  return {
    standard,
    proof: signed ? 'jws' : 'hosted',
    id: office.url(path),
    design: award.design,
    // A badge of 0.5 has no room for its own address: the address is what is baked.
    text: bakedText(standard, document, office, path, signed),
    document,
    statusIndex: null,
  };
}

function bakedText(
  standard: '0.5' | '1.1',
  document: Document,
  office: Office,
  path: string,
  signed: boolean,
): string {
  if (standard === '0.5') return office.url(path);
  return signed ? compactJws(document, office.keys.rsa.privateKey) : JSON.stringify(document);
}

function draft05({ origin, name, email }: Office, award: Award): Document {
  const { identity, salt } = hashedRecipient(award.recipient);
  return {
    recipient: identity,
    salt,
    issued_on: dateOnly(award.issuedOn ?? days(-4000)),
    ...(award.expires ? { expires: dateOnly(award.expires) } : {}),
    badge: {
      version: '0.5.0',
      name: award.design.name,
      description: award.design.description,
      image: `/badges/${award.design.slug}.png`,
      criteria: `/badges/${award.design.slug}`,
      issuer: { origin, name, contact: email },
    },
  };
}

function draft11({ url, publish, ...office }: Office, award: Award, uid: string, path: string) {
  const { slug, name, description } = award.design;
  const context = 'https://w3id.org/openbadges/v1';
  const issuer = publish('/issuer-1.json', {
    '@context': context,
    type: 'Issuer',
    id: url('/issuer-1.json'),
    name: office.name,
    url: office.origin,
    email: office.email,
  });
  const badge = publish(`/badges/${slug}-1.json`, {
    '@context': context,
    type: 'BadgeClass',
    id: url(`/badges/${slug}-1.json`),
    name,
    description,
    image: url(`/badges/${slug}.png`),
    criteria: url(`/badges/${slug}`),
    issuer,
  });
  const signed = award.proof === 'jws';
  return {
    '@context': context,
    type: 'Assertion',
    id: url(path),
    uid,
    recipient: hashedRecipient(award.recipient),
    badge,
    issuedOn: iso(award.issuedOn ?? days(-3000)),
    ...(award.expires ? { expires: iso(award.expires) } : {}),
    verify: signed
      ? { type: 'signed', url: url('/keys/1.pem') }
      : { type: 'hosted', url: url(path) },
  };
}

const dateOnly = (date: Date): string => date.toISOString().slice(0, 10);
