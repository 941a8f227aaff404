// Pictures as they are decoded: grey, in colours, or in colours with opacity; 0 black to 255 full.
import { SIDEWAYS, UPRIGHT } from './exif';
import type { Size } from './picture-size';

/** Grey; red, green and blue; or these and opacity. */
export type Channels = 1 | 3 | 4;

export interface Picture extends Size {
  channels: Channels;
  // plane after plane, row by row; with fractions where the file has finer steps than a byte's
  pixels: Uint8Array | Float32Array;
  clear?: Clear; // where some of it is transparent
  tinted?: boolean; // some of it is not grey
  shrunk?: boolean; // it is larger in its file
  animated?: boolean; // then this is its first frame
}

/** What a picture is that has no ground of its own. */
export interface Clear {
  share: number; // of its area that shows the ground, 0 to 1
  tone: number; // the mean of the rest
}

/**
 * What of the whole range, 0 to 255, is used: what is darker or brighter becomes black or white.
 */
export interface Tones {
  black: number;
  white: number;
}

/** Red, green and blue. */
export type Rgb = readonly [number, number, number];

/** Where nothing is chosen, what is transparent lies on white, as on a page. */
export const WHITE: Rgb = [255, 255, 255];

/** The numbers of one channel, and of opacity alone. */
export function planeOf({ width, height, pixels }: Picture, channel: number): Picture['pixels'] {
  const area = width * height;
  return pixels.subarray(channel * area, (channel + 1) * area);
}

/** How many of the channels are brightness, not opacity. */
export function colourPlanes({ channels }: Pick<Picture, 'channels'>): number {
  return Math.min(channels, 3);
}

/** Every plane by itself, as one picture of another size. */
export function byPlane(
  image: Picture,
  size: Size,
  work: (from: Picture['pixels'], to: Picture['pixels']) => void,
): Picture {
  const area = size.width * size.height;
  const pixels =
    image.pixels instanceof Uint8Array
      ? new Uint8Array(image.channels * area)
      : new Float32Array(image.channels * area);
  const made = { ...image, width: size.width, height: size.height, pixels };
  for (let channel = 0; channel < image.channels; channel++)
    work(planeOf(image, channel), planeOf(made, channel));
  return made;
}

/** The mean along the edge of a plane: most often the background. */
export function edgeTone({ width, height }: Size, plane: ArrayLike<number>): number {
  let sum = 0;
  for (let x = 0; x < width; x++) sum += plane[x]! + plane[(height - 1) * width + x]!;
  for (let y = 0; y < height; y++) sum += plane[y * width]! + plane[y * width + width - 1]!;
  return sum / (2 * (width + height));
}

export function toned(value: number, { black, white }: Tones): number {
  return Math.max(0, Math.min(255, ((value - black) * 255) / (white - black)));
}

/** Turned and mirrored as Exif has it, by the number of its orientation. */
export function turned(image: Picture, orientation: number): Picture {
  if (orientation === UPRIGHT) return image;
  const { width: across, height: down } = image;
  const [width, height] = orientation >= SIDEWAYS ? [down, across] : [across, down];
  const [mirrored, flipped] = [
    [2, 3, 7, 8].includes(orientation),
    [3, 4, 6, 7].includes(orientation),
  ];
  return byPlane(image, { width, height }, (from, to) => {
    for (let y = 0, i = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i++) {
        const [column, row] = orientation >= SIDEWAYS ? [y, x] : [x, y];
        to[i] =
          from[
            (flipped ? down - 1 - row : row) * across + (mirrored ? across - 1 - column : column)
          ]!;
      }
    }
  });
}
