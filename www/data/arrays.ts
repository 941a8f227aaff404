// Images that are the numbers of an array in a file, read a piece at a time.
import type { ImageShape } from './array-shape';
import { PIECE, readElements, type StoredArray } from './elements';
import { LARGEST_SCATTERED } from './limits';
import { channelsOf, factsOf, paint, type Look } from './look';
import { elementSize, lengthOf } from './npy';
import type { Picture } from './picture';
import type { Pictures } from './pictures';
import { refuse } from './reasons';
import { brightness, type Scale } from './value-range';

/**
 * What lies beyond black and white is cut off there. `one`: the file is an image, not a number of
 * them.
 */
export function arrayPictures(
  array: StoredArray,
  shape: ImageShape,
  scale: Scale,
  look: Look,
  one = false,
): Pictures {
  const { file, header } = array;
  const bytes = lengthOf(header.shape) * elementSize(header.type);
  if (isScattered(shape) && bytes > LARGEST_SCATTERED)
    refuse({ file, why: 'too-heavy', bytes, most: LARGEST_SCATTERED });
  return {
    count: shape.count,
    path: (index) => (one ? file : `${file}[${index + 1}]`),
    read: (indices, take) =>
      eachImage(array, shape, indices, (index, values, offset) =>
        take(index, pictureOf(values, offset, shape, scale, look)),
      ),
  };
}

/** The number of the image in which an element lies. */
export function imageOf({ count, strides }: ImageShape, element: number): number {
  return Math.floor(element / (strides.image || Infinity)) % count;
}

/** Each image lies all over the array. */
function isScattered({ count, height, width, channels, strides }: ImageShape): boolean {
  return count > 1 && strides.image < height * width * channels;
}

type Visit = (index: number, values: ArrayLike<number>, offset: number) => void;

async function eachImage(
  array: StoredArray,
  shape: ImageShape,
  indices: readonly number[],
  visit: Visit,
): Promise<void> {
  const { count, height, width, channels, strides } = shape;
  if (isScattered(shape)) {
    const all = await readElements(array, 0, lengthOf(array.header.shape));
    for (const index of indices) visit(index, all, index * strides.image);
    return;
  }
  const area = height * width * channels;
  const atOnce = Math.max(1, Math.floor(PIECE / (area * elementSize(array.header.type))));
  for (let next = 0; next < indices.length;) {
    const first = indices[next]!;
    let last = next;
    while (last + 1 < indices.length && indices[last + 1]! - first < atOnce) last++;
    const piece = await readElements(
      array,
      first * area,
      Math.min(count, indices[last]! + 1) * area,
    );
    for (; next <= last; next++) visit(indices[next]!, piece, (indices[next]! - first) * area);
  }
}

function pictureOf(
  values: ArrayLike<number>,
  offset: number,
  shape: ImageShape,
  scale: Scale,
  look: Look,
): Picture {
  const { width, height, channels, strides } = shape;
  const area = width * height;
  const asTheyAre =
    channels === 1 &&
    strides.column === 1 &&
    strides.row === width &&
    scale.black === 0 &&
    scale.white === 255;
  if (asTheyAre && look.colour === 'grey' && values instanceof Uint8Array)
    return { width, height, channels: 1, pixels: values.slice(offset, offset + area) };
  const level = (x: number, y: number, channel: number): number =>
    brightness(
      values[offset + y * strides.row + x * strides.column + channel * strides.channel]!,
      scale,
    );
  const made = channelsOf(look.colour);
  const pixels = new Uint8Array(made * area);
  if (channels === 1 && made === 1) {
    for (let y = 0, i = 0; y < height; y++)
      for (let x = 0; x < width; x++, i++) pixels[i] = Math.round(level(x, y, 0));
    return { width, height, channels: 1, pixels };
  }
  const rgba = new Float64Array(4 * area).fill(255);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 4) {
      for (let c = 0; c < Math.max(3, channels); c++)
        rgba[i + c] = level(x, y, channels === 1 ? 0 : c);
    }
  }
  const seen = paint(rgba, look, pixels, area);
  return { width, height, channels: made, pixels, ...factsOf([seen]) };
}
