// Images in a grid, one canvas pixel for one image pixel: the stylesheet enlarges it,
// crisply.
import type { ImageGrid } from '../protocol/messages';
import type { Tone } from './tone';

export interface GridLayout {
  columns: number;
  gap: number; // transparent pixels between images
}

export interface Size {
  width: number;
  height: number;
}

type ImageDataContext = Pick<OffscreenCanvasRenderingContext2D, 'createImageData' | 'putImageData'>;

/** The canvas that holds `count` images of this shape. */
export function gridSize(image: Size, count: number, layout: GridLayout): Size {
  const columns = Math.min(layout.columns, Math.max(1, count));
  const rows = Math.max(1, Math.ceil(count / layout.columns));
  return {
    width: columns * image.width + (columns - 1) * layout.gap,
    height: rows * image.height + (rows - 1) * layout.gap,
  };
}

/** Draws every image, row by row: grey through the tone, colours as they are. */
export function drawImageGrid(
  context: ImageDataContext,
  images: ImageGrid,
  layout: GridLayout,
  tone: Tone,
): void {
  const size = gridSize(images, images.count, layout);
  const out = context.createImageData(size.width, size.height);
  const words = new Uint32Array(out.data.buffer); // a pixel is written at once
  const colours = new Uint32Array(tone.buffer);
  const each = images.pixels.length / images.count;
  for (let image = 0; image < images.count; image++) {
    const left = (image % layout.columns) * (images.width + layout.gap);
    const top = Math.floor(image / layout.columns) * (images.height + layout.gap);
    for (let y = 0; y < images.height; y++) {
      const to = (top + y) * size.width + left;
      const from = image * each + y * images.width;
      if (images.channels === 1) drawGreyLine(words.subarray(to), images, from, colours);
      else drawColourLine(out.data, to * 4, images, from);
    }
  }
  context.putImageData(out, 0, 0);
}

function drawGreyLine(
  line: Uint32Array,
  { pixels, width }: ImageGrid,
  from: number,
  colours: Uint32Array,
): void {
  for (let x = 0; x < width; x++) line[x] = colours[pixels[from + x]!]!;
}

/** The channels of a line lie one image plane apart; the page shows through where it isn't opaque. */
function drawColourLine(
  data: Uint8ClampedArray,
  to: number,
  images: ImageGrid,
  from: number,
): void {
  const plane = images.height * images.width;
  const opaque = images.channels === 3;
  for (let x = 0; x < images.width; x++, to += 4, from++) {
    data[to] = images.pixels[from]!;
    data[to + 1] = images.pixels[from + plane]!;
    data[to + 2] = images.pixels[from + 2 * plane]!;
    data[to + 3] = opaque ? 255 : images.pixels[from + 3 * plane]!;
  }
}

/** One image as a grid of its own; it shares the pixels. */
export function imageOf(images: ImageGrid, index: number): ImageGrid {
  const each = images.pixels.length / images.count;
  return { ...images, count: 1, pixels: images.pixels.subarray(index * each, (index + 1) * each) };
}

/** Some of the images, in the order asked for. */
export function pickImages(images: ImageGrid, indices: readonly number[]): ImageGrid {
  const each = images.pixels.length / images.count;
  const pixels = new Uint8ClampedArray(indices.length * each);
  indices.forEach((index, at) => pixels.set(imageOf(images, index).pixels, at * each));
  return { ...images, count: indices.length, pixels };
}
