import type { RecipientProfile } from '../../../core/options.ts';
import type { Verdict } from '../../../core/report.ts';
import type { Design, Issued } from '../kit/award.ts';

/** One badge of the test web and what is to be said about it. */
export interface Specimen {
  /** Also the name of its picture: `ob2-hosted-expired`. */
  readonly id: string;
  /** What is the matter with it, in a few words. */
  readonly matter: string;
  readonly standard: Issued['standard'];
  /** Who is named as its issuer, rightly or not. */
  readonly issuer: string;
  readonly design: Design;
  /** What is baked into its picture: JSON, a compact JWS or an address. */
  readonly text: string;
  /** Default: `png`. */
  readonly format?: 'png' | 'svg';
  readonly verdict: Verdict;
  /** Only compared with a recipient does it have this verdict. */
  readonly recipient?: RecipientProfile;
  /** Its picture is not the one that the issuer gives for it: a flag beside any verdict. */
  readonly otherPicture?: true;
  /** Made to deceive: must never be green. */
  readonly forgery?: true;
}

/** Whose badges they are. */
export const EARNER = 'mira.lindqvist@example.org';

export function specimen(
  issuer: { readonly name: string },
  issued: Issued,
  facts: Pick<Specimen, 'id' | 'matter' | 'verdict'> & Partial<Specimen>,
): Specimen {
  const { standard, design, text } = issued;
  return { issuer: issuer.name, standard, design, text, ...facts };
}
