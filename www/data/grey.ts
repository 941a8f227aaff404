// Pictures as the model sees them: grey, a byte a pixel, 0 black to 255 white.
import type { Size } from './picture-size';

export interface Grey extends Size {
  pixels: Uint8Array;
}

/** Luma as ITU-R BT.601 weighs the colours; what is transparent lies on white, as on a page. */
export function luma(rgba: ArrayLike<number>, out: Uint8Array, from = 0): void {
  const count = rgba.length / 4;
  for (let i = 0, at = 0; i < count; i++, at += 4) {
    const grey = 0.299 * rgba[at]! + 0.587 * rgba[at + 1]! + 0.114 * rgba[at + 2]!;
    const alpha = rgba[at + 3]!;
    out[from + i] = Math.round(alpha === 255 ? grey : 255 + ((grey - 255) * alpha) / 255);
  }
}

/** The mean along the edge: most often the background. */
export function edgeTone({ width, height, pixels }: Grey): number {
  let sum = 0;
  for (let x = 0; x < width; x++) sum += pixels[x]! + pixels[(height - 1) * width + x]!;
  for (let y = 0; y < height; y++) sum += pixels[y * width]! + pixels[y * width + width - 1]!;
  return sum / (2 * (width + height));
}

/** Models learn bright strokes on black best; dark ones on a bright ground are better turned over. */
export function suggestsInverting(images: readonly Grey[]): boolean {
  const bright = images.filter((image) => edgeTone(image) > 160).length;
  return images.length > 0 && bright > 0.6 * images.length;
}
