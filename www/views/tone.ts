// From the brightness of a pixel to a colour of the page.
import type { ImageGrid } from '../protocol/messages';

export type Rgb = readonly [red: number, green: number, blue: number];

/** 256 opaque colours, four bytes each, for brightness 0 to 255; a whole buffer. */
export type Tone = Uint8ClampedArray;

/** Brightness 0 is drawn as `low` and 255 as `high`, linearly between. */
export function tone(low: Rgb, high: Rgb): Tone {
  const table = new Uint8ClampedArray(256 * 4);
  for (let level = 0; level < 256; level++) {
    for (let channel = 0; channel < 3; channel++) {
      table[level * 4 + channel] = low[channel]! + ((high[channel]! - low[channel]!) * level) / 255;
    }
    table[level * 4 + 3] = 255;
  }
  return table;
}

/** The colour `share` of the way from one to the other. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return [0, 1, 2].map(
    (channel) => from[channel]! + (to[channel]! - from[channel]!) * share,
  ) as unknown as Rgb;
}

/**
 * Whether the images are bright strokes on black, as handwriting sets are. Those may be drawn as
 * ink on paper; photographs may not, for they would become negatives. Opacity is not brightness.
 */
export function isBrightOnDark(images: ImageGrid): boolean {
  const plane = images.height * images.width;
  const [each, bright] = [images.channels * plane, Math.min(images.channels, 3) * plane];
  let sum = 0;
  for (let image = 0; image < images.count; image++) {
    for (let at = 0; at < bright; at++) sum += images.pixels[image * each + at]!;
  }
  return images.count > 0 && sum / (images.count * bright) < 100;
}
