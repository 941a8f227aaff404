// Images as a program gives them, as the model at hand takes them: numbers from 0 to 1.
import { msg, str } from '@lit/localize';
import type { GivenPicture } from '../../protocol/given';
import type { ImageShape } from '../../protocol/rust-types';
import { lumaOf } from '../luma';
import { isNumbers, refused, shown } from './numbers';

/** What arithmetic may leave of 0 and 1. */
const ROUNDING = 0.01;

type Bytes = Uint8Array | Uint8ClampedArray;

/** What says its shape: what the engine gave. */
interface Shaped extends ImageShape {
  pixels: ArrayLike<number>;
}

export function givenPixels(given: unknown, shape: ImageShape): Float32Array {
  if (given instanceof Float32Array) return levelled(given);
  if (isShaped(given)) {
    expectShape(given, shape);
    return levels(given.pixels, true);
  }
  const pictures = picturesIn(given);
  if (pictures) {
    for (const picture of pictures) expectShape({ ...sizeOf(picture), channels: null }, shape);
    return levels(planesOf(pictures, shape.channels));
  }
  if (isNumbers(given)) return isBytes(given) ? levels(given) : levelled(Float32Array.from(given));
  throw refused(
    msg(
      str`Images are numbers from 0 to 1, bytes, ImageData, or what the engine gave, not ${shown(given)}.`,
    ),
  );
}

/** Numbers far beyond 0 to 1 are on another scale, of which a model knows nothing. */
function levelled(levels: Float32Array): Float32Array {
  const strange = levels.find((level) => level < -ROUNDING || level > 1 + ROUNDING);
  if (strange !== undefined) throw refused(otherScale(strange));
  return levels;
}

function otherScale(level: number): string {
  return msg(
    str`The images hold the level ${level}; numbers are from 0 for black to 1 for full, and bytes are given in a Uint8Array.`,
  );
}

export function isBytes(pixels: unknown): pixels is Bytes {
  return pixels instanceof Uint8Array || pixels instanceof Uint8ClampedArray;
}

/** `drawn`: what a model drew may be less than black or more than full, and is seen as these. */
function levels(pixels: ArrayLike<number>, drawn = false): Float32Array {
  if (isBytes(pixels)) return Float32Array.from(pixels, (level) => level / 255);
  const clamped = (level: number): number => Math.min(Math.max(level, 0), 1);
  return Float32Array.from(pixels, drawn ? clamped : (level) => level);
}

/** As bytes: to learn from. Numbers from 0 to 1 are the same levels. */
export function bytesOf(pixels: ArrayLike<number>): Uint8Array {
  if (pixels instanceof Uint8Array) return pixels;
  if (pixels instanceof Uint8ClampedArray)
    return new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.length);
  const bytes = new Uint8Array(pixels.length);
  for (let i = 0; i < pixels.length; i++) {
    const level = pixels[i]!;
    if (!(level >= 0 && level <= 1)) throw refused(otherScale(level));
    bytes[i] = Math.round(level * 255);
  }
  return bytes;
}

export function isShaped(given: unknown): given is Shaped {
  const { channels, height, width, pixels } = { ...(given as Partial<Shaped> | null) };
  return [channels, height, width].every((n) => typeof n === 'number') && isNumbers(pixels);
}

/** One or several; null where it is something else. */
export function picturesIn(given: unknown): readonly GivenPicture[] | null {
  const pictures = Array.isArray(given) ? given : [given];
  return pictures.length > 0 && pictures.every(isPicture) ? pictures : null;
}

function isPicture(given: unknown): given is GivenPicture {
  const { data, height, width } = (given ?? {}) as Partial<GivenPicture>; // an ImageData's are not its own
  return isNumbers(data) && data.length === 4 * Number(height) * Number(width);
}

const sizeOf = ({ height, width }: GivenPicture) => ({ height, width });

function expectShape(
  given: { channels: number | null; height: number; width: number },
  { channels, height, width }: ImageShape,
): void {
  if (given.height !== height || given.width !== width)
    throw refused(
      msg(
        str`The images are ${given.height} × ${given.width} pixels; the model’s are ${height} × ${width}.`,
      ),
    );
  if (given.channels !== null && given.channels !== channels)
    throw refused(
      msg(str`The images have ${given.channels} channels; the model’s have ${channels}.`),
    );
}

/**
 * Grey, colours, or these and opacity, channel after channel. What lets the page through is seen on
 * white where there is no opacity.
 */
export function planesOf(pictures: readonly GivenPicture[], channels: number): ArrayLike<number> {
  const { height, width } = pictures[0]!;
  const each = height * width;
  const areBytes = pictures.every(({ data }) => isBytes(data));
  const full = areBytes ? 255 : 1;
  const length = pictures.length * channels * each;
  const planes = areBytes ? new Uint8ClampedArray(length) : new Float32Array(length);
  for (const [n, { data }] of pictures.entries()) {
    const level = (i: number, channel: number): number => {
      const own = data[4 * i + channel]!;
      return channels === 4 ? own : full + ((own - full) * data[4 * i + 3]!) / full;
    };
    for (let i = 0; i < each; i++) {
      const at = n * channels * each + i;
      if (channels === 1) planes[at] = lumaOf(level(i, 0), level(i, 1), level(i, 2));
      else
        for (let channel = 0; channel < channels; channel++)
          planes[at + channel * each] = level(i, channel);
    }
  }
  return planes;
}
