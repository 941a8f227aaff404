// Numbers on both sides of zero: as bars that rise and fall, and as images of two colours.
import type { ImageGrid } from '../protocol/messages';
import type { ImageBatch } from '../protocol/rust-types';
import { mix, type Rgb, type Tone } from './tone';

/** How far the numbers lie from zero at most; never zero, so that it can be divided by. */
export function farthest(...rows: readonly Iterable<number>[]): number {
  let most = 0;
  for (const row of rows)
    for (const value of row) if (Number.isFinite(value)) most = Math.max(most, Math.abs(value));
  return most || 1;
}

/**
 * One image of numbers, in brightness 0 for -reach to 255 for +reach. Two colours show one number a
 * pixel: of several channels it is their mean.
 */
export function signedImageGrid(
  { channels, height, width, pixels }: ImageBatch,
  reach: number,
): ImageGrid {
  const plane = height * width;
  const mean = (pixel: number): number => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += pixels[channel * plane + pixel]!;
    return sum / channels;
  };
  return {
    count: 1,
    channels: 1,
    height,
    width,
    pixels: Uint8ClampedArray.from(
      { length: plane },
      (_, pixel) => 127.5 * (1 + mean(pixel) / reach),
    ),
  };
}

/** Brightness 0 is drawn as `below`, 255 as `above`, and the middle as `zero`. */
export function signedTone(below: Rgb, zero: Rgb, above: Rgb): Tone {
  const table = new Uint8ClampedArray(256 * 4);
  for (let level = 0; level < 256; level++) {
    const share = level / 127.5 - 1;
    table.set([...mix(zero, share < 0 ? below : above, Math.abs(share)), 255], level * 4);
  }
  return table;
}

export interface BarLook {
  reach: number; // the value of a bar of full length
  above: Rgb;
  below: Rgb;
  zero: string; // the line the bars start from
  mark: string; // under the picked bar
  picked: number;
}

type BarContext = Pick<OffscreenCanvasRenderingContext2D, 'clearRect' | 'fillRect'> & {
  fillStyle: unknown;
};

const css = ([red, green, blue]: Rgb): string =>
  `rgb(${Math.round(red)} ${Math.round(green)} ${Math.round(blue)})`;

const MARK = 6; // the height kept below the bars for the mark of the picked one
const WIDEST = 48;

/**
 * A bar for each number, side by side, upwards from the middle where it is above zero and downwards
 * where it is below.
 */
export function drawBars(
  context: BarContext,
  values: readonly number[],
  size: { width: number; height: number },
  look: BarLook,
): void {
  const slot = size.width / values.length;
  const bar = Math.min(slot - Math.min(slot / 4, 4), WIDEST);
  const middle = (size.height - MARK) / 2;
  context.clearRect(0, 0, size.width, size.height);
  context.fillStyle = look.mark;
  context.fillRect(look.picked * slot, size.height - MARK + 2, slot, MARK - 2);
  context.fillStyle = look.zero;
  context.fillRect(0, middle - 0.5, size.width, 1);
  values.forEach((value, at) => {
    const length = Math.min(1, Math.abs(value) / look.reach) * middle;
    context.fillStyle = css(value < 0 ? look.below : look.above);
    context.fillRect(
      (at + 0.5) * slot - bar / 2,
      value < 0 ? middle : middle - length,
      bar,
      length,
    );
  });
}
