// Pictures in colours, with bytes that are known: from a file's numbers to those a model learns
// from, [channels, height, width].
import { describe, expect, it } from 'vitest';
import { cellOf } from '../../../www/data/cells';
import { decodeDeepPng } from '../../../www/data/deep-png';
import { frame, type Frame } from '../../../www/data/frame';
import { enoughFor, factsOf, groundOf, paint, type Colour } from '../../../www/data/look';
import { turned, WHITE, type Picture } from '../../../www/data/picture';
import { averaged, spans } from '../../../www/data/resample';
import {
  coloursFor,
  narrowTones,
  ownSize,
  sizesFor,
  suggestedColour,
  suggestedSize,
  suggestsInverting,
} from '../../../www/data/suggestions';
import { pngOfKind } from '../../e2e/support/png';
import { grey } from './make-grey';

const [RED, CLEAR, HALF_BLUE, PALE] = [
  [255, 0, 0, 255],
  [0, 0, 0, 0],
  [0, 0, 255, 51],
  [200, 204, 208, 255],
];
const FOUR = Uint8ClampedArray.from([RED, CLEAR, HALF_BLUE, PALE].flat());

const painted = (colour: Colour, ground = WHITE, rgba: ArrayLike<number> = FOUR): number[] => {
  const planes = new Uint8Array({ grey: 1, colour: 3, opacity: 4 }[colour] * (rgba.length / 4));
  paint(rgba, { colour, ground }, planes, rgba.length / 4);
  return [...planes];
};
const colours = (
  width: number,
  height: number,
  value: (x: number, y: number) => readonly number[],
): Picture => {
  const channels = value(0, 0).length as 3 | 4;
  const pixels = new Uint8Array(channels * width * height);
  for (let c = 0; c < channels; c++)
    for (let i = 0; i < width * height; i++)
      pixels[c * width * height + i] = value(i % width, Math.floor(i / width))[c]!;
  return { channels, width, height, pixels };
};
const framed = (image: Picture, how: Partial<Frame> & Pick<Frame, 'size'>): number[][] => {
  const area = how.size.width * how.size.height;
  const out = new Uint8Array(image.channels * area);
  frame(image, { crop: 'stretch', invert: false, ...how }, out);
  return Array.from({ length: image.channels }, (_, c) => [
    ...out.subarray(c * area, (c + 1) * area),
  ]);
};

describe('red, nothing, blue of a fifth and a pale grey', () => {
  it('are brightness over the ground', () => {
    expect(painted('grey')).toEqual([76, 255, 210, 203]);
    expect(painted('grey', groundOf('black'))).toEqual([76, 0, 6, 203]);
  });

  it('are three planes of colours over the ground, whichever it is', () => {
    expect(painted('colour')).toEqual([255, 255, 204, 200, 0, 255, 204, 204, 0, 255, 255, 208]);
    expect(painted('colour', groundOf('#0a6414'))).toEqual([
      ...[255, 10, 8, 200],
      ...[0, 100, 80, 204],
      ...[0, 20, 67, 208],
    ]);
  });

  it('keep their own colours beside a plane of opacity, and nothing has the colour of the ground', () => {
    expect(painted('opacity')).toEqual([
      ...[255, 255, 0, 200],
      ...[0, 255, 0, 204],
      ...[0, 255, 255, 208],
      ...[255, 0, 51, 255],
    ]);
  });

  it('are told to have colours and to be transparent', () => {
    const seen = (pixels: number[][]) =>
      factsOf([
        paint(pixels.flat(), { colour: 'grey', ground: WHITE }, new Uint8Array(9), pixels.length),
      ]);
    expect(seen([RED, CLEAR, HALF_BLUE, PALE])).toEqual({
      clear: { share: expect.closeTo(1 - 2.2 / 4, 6), tone: expect.any(Number) },
      tinted: true,
    });
    expect(seen([PALE, [9, 9, 9, 255]])).toEqual({}); // as JPEG rounds grey
    expect(seen([[200, 204, 209, 255]])).toEqual({ tinted: true });
    expect(seen([[255, 0, 0, 4]])).toMatchObject({
      clear: { share: expect.closeTo(251 / 255, 6) },
    });
    expect(seen([[255, 0, 0, 4]]).tinted).toBeUndefined(); // which nobody sees
  });
});

