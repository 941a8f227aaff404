// How one large picture holds many images: as a grid of cells, or one image, pixel after pixel, in each of its rows.
import type { Grey } from './grey';
import type { Size } from './picture-size';

export type Layout = { kind: 'whole' } | { kind: 'grid'; width: number; height: number } | { kind: 'rows' };

/** Sides of the images that a row may hold. */
const [SHORTEST_ROW, LONGEST_ROW] = [8, 64];
/** Rows come in round numbers; photographs, which may be 1024 pixels wide too, don't. */
const BATCH = 500;
/** Usual sides of cells, the more usual first. */
const USUAL = [28, 32, 64, 16, 48, 24, 20, 40, 50, 100, 128, 8];

export function cellCount({ width, height }: Size, layout: Layout): number {
  switch (layout.kind) {
    case 'whole': return 1;
    case 'rows': return rowSide(width) ? height : 0;
    case 'grid': return Math.floor(width / layout.width) * Math.floor(height / layout.height);
  }
}

/** Cells are counted along the rows of the sheet; what is left at its right and lower edge is dropped. */
export function cellOf(sheet: Grey, layout: Layout, index: number): Grey {
  if (layout.kind === 'whole') return sheet;
  if (layout.kind === 'rows') {
    const side = rowSide(sheet.width);
    return { width: side, height: side, pixels: sheet.pixels.subarray(index * sheet.width, (index + 1) * sheet.width) };
  }
  const { width, height } = layout;
  const columns = Math.floor(sheet.width / width);
  const [left, top] = [(index % columns) * width, Math.floor(index / columns) * height];
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * sheet.width + left;
    pixels.set(sheet.pixels.subarray(from, from + width), y * width);
  }
  return { width, height, pixels };
}

/** The side of the square that a row of so many pixels makes, or 0. */
export function rowSide(width: number): number {
  const side = Math.round(Math.sqrt(width));
  return side * side === width && side >= SHORTEST_ROW && side <= LONGEST_ROW ? side : 0;
}

/** What pictures of these sizes most likely are. One alone cannot be one image: nothing could be learned from it. */
export function guessLayout(sizes: readonly Size[]): Layout {
  const [only, other] = sizes;
  if (only && sizes.every(({ width, height }) => [28, 32].includes(rowSide(width)) && (height % BATCH === 0 || (!other && rowSide(width) === 28)))) return { kind: 'rows' };
  if (!only || other) return { kind: 'whole' };
  const { width, height } = only;
  const fitting = USUAL.filter((side) => width % side === 0 && height % side === 0 && (width / side) * (height / side) >= 4);
  const side = fitting[0] ?? Math.max(4, Math.min(28, Math.floor(Math.min(width, height) / 2)));
  return { kind: 'grid', width: side, height: side };
}
