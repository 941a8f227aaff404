// Images that are the numbers of an array in a file, read a piece at a time.
import { imageShape, type ImageShape } from './array-shape';
import { elements } from './elements';
import { luma, type Grey } from './grey';
import { LARGEST_SCATTERED, MOST_IMAGES } from './limits';
import { elementSize, lengthOf, type ArrayHeader } from './npy';
import type { Pictures } from './pictures';
import { refuse, type Reason } from './reasons';

/** An array and the file its elements stand in. */
export interface StoredArray {
  file: string;
  blob: Blob;
  header: ArrayHeader;
}

/** Bytes read at once. */
const PIECE = 4 * 2 ** 20;
/** Images whose values tell what the others' mean. */
const LOOKED_AT = 256;

/** Labels as text: numbers without a fraction read the same from any type. */
export async function labelsOf({ blob, header }: StoredArray): Promise<string[]> {
  const values = elements(header, await blob.slice(header.start, header.start + lengthOf(header.shape) * elementSize(header.type)).arrayBuffer());
  return Array.from(values, String);
}

export async function arrayPictures(array: StoredArray): Promise<Pictures> {
  const { file, header } = array;
  const shape = imageShape(header);
  if (!shape) return refuse({ file, why: 'shape', shape: header.shape });
  if (shape.count > MOST_IMAGES) refuse({ file, why: 'too-many', images: shape.count });
  const bytes = lengthOf(header.shape) * elementSize(header.type);
  if (header.fortran && bytes > LARGEST_SCATTERED) refuse({ file, why: 'too-heavy', bytes, most: LARGEST_SCATTERED });
  const step = Math.max(1, Math.floor(shape.count / LOOKED_AT));
  const looked = Array.from({ length: Math.min(LOOKED_AT, shape.count) }, (_, i) => i * step);
  let [least, most] = [Infinity, -Infinity];
  await eachImage(array, shape, looked, (_, values, offset) => {
    const range = rangeOf(values, offset, shape);
    [least, most] = [Math.min(least, range.least), Math.max(most, range.most)];
  });
  const scale = scaleOf(file, least, most);
  return {
    count: shape.count,
    path: (index) => `${file}[${index + 1}]`,
    read: (indices, take) => eachImage(array, shape, indices, (index, values, offset) => take(index, toGrey(file, values, offset, shape, scale))),
  };
}

interface Scale {
  black: number;
  white: number;
}

/** Values are 0 to 255, 0 to 1, or, where some are below zero, −1 to 1. */
export function scaleOf(file: string, least: number, most: number): Scale {
  if (!(least >= -1 && most <= 255) || (least < 0 && most > 1)) refuse({ file, why: 'values', least, most });
  return { black: least < 0 ? -1 : 0, white: most <= 1 ? 1 : 255 };
}

type Visit = (index: number, values: ArrayLike<number>, offset: number) => void;

async function eachImage({ blob, header }: StoredArray, { count, strides }: ImageShape, indices: readonly number[], visit: Visit): Promise<void> {
  const size = elementSize(header.type);
  const read = async (from: number, to: number): Promise<ArrayLike<number>> =>
    elements(header, await blob.slice(header.start + from * size, header.start + to * size).arrayBuffer());
  if (header.fortran) {
    const all = await read(0, lengthOf(header.shape));
    for (const index of indices) visit(index, all, index * strides.image);
    return;
  }
  const atOnce = Math.max(1, Math.floor(PIECE / (strides.image * size)));
  for (let next = 0; next < indices.length; ) {
    const first = indices[next]!;
    let last = next;
    while (last + 1 < indices.length && indices[last + 1]! - first < atOnce) last++;
    const piece = await read(first * strides.image, Math.min(count, indices[last]! + 1) * strides.image);
    for (; next <= last; next++) visit(indices[next]!, piece, (indices[next]! - first) * strides.image);
  }
}

function rangeOf(values: ArrayLike<number>, offset: number, { height, width, channels, strides }: ImageShape): { least: number; most: number } {
  let [least, most] = [Infinity, -Infinity];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++) {
        const value = values[offset + y * strides.row + x * strides.column + c * strides.channel]!;
        if (Number.isNaN(value)) return { least: NaN, most: NaN };
        if (value < least) least = value;
        if (value > most) most = value;
      }
    }
  }
  return { least, most };
}

function toGrey(file: string, values: ArrayLike<number>, offset: number, shape: ImageShape, { black, white }: Scale): Grey | Reason {
  const { height, width, channels, strides } = shape;
  const { least, most } = rangeOf(values, offset, shape);
  if (!(least >= black && most <= white)) return { file, why: 'values', least, most };
  const factor = 255 / (white - black);
  const pixels = new Uint8Array(width * height);
  const rgba = new Float64Array([0, 0, 0, 255]);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const at = offset + y * strides.row + x * strides.column;
      if (channels === 1) {
        pixels[i] = Math.round((values[at]! - black) * factor);
      } else {
        for (let c = 0; c < channels; c++) rgba[c] = (values[at + c * strides.channel]! - black) * factor;
        luma(rgba, pixels, i);
      }
    }
  }
  return { width, height, pixels };
}
