declare module 'base58-universal' {
  /** Throws on a character that is none of the alphabet. */
  export function decode(text: string): Uint8Array<ArrayBuffer>;
  export function encode(bytes: Uint8Array): string;
}
