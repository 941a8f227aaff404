// Images that can be read one by one, wherever they lie: in files, a zip, an array, a sheet.
import type { Picture } from './picture';
import { reasonOf, type Reason } from './reasons';

export interface Pictures {
  readonly count: number;
  path(index: number): string; // where an image lies, for its label and for messages
  /**
   * Reads the images of these rising numbers, in whatever order; tells for each the image, or why
   * there is none.
   */
  read(
    indices: readonly number[],
    take: (index: number, image: Picture | Reason) => void,
  ): Promise<void>;
}

export function indicesOf({ count }: Pictures): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

export function isPicture(image: Picture | Reason): image is Picture {
  return 'pixels' in image;
}

/** One after another, as one. */
export function joined(parts: readonly Pictures[]): Pictures {
  if (parts.length === 1) return parts[0]!;
  let count = 0;
  const firsts = parts.map((part) => (count += part.count) - part.count);
  const partOf = (index: number): number => {
    let [low, high] = [0, parts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (firsts[middle]! <= index) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return {
    count,
    path: (index) => {
      const part = partOf(index);
      return parts[part]!.path(index - firsts[part]!);
    },
    read: async (indices, take) => {
      for (let from = 0; from < indices.length;) {
        const part = partOf(indices[from]!);
        const [first, end] = [firsts[part]!, firsts[part]! + parts[part]!.count];
        const own: number[] = [];
        for (; from < indices.length && indices[from]! < end; from++)
          own.push(indices[from]! - first);
        await parts[part]!.read(own, (index, image) => take(first + index, image));
      }
    },
  };
}

/** What `work` makes, or why it refused to. */
export async function attempt<T>(work: () => T | Promise<T>): Promise<T | Reason> {
  try {
    return await work();
  } catch (error) {
    const reason = reasonOf(error);
    if (reason) return reason;
    throw error;
  }
}

/** So many at a time, each begun as soon as another is done. */
export async function inParallel<T>(
  items: AsyncIterable<T>,
  most: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const busy = new Set<Promise<void>>();
  for await (const item of items) {
    const one = work(item).finally(() => busy.delete(one));
    busy.add(one);
    if (busy.size >= most) await Promise.race(busy);
  }
  await Promise.all(busy);
}
