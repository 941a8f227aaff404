// Where in an array of numbers each pixel of each image stands: what its axes may mean, the
// likeliest first.
import { LONGEST_SIDE } from './limits';
import { isText, type ArrayHeader } from './npy';

/**
 * A word for each axis of the array, its letters N images, H rows, W columns, C colours; several
 * letters are squares laid out in a row.
 */
const MEANINGS = [
  'N HW',
  'N CHW',
  'N HWC',
  'HW N',
  'H W',
  'N H W',
  'H W N',
  'H W C',
  'C H W',
  'N H W C',
  'N C H W',
  'H W C N',
  'C H W N',
] as const;
export type Axes = (typeof MEANINGS)[number];

/** Sides in pixels, strides in elements. */
export interface ImageShape {
  count: number;
  height: number;
  width: number;
  channels: number;
  strides: { image: number; row: number; column: number; channel: number };
}

/** Grey, colours, colours with transparency. */
const CHANNELS = [1, 3, 4];
const SMALLEST_SQUARE = 4;

type Shaped = Pick<ArrayHeader, 'shape' | 'fortran'>;

/** Null where the axes cannot mean that. */
export function imageShape({ shape, fortran }: Shaped, axes: Axes): ImageShape | null {
  const words = axes.split(' ');
  if (words.length !== shape.length) return null;
  const steps = stridesOf(shape, fortran);
  const sides: Record<string, number> = { N: 1, C: 1 };
  const strides: Record<string, number> = { N: 0, C: 0 };
  for (const [axis, word] of words.entries()) {
    const lengths = word.length === 1 ? [shape[axis]!] : squares(word, shape[axis]!);
    if (!lengths) return null;
    let step = steps[axis]!;
    for (let i = word.length - 1; i >= 0; step *= lengths[i--]!) {
      sides[word[i]!] = lengths[i]!;
      strides[word[i]!] = step;
    }
  }
  const {
    N: count,
    H: height,
    W: width,
    C: channels,
  } = sides as Record<'N' | 'H' | 'W' | 'C', number>;
  if (
    count < 1 ||
    !CHANNELS.includes(channels) ||
    ![height, width].every((side) => side >= 1 && side <= LONGEST_SIDE)
  )
    return null;
  return {
    count,
    height,
    width,
    channels,
    strides: {
      image: strides['N']!,
      row: strides['H']!,
      column: strides['W']!,
      channel: strides['C']!,
    },
  };
}

/** The sides of a square of so many numbers, with three colours where the word has a C. */
function squares(word: string, length: number): number[] | null {
  const channels = word.includes('C') ? 3 : 1;
  const side = Math.sqrt(length / channels);
  return Number.isInteger(side) && side >= SMALLEST_SQUARE
    ? [...word].map((letter) => (letter === 'C' ? channels : side))
    : null;
}

/** Beside the best meaning, those that are nearly as likely. */
const NEARLY = 1.25;
/**
 * That sides are nearly equal and not quite is chance more often than not: (28, 28, 24) are 24
 * squares.
 */
const NO_SQUARE = 0.25;

/**
 * What the axes may mean, the likeliest first; `several` arrays of such a shape may hold one image
 * each.
 */
export function readings(
  header: Pick<ArrayHeader, 'shape' | 'fortran' | 'type'>,
  several: boolean,
): Axes[] {
  if (isText(header.type)) return [];
  const found = MEANINGS.flatMap((axes) => {
    const shape = imageShape(header, axes);
    return shape && !isDouble(axes, shape) && !(axes === 'H W' && isThin(shape))
      ? [{ axes, cost: cost(axes, shape, several) }]
      : [];
  }).sort((a, b) => a.cost - b.cost);
  return found.filter(({ cost }) => cost <= found[0]!.cost + NEARLY).map(({ axes }) => axes);
}

/** More like numbers in rows than like an image. */
export function isThin({ height, width }: Pick<ImageShape, 'height' | 'width'>): boolean {
  return Math.max(height, width) > 4 * Math.min(height, width);
}

/** One grey image is the same with an axis of one image as with one of one colour. */
function isDouble(axes: Axes, { channels }: ImageShape): boolean {
  return channels === 1 && (axes === 'H W C' || axes === 'C H W');
}

/**
 * In doublings of an image's proportions: images are about as wide as they are high, and come one
 * after another.
 */
function cost(axes: Axes, { height, width, channels }: ImageShape, several: boolean): number {
  const proportions =
    Math.abs(Math.log2(height / width)) +
    (height === width ? 0 : NO_SQUARE) +
    (channels === 4 ? 0.5 : 0);
  switch (axes) {
    case 'N HW':
      return several && height !== 28 ? 0.8 : usual(height);
    case 'N CHW':
      return 0.5 + usual(height); // as CIFAR has them
    case 'N HWC':
      return 0.6 + usual(height);
    case 'HW N':
      return several ? 1 : 0.25 + usual(height);
    case 'H W':
      return proportions + (several ? -0.1 : 8);
    case 'N H W':
    case 'N H W C':
      return proportions;
    case 'N C H W':
      return proportions + 0.05;
    case 'H W N':
    case 'H W C N':
      return proportions + 0.25;
    case 'C H W N':
      return proportions + 0.3;
    case 'H W C':
      return proportions - 0.1;
    case 'C H W':
      return proportions + (several ? -0.1 : 0.5);
  }
}

/** That numbers in a row are a square is more likely for the sides that images in rows have. */
function usual(side: number): number {
  return [8, 16, 28, 32, 48, 64].includes(side) ? 0 : 0.5;
}

function stridesOf(shape: readonly number[], fortran: boolean): number[] {
  const strides = shape.map(() => 1);
  const order = shape.map((_, i) => (fortran ? i : shape.length - 1 - i));
  order.reduce((stride, i) => ((strides[i] = stride), stride * shape[i]!), 1);
  return strides;
}
