import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageShape, readings } from '../../../www/data/array-shape';
import { reasonOf } from '../../../www/data/reasons';
import { bars, found, idx, npy, npz } from './make-arrays';

const numbers = (count: number, classes: number): number[] =>
  Array.from({ length: count }, (_, n) => n % classes);
const byNumber = (count: number, classes: number): string[] => numbers(count, classes).map(String);
/** A row for each image, with a 1 at its class. */
const oneHot = (count: number, classes: number): Uint8Array =>
  Uint8Array.from({ length: count * classes }, (_, i) =>
    Number(i % classes === Math.floor(i / classes) % classes),
  );
const x = (count: number): Uint8Array => npy([count, 28, 28], bars(count));

describe('labels', () => {
  it('one-hot are the number of the class, however many classes look like a square', async () => {
    for (const classes of [2, 4, 9, 10, 16, 64]) {
      for (const body of [
        oneHot(128, classes),
        Float32Array.from(oneHot(128, classes)),
        Float64Array.from(oneHot(128, classes)),
      ]) {
        const { images, labels, unused } = await found({
          'set.npz': npz({ x_train: x(128), y_train: npy([128, classes], body) }),
        });
        expect([images.length, images[0]!.width]).toEqual([128, 28]);
        expect(labels).toEqual({ 'set.npz/y_train.npy': byNumber(128, classes) });
        expect(unused).toEqual([]);
      }
    }
  });

  it('one-hot in Fortran order, and beside flat images, are the same', async () => {
    const columns = Uint8Array.from({ length: 48 * 16 }, (_, i) =>
      Number(Math.floor(i / 48) === (i % 48) % 16),
    );
    const { images, labels } = await found({
      'x.npy': npy([48, 784], bars(48)),
      'y.npy': npy([48, 16], columns, { fortran: true }),
    });
    expect([images.length, images[0]!.width, labels]).toEqual([
      48,
      28,
      { 'y.npy': byNumber(48, 16) },
    ]);
  });

  it('are read in columns, in rows and as text', async () => {
    const digits = Int32Array.from(numbers(100, 4));
    for (const shape of [[100], [100, 1], [1, 100]])
      expect((await found({ 'x.npy': x(100), 'y.npy': npy(shape, digits) })).labels).toEqual({
        'y.npy': byNumber(100, 4),
      });
    const wide = new Uint8Array(
      new Uint32Array(200).map((_, i) => (i % 2 ? 0 : 48 + ((i / 2) % 4))).buffer,
    );
    expect(
      (await found({ 'x.npy': x(100), 'y.npy': npy([100], wide, { descr: '<U2' }) })).labels,
    ).toEqual({ 'y.npy': byNumber(100, 4) });
    expect(
      (
        await found({
          'x.npy': x(100),
          'y.npy': npy(
            [100],
            Uint8Array.from(digits, (digit) => 48 + digit),
            { descr: '|S1' },
          ),
        })
      ).labels,
    ).toEqual({ 'y.npy': byNumber(100, 4) });
  });

  it('that are NaN, or empty texts, are none', async () => {
    const { labels, unlabelled } = await found({
      'x.npy': x(8),
      'y.npy': npy([8], Float32Array.of(0, 1, NaN, 0, 1, 0, NaN, 1)),
    });
    expect([labels['y.npy']!.filter((_, n) => n !== 2 && n !== 6), unlabelled]).toEqual([
      ['0', '1', '0', '1', '0', '1'],
      2,
    ]);
    const texts = new Uint8Array(
      new Uint32Array(8).map((_, n) => (n === 3 ? 0 : 97 + (n % 2))).buffer,
    );
    expect(
      (await found({ 'x.npy': x(8), 'y.npy': npy([8], texts, { descr: '<U1' }) })).unlabelled,
    ).toBe(1);
  });

  it('that measure something are left out, but halves and version numbers may be classes', async () => {
    const targets = Float64Array.from({ length: 40 }, (_, n) => Math.sin(n + 1));
    expect(await found({ 'x.npy': x(40), 'y.npy': npy([40], targets) })).toMatchObject({
      labels: {},
      unused: [{ file: 'y.npy', why: 'measures' }],
    });
    expect(
      (
        await found({
          'x.npy': x(40),
          'y.npy': npy(
            [40],
            targets.map((_, n) => (n % 5) / 2),
          ),
        })
      ).labels['y.npy']!.slice(0, 4),
    ).toEqual(['0', '0.5', '1', '1.5']);
    expect(
      (
        await found({
          'x.npy': x(40),
          'y.npy': npy(
            [40],
            targets.map((_, n) => n),
          ),
        })
      ).labels['y.npy'],
    ).toHaveLength(40);
    const parts = await found({
      'x_train.npy': x(30),
      'x_test.npy': x(10),
      'y_train.npy': npy([30], targets.slice(0, 30)),
      'y_test.npy': npy([10], targets.slice(30)),
    });
    expect([parts.labels, parts.unused.map(({ why }) => why)]).toEqual([{}, ['measures']]);
  });

  it('of QMNIST are the first of eight columns', async () => {
    const body = new Uint8Array(40 * 8 * 4);
    for (let n = 0; n < 40; n++) body.set([0, 0, 0, n % 10, 0, 0, 0, 4, 0, 0, 3, 232], n * 32);
    const { images, labels } = await found({
      'qmnist-train-images-idx3-ubyte': idx(8, [40, 28, 28], bars(40)),
      'qmnist-train-labels-idx2-int': idx(0x0c, [40, 8], body),
    });
    expect([images.length, labels]).toEqual([
      40,
      { 'qmnist-train-labels-idx2-int': byNumber(40, 10) },
    ]);
  });

  it('of several classes at once are left out, with their number', async () => {
    const { labels, unused } = await found({
      'm.npz': npz({
        train_images: x(40),
        train_labels: npy(
          [40, 14],
          Uint8Array.from({ length: 560 }, (_, i) => Number(i % 3 === 0)),
        ),
      }),
    });
    expect(labels).toEqual({});
    expect(unused).toEqual([{ file: 'm.npz/train_labels.npy', why: 'multi-label', columns: 14 }]);
  });

  it('of training, validation and test parts go with their images', async () => {
    const part = (name: string, count: number) => ({
      [`${name}_images`]: x(count),
      [`${name}_labels`]: npy([count, 1], Uint8Array.from(numbers(count, 3))),
    });
    const { images, labels } = await found({
      'm.npz': npz({ ...part('train', 30), ...part('val', 10), ...part('test', 10) }),
    });
    expect(images.length).toBe(50);
    expect(Object.values(labels)).toEqual([
      [...byNumber(10, 3), ...byNumber(30, 3), ...byNumber(10, 3)],
    ]); // test, train, val
  });

  it('of arrays without names go with them by their number', async () => {
    const { labels } = await found({
      'a.npz': npz({ arr_0: x(40), arr_1: npy([40], BigInt64Array.from(numbers(40, 4), BigInt)) }),
    });
    expect(labels).toEqual({ 'a.npz/arr_1.npy': byNumber(40, 4) });
  });
});

