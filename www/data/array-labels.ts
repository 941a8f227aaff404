// Labels from an array of numbers or texts: one for each image, or a column for each class.
import { eachPiece, readTexts, type StoredArray } from './elements';
import { MOST_CLASSES, MOST_IMAGES } from './limits';
import { elementSize, isText, lengthOf } from './npy';
import type { Reason } from './reasons';

/** Columns of QMNIST's labels: the class, and what is known of the writer. */
const QMNIST_COLUMNS = 8;
const LARGEST = 2 ** 28; // bytes

/** One label for each image in its turn; or why these are no labels. */
export async function labelsOfArray(array: StoredArray): Promise<string[] | Reason> {
  const { file, header } = array;
  const { shape, type } = header;
  const none: Reason = { file, why: 'no-role', shape };
  const length = lengthOf(shape);
  if (
    shape.length === 0 ||
    shape.length > 2 ||
    length === 0 ||
    length * elementSize(type) > LARGEST
  )
    return none;
  const [rows, columns] =
    shape.length === 1 || shape[0] === 1 ? [length, 1] : (shape as [number, number]);
  if (rows > MOST_IMAGES) return { file, why: 'too-many', images: rows };
  if (columns === 1) return readTexts(array);
  if (isText(type) || columns > MOST_CLASSES) return none;
  if (columns === QMNIST_COLUMNS && type === 'i4' && !header.littleEndian)
    return (await readTexts(array)).filter((_, i) => i % columns === 0);
  return oneHot(array, rows, columns, none);
}

/** In each row a single 1, at the number of the class. */
async function oneHot(
  array: StoredArray,
  rows: number,
  columns: number,
  none: Reason,
): Promise<string[] | Reason> {
  const ones = new Uint16Array(rows);
  const labels = new Uint16Array(rows);
  let others = 0;
  await eachPiece(array, (values, first) => {
    for (let i = 0; i < values.length && others === 0; i++) {
      if (values[i] === 0) continue;
      if (values[i] !== 1) others++;
      const at = first + i;
      const row = array.header.fortran ? at % rows : Math.floor(at / columns);
      ones[row]!++;
      labels[row] = array.header.fortran ? Math.floor(at / rows) : at % columns;
    }
  });
  if (others > 0) return none;
  return ones.every((count) => count === 1)
    ? Array.from(labels, String)
    : { file: array.file, why: 'multi-label', columns };
}
