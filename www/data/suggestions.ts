// What some of the images suggest for all of them: whether to keep colours, which ground, which
// tones, which size, whether to invert.
import { type Background, type Colour } from './look';
import { colourPlanes, edgeTone, planeOf, toned, type Picture, type Tones } from './picture';
import type { Size } from './picture-size';

/**
 * Steps of tones that are told apart: of scans with 12 bits in 16 there are no more than 16 in a
 * byte's range.
 */
const BINS = 16 * 256;
/** Left out at either end: a speck of dust is neither black nor white. */
const SPECKS = 0.001;
/**
 * Images that use less than half of the range look flat; below a byte's step there is nothing to
 * see.
 */
const [LEAST_RANGE, NARROW] = [0.5, 128];

/** Sides that the engine takes. */
const [SHORTEST, LONGEST] = [4, 128];
/** Pixels of the largest images that train fast enough to be the first choice. */
const MOST_AT_FIRST = 64 * 64;
const USUAL = [28, 32, 48, 64, 96, 128].map((side): Size => ({ width: side, height: side }));
/** For images that are larger than that, or not all of one size. */
const [FIRST_GREY, FIRST_IN_COLOUR] = [USUAL[0]!, USUAL[1]!];
/** A coloured stamp on one of many scans is no reason to learn all of them in colour. */
const ENOUGH_TINTED = 0.1;

/**
 * Models learn bright strokes on black best; dark ones on a bright ground are better turned over.
 * Colours turned over are others.
 */
export function suggestsInverting(
  images: readonly Picture[],
  tones: Tones = { black: 0, white: 255 },
): boolean {
  if (images.some(({ channels }) => channels > 1)) return false;
  const bright = images.filter((image) => toned(edgeTone(image, image.pixels), tones) > 160).length;
  return images.length > 0 && bright > 0.6 * images.length;
}

export function coloursFor(images: readonly Picture[]): Colour[] {
  return [
    'grey',
    ...(images.some(({ tinted }) => tinted) ? (['colour'] as const) : []),
    ...(images.some(({ clear }) => clear) ? (['opacity'] as const) : []),
  ];
}

export function suggestedColour(images: readonly Picture[]): Colour {
  const tinted = images.filter((image) => image.tinted).length;
  return tinted > 0 && tinted >= ENOUGH_TINTED * images.length ? 'colour' : 'grey';
}

/** Their own, where training on it is fast. */
export function suggestedSize(images: readonly Picture[], colour: Colour): Size {
  const own = ownSize(images);
  if (own && own.width * own.height <= MOST_AT_FIRST) return own;
  return colour === 'grey' ? FIRST_GREY : FIRST_IN_COLOUR;
}

/**
 * The usual ones, and their own: the one that comes and goes last, so that the others stay in their
 * place.
 */
export function sizesFor(images: readonly Picture[]): Size[] {
  const own = ownSize(images);
  return own && !USUAL.some((size) => isSame(size, own)) ? [...USUAL, own] : USUAL;
}

/** That of the images in their files, if all have the same and the engine takes it. */
export function ownSize(images: readonly Picture[]): Size | null {
  const [first] = images;
  if (!first) return null;
  const own = { width: first.width, height: first.height };
  const fits = [own.width, own.height].every((side) => side >= SHORTEST && side <= LONGEST);
  return fits && images.every((image) => !image.shrunk && isSame(image, own)) ? own : null;
}

function isSame(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height;
}

/** White strokes on nothing would vanish on white. */
export function suggestedBackground(images: readonly Picture[]): Background {
  const clear = images.map((image) => image.clear).filter((one) => one !== undefined);
  const tone = clear.reduce((sum, one) => sum + one.tone, 0) / clear.length;
  return tone > 170 ? 'black' : 'white';
}

/**
 * The tones between which nearly all pixels lie, where they use only a narrow part of the range:
 * the same for all images, so that their brightness can be compared, and for all colours.
 */
export function narrowTones(images: readonly Picture[]): Tones | null {
  const bins = new Uint32Array(BINS);
  let count = 0;
  for (const image of images) {
    for (let channel = 0; channel < colourPlanes(image); channel++) {
      const plane = planeOf(image, channel);
      for (const value of plane)
        bins[Math.min(BINS - 1, Math.round((value * (BINS - 1)) / 255))]!++;
      count += plane.length;
    }
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
