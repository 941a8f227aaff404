// What was drawn, made into an image like those of the data: scaled into a box and centred by its
// mass, as MNIST's were.
import type { ImageGrid } from '../protocol/messages';
import type { Size } from './image-grid';

/** How much of each pixel is covered, 0 to 255, row by row; no larger than what was drawn. */
export interface Ink extends Size {
  coverage: Uint8Array;
}

/** MNIST's digits fill a box of 20 pixels in images of 28. */
const BOX = 20 / 28;

/** The covered part of a transparent picture (RGBA), or nothing where it is empty. */
export function inkOf({ width, height, data }: Size & { data: Uint8ClampedArray }): Ink | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[(y * width + x) * 4 + 3] === 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  if (right < 0) return null;
  const ink = { width: right - left + 1, height: bottom - top + 1 };
  const coverage = Uint8Array.from({ length: ink.width * ink.height }, (_, at) => {
    const [x, y] = [left + (at % ink.width), top + Math.floor(at / ink.width)];
    return data[(y * width + x) * 4 + 3]!;
  });
  return { ...ink, coverage };
}

/**
 * The ink as one image of this shape, grey where it doesn't say its channels: bright on dark, or
 * dark on bright where the data are. In colour it is white or black on the other, and opaque.
 */
export function fitInk(
  ink: Ink,
  { channels = 1, ...size }: Size & { channels?: number },
  brightOnDark: boolean,
): ImageGrid {
  const box = Math.max(1, Math.round(BOX * Math.min(size.width, size.height)));
  const scale = box / Math.max(ink.width, ink.height);
  const centre = centreOfMass(ink);
  const columns = shares(
    ink.width,
    size.width,
    scale,
    place(centre.x, ink.width, size.width, scale),
  );
  const rows = shares(
    ink.height,
    size.height,
    scale,
    place(centre.y, ink.height, size.height, scale),
  );
  const plane = new Uint8ClampedArray(size.width * size.height);
  rows.forEach((row, y) => {
    columns.forEach((column, x) => {
      let level = 0;
      for (const [fromY, shareY] of row) {
        for (const [fromX, shareX] of column)
          level += ink.coverage[fromY * ink.width + fromX]! * shareX * shareY;
      }
      plane[y * size.width + x] = brightOnDark ? level : 255 - level;
    });
  });
  const pixels = new Uint8ClampedArray(channels * plane.length).fill(255);
  for (let channel = 0; channel < Math.min(channels, 3); channel++)
    pixels.set(plane, channel * plane.length);
  return { count: 1, channels, width: size.width, height: size.height, pixels };
}

function centreOfMass({ width, height, coverage }: Ink): { x: number; y: number } {
  let [mass, x, y] = [0, 0, 0];
  for (let at = 0; at < width * height; at++) {
    mass += coverage[at]!;
    x += coverage[at]! * ((at % width) + 0.5);
    y += coverage[at]! * (Math.floor(at / width) + 0.5);
  }
  return { x: x / mass, y: y / mass };
}

/**
 * Where the ink begins along one side, so that its mass is in the middle; but nothing may fall off
 * the edge.
 */
function place(centre: number, length: number, side: number, scale: number): number {
  return Math.min(side - length * scale, Math.max(0, side / 2 - centre * scale));
}

type Share = readonly [from: number, share: number];

/**
 * For each pixel of one side, the pixels of the ink under it and how much of it each of them
 * covers: averaging them is what smooths the edges.
 */
function shares(length: number, side: number, scale: number, begin: number): Share[][] {
  return Array.from({ length: side }, (_, at) => {
    const [from, to] = [(at - begin) / scale, (at + 1 - begin) / scale];
    const under: Share[] = [];
    for (let pixel = Math.max(0, Math.floor(from)); pixel < Math.min(length, to); pixel++) {
      under.push([pixel, (Math.min(pixel + 1, to) - Math.max(pixel, from)) * scale]);
    }
    return under;
  });
}
