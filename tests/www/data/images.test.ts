import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frame } from '../../../www/data/frame';
import { turned, type Picture } from '../../../www/data/picture';
import type { Size } from '../../../www/data/picture-size';
import { spans, type Crop } from '../../../www/data/resample';
import { narrowTones, suggestedBackground, suggestsInverting } from '../../../www/data/suggestions';
import { grey } from './make-grey';

const square = (side: number): Size => ({ width: side, height: side });
const framed = (image: Picture, crop: Crop, size: number, invert = false): Uint8Array => {
  const out = new Uint8Array(size * size);
  frame(image, { crop, size: square(size), invert }, out);
  return out;
};
const sides = fc.integer({ min: 1, max: 90 });
const crops = fc.constantFrom<Crop>('centre', 'fit', 'stretch');

describe('an image made square', () => {
  it('stays as it is where it has the size', () => {
    const image = grey(28, 28, (x, y) => x * y);
    for (const crop of ['centre', 'fit', 'stretch'] as const)
      expect(framed(image, crop, 28)).toEqual(image.pixels);
  });

  it('of one tone keeps that tone, whatever its size', () => {
    fc.assert(
      fc.property(sides, sides, crops, fc.nat(255), (width, height, crop, tone) => {
        expect(
          new Set(
            framed(
              grey(width, height, () => tone),
              crop,
              28,
            ),
          ),
        ).toEqual(new Set([tone]));
      }),
    );
  });

  it('inverted twice is the same', () => {
    fc.assert(
      fc.property(sides, sides, crops, (width, height, crop) => {
        const image = grey(width, height, (x, y) => (x * 31 + y * 17) % 256);
        expect(framed(image, crop, 32, true).map((value) => 255 - value)).toEqual(
          framed(image, crop, 32),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('keeps its middle, all of it, or all of it stretched', () => {
    expect(spans({ width: 100, height: 60 }, 'centre', square(28))).toEqual({
      across: { from: 20, length: 60, to: 0, count: 28 },
      down: { from: 0, length: 60, to: 0, count: 28 },
    });
    expect(spans({ width: 100, height: 50 }, 'fit', square(28))).toEqual({
      across: { from: 0, length: 100, to: 0, count: 28 },
      down: { from: 0, length: 50, to: 7, count: 14 },
    });
    expect(spans({ width: 100, height: 50 }, 'stretch', square(28)).down).toEqual({
      from: 0,
      length: 50,
      to: 0,
      count: 28,
    });
  });

  it('never reaches beyond the image or the square', () => {
    fc.assert(
      fc.property(sides, sides, crops, fc.constantFrom(28, 32), (width, height, crop, size) => {
        const { across, down } = spans({ width, height }, crop, square(size));
        for (const [span, length] of [
          [across, width],
          [down, height],
        ] as const) {
          expect(
            span.from >= 0 &&
              span.from + span.length <= length &&
              span.to >= 0 &&
              span.count >= 1 &&
              span.to + span.count <= size,
          ).toBe(true);
        }
      }),
    );
  });

  it('is averaged when it shrinks', () => {
    expect(
      [
        ...framed(
          grey(56, 56, (x) => (x % 2 ? 200 : 0)),
          'stretch',
          28,
        ),
      ].every((value) => Math.abs(value - 100) <= 26),
    ).toBe(true);
  });

  it('lies on the tone of its edge where it does not fill the square', () => {
    const fitted = framed(
      grey(20, 10, (x, y) => (x > 4 && x < 15 && y > 2 && y < 7 ? 0 : 240)),
      'fit',
      28,
    );
    expect([fitted[0], fitted[27 * 28]]).toEqual([240, 240]);
  });
});

describe('images that use a narrow range of tones', () => {
  it('are noticed, with the range that can be stretched, and specks left out', () => {
    const scan = grey(40, 40, (x, y) => 20 + ((x * 40 + y) % 16));
    expect(narrowTones([scan, scan])).toEqual({
      black: expect.closeTo(20, 1),
      white: expect.closeTo(35, 1),
    });
    scan.pixels[7] = 255;
    expect(narrowTones([scan, scan])!.white).toBeCloseTo(35, 0);
    for (const usual of [
      grey(10, 10, (x) => x * 25),
      grey(10, 10, () => 9),
      grey(10, 10, (x) => (x ? 0 : 200)),
    ])
      expect(narrowTones([usual])).toBeNull();
    expect(narrowTones([])).toBeNull();
  });

  it('are stretched to the whole of it, to every tone that the file has', () => {
    const pixels = Float32Array.from({ length: 28 * 28 }, (_, i) => ((i % 256) * 16) / 257);
    const out = new Uint8Array(28 * 28);
    frame(
      { channels: 1, width: 28, height: 28, pixels },
      {
        crop: 'centre',
        size: square(28),
        invert: false,
        tones: { black: 0, white: (255 * 16) / 257 },
      },
      out,
    );
    expect([...out.subarray(0, 256)]).toEqual(Array.from({ length: 256 }, (_, i) => i));
  });
});

it('black is suggested behind bright strokes on nothing, white behind all others', () => {
  const clear = (tone: number): Picture => ({
    ...grey(2, 2, () => 0),
    clear: { share: 0.8, tone },
  });
  expect([
    suggestedBackground([clear(250), clear(240)]),
    suggestedBackground([clear(20)]),
    suggestedBackground([grey(2, 2, () => 255)]),
    suggestedBackground([]),
  ]).toEqual(['black', 'white', 'white', 'white']);
});

it('inverting is suggested for dark strokes on a bright ground, not for the other kind', () => {
  const stroke = (ink: number, paper: number): Picture =>
    grey(10, 10, (x, y) => (x === 5 && y > 1 && y < 8 ? ink : paper));
  expect(suggestsInverting([stroke(0, 255), stroke(20, 240)])).toBe(true);
  expect(suggestsInverting([stroke(255, 0)])).toBe(false);
  expect(suggestsInverting([])).toBe(false);
});

it('a picture is turned as Exif has it', () => {
  const stored = [1, 2, 3, 4, 5, 6]; // two rows
  const shown = [
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    [
      [3, 2, 1],
      [6, 5, 4],
    ],
    [
      [6, 5, 4],
      [3, 2, 1],
    ],
    [
      [4, 5, 6],
      [1, 2, 3],
    ],
    [
      [1, 4],
      [2, 5],
      [3, 6],
    ],
    [
      [4, 1],
      [5, 2],
      [6, 3],
    ],
    [
      [6, 3],
      [5, 2],
      [4, 1],
    ],
    [
      [3, 6],
      [2, 5],
      [1, 4],
    ],
  ];
  shown.forEach((rows, i) => {
    const { width, height, pixels } = turned(
      { channels: 1, width: 3, height: 2, pixels: Uint8Array.from(stored) },
      i + 1,
    );
    expect([i + 1, width, height, [...pixels]]).toEqual([
      i + 1,
      rows[0]!.length,
      rows.length,
      rows.flat(),
    ]);
  });
});
