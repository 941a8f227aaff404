// In which order a list of labels goes through the images: as people count, or as programs sort.

/**
 * img2 before img10, as here and in file managers; or img10 before img2, as Python's sorted() and
 * ls have it.
 */
export type Order = 'natural' | 'alphabetical';

/**
 * The images' numbers in the order of Python's sorted(): by code points; the parts of one file as
 * they lie there. Null where that is ours.
 */
export function alphabetical(paths: readonly string[]): number[] | null {
  const keys = paths.map((path) => {
    const [, file, part] = /^(.*?)(?:\[(\d+)\])?$/s.exec(path)!;
    return { file: file!, part: Number(part ?? 0) };
  });
  const order = paths
    .map((_, index) => index)
    .sort((a, b) => byCodePoints(keys[a]!.file, keys[b]!.file) || keys[a]!.part - keys[b]!.part);
  return order.every((index, place) => index === place) ? null : order;
}

/** UTF-16 would sort emoji before some rarer letters. */
function byCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  const [left, right] = [Array.from(a), Array.from(b)];
  const at = left.findIndex((letter, i) => letter !== right[i]);
  return at < 0 ? -1 : left[at]!.codePointAt(0)! - (right[at]?.codePointAt(0) ?? -1);
}

/**
 * How many images have the cell beside their label, or the label itself, as a word or number in
 * their name.
 */
export function agreement(paths: readonly string[], beside: readonly string[]): number {
  return paths.filter((path, index) => {
    const words = path.toLowerCase().match(/\d+|\p{L}+/gu) ?? [];
    const cell = beside[index]!.toLowerCase();
    return words.some(
      (word) => word === cell || (/^\d/.test(word) && Number(word) === Number(cell || NaN)),
    );
  }).length;
}
