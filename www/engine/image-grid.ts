// Pictures for the page: pixel means become bytes here, so that a quarter of the data crosses to
// the page.
import type { ImageGrid } from '../protocol/messages';
import type { ImageBatch, ImageShape } from '../protocol/rust-types';

/** How many numbers an image of this shape has; one that doesn't say its channels is grey. */
export function elementsOf({
  channels = 1,
  height,
  width,
}: Omit<ImageShape, 'channels'> & Partial<ImageShape>): number {
  return channels * height * width;
}

/** The images as bytes. */
export function toImageGrid({ channels, height, width, pixels }: ImageBatch): ImageGrid {
  const bytes = new Uint8ClampedArray(pixels.length); // rounds and clamps; NaN becomes 0
  for (let i = 0; i < pixels.length; i++) bytes[i] = pixels[i]! * 255;
  return {
    count: pixels.length / elementsOf({ channels, height, width }),
    channels,
    height,
    width,
    pixels: bytes,
  };
}
