/**
 * How one platform writes the addresses of its badges. Data, not code: an address form is a pattern over
 * `host/path?query`, and the address of the assertion that it stands for, with `$1`, `$2` … from the pattern.
 */
export interface Provider {
  /** As people know it. */
  readonly name: string;
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
}
