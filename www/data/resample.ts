// From an image of any size to that of the model: what is kept of it, and how its pixels are
// averaged.
import { byPlane, type Picture } from './picture';
import type { Size } from './picture-size';

/** The middle; all of it within a border of the edge's tone; all of it, stretched. */
export type Crop = 'centre' | 'fit' | 'stretch';

export interface Span {
  from: number; // in the source, and how much of it
  length: number;
  to: number; // in what is made of it
  count: number;
}

export function spans(
  { width, height }: Size,
  crop: Crop,
  size: Size,
): { across: Span; down: Span } {
  const whole = (length: number, side: number): Span => ({ from: 0, length, to: 0, count: side });
  const [wide, tall] = [width * size.height, height * size.width]; // how it lies beside what it becomes
  const span = (length: number, side: number, own: number, other: number): Span => {
    if (crop === 'stretch' || own === other) return whole(length, side);
    if (crop === 'centre') {
      if (own < other) return whole(length, side);
      const kept = (length * other) / own;
      return { from: (length - kept) / 2, length: kept, to: 0, count: side };
    }
    const count = Math.max(1, Math.round((side * own) / Math.max(own, other)));
    return { from: 0, length, to: Math.floor((side - count) / 2), count };
  };
  return {
    across: span(width, size.width, wide, tall),
    down: span(height, size.height, tall, wide),
  };
}

interface Taps {
  first: Int32Array; // of each pixel of what is made, the first source pixel it is made of
  weights: Float32Array[];
}

const known = new Map<string, Taps>();

/**
 * A triangle as wide as what falls on one pixel: an average when images shrink, a straight line
 * between pixels when they grow.
 */
function taps({ from, length, count }: Span, limit: number): Taps {
  const key = `${from} ${length} ${count} ${limit}`;
  const before = known.get(key);
  if (before) return before;
  const scale = length / count;
  const reach = Math.max(1, scale);
  const first = new Int32Array(count);
  const weights = Array.from({ length: count }, (_, i) => {
    const centre = from + (i + 0.5) * scale - 0.5;
    const start = Math.max(0, Math.ceil(centre - reach));
    const end = Math.min(limit - 1, Math.floor(centre + reach));
    first[i] = start;
    const row = Float32Array.from(
      { length: end - start + 1 },
      (_, k) => 1 - Math.abs(start + k - centre) / reach,
    );
    const sum = row.reduce((sum, weight) => sum + weight, 0);
    return row.map((weight) => weight / sum);
  });
  if (known.size > 64) known.clear(); // photographs of many sizes
  const made = { first, weights };
  known.set(key, made);
  return made;
}

/** A plane of that size: rows first, then columns, into lines of `stride` numbers. */
export function resample(
  { width, height }: Size,
  plane: ArrayLike<number>,
  { across, down }: { across: Span; down: Span },
  out: Float32Array,
  stride: number,
): void {
  const [x, y] = [taps(across, width), taps(down, height)];
  const rows = new Float32Array(height * across.count);
  for (let row = 0; row < height; row++) {
    for (let i = 0; i < across.count; i++) {
      let at = row * width + x.first[i]!;
      let sum = 0;
      for (const weight of x.weights[i]!) sum += weight * plane[at++]!;
      rows[row * across.count + i] = sum;
    }
  }
  for (let i = 0; i < down.count; i++) {
    const weights = y.weights[i]!;
    for (let column = 0; column < across.count; column++) {
      let at = y.first[i]! * across.count + column;
      let sum = 0;
      for (const weight of weights) {
        sum += weight * rows[at]!;
        at += across.count;
      }
      out[(down.to + i) * stride + across.to + column] = sum;
    }
  }
}

/**
 * Each square of so many pixels a side as one; what is left at the right and lower edge is dropped.
 */
export function averaged(image: Picture, side: number): Picture {
  if (side < 2) return image;
  const [width, height] = [Math.floor(image.width / side), Math.floor(image.height / side)];
  const seen = image.channels === 4 ? weighed(image) : image;
  const fine = { ...seen, pixels: Float32Array.from(seen.pixels) };
  const small = byPlane(fine, { width, height }, (from, to) => {
    for (let y = 0; y < height * side; y++) {
      for (let x = 0; x < width * side; x++)
        to[Math.floor(y / side) * width + Math.floor(x / side)]! +=
          from[y * image.width + x]! / (side * side);
    }
  });
  return { ...(image.channels === 4 ? unweighed(small) : small), shrunk: true };
}

/** So opaque is, for the mean of colours, even what is not seen: then it has a colour, too. */
const LEAST = 2 ** -8;

/** Colours count as much as they are seen: what is transparent must not shine through at edges. */
export function weighed(image: Picture): Picture {
  return reckoned(image, (colour, alpha) => colour * (alpha + LEAST));
}

export function unweighed(image: Picture): Picture {
  return reckoned(image, (weight, alpha) => weight / (alpha + LEAST));
}

function reckoned(
  image: Picture,
  colourOf: (colour: number, alpha: number) => number,
): Picture & { pixels: Float32Array } {
  const area = image.width * image.height;
  const pixels = Float32Array.from(image.pixels);
  for (let i = 0; i < 3 * area; i++)
    pixels[i] = colourOf(pixels[i]!, Math.max(0, pixels[3 * area + (i % area)]!));
  return { ...image, pixels };
}
