import { gzipSync } from 'node:zlib';
import { type Award, type Document, days, type Issued, iso, type Office } from './award.ts';
import { addProof, multikey } from './data-integrity.ts';
import { compactJws } from './jws.ts';
import { hashedRecipient } from './recipient.ts';

const CONTEXTS = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
];
const EXTENSIONS = 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json';

/** Where the issuer's keys are found, and by what names. */
interface Identity {
  readonly id: string;
  /** Verification methods: for Data Integrity (Ed25519) and for a JWT. */
  readonly multikeyId: string;
  readonly jwtKeyId: string;
}

function identityOf({ origin, url, keys }: Office, kind: Award['identity'] = 'https'): Identity {
  if (kind === 'did:key') {
    const key = multikey(keys.ed25519.publicKey);
    const method = `did:key:${key}#${key}`;
    return { id: `did:key:${key}`, multikeyId: method, jwtKeyId: method };
  }
  const id =
    kind === 'https' ? url('/issuers/1') : `did:web:${encodeURIComponent(new URL(origin).host)}`;
  const jwtKeyId = kind === 'https' ? url('/keys/jwt.json') : `${id}#jwt`;
  return { id, multikeyId: `${id}#key-0`, jwtKeyId };
}

/** Controller document, DID document, JWK and JWK Set, status lists. */
export async function publishOb3(office: Office): Promise<void> {
  const { keys, publish, url } = office;
  const jwk = keys.rsa.publicKey.export({ format: 'jwk' });
  for (const kind of ['https', 'did:web'] as const) {
    const { id, multikeyId } = identityOf(office, kind);
    publish(kind === 'https' ? '/issuers/1' : '/.well-known/did.json', {
      '@context': [...CONTEXTS, 'https://w3id.org/security/multikey/v1'],
      id,
      ...(kind === 'https' ? profileOf(office, id) : {}),
      verificationMethod: [
        {
          id: multikeyId,
          type: 'Multikey',
          controller: id,
          publicKeyMultibase: multikey(keys.ed25519.publicKey),
        },
        { id: `${id}#jwt`, type: 'JsonWebKey', controller: id, publicKeyJwk: jwk },
      ],
      assertionMethod: [multikeyId, `${id}#jwt`],
    });
  }
  const listed = { ...jwk, kid: url('/keys/jwt.json'), alg: 'RS256', iss: url('/issuers/1') };
  publish('/keys/jwt.json', listed);
  publish('/.well-known/jwks.json', { keys: [listed] });
  await publishStatusLists(office);
  office.web.put(url('/status/revoked.json'), () => ({
    cors: office.cors,
    body: JSON.stringify({
      id: url('/status/revoked.json'),
      issuer: url('/issuers/1'),
      revokedCredential: [...office.revokedIds].map((id) => ({ id, revoked: true })),
    }),
  }));
}

/** OB 3.0 OpenBadgeCredential: Data Integrity, VC-JWT, or without any proof. */
export async function issueOb3(office: Office, award: Award): Promise<Issued> {
  const identity = identityOf(office, award.identity);
  const number = office.nextNumber();
  const draft = draftCredential(office, award, identity, number);
  const credential = award.change?.(draft) ?? draft;
  const proof = award.proof ?? 'eddsa-rdfc-2022';
  const issued = {
    standard: '3.0' as const,
    proof,
    id: String(credential.id),
    design: award.design,
    statusIndex: award.status === 'BitstringStatusListEntry' ? number : null,
  };
  if (proof === 'jws') {
    return { ...issued, document: credential, text: signJwt(office, identity, credential) };
  }
  const document =
    proof === 'none'
      ? credential
      : await addProof(credential, office.keys.ed25519.privateKey, identity.multikeyId);
  return { ...issued, document, text: JSON.stringify(document) };
}

