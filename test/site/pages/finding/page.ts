import type { Verdict } from '../../../../core/report.ts';
import { document, type Html, html } from '../html.ts';

export const FINDING = 'https://finding.example';
/** Another site, which lets nobody but the extension read its files. */
export const ELSEWHERE = 'https://cdn.example';

/** A page that shows badges in some way, and what must be found on it. */
export interface FindingPage {
  /** Address; of `FINDING` where it begins with a slash. */
  readonly url: string;
  readonly matter: string;
  readonly head?: Html;
  readonly body: Html;
  readonly headers?: Readonly<Record<string, string>>;
  /** Verdicts of the list, in alphabetical order. */
  readonly lists: readonly Verdict[];
  /** How many marks its own frame has, once all of it is in view. Default: as many as it lists. */
  readonly marks?: number;
}

/** Pictures with badges inside, on `FINDING`. */
export interface Shown {
  readonly verified: string;
  readonly expired: string;
  readonly revoked: string;
  /** An SVG, verified. */
  readonly drawing: string;
  /** A badge behind the pixels, verified. */
  readonly tail: string;
  /** No badge. */
  readonly hills: string;
}

export const image = (src: string, more: Html = html``): Html =>
  html`<img src="${src}" alt="" width="120" height="120" ${more}>`;

export function textOf({ matter, head = html``, body }: FindingPage): string {
  return document({ title: matter, kind: 'plain', head, body, stylesheet: 'data:,' });
}

/** Markup that is not escaped: scripts, and what stands in them. */
export const raw = (markup: string): Html => ({ markup });
