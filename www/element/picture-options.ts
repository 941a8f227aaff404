// How the pictures of the attribute data become images of one size, where its author says so; what
// is not said is as the import dialog would suggest.
import { msg } from '@lit/localize';
import type { Options } from '../data/messages';

/** As CSS has it for pictures: cut to the middle, whole within a border, or out of proportion. */
export type Fit = 'cover' | 'contain' | 'fill';
/** `auto` turns dark strokes on a bright ground into bright ones on a dark. */
export type Invert = 'auto' | 'yes' | 'no';

export interface PictureOptions {
  size: readonly [width: number, height: number] | null; // pixels
  fit: Fit | null;
  invert: Invert;
}

export const INVERTS: readonly Invert[] = ['auto', 'yes', 'no'];
const CROPS = { cover: 'centre', contain: 'fit', fill: 'stretch' } as const;
export const FITS = Object.keys(CROPS) as Fit[];
/** Of a side. */
const [LEAST, MOST] = [4, 128];

/** Of a text such as 28 or 32x24; null where it is none. */
export function readSize(text: string): PictureOptions['size'] {
  const [, width, height = width] = /^(\d+)(?:\s*[x×]\s*(\d+))?$/i.exec(text.trim()) ?? [];
  const sides = [Number(width), Number(height)] as const;
  return sides.every((side) => side >= LEAST && side <= MOST) ? sides : null;
}

export const sizesAllowed = (): string =>
  msg('one or two whole numbers from 4 to 128, such as 28 or 32x24');
export const asSuggested = (): string => msg('what suits the pictures');

/** What of the import's options is decided by that. */
export function optionsOf({
  size,
  fit,
  invert,
}: PictureOptions): Partial<Pick<Options, 'size' | 'crop' | 'invert'>> {
  return {
    ...(size && { size: { width: size[0], height: size[1] } }),
    ...(fit && { crop: CROPS[fit] }),
    ...(invert !== 'auto' && { invert: invert === 'yes' }),
  };
}
