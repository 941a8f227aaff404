import zlib from 'node:zlib';
import { zipSync } from 'fflate';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { idxImages } from './support/idx';
import { ImportDialog } from './support/import-dialog';
import { npy } from './support/import-files';
import { withVisitor } from './support/with-visitor';

const IMAGES = 40;

const visitor = withVisitor();
const dialog = new ImportDialog(visitor);
beforeAll(() => visitor().open());
beforeEach(() => dialog.close());

/** How bright the images in the preview are, from 0 to 255. */
const brightness = (): Promise<number> =>
  visitor().page.$$eval('[data-testid="import-preview"] canvas', (canvases) => {
    let [sum, count] = [0, 0];
    for (const canvas of canvases as HTMLCanvasElement[]) {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      for (let i = 0; i < data.length; i += 4) ((sum += data[i]!), count++);
    }
    return sum / count;
  });

const text = (hook: string): Promise<string> => visitor().text(hook);
/** A bright square in a corner, by its class. */
const byte = (i: number): number =>
  Math.floor(i / 28) % 28 < 14 && i % 28 < 14 === (Math.floor(i / 784) % 2 === 0) ? 240 : 0;
const floats = (of: (share: number, i: number) => number, shape = [IMAGES, 28, 28]): Uint8Array =>
  npy(shape, '<f4', (i) => of(byte(i) / 255, i));
const csv = (headings: boolean): Uint8Array => {
  const rows = Array.from({ length: IMAGES }, (_, n) =>
    [n % 2, ...Array.from({ length: 784 }, (_, i) => byte(784 * n + i))].join(','),
  );
  return Buffer.from(
    [
      ...(headings
        ? [['label', ...Array.from({ length: 784 }, (_, i) => `pixel${i}`)].join(',')]
        : []),
      ...rows,
    ].join('\n'),
  );
};

describe('numbers', () => {
  test('with one pixel of 1.0000001, and a black of −1e-7, are as bright as the exact ones, and that is said', async () => {
    await dialog.choose([{ name: 'exact.npy', bytes: floats((share) => share) }]);
    const exact = await brightness();
    expect(exact).toBeGreaterThan(40);
    await visitor().click('import-back');
    await dialog.choose([
      { name: 'x.npy', bytes: floats((share, i) => (i === 400 ? 1.0000001 : share || -1e-7)) },
    ]);
    expect(await text('import-values')).toMatch(
      /^Values from −0\.0000001 to 1\.0000001: 0 is black, 1 is white\. [\d,]+ values beyond them are clipped\.$/,
    );
    expect(Math.abs((await brightness()) - exact)).toBeLessThan(0.5);
    expect((await dialog.train()).data).toMatchObject({ train: 36, heldOut: 4 });
  });

  test('on a scale of their own are as bright as can be, and on any that is chosen', async () => {
    await dialog.choose([{ name: 'x.npy', bytes: floats((share) => (share - 0.1307) / 0.3081) }]);
    expect(await text('import-values')).toMatch(/That is no usual range/);
    const own = await brightness();
    await visitor().set('import-scale', '0 255');
    await visitor().until('them to be nearly black', async () => (await brightness()) < own / 10);
    await visitor().set('import-white', '2.5');
    await visitor().until('them to be bright again', async () => (await brightness()) > own / 2);
    expect((await dialog.train()).data).toMatchObject({ train: 36 });
  });

  test('that are none are refused with their place, while training goes on', async () => {
    await visitor().choose('file-input', [
      visitor().write(
        'spoilt.npy',
        floats((share, i) => (i === 5 * 784 ? NaN : share)),
      ),
    ]);
    await visitor().until(
      'the sentence',
      async () =>
        (await text('import-problem')) ===
        '“spoilt.npy” holds NaN in image 6 of 40. Every value has to be a finite number.',
    );
    await visitor().waitForSteps(2);
  });
});