describe('a picture in colours', () => {
  const flag = colours(6, 4, (x, y) => [40 * x, 60 * y, 200]);
  const plane = (image: Picture, c: number): number[] => [
    ...image.pixels.subarray(c * image.width * image.height, (c + 1) * image.width * image.height),
  ];

  it('stays as it is where it has the size, square or not', () => {
    expect(framed(flag, { size: { width: 6, height: 4 } }).flat()).toEqual([...flag.pixels]);
  });

  it('is resampled plane by plane, each as a grey one would be', () => {
    for (const crop of ['centre', 'fit', 'stretch'] as const) {
      for (const size of [
        { width: 4, height: 4 },
        { width: 9, height: 5 },
        { width: 3, height: 8 },
      ]) {
        const alone = [0, 1, 2].map((c) =>
          framed(
            { channels: 1, width: 6, height: 4, pixels: Uint8Array.from(plane(flag, c)) },
            { crop, size },
          ).flat(),
        );
        expect(framed(flag, { crop, size })).toEqual(alone);
      }
    }
  });

  it('lies within a border of the edge’s colour', () => {
    const [red, green, blue] = framed(
      colours(8, 4, () => [250, 120, 30]),
      { crop: 'fit', size: { width: 8, height: 8 } },
    );
    expect([new Set(red), new Set(green), new Set(blue)]).toEqual([
      new Set([250]),
      new Set([120]),
      new Set([30]),
    ]);
  });

  it('is cut to the proportions of what is no square', () => {
    expect(spans({ width: 100, height: 60 }, 'centre', { width: 32, height: 64 })).toEqual({
      across: { from: 35, length: 30, to: 0, count: 32 },
      down: { from: 0, length: 60, to: 0, count: 64 },
    });
    expect(spans({ width: 100, height: 60 }, 'fit', { width: 32, height: 64 })).toEqual({
      across: { from: 0, length: 100, to: 0, count: 32 },
      down: { from: 0, length: 60, to: 22, count: 19 },
    });
  });

  it('is turned as Exif has it, and cut out of a sheet, in all of its planes', () => {
    const upright = turned(flag, 6);
    expect([upright.width, upright.height, upright.channels]).toEqual([4, 6, 3]);
    expect(plane(upright, 0).slice(0, 4)).toEqual([0, 0, 0, 0]);
    expect(plane(upright, 1).slice(0, 4)).toEqual([180, 120, 60, 0]);
    const grid = { kind: 'grid', width: 2, height: 2, gap: 0, margin: 0 } as const;
    expect([...cellOf(flag, grid, 4).pixels]).toEqual(
      [80, 120, 80, 120, 120, 120, 180, 180].concat([200, 200, 200, 200]),
    );
  });

  it('is inverted and stretched in its colours, not in its opacity', () => {
    const dot = colours(1, 1, () => [10, 20, 40, 99]);
    const size = { width: 1, height: 1 };
    expect(framed(dot, { size, invert: true }).flat()).toEqual([245, 235, 215, 99]);
    expect(framed(dot, { size, tones: { black: 10, white: 61 } }).flat()).toEqual([0, 50, 150, 99]);
  });
});

describe('what is not seen', () => {
  const edge = colours(4, 2, (x) => (x < 2 ? [255, 0, 0, 255] : [0, 255, 0, 0]));

  it('does not shine through where a picture is made smaller', () => {
    const [red, green, , opacity] = framed(edge, { size: { width: 2, height: 1 } });
    expect([red![0], green![0]]).toEqual([255, 0]);
    expect(red![1]).toBeGreaterThan(250); // what little of it is seen is red
    expect(opacity![0]).toBeGreaterThan(opacity![1]!);
    const half = averaged(
      colours(2, 2, (x) => (x ? [0, 255, 0, 0] : [200, 0, 0, 255])),
      2,
    );
    expect([...half.pixels].map(Math.round)).toEqual([200, 0, 0, 128]);
  });

  it('keeps its colour where there is nothing else', () => {
    expect(
      framed(
        colours(4, 4, () => [9, 99, 199, 0]),
        { size: { width: 2, height: 2 } },
      ),
    ).toEqual([
      [9, 9, 9, 9],
      [99, 99, 99, 99],
      [199, 199, 199, 199],
      [0, 0, 0, 0],
    ]);
  });
});

