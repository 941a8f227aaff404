// Pictures among arrays of images, or arrays among pictures: the more are learned from, the fewer
// are named.
import { imageShape, type Axes } from './array-shape';
import type { StoredArray } from './elements';
import type { Member } from './member';
import type { Reason } from './reasons';

interface Found {
  pictures: Member[];
  arrays: StoredArray[];
  axes: Axes[];
  unused: Reason[];
}

export function withoutStrays<F extends Found>(sources: F): F {
  const { pictures, arrays, axes, unused } = sources;
  if (pictures.length === 0 || arrays.length === 0) return sources;
  const inArrays = arrays.reduce((sum, { header }) => sum + imageShape(header, axes[0]!)!.count, 0);
  if (inArrays > pictures.length)
    return {
      ...sources,
      pictures: [],
      unused: [
        ...unused,
        ...pictures.map(({ path }): Reason => ({ file: path, why: 'stray', among: 'arrays' })),
      ],
    };
  return {
    ...sources,
    arrays: [],
    axes: [],
    unused: [
      ...unused,
      ...arrays.map(({ file }): Reason => ({ file, why: 'stray', among: 'pictures' })),
    ],
  };
}
