import { describe, expect, it } from 'vitest';
import { drawImageGrid, gridSize, imageOf, pickImages } from '../../../www/views/image-grid';
import { isBrightOnDark, mix, tone } from '../../../www/views/tone';

const images = (levels: number[], width: number, height: number) => ({
  count: levels.length / (width * height),
  channels: 1,
  width,
  height,
  pixels: Uint8ClampedArray.from(levels),
});

/** A 2D context that only remembers the image it was given. */
function stubContext() {
  const put: { width: number; height: number; data: Uint8ClampedArray }[] = [];
  return {
    put,
    createImageData: (width: number, height: number) => ({
      width,
      height,
      data: new Uint8ClampedArray(width * height * 4),
    }),
    putImageData: (image: (typeof put)[number]) => void put.push(image),
  };
}

const red = (image: { width: number; data: Uint8ClampedArray }, x: number, y: number): number =>
  image.data[(y * image.width + x) * 4]!;
const alpha = (image: { width: number; data: Uint8ClampedArray }, x: number, y: number): number =>
  image.data[(y * image.width + x) * 4 + 3]!;

describe('a sheet of images', () => {
  it('takes whole rows, with gaps only between images', () => {
    expect(gridSize({ width: 28, height: 28 }, 60, { columns: 10, gap: 2 })).toEqual({
      width: 298,
      height: 178,
    });
    expect(gridSize({ width: 4, height: 3 }, 5, { columns: 3, gap: 1 })).toEqual({
      width: 14,
      height: 7,
    });
  });

  it('is no wider than its images', () => {
    expect(gridSize({ width: 28, height: 28 }, 1, { columns: 10, gap: 2 })).toEqual({
      width: 28,
      height: 28,
    });
  });

  it('draws each image in its place and leaves gaps transparent', () => {
    const context = stubContext();
    drawImageGrid(
      context as never,
      images([10, 20, 30], 1, 1),
      { columns: 2, gap: 1 },
      tone([0, 0, 0], [255, 255, 255]),
    );
    const image = context.put[0]!;
    expect([image.width, image.height]).toEqual([3, 3]);
    expect([red(image, 0, 0), red(image, 2, 0), red(image, 0, 2)]).toEqual([10, 20, 30]);
    expect([
      alpha(image, 0, 0),
      alpha(image, 1, 0),
      alpha(image, 0, 1),
      alpha(image, 2, 2),
    ]).toEqual([255, 0, 0, 0]);
  });

  it('draws colours as they are, whatever the tone, and lets the page through where opacity does', () => {
    const grid = { columns: 2, gap: 0 };
    const upsideDown = tone([255, 255, 255], [0, 0, 0]);
    for (const channels of [3, 4]) {
      const context = stubContext();
      // Two images of one row of two pixels, each channel after the other.
      const pixels = Uint8ClampedArray.from({ length: 4 * channels }, (_, at) => 10 * at);
      drawImageGrid(
        context as never,
        { count: 2, channels, height: 1, width: 2, pixels },
        grid,
        upsideDown,
      );
      const { data } = context.put[0]!;
      const pixel = (image: number, x: number) => {
        const levels = [0, 1, 2, 3].map((channel) => 10 * (2 * (image * channels + channel) + x));
        return channels === 3 ? [...levels.slice(0, 3), 255] : levels;
      };
      expect([...data]).toEqual([pixel(0, 0), pixel(0, 1), pixel(1, 0), pixel(1, 1)].flat());
    }
  });

  it('tells the shape of its images by itself, whatever they are of', () => {
    const colour = {
      count: 2,
      channels: 3,
      height: 1,
      width: 2,
      pixels: Uint8ClampedArray.from({ length: 12 }, (_, at) => at),
    };
    expect(imageOf(colour, 1)).toEqual({
      count: 1,
      channels: 3,
      height: 1,
      width: 2,
      pixels: Uint8ClampedArray.of(6, 7, 8, 9, 10, 11),
    });
    expect(pickImages(colour, [1, 0, 1])).toMatchObject({
      count: 3,
      channels: 3,
      height: 1,
      width: 2,
      pixels: { length: 18, 0: 6, 6: 0, 12: 6 },
    });
  });

  it('gives one of its images without copying', () => {
    const all = images([1, 2, 3, 4, 5, 6], 2, 1);
    const second = imageOf(all, 1);
    expect([...second.pixels]).toEqual([3, 4]);
    expect(second.pixels.buffer).toBe(all.pixels.buffer);
  });
});

describe('a tone', () => {
  it('runs from the colour of darkness to the colour of light', () => {
    const table = tone([200, 100, 0], [0, 100, 200]);
    expect([...table.slice(0, 4)]).toEqual([200, 100, 0, 255]);
    expect([...table.slice(-4)]).toEqual([0, 100, 200, 255]);
  });

  it('mixes two colours by a share', () => {
    expect(mix([0, 0, 0], [100, 200, 40], 0.5)).toEqual([50, 100, 20]);
  });

  it('tells strokes on black from photographs', () => {
    expect(isBrightOnDark(images([0, 0, 0, 255], 2, 2))).toBe(true);
    expect(isBrightOnDark(images([120, 140, 90, 200], 2, 2))).toBe(false);
    const opaqueBlack = Uint8ClampedArray.of(0, 0, 0, 255);
    const black = { count: 1, channels: 4, width: 1, height: 1, pixels: opaqueBlack };
    expect(isBrightOnDark(black)).toBe(true);
    expect(isBrightOnDark(images([], 2, 2))).toBe(false);
  });
});
