// All the images of some arrays: what their numbers mean as brightness, and the images as their
// axes are read.
import { arrayPictures, imageOf } from './arrays';
import { imageShape, type Axes, type ImageShape } from './array-shape';
import type { StoredArray } from './elements';
import { MOST_IMAGES } from './limits';
import type { Look } from './look';
import { joined, type Pictures } from './pictures';
import { refuse, type Reason } from './reasons';
import {
  censusOf,
  countBeyond,
  guessScale,
  isUsual,
  together,
  type Census,
  type Scale,
} from './value-range';

/** What the axes of the arrays may mean, and the images that there are then. */
export interface Reading {
  axes: Axes;
  images: number;
  height: number; // of the first array's
  width: number;
  channels: number;
}

/** What the numbers are, and how they are taken. */
export interface Values extends Scale {
  least: number;
  most: number;
  beyond: number; // so many lie beyond black or white, and are cut off there
  usual: boolean; // whether data come on that scale
}

export interface ArrayPart {
  file: string;
  count: number;
}

export class ArrayImages {
  readonly #arrays: { array: StoredArray; census: Census }[];
  readonly #axes: readonly Axes[];
  readonly #told = new Map<string, Values>();
  readonly unused: Reason[] = []; // single images that cannot be one

  private constructor(axes: readonly Axes[], counted: { array: StoredArray; census: Census }[]) {
    this.#axes = axes;
    const strange = counted
      .filter(({ census }) => census.strange)
      .map(({ array, census }) => ({
        array,
        reason: strangeness(array, shapeOf(array, axes[0]!), census),
      }));
    const one = counted.every(({ array }) => shapeOf(array, axes[0]!).count === 1);
    if (strange.length > 0 && (!one || strange.length === counted.length))
      refuse(strange[0]!.reason);
    this.unused = strange.map(({ reason }) => reason);
    this.#arrays = counted.filter(({ census }) => !census.strange);
  }

  /**
   * Every number is looked at: what single ones are must not show only when the images are learned
   * from.
   */
  static async of(arrays: readonly StoredArray[], axes: readonly Axes[]): Promise<ArrayImages> {
    const images = arrays.reduce((sum, array) => sum + shapeOf(array, axes[0]!).count, 0);
    if (images > MOST_IMAGES) refuse({ file: arrays[0]!.file, why: 'too-many', images });
    const counted: { array: StoredArray; census: Census }[] = [];
    for (const array of arrays) counted.push({ array, census: await censusOf(array) });
    return new ArrayImages(axes, counted);
  }

  get readings(): Reading[] {
    return this.#axes.map((axes) => {
      const { height, width, channels } = shapeOf(this.#arrays[0]!.array, axes);
      return {
        axes,
        images: this.parts(axes).reduce((sum, { count }) => sum + count, 0),
        height,
        width,
        channels,
      };
    });
  }

  parts(axes: Axes): ArrayPart[] {
    return this.#arrays.map(({ array }) => ({
      file: array.file,
      count: shapeOf(array, axes).count,
    }));
  }

  /**
   * Those that labels may go with, part by part. A file for each image is like a picture: it has a
   * name and a folder.
   */
  labelledParts(axes: Axes): ArrayPart[] {
    const parts = this.parts(axes);
    return parts.every(({ count }) => count === 1) ? [] : parts;
  }

  /** Without a scale, numbers of one type have that which is the likeliest for them. */
  pictures(axes: Axes, scale: Scale | null, look: Look): Pictures {
    const guessed = this.#guessed();
    return joined(
      this.#arrays.map(({ array }) => {
        const shape = shapeOf(array, axes);
        return arrayPictures(
          array,
          shape,
          scale ?? guessed.get(array.header.type)!,
          look,
          shape.count === 1,
        );
      }),
    );
  }

  /** Counted once for each scale: the numbers may be many. */
  async values(scale: Scale | null): Promise<Values> {
    const key = JSON.stringify(scale);
    const known = this.#told.get(key) ?? (await this.#valuesOn(scale));
    this.#told.set(key, known);
    return known;
  }

  async #valuesOn(scale: Scale | null): Promise<Values> {
    const guessed = this.#guessed();
    const { least, most } = together(this.#arrays.map(({ census }) => census));
    let beyond = 0;
    for (const { array, census } of this.#arrays) {
      const own = scale ?? guessed.get(array.header.type)!;
      if (census.least < own.black || census.most > own.white)
        beyond += await countBeyond(array, own);
    }
    const used = scale ?? guessed.get(this.#arrays[0]!.array.header.type)!;
    return {
      ...used,
      least,
      most,
      beyond,
      usual: scale !== null || [...guessed.values()].every(isUsual),
    };
  }

  #guessed(): Map<string, Scale> {
    const types = new Set(this.#arrays.map(({ array }) => array.header.type));
    return new Map(
      [...types].map((type) => [
        type,
        guessScale(
          together(
            this.#arrays
              .filter(({ array }) => array.header.type === type)
              .map(({ census }) => census),
          ),
          type,
        ),
      ]),
    );
  }
}

function shapeOf({ header }: StoredArray, axes: Axes): ImageShape {
  return imageShape(header, axes)!;
}

function strangeness({ file }: StoredArray, shape: ImageShape, { strange }: Census): Reason {
  const { value, at, count } = strange!;
  return {
    file,
    why: 'not-finite',
    value,
    count,
    image: imageOf(shape, at) + 1,
    images: shape.count,
  };
}
