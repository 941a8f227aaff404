// What some of the images suggest for all of them: which ground, which tones, which size, whether to invert.
import { edgeTone, toned, type Grey, type Tones } from './grey';

export type Background = 'white' | 'black';

/** Steps of tones that are told apart: of scans with 12 bits in 16 there are no more than 16 in a byte's range. */
const BINS = 16 * 256;
/** Left out at either end: a speck of dust is neither black nor white. */
const SPECKS = 0.001;
/** Images that use less than half of the range look flat; below a byte's step there is nothing to see. */
const [LEAST_RANGE, NARROW] = [0.5, 128];

/** Sides that every network takes, and the largest that trains fast enough to be the first choice. */
const [SMALLEST, LARGEST, LARGEST_USUAL] = [4, 64, 32];
const USUAL = [28, 32] as const;

/** Models learn bright strokes on black best; dark ones on a bright ground are better turned over. */
export function suggestsInverting(
  images: readonly Grey[],
  tones: Tones = { black: 0, white: 255 },
): boolean {
  const bright = images.filter((image) => toned(edgeTone(image), tones) > 160).length;
  return images.length > 0 && bright > 0.6 * images.length;
}

/** Their own, where training on it is fast. */
export function suggestedSize(images: readonly Grey[]): number {
  const own = ownSide(images);
  return own !== null && own <= LARGEST_USUAL ? own : USUAL[0];
}

/** The usual ones, and their own: the one that comes and goes last, so that the others stay in their place. */
export function sizesFor(images: readonly Grey[]): number[] {
  return [...new Set([...USUAL, ownSide(images)])].filter((side) => side !== null);
}

/** The side of the images, if all have the same and every network takes it. */
function ownSide(images: readonly Grey[]): number | null {
  const side = images[0]?.width ?? 0;
  const fits = side >= SMALLEST && side <= LARGEST && side % 4 === 0;
  return fits && images.every(({ width, height }) => width === side && height === side)
    ? side
    : null;
}

/** White strokes on nothing would vanish on white. */
export function suggestedBackground(images: readonly Grey[]): Background {
  const clear = images.map((image) => image.clear).filter((one) => one !== undefined);
  const tone = clear.reduce((sum, one) => sum + one.tone, 0) / clear.length;
  return tone > 170 ? 'black' : 'white';
}

/** The tones between which nearly all pixels lie, where they use only a narrow part of the range: the same for all images, so that their brightness can be compared. */
export function narrowTones(images: readonly Grey[]): Tones | null {
  const bins = new Uint32Array(BINS);
  let count = 0;
  for (const { pixels } of images) {
    for (const value of pixels) bins[Math.min(BINS - 1, Math.round((value * (BINS - 1)) / 255))]!++;
    count += pixels.length;
  }
  const [black, white] = [toneAt(bins, count * SPECKS), toneAt(bins, count * (1 - SPECKS))];
  return white - black >= LEAST_RANGE && white - black < NARROW ? { black, white } : null;
}

/** The tone that so many pixels do not exceed. */
function toneAt(bins: Uint32Array, rank: number): number {
  let seen = 0;
  const bin = bins.findIndex((pixels) => (seen += pixels) > rank);
  return ((bin < 0 ? 0 : bin) * 255) / (BINS - 1);
}