describe('arrays', () => {
  test('of other things beside the images are labels, or named as not used', async () => {
    const set = zipSync({
      'imgs.npy': npy([IMAGES, 28, 28], '|u1', (i) => Number(byte(i) > 0)),
      'y.npy': npy([IMAGES, 16], '|u1', (i) => Number(i % 16 === Math.floor(i / 16) % 16)),
      'latents_values.npy': npy([IMAGES, 6], '<f4', (i) => i / 7),
      'mean.npy': npy([28, 28], '<f4', () => 0.5),
    });
    await dialog.choose([{ name: 'set.npz', bytes: set }]);
    expect(await text('import-facts')).toContain('40 images');
    expect(await text('import-unused')).toMatch(/latents_values.*mean/s);
    expect((await dialog.train()).data).toMatchObject({ train: 36, labelled: true, classes: 16 });
  });

  test('that go on behind their last image are refused, and labels that are NaN are none', async () => {
    const images = npy([IMAGES, 28, 28], '|u1', byte);
    const file = visitor().write('count.npy', Buffer.concat([images, Buffer.alloc(784)]));
    await visitor().choose('file-input', [file]);
    await visitor().until('the sentence', async () =>
      (await text('import-problem')).startsWith(
        '“count.npy” does not end where its header says (bytes too many: 784)',
      ),
    );
    await visitor().click('import-close');
    await dialog.choose([
      { name: 'x.npy', bytes: images },
      { name: 'y.npy', bytes: npy([IMAGES], '<f4', (n) => (n % 5 === 0 ? NaN : n % 2)) },
    ]);
    expect(await text('import-notes')).toContain('“y.npy” has no label for 8 of the images');
    expect((await dialog.train()).data).toMatchObject({
      train: 28,
      heldOut: 4,
      labelled: true,
      classes: 2,
    });
  });

  test('of one image a file, in colours, are as many images', async () => {
    await dialog.choose(
      Array.from({ length: 6 }, (_, n) => ({
        name: `photo-${n}.npy`,
        bytes: npy([32, 32, 3], '|u1', (i) => (i * (n + 1)) % 256),
      })),
    );
    expect(await text('import-facts')).toContain('6 images, 32 × 32');
    expect((await dialog.train()).data).toMatchObject({ height: 32, width: 32 });
  });

  test('with the images along the last axis are read so, and may be read otherwise', async () => {
    await dialog.choose([{ name: 'last.npy', bytes: npy([28, 28, IMAGES], '|u1') }]);
    expect(await text('import-facts')).toContain('40 images');
    await visitor().set('import-axes', 'N H W');
    await visitor().until('the other reading', async () =>
      (await text('import-facts')).includes('28 images'),
    );
    await visitor().set('import-axes', 'H W N');
    await visitor().until('the first again', async () =>
      (await text('import-facts')).includes('40 images'),
    );
    expect((await dialog.train()).data).toMatchObject({ train: 36 });
  });

  test('of QMNIST have their labels in the first column', async () => {
    const labels = Buffer.alloc(12 + IMAGES * 32);
    labels.set([0, 0, 0x0c, 2, 0, 0, 0, IMAGES, 0, 0, 0, 8]);
    for (let n = 0; n < IMAGES; n++)
      (labels.writeInt32BE(n % 10, 12 + 32 * n), labels.writeInt32BE(1000 + n, 20 + 32 * n));
    await dialog.choose([
      { name: 'qmnist-train-images-idx3-ubyte.gz', bytes: zlib.gzipSync(idxImages(IMAGES)) },
      { name: 'qmnist-train-labels-idx2-int.gz', bytes: zlib.gzipSync(labels) },
    ]);
    expect((await dialog.train()).data).toMatchObject({ train: 36, labelled: true, classes: 10 });
  });
});

test.for([true, false])(
  'a table of pixels, with headings: %s, is images with their labels',
  async (headings) => {
    await dialog.choose([{ name: 'train.csv', bytes: csv(headings) }]);
    expect(await text('import-facts')).toMatch(/40 images, 28 × 28.*2 classes/);
    expect((await dialog.train()).data).toMatchObject({
      height: 28,
      train: 36,
      labelled: true,
      classes: 2,
    });
  },
);
