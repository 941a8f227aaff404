import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageShape, readings } from '../../../www/data/array-shape';
import { found, npy } from './make-arrays';

const numbers = (count: number, classes: number): number[] =>
  Array.from({ length: count }, (_, n) => n % classes);
const byNumber = (count: number, classes: number): string[] => numbers(count, classes).map(String);

describe('one image in each file', () => {
  const six = async (shape: number[], side: number): Promise<void> => {
    const files = Object.fromEntries(
      numbers(6, 6).map((n) => [
        `set/${n}.npy`,
        npy(shape, new Uint8Array(shape.reduce((a, b) => a * b, 1)).fill(40 * n)),
      ]),
    );
    const { images, paths, labels } = await found({
      ...files,
      'set/y.npy': npy([6], Uint8Array.from(numbers(6, 2))),
    });
    expect(images.map(({ width, height, pixels }) => [width, height, pixels[9]])).toEqual(
      numbers(6, 6).map((n) => [side, side, 40 * n]),
    );
    expect(paths).toEqual(numbers(6, 6).map((n) => `set/${n}.npy`));
    expect(labels).toEqual({ 'set/y.npy': byNumber(6, 2) });
  };
  it('is one image, grey or in colours, with these last or first', async () => {
    for (const [shape, side] of [
      [[64, 64], 64],
      [[28, 28], 28],
      [[32, 32], 32],
      [[256, 256], 256],
      [[64, 64, 3], 64],
      [[3, 32, 32], 32],
      [[1, 28, 28], 28],
      [[28, 28, 1], 28],
      [[1, 32, 32, 3], 32],
    ] as const)
      await six([...shape], side);
  });

  it('has the labels of its folder, or of a table beside its name', async () => {
    const file = new Uint8Array(784);
    const inFolders = await found(
      Object.fromEntries(
        numbers(6, 6).map((n) => [`set/${n % 2 ? 'odd' : 'even'}/${n}.npy`, npy([28, 28], file)]),
      ),
    );
    expect(inFolders.labels).toEqual({ folders: ['even', 'even', 'even', 'odd', 'odd', 'odd'] });
    const inTable = await found({
      ...Object.fromEntries(numbers(6, 6).map((n) => [`${n}.npy`, npy([28, 28], file)])),
      'l.csv': new TextEncoder().encode(
        `file,label\n${numbers(6, 6)
          .map((n) => `${n}.npy,${'ab'[n % 2]}`)
          .join('\n')}`,
      ),
    });
    expect(Object.values(inTable.labels)).toEqual([['a', 'b', 'a', 'b', 'a', 'b']]);
  });

  it('may be of any size', async () => {
    const { images } = await found({
      'a.npy': npy([64, 48], new Uint8Array(64 * 48)),
      'b.npy': npy([30, 40], new Uint8Array(1200)),
      'c.npy': npy([64, 64], new Uint8Array(4096)),
    });
    expect(images.map(({ height, width }) => [height, width])).toEqual([
      [64, 48],
      [30, 40],
      [64, 64],
    ]);
  });
});

