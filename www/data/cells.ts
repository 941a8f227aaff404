// How one large picture holds many images: as a grid of cells, or one image, pixel after pixel, in
// each of its rows.
import { byPlane, type Picture } from './picture';
import type { Size } from './picture-size';

/**
 * Cells of one size, as far from each other as `gap` and from the sheet's left and upper edge as
 * `margin`.
 */
export interface Grid extends Size {
  kind: 'grid';
  gap: number;
  margin: number;
}

export type Layout = { kind: 'whole' } | Grid | { kind: 'rows' };

/** Sides of the images that a row may hold. */
const [SHORTEST_ROW, LONGEST_ROW] = [8, 64];

export function cellCount({ width, height }: Size, layout: Layout): number {
  switch (layout.kind) {
    case 'whole':
      return 1;
    case 'rows':
      return rowSide(width) ? height : 0;
    case 'grid':
      return along(width, layout.width, layout) * along(height, layout.height, layout);
  }
}

/** How many cells of a side lie beside each other. */
function along(length: number, side: number, { gap, margin }: Grid): number {
  return Math.max(0, Math.floor((length - margin + gap) / (side + gap)));
}

/**
 * Cells are counted along the rows of the sheet; what is left at its right and lower edge is
 * dropped.
 */
export function cellOf(sheet: Picture, layout: Layout, index: number): Picture {
  if (layout.kind === 'whole') return sheet;
  if (layout.kind === 'rows') {
    const side = rowSide(sheet.width);
    return byPlane(sheet, { width: side, height: side }, (from, to) =>
      to.set(from.subarray(index * sheet.width, (index + 1) * sheet.width)),
    );
  }
  const { width, height, gap, margin } = layout;
  const columns = along(sheet.width, width, layout);
  const [left, top] = [
    margin + (index % columns) * (width + gap),
    margin + Math.floor(index / columns) * (height + gap),
  ];
  return byPlane(sheet, { width, height }, (from, to) => {
    for (let y = 0; y < height; y++) {
      const start = (top + y) * sheet.width + left;
      to.set(from.subarray(start, start + width), y * width);
    }
  });
}

/** The side of the square that a row of so many pixels makes, or 0. */
export function rowSide(width: number): number {
  const side = Math.round(Math.sqrt(width));
  return side * side === width && side >= SHORTEST_ROW && side <= LONGEST_ROW ? side : 0;
}
