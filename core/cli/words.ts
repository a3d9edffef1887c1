import type { Misuse } from './arguments.ts';

/** What only the shell says; everything about a badge is said with the words of component/view. */
export const USAGE = `Checks whether an Open Badge holds.

Usage: open-badge verify INPUT... [options]
       open-badge doctor INPUT... [options]   what is the matter with your own badge or page, and what to do

INPUT is a file (PNG, SVG, JSON, JWS, JWT; for the doctor also HTML), a URL, or - for standard input.

Options:
  --json             write the report as JSON: one object a line, where there are several inputs
  --recipient EMAIL  compare with this e-mail address; may be repeated
  --now DATE         check as of this date (ISO 8601)
  --offline          make no request; what needs one could not be checked
  --trust FILE       a JSON list of issuers that you know: {"name": "...", "issuers": [{"id": "..."}]}
  --resources FILE   answer requests from files, to replay a check without a network:
                     {"URL": "file"} or {"URL": {"status": 200, "headers": {}, "file": "..."}}
  --version, --help

Exit status: 0 verified, 1 not verified, 2 could not check, 64 wrong usage.
The doctor: 0 nothing is the matter, 1 something is, 2 could not check.
With several inputs: 1 where any is not verified, else 2 where any could not be checked.
`;

export const MISUSE: Readonly<Record<Misuse, (about: string) => string>> = {
  option: (about) => about,
  command: (about) => `There is no command “${about}”. Try: open-badge verify badge.png`,
  'no-input': () => 'Name a file or a URL to check, or - for standard input.',
  date: (about) => `“${about}” is not a date. Write it as 2026-01-31 or 2026-01-31T12:00:00Z.`,
};

export const SHELL = {
  unreadableInput: (name: string, reason: string) => `Could not read ${name}: ${reason}`,
  unreadableList: (name: string, reason: string) => `Could not use ${name}: ${reason}`,
  notAList: 'it does not have the form that --help shows',
  asking: (host: string) => `Asking ${host} …`,
  checking: (at: number, total: number) =>
    total > 1 ? `Checking ${at} of ${total} …` : 'Checking …',
} as const;