/** VC-JWT: the claims repeat the credential. OB 3.0 "JSON Web Token Proof Format". */
function signJwt({ keys }: Office, { id, jwtKeyId }: Identity, credential: Document): string {
  const claims = {
    ...credential,
    iss: id,
    jti: credential.id,
    nbf: seconds(credential.validFrom),
    ...(credential.validUntil ? { exp: seconds(credential.validUntil) } : {}),
  };
  const header = { typ: 'JWT', kid: jwtKeyId };
  return id.startsWith('did:key')
    ? compactJws(claims, keys.ed25519.privateKey, { ...header, alg: 'EdDSA' })
    : compactJws(claims, keys.rsa.privateKey, header);
}

const seconds = (date: unknown): number => Math.floor(Date.parse(String(date)) / 1000);

/** The proof is checked against other content than it was made for. */
export function changeCredential(issued: Issued, change: (document: Document) => Document): Issued {
  const document = change(structuredClone(issued.document));
  return { ...issued, document, text: JSON.stringify(document) };
}

function draftCredential(
  office: Office,
  { design, recipient, issuedOn = days(-100), expires, status, statusPurpose }: Award,
  { id: issuer }: Identity,
  number: number,
): Document {
  const { url } = office;
  const hashed = hashedRecipient(recipient);
  return {
    '@context': status === '1EdTechRevocationList' ? [...CONTEXTS, EXTENSIONS] : CONTEXTS,
    id: url(`/credentials/${number}`),
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: design.name,
    issuer: profileOf(office, issuer),
    validFrom: iso(issuedOn),
    ...(expires ? { validUntil: iso(expires) } : {}),
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        {
          type: 'IdentityObject',
          hashed: true,
          identityHash: hashed.identity,
          identityType: 'emailAddress',
          salt: hashed.salt,
        },
      ],
      achievement: {
        id: url(`/badges/${design.slug}`),
        type: ['Achievement'],
        name: design.name,
        description: design.description,
        criteria: { narrative: design.criteria },
        image: { id: url(`/badges/${design.slug}.png`), type: 'Image' },
      },
    },
    ...(status ? { credentialStatus: statusOf(office, status, statusPurpose, number) } : {}),
  };
}

function profileOf({ name, description, origin, email }: Office, id: string): Document {
  return { id, type: ['Profile'], name, description, url: origin, email };
}

function statusOf(
  { url }: Office,
  type: NonNullable<Award['status']>,
  statusPurpose: Award['statusPurpose'] = 'revocation',
  number: number,
): Document {
  if (type === '1EdTechRevocationList') return { id: url('/status/revoked.json'), type };
  return {
    id: `${url(`/status/${statusPurpose}.json`)}#${number}`,
    type,
    statusPurpose,
    statusListIndex: String(number),
    statusListCredential: url(`/status/${statusPurpose}.json`),
  };
}

/** Smallest list that the standard allows. https://www.w3.org/TR/vc-bitstring-status-list/ */
const LIST_BITS = 131_072;

/** Signs and hosts both status lists as they are now. */
export async function publishStatusLists(office: Office): Promise<void> {
  const { id: issuer, multikeyId } = identityOf(office, 'https');
  for (const statusPurpose of ['revocation', 'suspension'] as const) {
    const id = office.url(`/status/${statusPurpose}.json`);
    const list = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      id,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer,
      validFrom: iso(days(-1)),
      credentialSubject: {
        id: `${id}#list`,
        type: 'BitstringStatusList',
        statusPurpose,
        encodedList: encodeList(office.flagged[statusPurpose]),
      },
    };
    const key = office.keys.ed25519.privateKey;
    office.publish(`/status/${statusPurpose}.json`, await addProof(list, key, multikeyId));
  }
}

/** Bit 0 is the left-most bit of the first byte; multibase `u`, gzip. */
function encodeList(flagged: ReadonlySet<number>): string {
  const bits = new Uint8Array(LIST_BITS / 8);
  for (const index of flagged) bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
  return `u${gzipSync(bits).toString('base64url')}`;
}
