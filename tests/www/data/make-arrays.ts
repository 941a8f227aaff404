// Files of arrays, made on the spot; and what is read of them, by all of the way that files take
// but for the worker.
import { zipSync } from 'fflate';
import { ArrayImages, type Values } from '../../../www/data/array-images';
import type { Axes } from '../../../www/data/array-shape';
import { labelings } from '../../../www/data/labelings';
import type { Colour } from '../../../www/data/look';
import { WHITE, type Picture } from '../../../www/data/picture';
import type { Reason } from '../../../www/data/reasons';
import { sortOut } from '../../../www/data/sources';
import type { Scale } from '../../../www/data/value-range';

export type Numbers =
  | Uint8Array
  | Int8Array
  | Uint16Array
  | Int16Array
  | Int32Array
  | Float32Array
  | Float64Array
  | BigInt64Array;

const DESCR = new Map<Function, string>([
  [Uint8Array, '|u1'],
  [Int8Array, '|i1'],
  [Uint16Array, '<u2'],
  [Int16Array, '<i2'],
  [Int32Array, '<i4'],
  [Float32Array, '<f4'],
  [Float64Array, '<f8'],
  [BigInt64Array, '<i8'],
]);

/** As numpy.save writes it. */
export function npy(
  shape: readonly number[],
  body: Numbers,
  { version = 1, fortran = false, descr = DESCR.get(body.constructor)! } = {},
): Uint8Array<ArrayBuffer> {
  const sides = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = new TextEncoder().encode(
    `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${sides}), }\n`,
  );
  const prefix = version === 1 ? 10 : 12;
  const bytes = new Uint8Array(prefix + text.length + body.byteLength);
  bytes.set([0x93, ...new TextEncoder().encode('NUMPY'), version, 0]);
  if (version === 1) new DataView(bytes.buffer).setUint16(8, text.length, true);
  else new DataView(bytes.buffer).setUint32(8, text.length, true);
  bytes.set(text, prefix);
  bytes.set(new Uint8Array(body.buffer, body.byteOffset, body.byteLength), prefix + text.length);
  return bytes;
}

export function npz(arrays: Record<string, Uint8Array>): Uint8Array<ArrayBuffer> {
  return zipSync(
    Object.fromEntries(Object.entries(arrays).map(([name, bytes]) => [`${name}.npy`, bytes])),
  ) as Uint8Array<ArrayBuffer>;
}

/** Numbers are big-endian in it. */
export function idx(
  type: number,
  shape: readonly number[],
  body: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 + 4 * shape.length + body.length);
  bytes.set([0, 0, type, shape.length]);
  shape.forEach((side, i) => new DataView(bytes.buffer).setUint32(4 + 4 * i, side));
  bytes.set(body, 4 + 4 * shape.length);
  return bytes;
}

/** Bright bars on black, of another place and another brightness in each image. */
export function bars(count: number, height = 28, width = height): Uint8Array {
  const pixels = new Uint8Array(count * height * width);
  for (let n = 0; n < count; n++) {
    const left = 2 + ((n * 3) % (width - 6));
    for (let y = 2; y < height - 2; y++)
      pixels.fill(
        200 + (n % 50),
        (n * height + y) * width + left,
        (n * height + y) * width + left + 4,
      );
  }
  return pixels;
}

export interface Found {
  images: Picture[];
  paths: string[];
  values: Values | null;
  readings: Axes[];
  labels: Record<string, string[]>; // by where they come from
  unlabelled: number; // with the first of the labels
  unused: Reason[];
}

export async function found(
  files: Record<string, Uint8Array>,
  {
    axes,
    scale = null,
    colour = 'grey',
  }: { axes?: Axes; scale?: Scale | null; colour?: Colour } = {},
): Promise<Found> {
  const sources = await sortOut(
    Object.entries(files).map(([path, bytes]) => ({
      path,
      file: new Blob([bytes as Uint8Array<ArrayBuffer>]),
    })),
  );
  const arrays = await ArrayImages.of(sources.arrays, sources.axes);
  const read = axes ?? sources.axes[0]!;
  const pictures = arrays.pictures(read, scale, { colour, ground: WHITE });
  const images: Picture[] = [];
  const numbers = Array.from({ length: pictures.count }, (_, i) => i);
  await pictures.read(numbers, (index, image) => (images[index] = image as Picture));
  const { fitting, unfit } = labelings(
    sources,
    numbers.map((index) => pictures.path(index)),
    arrays.labelledParts(read),
  );
  return {
    images,
    paths: numbers.map((index) => pictures.path(index)),
    values: await arrays.values(scale),
    readings: sources.axes,
    labels: Object.fromEntries(
      [...fitting].map(
        ([
          name,
          {
            classes: {
              natural: { labels, names },
            },
          },
        ]) => [name, Array.from(labels, (label) => names[label]!)],
      ),
    ),
    unlabelled: [...fitting.values()][0]?.classes.natural.unlabelled.size ?? 0,
    unused: [...sources.unused, ...arrays.unused, ...unfit],
  };
}

export function meanGrey(images: readonly Picture[]): number {
  let [sum, count] = [0, 0];
  for (const { pixels } of images) for (const pixel of pixels) ((sum += pixel), count++);
  return sum / count;
}
