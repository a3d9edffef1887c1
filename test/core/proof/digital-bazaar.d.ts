// What the tests use of the issuing side of Digital Bazaar's libraries, which carry no types.
interface IssuingKey {
  readonly publicKeyMultibase: string;
  signer(): { id?: string; sign(input: { data: Uint8Array }): Promise<Uint8Array> };
}
type DocumentLoader = (url: string) => Promise<{ documentUrl: string; document: unknown }>;

declare module '@digitalbazaar/vc' {
  export function issue(input: {
    credential: object;
    suite: object;
    documentLoader: DocumentLoader;
  }): Promise<object>;
  export function verifyCredential(input: {
    credential: object;
    suite: object;
    documentLoader: DocumentLoader;
    now?: Date;
  }): Promise<{ verified: boolean; error?: Error }>;
  export function derive(input: {
    verifiableCredential: object;
    suite: object;
    documentLoader: DocumentLoader;
  }): Promise<object>;
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { signer?: object; cryptosuite: object; date?: Date });
    verificationMethod?: string;
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/ecdsa-sd-2023-cryptosuite' {
  export function createVerifyCryptosuite(): object;
  export function createSignCryptosuite(options: { mandatoryPointers: string[] }): object;
  export function createDiscloseCryptosuite(options: { selectivePointers: string[] }): object;
}
declare module '@digitalbazaar/ed25519-multikey' {
  export function generate(options?: object): Promise<IssuingKey>;
}
declare module '@digitalbazaar/ecdsa-multikey' {
  export function generate(options: { curve: string }): Promise<IssuingKey>;
}
declare module '@digitalbazaar/ed25519-signature-2020' {
  export class Ed25519Signature2020 {
    constructor(options: { signer?: object; date?: Date });
    verificationMethod?: string;
  }
}
