// Where in an array of numbers each pixel of each image stands, by the array's shape alone.
import { LONGEST_SIDE } from './limits';
import type { ArrayHeader } from './npy';

/** Sides in pixels, strides in elements. */
export interface ImageShape {
  count: number;
  height: number;
  width: number;
  channels: number;
  strides: { image: number; row: number; column: number; channel: number };
}

const CHANNELS = [1, 3, 4];

/** Images are [N, H, W], with channels last or first, or flattened squares [N, D]; null for any other shape. */
export function imageShape({ shape, fortran }: Pick<ArrayHeader, 'shape' | 'fortran'>): ImageShape | null {
  const strides = stridesOf(shape, fortran);
  const made = (row: number, column: number, channel?: number): ImageShape => ({
    count: shape[0]!, height: shape[row]!, width: shape[column]!, channels: channel === undefined ? 1 : shape[channel]!,
    strides: { image: strides[0]!, row: strides[row]!, column: strides[column]!, channel: channel === undefined ? 0 : strides[channel]! },
  });
  const found = (() => {
    if (shape.length === 4 && CHANNELS.includes(shape[3]!)) return made(1, 2, 3);
    if (shape.length === 4 && CHANNELS.includes(shape[1]!)) return made(2, 3, 1);
    if (shape.length === 3) return made(1, 2);
    const side = Math.sqrt(shape[1] ?? NaN);
    if (shape.length !== 2 || !Number.isInteger(side) || side < 2) return null;
    return { ...made(1, 1), height: side, width: side, strides: { image: strides[0]!, row: side * strides[1]!, column: strides[1]!, channel: 0 } };
  })();
  const fits = found && found.count > 0 && [found.height, found.width].every((side) => side >= 1 && side <= LONGEST_SIDE);
  return fits ? found : null;
}

/** Labels are [N] or [N, 1]. */
export function isLabels({ shape }: Pick<ArrayHeader, 'shape'>): boolean {
  return shape.length === 1 || (shape.length === 2 && shape[1] === 1);
}

function stridesOf(shape: readonly number[], fortran: boolean): number[] {
  const strides = shape.map(() => 1);
  const order = shape.map((_, i) => (fortran ? i : shape.length - 1 - i));
  order.reduce((stride, i) => ((strides[i] = stride), stride * shape[i]!), 1);
  return strides;
}
