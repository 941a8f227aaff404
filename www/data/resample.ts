// From an image of any size to a square of the model's: what is kept of it, and how its pixels are averaged.
import { edgeTone, toned, type Grey, type Tones } from './grey';

/** The middle square; all of it within a square of the edge's tone; all of it, stretched. */
export type Crop = 'centre' | 'fit' | 'stretch';

export interface Frame {
  crop: Crop;
  size: number;
  invert: boolean;
  tones?: Tones | null; // what is stretched to the whole range
}

interface Span {
  from: number; // in the source, and how much of it
  length: number;
  to: number; // in the square
  count: number;
}

/** Writes `image` as the frame asks into `out`, from `at` on. */
export function frame(
  image: Grey,
  { crop, size, invert, tones }: Frame,
  out: Uint8Array,
  at = 0,
): void {
  const fits = image.width === size && image.height === size;
  if (fits && !tones && !invert && image.pixels instanceof Uint8Array)
    return out.set(image.pixels, at);
  const square = new Float32Array(size * size);
  if (fits) {
    square.set(image.pixels);
  } else {
    const { across, down } = spans(image.width, image.height, crop, size);
    if (across.count < size || down.count < size) square.fill(edgeTone(image));
    resample(image, across, down, square, size);
  }
  for (let i = 0; i < square.length; i++) {
    const tone = Math.round(tones ? toned(square[i]!, tones) : square[i]!);
    out[at + i] = invert ? 255 - tone : tone;
  }
}

export function spans(
  width: number,
  height: number,
  crop: Crop,
  size: number,
): { across: Span; down: Span } {
  const span = (length: number, other: number): Span => {
    if (crop === 'stretch' || length === other) return { from: 0, length, to: 0, count: size };
    if (crop === 'centre') {
      const kept = Math.min(length, other);
      return { from: (length - kept) / 2, length: kept, to: 0, count: size };
    }
    const count = Math.max(1, Math.round((size * length) / Math.max(length, other)));
    return { from: 0, length, to: Math.floor((size - count) / 2), count };
  };
  return { across: span(width, height), down: span(height, width) };
}

interface Taps {
  first: Int32Array; // of each pixel of the square, the first source pixel it is made of
  weights: Float32Array[];
}

const known = new Map<string, Taps>();

/** A triangle as wide as what falls on one pixel: an average when images shrink, a straight line between pixels when they grow. */
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

/** Rows first, then columns. */
function resample(
  { width, height, pixels }: Grey,
  across: Span,
  down: Span,
  out: Float32Array,
  side: number,
): void {
  const [x, y] = [taps(across, width), taps(down, height)];
  const rows = new Float32Array(height * across.count);
  for (let row = 0; row < height; row++) {
    for (let i = 0; i < across.count; i++) {
      let at = row * width + x.first[i]!;
      let sum = 0;
      for (const weight of x.weights[i]!) sum += weight * pixels[at++]!;
      rows[row * across.count + i] = sum;
    }
  }
  for (let i = 0; i < down.count; i++) {
    const weights = y.weights[i]!;
    for (let column = 0; column < across.count; column++) {
      let at = y.first[i]! * across.count + column;
      let sum = 0;
      for (const weight of weights) ((sum += weight * rows[at]!), (at += across.count));
      out[(down.to + i) * side + across.to + column] = sum;
    }
  }
}

/** Each square of so many pixels a side as one; what is left at the right and lower edge is dropped. */
export function averaged(image: Grey, side: number): Grey {
  if (side < 2) return image;
  const [width, height] = [Math.floor(image.width / side), Math.floor(image.height / side)];
  const pixels = new Float32Array(width * height);
  for (let y = 0; y < height * side; y++) {
    for (let x = 0; x < width * side; x++)
      pixels[Math.floor(y / side) * width + Math.floor(x / side)]! +=
        image.pixels[y * image.width + x]! / (side * side);
  }
  return { ...image, width, height, pixels };
}
