import { bake } from '../../../core/extract/bake.ts';
import type { Design } from './award.ts';
import { picturePng, pictureSvg } from './picture.ts';

export interface Baked {
  readonly bytes: Uint8Array;
  readonly contentType: 'image/png' | 'image/svg+xml';
}

/** The picture of a design with a credential text inside. */
export function bakeBadge(design: Design, text: string, format: 'png' | 'svg' = 'png'): Baked {
  if (format === 'png') {
    return { bytes: bake(picturePng(design.picture), text), contentType: 'image/png' };
  }
  const svg = new TextEncoder().encode(pictureSvg(design.picture, design.name));
  return { bytes: bake(svg, text), contentType: 'image/svg+xml' };
}
