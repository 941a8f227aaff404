// Pictures as the model sees them: grey, 0 black to 255 white.
import { SIDEWAYS, UPRIGHT } from './exif';
import type { Size } from './picture-size';

export interface Grey extends Size {
  pixels: Uint8Array | Float32Array; // with fractions where the file has finer steps than a byte's
  clear?: Clear; // where some of it is transparent
  animated?: boolean; // then this is its first frame
}

/** What a picture is that has no ground of its own. */
export interface Clear {
  share: number; // of its area that shows the ground, 0 to 1
  tone: number; // the mean of the rest
}

/** What of the whole range, 0 to 255, is used: what is darker or brighter becomes black or white. */
export interface Tones {
  black: number;
  white: number;
}

/** Where nothing is chosen, what is transparent lies on white, as on a page. */
export const WHITE = 255;

/** Luma as ITU-R BT.601 weighs the colours. */
export function lumaOf(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

/** Writes the grey of each pixel, over the ground where it is transparent, and tells of that. */
export function luma(rgba: ArrayLike<number>, out: Uint8Array, from = 0, ground = WHITE): ClearSum {
  const count = rgba.length / 4;
  let [alphas, tones] = [count, 0];
  for (let i = 0, at = 0; i < count; i++, at += 4) {
    const grey = lumaOf(rgba[at]!, rgba[at + 1]!, rgba[at + 2]!);
    if (rgba[at + 3] === 255) {
      out[from + i] = Math.round(grey);
      tones += grey;
    } else {
      const alpha = rgba[at + 3]! / 255;
      out[from + i] = Math.round(ground + (grey - ground) * alpha);
      tones += grey * alpha;
      alphas -= 1 - alpha;
    }
  }
  return { pixels: count, alphas, tones };
}

/** Sums over pixels, which bands of a picture add up to. */
export interface ClearSum {
  pixels: number;
  alphas: number;
  tones: number;
}

export function clearOf(sums: readonly ClearSum[]): Clear | undefined {
  const total = (name: keyof ClearSum): number => sums.reduce((sum, one) => sum + one[name], 0);
  const [pixels, alphas] = [total('pixels'), total('alphas')];
  return alphas < pixels
    ? { share: 1 - alphas / pixels, tone: alphas > 0 ? total('tones') / alphas : 0 }
    : undefined;
}

/** The mean along the edge: most often the background. */
export function edgeTone({ width, height, pixels }: Grey): number {
  let sum = 0;
  for (let x = 0; x < width; x++) sum += pixels[x]! + pixels[(height - 1) * width + x]!;
  for (let y = 0; y < height; y++) sum += pixels[y * width]! + pixels[y * width + width - 1]!;
  return sum / (2 * (width + height));
}

export function toned(value: number, { black, white }: Tones): number {
  return Math.max(0, Math.min(255, ((value - black) * 255) / (white - black)));
}

/** Turned and mirrored as Exif has it, by the number of its orientation. */
export function turned(image: Grey, orientation: number): Grey {
  if (orientation === UPRIGHT) return image;
  const { width: across, height: down } = image;
  const [width, height] = orientation >= SIDEWAYS ? [down, across] : [across, down];
  const [mirrored, flipped] = [
    [2, 3, 7, 8].includes(orientation),
    [3, 4, 6, 7].includes(orientation),
  ];
  const pixels = image.pixels.slice();
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      const [column, row] = orientation >= SIDEWAYS ? [y, x] : [x, y];
      pixels[i] =
        image.pixels[
          (flipped ? down - 1 - row : row) * across + (mirrored ? across - 1 - column : column)
        ]!;
    }
  }
  return { ...image, width, height, pixels };
}