describe('the axes of an array', () => {
  const read = (shape: number[], several = false, fortran = false) =>
    readings({ shape, fortran, type: 'u1' }, several);

  it('mean what is likeliest for their lengths, and the next likely is told', () => {
    const wanted: [number[], string[]][] = [
      [[10, 28, 20], ['N H W']],
      [[60_000, 28, 28], ['N H W']],
      [
        [40, 28, 28],
        ['N H W', 'H W N'],
      ],
      [
        [28, 28, 40],
        ['H W N', 'N H W'],
      ],
      [[28, 20, 1965], ['H W N']],
      [
        [28, 28, 28],
        ['N H W', 'H W N'],
      ],
      [
        [28, 28, 24],
        ['H W N', 'N H W'],
      ],
      [
        [28, 28, 30],
        ['H W N', 'N H W'],
      ],
      [
        [24, 28, 28],
        ['N H W', 'H W N'],
      ],
      [
        [25, 28, 24],
        ['N H W', 'H W N'],
      ],
      [[10, 28, 20, 3], ['N H W C']],
      [[10, 1, 28, 20], ['N C H W']],
      [[32, 32, 3, 40], ['H W C N']],
      [[3, 32, 32, 40], ['C H W N']],
      [[3, 3, 32, 32], ['N C H W']],
      [[10, 784], ['N HW']],
      [[784, 1000], ['HW N']],
      [[1797, 64], ['N HW']],
      [
        [500, 3072],
        ['N CHW', 'N HWC'],
      ],
      [[10, 783], []],
      [[10, 28, 28, 2], []],
      [[10], []],
      [[], []],
      [[10, 5000, 5000], []],
    ];
    for (const [shape, axes] of wanted) expect([shape, read(shape)]).toEqual([shape, axes]);
    expect([
      read([64, 64, 3])[0],
      read([3, 32, 32])[0],
      read([3, 32, 32], true)[0],
      read([64, 64], true)[0],
      read([10_000, 784], true)[0],
    ]).toEqual(['H W C', 'N H W', 'C H W', 'H W', 'N HW']);
  });

  it('lead to the same images in C and in Fortran order, wherever each axis is', async () => {
    const AXES = {
      'N H W': 'NHW',
      'H W N': 'HWN',
      'N H W C': 'NHWC',
      'N C H W': 'NCHW',
      'H W C N': 'HWCN',
      'C H W N': 'CHWN',
    } as const;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...(Object.keys(AXES) as (keyof typeof AXES)[])),
        fc.integer({ min: 2, max: 4 }),
        fc.integer({ min: 4, max: 6 }),
        fc.integer({ min: 4, max: 6 }),
        fc.boolean(),
        async (axes, n, h, w, fortran) => {
          const sizes: Record<string, number> = { N: n, H: h, W: w, C: 3 };
          const letters = [...AXES[axes]];
          const shape = letters.map((letter) => sizes[letter]!);
          // the one that changes fastest first
          const order = fortran ? letters : [...letters].reverse();
          const body = new Uint8Array(shape.reduce((a, b) => a * b, 1));
          const value = (i: number, y: number, x: number): number => 60 * i + 8 * y + x;
          for (let at = 0; at < body.length; at++) {
            const place: Record<string, number> = {};
            let rest = at;
            for (const letter of order)
              ((place[letter] = rest % sizes[letter]!), (rest = Math.floor(rest / sizes[letter]!)));
            body[at] = value(place['N']!, place['H']!, place['W']!);
          }
          const { images } = await found(
            { 'x.npy': npy(shape, body, { fortran }) },
            { axes, scale: { black: 0, white: 255 } },
          );
          expect(images.length).toBe(n);
          images.forEach(({ width, height, pixels }, i) => {
            expect([height, width]).toEqual([h, w]);
            expect([...pixels]).toEqual(
              Array.from({ length: h * w }, (_, at) => value(i, Math.floor(at / w), at % w)),
            );
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('of colours in rows are read in the order in which the images are smooth', async () => {
    const value = (n: number, y: number, x: number, c: number): number =>
      20 * n + 3 * y + 2 * x + 40 * c;
    for (const axes of ['N CHW', 'N HWC'] as const) {
      const body = Uint8Array.from({ length: 3 * 3072 }, (_, i) => {
        const [n, at] = [Math.floor(i / 3072), i % 3072];
        return axes === 'N CHW'
          ? value(n, Math.floor(at / 32) % 32, at % 32, Math.floor(at / 1024))
          : value(n, Math.floor(at / 96), Math.floor(at / 3) % 32, at % 3);
      });
      expect((await found({ 'x.npy': npy([3, 3072], body) })).readings[0]).toBe(axes);
    }
  });

  it('with three colours become grey, with four too, over white', async () => {
    const body = new Uint8Array(3 * 4 * 4 * 4).map((_, i) => [255, 0, 0, i < 64 ? 255 : 0][i % 4]!);
    const { images } = await found({ 'x.npy': npy([3, 4, 4, 4], body) }, { axes: 'N H W C' });
    expect([images[0]!.pixels[0], images[1]!.pixels[0]]).toEqual([76, 255]);
  });

  it('keep their elements apart', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 4 }),
        fc.boolean(),
        (shape, fortran) => {
          for (const axes of readings({ shape, fortran, type: 'u1' }, false)) {
            const { count, height, width, channels, strides } = imageShape(
              { shape, fortran },
              axes,
            )!;
            const places = new Set<number>();
            for (let i = 0; i < count; i++)
              for (let y = 0; y < height; y++)
                for (let x = 0; x < width; x++)
                  for (let c = 0; c < channels; c++)
                    places.add(
                      i * strides.image +
                        y * strides.row +
                        x * strides.column +
                        c * strides.channel,
                    );
            expect([places.size, Math.max(...places) + 1]).toEqual([
              count * height * width * channels,
              shape.reduce((a, b) => a * b, 1),
            ]);
          }
        },
      ),
    );
  });
});
