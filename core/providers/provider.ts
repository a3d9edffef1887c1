/**
 * How one platform writes the addresses of its badges. Data, not code: an address form is a pattern over
 * `host/path?query`, and the address of the assertion that it stands for, with `$1`, `$2` … from the pattern.
 */
export interface Provider {
  /** As people know it. */
  readonly name: string;
  /**
   * true: its software runs on anybody's host, so that an address of its form may also be that of another
   * page. Only what is found there tells.
   */
  readonly anyHost?: true;
  readonly forms: readonly AddressForm[];
}

export interface AddressForm {
  readonly pattern: RegExp;
  /** What can be verified; null: a badge's page, but its assertion's address cannot be told from it. */
  readonly assertion: string | null;
}

/** A badge, seen by its address. */
export interface ProviderMatch {
  readonly provider: string;
  readonly assertion: string | null;
  /** false: the address alone proves nothing, see `Provider.anyHost`. */
  readonly certain: boolean;
}
