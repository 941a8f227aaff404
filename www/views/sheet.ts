// A sheet of images as a grid, one canvas pixel for one image pixel: the stylesheet enlarges it, crisply.
import type { Sheet } from '../engine/messages';
import type { Tone } from './tone';

export interface Grid {
  columns: number;
  gap: number; // transparent pixels between images
}

export interface Size {
  width: number;
  height: number;
}

type SheetContext = Pick<OffscreenCanvasRenderingContext2D, 'createImageData' | 'putImageData'>;

/** The canvas that holds `count` images of this shape. */
export function gridSize(image: Size, count: number, grid: Grid): Size {
  const columns = Math.min(grid.columns, Math.max(1, count));
  const rows = Math.max(1, Math.ceil(count / grid.columns));
  return {
    width: columns * image.width + (columns - 1) * grid.gap,
    height: rows * image.height + (rows - 1) * grid.gap,
  };
}

/** Draws every image of the sheet, row by row. */
export function drawSheet(context: SheetContext, sheet: Sheet, grid: Grid, tone: Tone): void {
  const size = gridSize(sheet, sheet.count, grid);
  const out = context.createImageData(size.width, size.height);
  const each = sheet.pixels.length / sheet.count;
  for (let image = 0; image < sheet.count; image++) {
    const left = (image % grid.columns) * (sheet.width + grid.gap);
    const top = Math.floor(image / grid.columns) * (sheet.height + grid.gap);
    for (let y = 0; y < sheet.height; y++) {
      let to = ((top + y) * size.width + left) * 4;
      let from = image * each + y * sheet.width;
      for (let x = 0; x < sheet.width; x++, to += 4) {
        const level = sheet.pixels[from++]! * 4;
        out.data[to] = tone[level]!;
        out.data[to + 1] = tone[level + 1]!;
        out.data[to + 2] = tone[level + 2]!;
        out.data[to + 3] = 255;
      }
    }
  }
  context.putImageData(out, 0, 0);
}

/** One image of a sheet as a sheet of its own; it shares the pixels. */
export function imageOf(sheet: Sheet, index: number): Sheet {
  const each = sheet.pixels.length / sheet.count;
  return { ...sheet, count: 1, pixels: sheet.pixels.subarray(index * each, (index + 1) * each) };
}

/** Some images of a sheet, in the order asked for. */
export function pickImages(sheet: Sheet, indices: readonly number[]): Sheet {
  const each = sheet.pixels.length / sheet.count;
  const pixels = new Uint8ClampedArray(indices.length * each);
  indices.forEach((index, at) => pixels.set(imageOf(sheet, index).pixels, at * each));
  return { ...sheet, count: indices.length, pixels };
}
