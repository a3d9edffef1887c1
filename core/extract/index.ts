/** Bytes or text → the credential text inside, or null when there is none. Sentences of the standard:
 *  https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/baking/index.html */
export interface Extracted {
  /** Exactly as it was baked, decoded as UTF-8 (Latin-1 for legacy tEXt), leading NULs and white space removed. */
  readonly text: string;
  readonly container: 'png' | 'svg' | 'text';
  /** Keyword of the PNG chunk, or what the SVG namespace stands for. */
  readonly keyword: 'openbadges' | 'openbadgecredential' | 'clrcredential' | null;
  readonly chunk: 'iTXt' | 'tEXt' | 'zTXt' | 'element' | null;
  readonly position:
    | 'directly after IHDR'
    | 'before IDAT'
    | 'after IDAT, before IEND'
    | 'after IEND'
    | null;
  /** Deviations that were tolerated: codes that begin with `baked/`. */
  readonly notes: readonly import('../findings.ts').FindingCode[];
}
