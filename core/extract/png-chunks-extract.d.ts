declare module 'png-chunks-extract' {
  /** Throws on a bad CRC, a missing IHDR or IEND; does not check a length against the file: see png.ts. */
  function extractChunks(
    png: Uint8Array,
  ): { readonly name: string; readonly data: Uint8Array<ArrayBuffer> }[];
  export = extractChunks;
}
