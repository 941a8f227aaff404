// What each of the arrays that were chosen is for: images are those that look like it by their
// shapes and belong together; the rest are labels, or serve for nothing.
import { labelsOfArray } from './array-labels';
import { imageShape, isThin, readings, type Axes, type ImageShape } from './array-shape';
import { byColourOrder } from './colour-order';
import type { StoredArray } from './elements';
import type { LabelFile } from './labels';
import { FEWEST_IMAGES } from './limits';
import type { ArrayHeader } from './npy';
import type { Reason } from './reasons';

export interface Roles {
  images: StoredArray[];
  axes: Axes[]; // what those of all the images may mean, the likeliest first
  labels: { file: string; labels: LabelFile }[];
  unused: Reason[];
}

interface Candidate {
  array: StoredArray;
  axes: Axes[];
  shape: ImageShape; // by the first of them
}

/**
 * Pictures of a few pixels in rows of numbers may as well be columns of classes: what they hold
 * decides.
 */
const FEWEST_PIXELS = 28 * 28;
/** Names of what is the size of an image, and none to learn from. */
const ABOUT_IMAGES =
  /(^|[^a-z])(masks?|seg(mentation)?s?|labels?|targets?|annotations?|gt|y|means?|std)(?=[^a-z]|$)/i;

export async function assignRoles(arrays: readonly StoredArray[]): Promise<Roles> {
  const roles: Roles = { images: [], axes: [], labels: [], unused: [] };
  const rest = new Set(arrays);
  const images = belonging(await candidates(arrays));
  if (images.length > 0) {
    images.forEach(({ array }) => rest.delete(array));
    roles.images = images.map(({ array }) => array);
    const axes = await byColourOrder(images[0]!.array, images[0]!.axes);
    roles.axes = axes.filter((axes) => images.every(({ array }) => imageShape(array.header, axes)));
  }
  for (const array of rest) {
    const labels = await labelsOfArray(array);
    if (Array.isArray(labels))
      roles.labels.push({ file: array.file, labels: { kind: 'listed', labels } });
    else
      roles.unused.push(
        labels.why === 'no-role' && images.length === 0 ? { ...labels, why: 'shape' } : labels,
      );
  }
  return roles;
}

async function candidates(arrays: readonly StoredArray[]): Promise<Candidate[]> {
  const found: Candidate[] = [];
  const single = arrays.filter(({ header }) => isOneImage(header));
  const several = [2, 3].filter(
    (rank) => single.filter(({ header }) => header.shape.length === rank).length >= FEWEST_IMAGES,
  );
  for (const array of arrays) {
    const { shape } = array.header;
    const axes = readings(array.header, several.includes(shape.length) && isOneImage(array.header));
    const first = axes[0] && imageShape(array.header, axes[0]);
    if (!first) continue;
    const small = shape.length === 2 && first.height * first.width < FEWEST_PIXELS;
    if (small && Array.isArray(await labelsOfArray(array))) continue;
    found.push({ array, axes, shape: first });
  }
  return found;
}

/** Whether the array may be a single image, and not too thin a one. */
function isOneImage(header: ArrayHeader): boolean {
  return (['H W', 'H W C', 'C H W'] as const).some((axes) => {
    const one = imageShape(header, axes);
    return one !== null && !isThin(one);
  });
}

/** The largest lot of images of one size, or of single ones of any. */
function belonging(candidates: readonly Candidate[]): Candidate[] {
  const lots = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const {
      axes,
      shape: { count, height, width, channels },
    } = candidate;
    const kind = count === 1 ? `one by one, ${axes[0]}` : `${height} ${width} ${channels}`;
    const lot = lots.get(kind);
    if (lot) lot.push(candidate);
    else lots.set(kind, [candidate]);
  }
  const weight = (lot: Candidate[]): number =>
    lot.reduce((sum, { shape }) => sum + shape.count * shape.height * shape.width, 0);
  const weighed = [...lots.values()].map((lot) => {
    const named = lot.filter(({ array }) => !ABOUT_IMAGES.test(nameOf(array.file)));
    return { lot: named.length > 0 ? named : lot, rank: named.length > 0 ? 1 : 0 };
  });
  weighed.sort((a, b) => b.rank - a.rank || weight(b.lot) - weight(a.lot));
  return weighed[0]?.lot ?? [];
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}
