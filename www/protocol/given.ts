// What a program may give the engine: images, codes and files in whatever form it has them.
import type { ImageGrid } from './image-grid';
import type { ImageBatch, ImageSet, SessionConfig } from './rust-types';

/** A picture as a canvas gives it, an `ImageData`: red, green, blue and opacity of each pixel. */
export interface GivenPicture {
  readonly width: number;
  readonly height: number;
  readonly data: ArrayLike<number>;
}

/**
 * Images for the model at hand: numbers from 0 to 1 or, in a `Uint8Array` or a `Uint8ClampedArray`,
 * bytes, one image after another, in each channel after channel, row by row; what the engine gave;
 * or pictures.
 */
export type GivenPixels =
  ArrayLike<number> | ImageGrid | ImageBatch | GivenPicture | readonly GivenPicture[];

/** Images to learn from: what they are called and their labels may be left out. */
export type GivenSet = Omit<ImageSet, 'name' | 'pixels' | 'labels'> & {
  name?: string;
  /** Bytes, or numbers from 0 to 1, as `GivenPixels`. */
  pixels: ArrayLike<number>;
  labels?: ArrayLike<number> | null;
};

/** They are of one size. */
export type GivenImages =
  { set: GivenSet } | GivenSet | ImageGrid | ImageBatch | readonly GivenPicture[];

/** A file in memory; the last is a `Blob`. */
export type GivenFile =
  | ArrayBuffer
  | ArrayBufferView
  | { readonly size: number; readonly type: string; arrayBuffer(): Promise<ArrayBuffer> };

/** As much of a config as is meant to be otherwise. */
export type GivenConfig = PartOf<SessionConfig>;

type PartOf<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [Key in keyof T]?: PartOf<T[Key]> }
    : T;

/** An argument of a question, as it is given in place of what Rust takes. */
export type GivenFor<Name, T> = T extends Float32Array
  ? Name extends 'decode' | 'decodePlane'
    ? ArrayLike<number>
    : GivenPixels
  : T;
