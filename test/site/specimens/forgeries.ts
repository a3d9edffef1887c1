import type { Document } from '../kit/award.ts';
import { DESIGNS } from '../kit/designs.ts';
import { strangersKey } from '../kit/issuer.ts';
import { compactJws } from '../kit/jws.ts';
import type { Cast } from './cast.ts';
import { EARNER as recipient, type Specimen, specimen } from './specimen.ts';

/** Made to deceive: none may ever be green. */
export async function forgeries(cast: Cast): Promise<Specimen[]> {
  return [
    await wrongOrigin(cast),
    await wrongOriginOfClass(cast),
    await forgedSignature(cast),
    await keyNotListed(cast),
    await borrowedAssertion(cast),
  ];
}

/** The forger hosts an assertion that names the real university as its issuer. */
async function wrongOrigin({ campus, forger }: Cast): Promise<Specimen> {
  const real = await campus.issue({ design: DESIGNS.statistics, recipient });
  const issued = await forger.issue({
    design: DESIGNS.statistics,
    recipient,
    change: (assertion) => ({ ...assertion, badge: real.document.badge }),
  });
  return specimen(campus, issued, {
    id: 'forged-wrong-origin',
    matter: "Hosted on another site than the issuer's.",
    verdict: 'disowned',
    forgery: true,
  });
}

/** The forger's own badge class names the real university as its issuer. */
async function wrongOriginOfClass({ web, campus, forger }: Cast): Promise<Specimen> {
  const design = { ...DESIGNS.reading, slug: 'research-writing-forged' };
  const issued = await forger.issue({ design, recipient });
  const badgeClass: Document = {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'BadgeClass',
    id: issued.document.badge,
    name: design.name,
    description: design.description,
    image: forger.office.url(`/badges/${design.slug}.png`),
    criteria: { narrative: design.criteria },
    issuer: campus.id,
  };
  web.json(String(issued.document.badge), badgeClass);
  return specimen(campus, issued, {
    id: 'forged-class-wrong-origin',
    matter: "Its badge class is on another site than the issuer's.",
    verdict: 'disowned',
    forgery: true,
  });
}

/** Says that the university signed it, with the university's key; the signature is the forger's. */
async function forgedSignature({ campus }: Cast): Promise<Specimen> {
  const real = await campus.issue({ design: DESIGNS.accessibility, recipient, proof: 'jws' });
  const text = compactJws(real.document, await strangersKey());
  return specimen(
    campus,
    { ...real, text },
    {
      id: 'forged-signature',
      matter: 'Its signature was not made with the key that it names.',
      verdict: 'altered',
      forgery: true,
    },
  );
}

/** A good signature, by a key that the forger hosts and the university does not list. */
async function keyNotListed({ campus, forger }: Cast): Promise<Specimen> {
  const real = await campus.issue({ design: DESIGNS.accessibility, recipient, proof: 'jws' });
  const document = {
    ...real.document,
    verification: { type: 'SignedBadge', creator: forger.office.url('/keys/1.json') },
  };
  const text = compactJws(document, forger.office.keys.rsa.privateKey);
  return specimen(
    campus,
    { ...real, document, text },
    {
      id: 'forged-key-not-listed',
      matter: 'Signed with a key that the issuer does not list.',
      verdict: 'disowned',
      forgery: true,
    },
  );
}

/** A genuine award for first aid, baked into the picture of something greater. */
async function borrowedAssertion({ redcross }: Cast): Promise<Specimen> {
  const real = await redcross.issue({ design: DESIGNS.firstAid, recipient: 'else@example.org' });
  return specimen(
    redcross,
    { ...real, design: DESIGNS.leadership },
    {
      id: 'forged-borrowed-assertion',
      matter: "Someone else's genuine award, in the picture of another badge.",
      verdict: 'verified',
      otherPicture: true,
      forgery: true,
    },
  );
}
