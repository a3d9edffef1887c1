interface Metafile {
  readonly outputs: Readonly<
    Record<
      string,
      { readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>> }
    >
  >;
}

export function packagesIn(metafiles: readonly Metafile[]): string[];
export function componentOf(
  manifest: { readonly name: string; readonly version: string; readonly license?: string },
  integrity: string | undefined,
): Readonly<Record<string, unknown>>;
