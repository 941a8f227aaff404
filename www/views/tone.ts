// From the brightness of a pixel to a colour of the page.
import type { Sheet } from '../engine/messages';

export type Rgb = readonly [red: number, green: number, blue: number];

/** 256 colours, four bytes each, for brightness 0 to 255. */
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
 * Whether the images are bright strokes on black, as handwriting sets are. Those may be drawn as ink on paper;
 * photographs may not, for they would become negatives.
 */
export function isBrightOnDark(sheet: Sheet): boolean {
  let sum = 0;
  for (const level of sheet.pixels) sum += level;
  return sheet.pixels.length > 0 && sum / sheet.pixels.length < 100;
}
