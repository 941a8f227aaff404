// Images as the cells or rows of a few large pictures.
import { cellCount, cellOf, type Layout } from './cells';
import { checkedSize, decode } from './decode';
import type { EncodedPictures } from './encoded';
import type { Picture } from './picture';
import type { Size } from './picture-size';
import { attempt, isPicture, joined, type Pictures } from './pictures';
import { refuse, type Reason } from './reasons';

/** More pictures than this are not sheets. */
export const MOST_SHEETS = 64;

/** How large the pictures are; refuses with the first that cannot be a picture. */
export async function sheetSizes(pictures: EncodedPictures): Promise<Size[]> {
  const sizes: Size[] = [];
  for (let index = 0; index < pictures.count; index++) {
    const bytes = await pictures.bytes(index);
    sizes.push(checkedSize(pictures.path(index), bytes) ?? (await wholeSheet(pictures, index)));
  }
  return sizes;
}

export async function wholeSheet(pictures: EncodedPictures, index: number): Promise<Picture> {
  return decode(pictures.path(index), await pictures.bytes(index), {
    look: pictures.decoding.look,
    enough: Infinity,
  });
}

export function cutSheets(
  pictures: EncodedPictures,
  sizes: readonly Size[],
  layout: Layout,
): Pictures {
  const sheets = sizes
    .map((size, index) => new Sheet(pictures, index, layout, cellCount(size, layout)))
    .filter(({ count }) => count > 0);
  if (sheets.length === 0) refuse({ file: pictures.path(0), why: 'cells' });
  return joined(sheets);
}

class Sheet implements Pictures {
  #decoded: WeakRef<Picture> | null = null; // read again where memory was needed for something else

  constructor(
    readonly pictures: EncodedPictures,
    readonly index: number,
    readonly layout: Layout,
    readonly count: number,
  ) {}

  path(cell: number): string {
    return `${this.pictures.path(this.index)}[${cell + 1}]`;
  }

  async read(cells: readonly number[], take: Parameters<Pictures['read']>[1]): Promise<void> {
    const sheet = await this.#sheet();
    for (const cell of cells)
      take(cell, isPicture(sheet) ? cellOf(sheet, this.layout, cell) : sheet);
  }

  async #sheet(): Promise<Picture | Reason> {
    const kept = this.#decoded?.deref();
    if (kept) return kept;
    const sheet = await attempt(() => wholeSheet(this.pictures, this.index));
    // Turned by what is not told in its header: its cells were counted otherwise.
    if (isPicture(sheet) && cellCount(sheet, this.layout) !== this.count)
      return { file: this.pictures.path(this.index), why: 'cells' };
    if (isPicture(sheet)) this.#decoded = new WeakRef(sheet);
    return sheet;
  }
}
