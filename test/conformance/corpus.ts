import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RecipientProfile } from '../../core/options.ts';
import type { Verdict } from '../../core/report.ts';

/** What the network answers to one URL; any URL that a case does not list is a network error. */
export interface CorpusResource {
  readonly url: string;
  readonly status: number;
  /** Relative to the corpus folder. */
  readonly file?: string;
  readonly body?: string;
  readonly contentType?: string;
  /** Of a redirect. */
  readonly location?: string;
  readonly networkError?: boolean;
}

/** What must come out of an image. */
export interface CorpusExtract {
  /** null for an SVG. */
  readonly keyword: string | null;
  readonly chunk: 'iTXt' | 'tEXt' | 'svg element';
  readonly position: string | null;
  /** File with the exact text, relative to the corpus folder. */
  readonly text: string;
  readonly assertionUrl: string | null;
}

/** One case of the shared corpus, as `cases.json` has it. Its README says what each field means. */
export interface Case {
  readonly id: string;
  readonly input: { readonly file?: string; readonly url?: string; readonly text?: string };
  /** ISO 8601. */
  readonly now: string;
  readonly resources: readonly CorpusResource[];
  readonly recipient?: RecipientProfile;
  /** Any of these is right; null or absent: it must not crash or hang. */
  readonly verdicts?: readonly Verdict[] | null;
  readonly notVerdicts?: readonly Verdict[];
  /** true: at least one proof must be reported as good. */
  readonly signature?: boolean;
  readonly extract?: CorpusExtract;
  /** What the official validator of 1.x and 2.0 says; `verdicts` wins. */
  readonly reference?: { readonly valid?: boolean | null } | null;
  readonly standard?: string;
  readonly platform?: string;
  readonly synthetic?: boolean;
  readonly reasons?: readonly string[];
  readonly note?: string;
  readonly strictNote?: string;
  readonly quirks?: readonly string[];
}

/** The shared corpus: `OPEN_BADGE_CORPUS`, or `../shared/corpus` beside the project. null: it is not here. */
export function corpusFolder(): string | null {
  const folder =
    process.env.OPEN_BADGE_CORPUS ??
    fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
  return existsSync(join(folder, 'cases.json')) ? folder : null;
}

/** Every case of the corpus; none where it is absent. */
export function cases(): Case[] {
  const folder = corpusFolder();
  if (!folder) return [];
  const corpus: { cases: Case[] } = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8'));
  return corpus.cases;
}

/** The bytes of a file that a case names. */
export function corpusFile(path: string): Uint8Array {
  const folder = corpusFolder();
  if (!folder) throw new Error(CORPUS_ABSENT);
  return new Uint8Array(readFileSync(join(folder, path)));
}

/** For the title of what is skipped without it. */
export const CORPUS_ABSENT =
  'the corpus is not here: set OPEN_BADGE_CORPUS, or put it at ../shared/corpus';
