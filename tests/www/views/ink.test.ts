import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitInk, inkOf } from '../../../www/views/ink';

/** A transparent picture with one opaque rectangle. */
function picture(
  side: number,
  [left, top, width, height]: [number, number, number, number],
  alpha = 255,
) {
  const data = new Uint8ClampedArray(side * side * 4);
  for (let y = top; y < top + height; y++)
    for (let x = left; x < left + width; x++) data[(y * side + x) * 4 + 3] = alpha;
  return { width: side, height: side, data };
}

const MNIST = { width: 28, height: 28 };
const lit = (pixels: Uint8ClampedArray) => [...pixels.keys()].filter((at) => pixels[at]! > 0);
const span = (places: number[]) => [Math.min(...places), Math.max(...places)];

describe('ink', () => {
  it('is cropped to what was drawn', () => {
    expect(inkOf(picture(10, [2, 3, 4, 5], 200))).toEqual({
      width: 4,
      height: 5,
      coverage: new Uint8Array(20).fill(200),
    });
  });

  it('is nothing where nothing was drawn', () => {
    expect(inkOf(picture(10, [0, 0, 0, 0]))).toBeNull();
  });
});

describe('a drawing as an image of the data', () => {
  it('fills the box of 20 pixels with its longer side, wherever and however large it was drawn', () => {
    for (const size of [40, 160]) {
      const { pixels } = fitInk(inkOf(picture(400, [30, 200, size / 4, size]))!, MNIST, true);
      expect(span(lit(pixels).map((at) => Math.floor(at / 28)))).toEqual([4, 23]);
      expect(span(lit(pixels).map((at) => at % 28))).toEqual([11, 16]);
    }
  });

  it('has its mass in the middle, not its edges', () => {
    const heavy = inkOf(picture(200, [50, 50, 100, 20]))!; // a bar, with a hair below it
    const coverage = new Uint8Array(100 * 100);
    coverage.set(heavy.coverage);
    for (let y = 20; y < 100; y++) coverage[y * 100 + 50] = 255;
    const { pixels } = fitInk({ width: 100, height: 100, coverage }, MNIST, true);
    let [mass, moment] = [0, 0];
    pixels.forEach(
      (level, at) => ((mass += level), (moment += level * (Math.floor(at / 28) + 0.5))),
    );
    expect(span(lit(pixels).map((at) => Math.floor(at / 28)))[0]).toBe(8); // pushed down to the box's end: nothing may fall off
    expect(moment / mass).toBeGreaterThan(9);
  });

  it('keeps its amount of ink, smoothed at the edges', () => {
    const { pixels } = fitInk(inkOf(picture(400, [100, 100, 110, 200]))!, MNIST, true);
    const covered = pixels.reduce((sum, level) => sum + level, 0) / 255;
    expect(covered).toBeCloseTo(20 * 11, 0);
    expect([...pixels].some((level) => level > 0 && level < 255)).toBe(true);
  });

  it('is dark on white where the data are', () => {
    const ink = inkOf(picture(100, [10, 10, 30, 30]))!;
    const [bright, dark] = [fitInk(ink, MNIST, true).pixels, fitInk(ink, MNIST, false).pixels];
    expect([...dark].every((level, at) => level === 255 - bright[at]!)).toBe(true);
  });

  it('is the same in every channel of colour, and opaque', () => {
    const ink = inkOf(picture(400, [100, 100, 110, 200]))!;
    const grey = fitInk(ink, MNIST, true).pixels;
    const colour = fitInk(ink, { ...MNIST, channels: 4 }, true);
    const opaque = new Uint8ClampedArray(grey.length).fill(255);
    expect(colour.channels).toBe(4);
    expect([...colour.pixels]).toEqual([...grey, ...grey, ...grey, ...opaque]);
  });

  it('never loses a stroke, whatever its shape and the size of the images', () => {
    const rectangle = fc.record({
      left: fc.nat(50),
      top: fc.nat(50),
      width: fc.integer({ min: 1, max: 49 }),
      height: fc.integer({ min: 1, max: 49 }),
    });
    const side = fc.integer({ min: 4, max: 64 });
    fc.assert(
      fc.property(rectangle, side, side, ({ left, top, width, height }, columns, rows) => {
        const ink = inkOf(picture(100, [left, top, width, height]))!;
        const { pixels, width: w, height: h } = fitInk(ink, { width: columns, height: rows }, true);
        expect([w, h, pixels.length]).toEqual([columns, rows, columns * rows]);
        const scale =
          Math.max(1, Math.round((20 / 28) * Math.min(columns, rows))) / Math.max(width, height);
        expect(pixels.reduce((sum, level) => sum + level, 0) / 255).toBeCloseTo(
          width * height * scale * scale,
          -1,
        );
      }),
      { numRuns: 60 },
    );
  });
});