describe('an array that is neither images nor labels', () => {
  it('is named and not used, whatever lies beside the images', async () => {
    const files = {
      imgs: npy([60, 64, 64], bars(60, 64)),
      latents_values: npy(
        [60, 6],
        Float64Array.from({ length: 360 }, (_, i) => i / 7),
      ),
      latents_classes: npy(
        [60, 6],
        BigInt64Array.from({ length: 360 }, (_, i) => BigInt(i % 40)),
      ),
      metadata: npy([], new Uint8Array(8), { descr: '|O' }),
      n_classes: npy([], BigInt64Array.of(4n)),
      mean: npy([64, 64], new Float64Array(4096).fill(0.5)),
      mean_first: npy([1, 64, 64], new Float64Array(4096).fill(0.5)),
      boxes: npy(
        [60, 4],
        Uint8Array.from({ length: 240 }, (_, i) => i % 20),
      ),
      codes: npy([60, 16], new Float32Array(960).fill(0.3)),
      masks: npy([60, 64, 64], bars(60, 64)),
    };
    const { images, labels, unused } = await found({ 'd.npz': npz(files) });
    expect([images.length, images[0]!.width, labels]).toEqual([60, 64, {}]);
    expect(unused.map(({ file, why }) => [file.replace(/^.*\/|\.npy$/g, ''), why]).sort()).toEqual([
      ['boxes', 'no-role'],
      ['codes', 'no-role'],
      ['latents_classes', 'no-role'],
      ['latents_values', 'no-role'],
      ['masks', 'no-role'],
      ['mean', 'no-role'],
      ['mean_first', 'no-role'],
      ['metadata', 'element'],
      ['n_classes', 'no-role'],
    ]);
  });

  it('alone is refused with the shapes that are allowed', async () => {
    const refusal = async (shape: number[]) =>
      reasonOf(
        await found({
          'x.npy': npy(shape, new Uint8Array(shape.reduce((a, b) => a * b, 1))),
        }).catch((error: unknown) => error),
      );
    for (const shape of [[40, 783], [10, 28, 28, 2], [2, 3, 4, 5, 6], [0, 28, 28], []])
      expect(await refusal(shape)).toEqual({ file: 'x.npy', why: 'shape', shape });
  });

  it('is never images where it is labels', async () => {
    expect(
      reasonOf(
        await found({ 'y.npy': npy([48, 16], oneHot(48, 16)) }).catch((error: unknown) => error),
      ),
    ).toMatchObject({ why: 'only-labels' });
  });
});

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
          const order = fortran ? letters : [...letters].reverse(); // the one that changes fastest first
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
