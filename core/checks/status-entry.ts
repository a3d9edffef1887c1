import type { JsonObject } from '../badge.ts';
import { listOf, textOf } from '../parse/node.ts';

/** How the three generations of bit lists name the same things. */
export interface ListForm {
  readonly entryType: string;
  readonly credentialType: string;
  readonly subjectType: string;
  readonly address: string;
  readonly index: string;
  /** false: revocation only, and neither the entry nor the list says so. */
  readonly hasPurpose: boolean;
  /** Bitstring: the list must be multibase, and long enough to hide one holder among many. */
  readonly isMultibase: boolean;
}

export const LIST_FORMS: readonly ListForm[] = [
  {
    // https://www.w3.org/TR/vc-bitstring-status-list/
    entryType: 'BitstringStatusListEntry',
    credentialType: 'BitstringStatusListCredential',
    subjectType: 'BitstringStatusList',
    address: 'statusListCredential',
    index: 'statusListIndex',
    hasPurpose: true,
    isMultibase: true,
  },
  {
    // https://www.w3.org/TR/2023/WD-vc-status-list-20230427/
    entryType: 'StatusList2021Entry',
    credentialType: 'StatusList2021Credential',
    subjectType: 'StatusList2021',
    address: 'statusListCredential',
    index: 'statusListIndex',
    hasPurpose: true,
    isMultibase: false,
  },
  {
    // https://w3c-ccg.github.io/vc-status-rl-2020/
    entryType: 'RevocationList2020Status',
    credentialType: 'RevocationList2020Credential',
    subjectType: 'RevocationList2020',
    address: 'revocationListCredential',
    index: 'revocationListIndex',
    hasPurpose: false,
    isMultibase: false,
  },
];

/** One entry of `credentialStatus`, read. */
export interface StatusEntry {
  readonly form: ListForm;
  readonly purpose: string;
  readonly list: string;
  readonly index: number;
  /** Bits of one status. Default: 1. */
  readonly size: number;
  readonly entry: JsonObject;
}

/** Null where the entry does not say what it must. */
export function readStatusEntry(entry: JsonObject, form: ListForm): StatusEntry | null {
  const purpose = form.hasPurpose ? textOf(entry.statusPurpose) : 'revocation';
  const list = textOf(entry[form.address]);
  const index = readInteger(entry[form.index]);
  const size = entry.statusSize === undefined ? 1 : readInteger(entry.statusSize);
  if (purpose === null || list === null || index === null) return null;
  if (size === null || size < 1 || size > 16) return null;
  return { form, purpose, list, index, size, entry };
}

// The standard wants a text of digits; issuers write numbers as well.
function readInteger(value: JsonObject[string]): number | null {
  const isNumber =
    typeof value === 'number' || (typeof value === 'string' && /^\d{1,15}$/.test(value));
  const number = isNumber ? Number(value) : Number.NaN;
  return Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** What the entry says that this value of a status means; null where it says nothing. */
export function messageOf({ entry }: StatusEntry, value: number): string | null {
  for (const message of listOf(entry.statusMessage)) {
    const { status, message: text } = (message ?? {}) as JsonObject;
    if (typeof status === 'string' && Number.parseInt(status, 16) === value) return textOf(text);
  }
  return null;
}
