// Pictures for the page: pixel means become bytes here, so that a quarter of the data crosses to the page.
import type { Sheet } from './messages';

/** `values`: images of height x width, one after another, 0 black to 1 white. */
export function toSheet(values: Float32Array, height: number, width: number): Sheet {
  const pixels = new Uint8ClampedArray(values.length); // rounds and clamps; NaN becomes 0
  for (let i = 0; i < values.length; i++) pixels[i] = values[i]! * 255;
  return { count: values.length / (height * width), height, width, pixels };
}
