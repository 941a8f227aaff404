// Whether the colours of images laid out in rows of numbers lie in planes or side by side: shapes
// don't tell, the images do.
import { imageShape, type Axes, type ImageShape } from './array-shape';
import { readElements, type StoredArray } from './elements';

const LOOKED_AT = 8; // images

/**
 * The same meanings, of these two that first whose images are smoother: read in the other order,
 * they are full of stripes.
 */
export async function byColourOrder(array: StoredArray, axes: readonly Axes[]): Promise<Axes[]> {
  const [planes, beside] = [imageShape(array.header, 'N CHW'), imageShape(array.header, 'N HWC')];
  if (array.header.fortran || !planes || !beside || !axes.includes('N CHW')) return [...axes];
  const values = await readElements(
    array,
    0,
    Math.min(LOOKED_AT, planes.count) * planes.strides.image,
  );
  if (roughness(values, planes) <= roughness(values, beside)) return [...axes];
  return axes.map((one) => (one === 'N CHW' ? 'N HWC' : one === 'N HWC' ? 'N CHW' : one));
}

/** The steps from each pixel to the one on its right and the one below, all together. */
function roughness(
  values: ArrayLike<number>,
  { height, width, channels, strides }: ImageShape,
): number {
  let sum = 0;
  for (let image = 0; image < values.length; image += strides.image) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        for (let c = 0; c < channels; c++) {
          const at = image + y * strides.row + x * strides.column + c * strides.channel;
          if (x + 1 < width) sum += Math.abs(values[at + strides.column]! - values[at]!);
          if (y + 1 < height) sum += Math.abs(values[at + strides.row]! - values[at]!);
        }
      }
    }
  }
  return sum;
}
