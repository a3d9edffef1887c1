import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type { Award, Design, Issued, IssuerKeys, IssuerOptions, Office } from './award.ts';
import { issueOb1 } from './ob1.ts';
import { issueOb2Hosted, issueOb2Signed, publishOb2, withdraw } from './ob2.ts';
import { issueOb3, publishOb3, publishStatusLists } from './ob3.ts';
import { picturePng, pictureSvg } from './picture.ts';

export interface Issuer {
  readonly name: string;
  readonly origin: string;
  /** Profile of OB 1.x and 2.0. */
  readonly id: string;
  readonly office: Office;
  issue(award: Award): Promise<Issued>;
  /**
   * Takes an award back. `gone`: its address answers 410. `flag`: its address says `revoked: true`.
   * `list`: it is on the revocation list (OB 2.0 signed, OB 3.0). Default: what its kind of proof has.
   */
  revoke(issued: Issued, how?: 'gone' | 'flag' | 'list'): Promise<void>;
  /** OB 3.0: its place in the list of suspended awards is set. */
  suspend(issued: Issued): Promise<void>;
}

const makeKeys = promisify(generateKeyPair);

/** An issuer with fresh keys; its documents are put into the web at once. */
export async function createIssuer(options: IssuerOptions): Promise<Issuer> {
  const office = openOffice(options, {
    rsa: await makeKeys('rsa', { modulusLength: 2048 }),
    ed25519: await makeKeys('ed25519', {}),
  });
  const designs = new Set<string>();
  publishOb2(office);
  await publishOb3(office);

  async function flag(purpose: 'revocation' | 'suspension', { statusIndex }: Issued) {
    if (statusIndex === null) return;
    office.flagged[purpose].add(statusIndex);
    await publishStatusLists(office);
  }

  return {
    name: office.name,
    origin: office.origin,
    id: office.url('/issuer.json'),
    office,
    async issue(award) {
      if (!designs.has(award.design.slug)) publishDesign(office, award.design);
      designs.add(award.design.slug);
      const standard = award.standard ?? '2.0';
      if (standard === '3.0') return issueOb3(office, award);
      if (standard !== '2.0') return issueOb1(office, award, standard);
      return award.proof === 'jws' ? issueOb2Signed(office, award) : issueOb2Hosted(office, award);
    },
    async revoke(issued, how) {
      if (issued.proof === 'hosted' && how !== 'list') withdraw(office, issued, how ?? 'gone');
      else office.revokedIds.add(issued.id);
      await flag('revocation', issued);
    },
    suspend: (issued) => flag('suspension', issued),
  };
}

function openOffice(options: IssuerOptions, keys: IssuerKeys): Office {
  const { web, origin, cors = true } = options;
  let number = 0;
  const url = (path: string) => origin + path;
  return {
    description: '',
    email: `badges@${new URL(origin).hostname}`,
    ...options,
    cors,
    keys,
    flagged: { revocation: new Set(), suspension: new Set() },
    revokedIds: new Set(),
    url,
    publish(path, value) {
      web.json(url(path), value, { contentType: 'application/ld+json', cors });
      return url(path);
    },
    nextNumber: () => ++number,
  };
}

/** The unbaked picture of the badge class, as PNG and as SVG. */
function publishDesign({ web, url, cors }: Office, { slug, name, picture }: Design): void {
  web.put(url(`/badges/${slug}.png`), {
    contentType: 'image/png',
    body: picturePng(picture),
    cors,
  });
  web.put(url(`/badges/${slug}.svg`), {
    contentType: 'image/svg+xml',
    body: pictureSvg(picture, name),
    cors,
  });
}

/** A private key of someone else, for forgeries. */
export async function strangersKey(): Promise<KeyObject> {
  return (await makeKeys('rsa', { modulusLength: 2048 })).privateKey;
}
