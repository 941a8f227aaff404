// Files to import, good and broken, made on the spot.
import { zipSync, type Zippable } from 'fflate';
import { barPng, png, pngOfKind } from './png';

export interface Made {
  name: string;
  bytes: Uint8Array;
}

/** So many little pictures, in a folder for each of their four classes. */
export function zipOfPngs(count: number, more: Zippable = {}): Uint8Array {
  const files: Zippable = { ...more };
  for (let n = 0; n < count; n++)
    files[`bars/class-${n % 4}/${String(n).padStart(5, '0')}.png`] = [
      barPng(n),
      { level: n % 2 ? 0 : 6 },
    ];
  return zipSync(files, { level: 0 });
}

/** Discs, each in a colour of its own, on nothing; in a folder for each of two classes. */
export function zipOfDiscs(count: number, width: number, height: number): Uint8Array {
  const files: Zippable = {};
  for (let n = 0; n < count; n++) {
    const bytes = pngOfKind({
      width,
      height,
      colour: 'rgba',
      depth: 8,
      pixel: (x, y) =>
        (x - width / 2) ** 2 + (y - height / 2) ** 2 < (height / 3) ** 2
          ? [40 + 5 * n, 220 - 5 * n, n % 2 ? 230 : 20, 255]
          : [0, 0, 0, 0],
    });
    files[`discs/${n % 2 ? 'blue' : 'plain'}/${n}.png`] = [bytes, { level: 0 }];
  }
  return zipSync(files);
}

export function npy(
  shape: number[],
  descr = '|u1',
  value: (i: number) => number = (i) => (i * 31) % 256,
): Uint8Array {
  const header =
    `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`.padEnd(117) +
    '\n';
  const length = shape.reduce((product, side) => product * side, 1);
  const body =
    descr === '<f4'
      ? Buffer.from(Float32Array.from({ length }, (_, i) => value(i)).buffer)
      : Buffer.from(Uint8Array.from({ length }, (_, i) => value(i)));
  return Buffer.concat([
    Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, header.length, 0]),
    Buffer.from(header, 'latin1'),
    body,
  ]);
}

/** One row for each image, one column for each of its pixels. */
export function sheetOfRows(count: number): Uint8Array {
  return png(784, count, (x, y) => (Math.abs((x % 28) - (y % 28)) < 3 ? 255 : 0));
}

/** Marks every file in a zip as encrypted. */
export function locked(zip: Uint8Array): Uint8Array {
  const out = Buffer.from(zip);
  for (
    let at = out.indexOf('PK\x01\x02', 0, 'latin1');
    at >= 0;
    at = out.indexOf('PK\x01\x02', at + 1, 'latin1')
  )
    out[at + 8]! |= 1;
  return out;
}