it('a PNG of 16 bits keeps its colours to the last bit', () => {
  const png = pngOfKind({
    width: 2,
    height: 1,
    colour: 'rgba',
    depth: 16,
    pixel: (x) => (x ? [257, 514, 65_535, 0] : [1000, 20_000, 30_000, 65_535]),
  });
  const read = (colour: Colour): number[] => [
    ...decodeDeepPng(png, { colour, ground: WHITE })!.pixels,
  ];
  const close = (values: number[]): unknown[] => values.map((value) => expect.closeTo(value, 3));
  expect(read('colour')).toEqual(close([1000 / 257, 255, 20_000 / 257, 255, 30_000 / 257, 255]));
  expect(read('opacity').slice(6)).toEqual([255, 0]);
  expect(decodeDeepPng(png, { colour: 'grey', ground: WHITE })!.tinted).toBe(true);
});

it('a PNG of 16 bits with a profile is left to the browser, which knows its colours', () => {
  const png = (gamma: number): Uint8Array =>
    pngOfKind({
      width: 4,
      height: 4,
      colour: 'rgb',
      depth: 16,
      pixel: () => [1, 2, 3],
      chunks: [['gAMA', Uint8Array.of(0, 0, gamma >> 8, gamma & 255)]],
    });
  const [linear, usual] = [20_000, 45_455].map(png) as [Uint8Array, Uint8Array];
  const isRead = (bytes: Uint8Array, colour: Colour): boolean =>
    decodeDeepPng(bytes, { colour, ground: WHITE }) !== null;
  expect([
    isRead(linear, 'colour'),
    isRead(linear, 'grey'),
    isRead(usual, 'colour'),
    isRead(usual, 'grey'),
  ]).toEqual([false, true, true, true]);
});

describe('what is suggested', () => {
  const size = (width: number, height = width): Picture => grey(width, height, () => 0);
  const tinted = { ...size(64), tinted: true };

  it('is colour where there is colour, but for one picture among many', () => {
    const many = Array.from({ length: 23 }, () => size(64));
    expect(suggestedColour([tinted, ...many.slice(0, 8)])).toBe('colour');
    expect(suggestedColour([tinted, ...many])).toBe('grey');
    expect(coloursFor([tinted, ...many])).toEqual(['grey', 'colour']);
    expect(coloursFor([{ ...tinted, clear: { share: 0.5, tone: 0 } }])).toEqual([
      'grey',
      'colour',
      'opacity',
    ]);
    expect([suggestedColour([]), coloursFor(many)]).toEqual(['grey', ['grey']]);
  });

  it('is the images’ own size, square or not, where training on it is feasible', () => {
    const first = (images: Picture[]): number[] => {
      const { width, height } = suggestedSize(images, 'colour');
      return [width, height];
    };
    expect(first([size(64), size(64)])).toEqual([64, 64]);
    expect(first([size(40, 60), size(40, 60)])).toEqual([40, 60]);
    expect(first([size(128), size(128)])).toEqual([32, 32]);
    expect(first([size(64), size(65)])).toEqual([32, 32]);
    expect(suggestedSize([size(300)], 'grey')).toEqual({ width: 28, height: 28 });
    expect(ownSize([{ ...size(128), shrunk: true }])).toBeNull();
    expect([ownSize([size(129)]), ownSize([size(3, 9)]), ownSize([])]).toEqual([null, null, null]);
  });

  it('are the usual sizes and their own', () => {
    const sides = (images: Picture[]): string[] =>
      sizesFor(images).map(({ width, height }) => `${width} ${height}`);
    const usual = [28, 32, 48, 64, 96, 128].map((side) => `${side} ${side}`);
    expect(sides([size(64)])).toEqual(usual);
    expect(sides([size(40, 60)])).toEqual([...usual, '40 60']);
  });

  it('is never to invert colours, and to stretch them alike', () => {
    const bright = colours(8, 8, (x) => [200 + x, 210, 220]);
    expect(suggestsInverting([bright])).toBe(false);
    expect(narrowTones([bright])).toEqual({
      black: expect.closeTo(200, 0),
      white: expect.closeTo(220, 0),
    });
    expect(narrowTones([colours(8, 8, (x) => [200 + x, 210, 220, 0])])).not.toBeNull();
  });
});

it('a photograph is decoded with four times the pixels that are wanted of it', () => {
  expect([28, 32, 48, 64, 128].map((side) => enoughFor({ width: side, height: side }))).toEqual([
    128, 128, 256, 256, 512,
  ]);
});
