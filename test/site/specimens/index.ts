import { bakeBadge } from '../kit/bake.ts';
import type { Web } from '../kit/web.ts';
import { type Cast, castOf, type OriginOf } from './cast.ts';
import { forgeries } from './forgeries.ts';
import { oldSpecimens } from './ob1.ts';
import { hostedSpecimens, signedSpecimens, unreachableSpecimens } from './ob2.ts';
import { credentialSpecimens } from './ob3.ts';
import type { Specimen } from './specimen.ts';

export interface Collection {
  readonly cast: Cast;
  readonly specimens: readonly Specimen[];
  /** Address of the picture of a specimen. */
  pictureOf(specimen: Specimen): string;
}

/** Issues one badge in every state, and hosts issuers and pictures in the web. */
export async function collect(web: Web, originOf: OriginOf): Promise<Collection> {
  const cast = await castOf(web, originOf);
  const specimens = [
    ...(await hostedSpecimens(cast)),
    ...(await signedSpecimens(cast)),
    ...(await unreachableSpecimens(cast)),
    ...(await oldSpecimens(cast)),
    ...(await credentialSpecimens(cast)),
    ...(await forgeries(cast)),
  ];
  const pictureOf = ({ id, format = 'png' }: Specimen) =>
    `${originOf('people')}/badges/${id}.${format}`;
  for (const specimen of specimens) {
    const { bytes, contentType } = bakeBadge(specimen.design, specimen.text, specimen.format);
    web.put(pictureOf(specimen), { contentType, body: bytes });
  }
  return { cast, specimens, pictureOf };
}

export type { Specimen } from './specimen.ts';
