// JPEG files, made in the browser: Node has no encoder.
import type { Page } from 'puppeteer-core';

/** Rectangles of grey on black: left, upper, right and lower edge as parts of the whole. */
export type Shade = [left: number, top: number, right: number, bottom: number, grey: number];

export async function jpeg(
  page: Page,
  width: number,
  height: number,
  shades: readonly Shade[],
): Promise<Buffer> {
  const base64 = await page.evaluate(
    async (width, height, shades) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d')!;
      context.fillRect(0, 0, width, height);
      for (const [left, top, right, bottom, grey] of shades) {
        context.fillStyle = `rgb(${grey}, ${grey}, ${grey})`;
        context.fillRect(
          left * width,
          top * height,
          (right - left) * width,
          (bottom - top) * height,
        );
      }
      const bytes = new Uint8Array(
        await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })).arrayBuffer(),
      );
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    width,
    height,
    shades,
  );
  return Buffer.from(base64, 'base64');
}

/**
 * With the orientation that a camera writes: 1 upright, 6 to be turned right by a quarter, and so
 * on to 8.
 */
export function oriented(jpeg: Buffer, orientation: number): Buffer {
  const exif = Buffer.from([
    0xff,
    0xe1,
    0,
    34,
    ...Buffer.from('Exif\0\0MM', 'latin1'),
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    1,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);
  return Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]);
}

/**
 * Where on the stored picture a place of the upright one lies, both as parts of the sides, by its
 * orientation.
 */
export const STORED: Record<number, (u: number, v: number) => [number, number]> = {
  1: (u, v) => [u, v],
  2: (u, v) => [1 - u, v],
  3: (u, v) => [1 - u, 1 - v],
  4: (u, v) => [u, 1 - v],
  5: (u, v) => [v, u],
  6: (u, v) => [v, 1 - u],
  7: (u, v) => [1 - v, 1 - u],
  8: (u, v) => [1 - v, u],
};
