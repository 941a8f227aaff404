import { describe, expect, it } from 'vitest';
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
