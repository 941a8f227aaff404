import { ArrayImages } from '../../../../www/data/array-images';
import { assignRoles } from '../../../../www/data/array-roles';
import type { StoredArray } from '../../../../www/data/elements';
import { readIdxHeader } from '../../../../www/data/idx';
import { readNpyHeader } from '../../../../www/data/npy';
import { WHITE } from '../../../../www/data/picture';
import { refuse } from '../../../../www/data/reasons';
import { bars, idx, npy } from '../make-arrays';
import { fuzz } from './fuzz';

/** To the last pixel or label. */
async function readAll(array: StoredArray): Promise<number> {
  const { images, axes, labels, unused } = await assignRoles([array]);
  if (images.length === 0)
    return labels[0]?.labels.kind === 'listed'
      ? labels[0].labels.labels.length
      : refuse(unused[0]!);
  const arrays = await ArrayImages.of(images, axes);
  let read = (await arrays.values(null)).beyond;
  for (const one of axes) {
    for (const colour of ['grey', 'opacity'] as const) {
      const pictures = arrays.pictures(one, null, { colour, ground: WHITE });
      await pictures.read(
        Array.from({ length: pictures.count }, (_, index) => index),
        () => read++,
      );
    }
  }
  return read;
}

const blobOf = (bytes: Uint8Array): Blob => new Blob([bytes as Uint8Array<ArrayBuffer>]);
/** Three images of 4 × 5, of elements of so many bytes. */
const images = (type: number, size: number): Uint8Array =>
  idx(type, [3, 4, 5], new Uint8Array(60 * size));

fuzz({
  name: 'IDX files',
  corpus: {
    bytes: images(0x08, 1),
    'signed bytes': images(0x09, 1),
    shorts: images(0x0b, 2),
    floats: images(0x0d, 4),
    doubles: images(0x0e, 8),
    labels: idx(8, [9], new Uint8Array(9)),
    'labels of QMNIST': idx(0x0c, [4, 8], new Uint8Array(128)),
  },
  read: async (bytes) =>
    readAll({ file: 'x', blob: blobOf(bytes), header: await readIdxHeader('x', blobOf(bytes)) }),
});

fuzz({
  name: 'NumPy files',
  corpus: {
    bytes: npy([4, 8, 8], bars(4, 8)),
    'version 2': npy([4, 8, 8], bars(4, 8), { version: 2 }),
    'version 3': npy([64, 8], new Float32Array(512), { version: 3 }),
    'Fortran order': npy([4, 8, 8], bars(4, 8), { fortran: true }),
    doubles: npy([3, 6, 6, 3], new Float64Array(324).fill(0.5)),
    'big-endian': npy([9, 16], new Uint16Array(144), { descr: '>u2' }),
    halves: npy([9, 16], new Uint16Array(144), { descr: '<f2' }),
    truths: npy([9, 64], new Uint8Array(576), { descr: '|b1' }),
    'labels of 8 bytes': npy([12], new BigInt64Array(12)),
    'one-hot labels': npy([3, 3], Uint8Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1)),
    texts: npy([3], new Uint8Array(24), { descr: '<U2' }),
  },
  read: async (bytes) =>
    readAll({ file: 'x', blob: blobOf(bytes), header: await readNpyHeader('x', blobOf(bytes)) }),
});
