import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { zipSync } from 'fflate';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { zipOf } from '../www/data/archives';
import { violations } from './support/axe';
import { idxImages, idxLabels } from './support/idx';
import { ImportDialog } from './support/import-dialog';
import { locked, npy, sheetOfRows, zipOfPngs, type Made } from './support/import-files';
import { barPng, claimedPng, png } from './support/png';
import { browserName } from './support/place';
import { withVisitor } from './support/with-visitor';

const IMAGES = 40;
const MOST_SECONDS = 20; // for 10,000 images

const visitor = withVisitor();
const dialog = new ImportDialog(visitor);
beforeAll(() => visitor().open());
beforeEach(() => dialog.close());

const pngs = (count: number): Made[] =>
  Array.from({ length: count }, (_, n) => ({ name: `bar-${n}.png`, bytes: barPng(n) }));
const csv = (rows: string[]): Made => ({
  name: 'labels.csv',
  bytes: Buffer.from(['name,label', ...rows].join('\n')),
});

describe('images that are learned from', () => {
  const good: [string, () => Made[], object][] = [
    [
      'image files with a table of labels',
      () => [
        ...pngs(12),
        csv(Array.from({ length: 12 }, (_, n) => `bar-${n}.png,${['left', 'right'][n % 2]}`)),
      ],
      { labelled: true, classes: 2 },
    ],
    [
      'a zip with a folder for each class',
      () => [{ name: 'bars.zip', bytes: zipOfPngs(IMAGES) }],
      { labelled: true, classes: 4, train: 36, heldOut: 4 },
    ],
    [
      'a NumPy array of bytes',
      () => [{ name: 'bytes.npy', bytes: npy([IMAGES, 28, 28]) }],
      { labelled: false },
    ],
    [
      'a NumPy array of numbers from 0 to 1, with its labels',
      () => [
        { name: 'x.npy', bytes: npy([IMAGES, 784], '<f4', (i) => (i % 100) / 100) },
        { name: 'y.npy', bytes: npy([IMAGES], '|u1', (i) => i % 3) },
      ],
      { labelled: true, classes: 3 },
    ],
    [
      'an .npz of training and test images',
      () => [
        {
          name: 'set.npz',
          bytes: zipSync({
            'x_train.npy': npy([30, 28, 28]),
            'y_train.npy': npy([30], '|u1', (i) => i % 5),
            'x_test.npy': npy([10, 28, 28]),
            'y_test.npy': npy([10], '|u1', (i) => i % 5),
          }),
        },
      ],
      { labelled: true, classes: 5, train: 30, heldOut: 10 },
    ],
    [
      'IDX files, one of them gzipped',
      () => [
        { name: 'c-images-idx3-ubyte.gz', bytes: zlib.gzipSync(idxImages(IMAGES)) },
        { name: 'c-labels-idx1-ubyte', bytes: idxLabels(IMAGES) },
      ],
      { height: 12, width: 12, labelled: true, classes: 4 },
    ],
    [
      'a sheet with an image in each row',
      () => [{ name: 'rows.png', bytes: sheetOfRows(120) }],
      { labelled: false, train: 108 },
    ],
  ];
  for (const [what, files, data] of good) {
    test(what, async () => {
      await dialog.choose(files());
      expect((await dialog.train()).data).toMatchObject({ height: 28, width: 28, ...data });
    });
  }

  test('a sheet of cells, cut to 32 pixels and turned over', async () => {
    await dialog.choose([
      { name: 'cells.png', bytes: png(200, 100, (x, y) => ((x % 20) + (y % 20) < 20 ? 255 : 180)) },
    ]);
    expect(
      await visitor().page.$eval(
        visitor().at('import-invert'),
        (box) => (box as HTMLInputElement).checked,
      ),
    ).toBe(true); // as its background is bright
    await visitor().set('import-cell-width', '20');
    await visitor().set('import-cell-height', '20');
    await visitor().click('import-size-32');
    await visitor().until('fifty of them', async () =>
      (await visitor().text('import-facts')).includes('50 images, 32 × 32'),
    );
    expect((await dialog.train()).data).toMatchObject({ height: 32, width: 32, train: 45 });
  });

  test('a zip dropped on the page, with an image that cannot be read, and is named before training begins', async () => {
    await dialog.drop([
      {
        name: 'dropped.zip',
        bytes: zipOfPngs(IMAGES, { 'bars/class-0/torn.png': Buffer.from('no image') }),
      },
    ]);
    expect(await visitor().text('import-unused')).toContain('torn.png');
    expect((await dialog.train()).data).toMatchObject({ train: 36, classes: 4 });
  });

  test('files that are dropped while the dialog is still closing', async () => {
    await dialog.choose(pngs(12));
    await visitor().page.$eval(visitor().at('import-close'), (button) =>
      document.addEventListener('drop', () => (button as HTMLElement).click(), {
        once: true,
        capture: true,
      }),
    );
    await dialog.drop([{ name: 'late.zip', bytes: zipOfPngs(IMAGES) }]);
    await visitor().drawn();
    expect((await dialog.train()).data).toMatchObject({ name: 'late', train: 36 });
  });

  test.runIf(browserName === 'chromium')('a folder with one for each class', async () => {
    for (let n = 0; n < IMAGES; n++) {
      const folder = path.join(visitor().folder, 'set', n % 2 ? 'odd' : 'even');
      fs.mkdirSync(folder, { recursive: true });
      fs.writeFileSync(path.join(folder, `${n}.png`), barPng(n));
    }
    await visitor().choose('folder-input', [path.join(visitor().folder, 'set')]);
    await dialog.preview();
    expect((await dialog.train()).data).toMatchObject({ name: 'set', labelled: true, classes: 2 });
  });

  test('photographs, made small', async () => {
    const photos = await visitor().page.evaluate(() =>
      Promise.all(
        Array.from({ length: 6 }, async (_, n) => {
          const canvas = new OffscreenCanvas(1600, 900);
          const context = canvas.getContext('2d')!;
          context.fillStyle = '#102030';
          context.fillRect(0, 0, 1600, 900);
          context.fillStyle = 'white';
          context.fillRect(700 + 20 * n, 100, 200, 700);
          const bytes = new Uint8Array(
            await (
              await canvas.convertToBlob({ type: n % 2 ? 'image/jpeg' : 'image/webp' })
            ).arrayBuffer(),
          );
          return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
        }),
      ),
    );
    await dialog.choose(
      photos.map((base64, n) => ({
        name: `photo-${n}.${n % 2 ? 'jpg' : 'webp'}`,
        bytes: Buffer.from(base64, 'base64'),
      })),
    );
    await visitor().set('import-layout', 'whole');
    await visitor().click('import-crop-fit');
    await visitor().until('six of them', async () =>
      (await visitor().text('import-facts')).includes('6 images'),
    );
    expect((await dialog.train()).data).toMatchObject({
      channels: 3, // their ground is blue
      height: 32,
      width: 32,
      train: 4,
      heldOut: 2,
    });
  });

  test('nothing, when they are given up', async () => {
    const models = (await visitor().events('model')).length;
    await dialog.choose(pngs(12));
    await visitor().click('import-back');
    await visitor().until('the choice of files again', async () => !(await dialog.hasPreview()));
    expect((await visitor().events('model')).length).toBe(models);
  });
});

describe('a clear sentence, while training goes on, for', () => {
  const broken: [string, () => Made[], RegExp][] = [
    [
      'a zip bomb',
      () => [
        {
          name: 'bomb.zip',
          bytes: zipOf([
            { name: 'a.png', bytes: barPng(0) },
            { name: 'b.png', bytes: barPng(0), offset: 0 },
          ]),
        },
      ],
      /“bomb.zip” would unpack to far more/,
    ],
    [
      'an image of 20,000 × 20,000 pixels',
      () => [{ name: 'huge.png', bytes: claimedPng(20_000, 20_000) }],
      /“huge.png” is 20,000 × 20,000 pixels; an image may have at most 64 million/,
    ],
    [
      'a truncated array',
      () => [{ name: 'short.npy', bytes: npy([IMAGES, 28, 28]).subarray(0, 5000) }],
      /“short.npy” is cut off: it should have 31,488 bytes and has 5,000/,
    ],
    [
      'a CSV called .idx',
      () => [{ name: 'table.idx', bytes: Buffer.from('a,b,c\n1,2,3\n') }],
      /“table.idx” is not an IDX file.*CSV/,
    ],
    [
      'an empty archive',
      () => [{ name: 'void.zip', bytes: zipSync({}) }],
      /There are no images here/,
    ],
    ['labels alone', () => [csv(['a.png,1', 'b.png,2'])], /labels in “labels.csv”, but no images/],
    [
      'an encrypted zip',
      () => [{ name: 'secret.zip', bytes: locked(zipOfPngs(4)) }],
      /“secret.zip” is locked with a password/,
    ],
    [
      'a zip in a zip',
      () => [{ name: 'outer.zip', bytes: zipSync({ 'inner.zip': zipOfPngs(4) }) }],
      /“inner.zip” is an archive within an archive/,
    ],
    [
      'text with the name of an image',
      () => [{ name: 'words.png', bytes: Buffer.from('These are only words.') }],
      /“words.png” is not an image.*plain text/,
    ],
    [
      'too many images',
      () => [{ name: 'many.npy', bytes: npy([70_001, 2, 2]) }],
      /“many.npy” has 70,001 images; at most 70,000/,
    ],
    [
      'too many classes',
      () => [
        { name: 'x.npy', bytes: npy([300, 4, 4]) },
        {
          name: 'names.txt',
          bytes: Buffer.from(Array.from({ length: 300 }, (_, n) => `class ${n}`).join('\n')),
        },
      ],
      /300 different labels; at most 256/,
    ],
    [
      'labels that are too few',
      () => [...pngs(6), csv(['bar-0.png,1', 'bar-1.png,2'])],
      /“labels.csv” has no label for 4 of the images, such as “bar-2.png”/,
    ],
  ];
  for (const [what, files, sentence] of broken) {
    test(what, async () => {
      await dialog.offer(files());
      await visitor().until(`${sentence}`, async () => sentence.test(await dialog.said()), 20_000);
      await visitor().waitForSteps(2);
    });
  }
});

test.runIf(browserName === 'chromium')(
  'axe finds nothing wrong with the dialog, where files are chosen and with a preview',
  async () => {
    await visitor().click('open-import');
    expect(await violations(visitor().page)).toEqual([]);
    await dialog.choose([{ name: 'cells.png', bytes: png(200, 100, (x) => x) }]);
    expect(await violations(visitor().page)).toEqual([]);
  },
);

test.runIf(browserName === 'chromium')(
  `10,000 PNG files in a zip are there in under ${MOST_SECONDS} seconds, with progress, while a model trains`,
  async () => {
    const file = visitor().write('many.zip', zipOfPngs(10_000));
    await visitor().page.evaluate(() => {
      const seen = ((globalThis as { seenProgress?: string[] }).seenProgress = []) as string[];
      new MutationObserver(() => {
        const text = document.querySelector('[data-testid="import-progress"]')?.textContent?.trim();
        if (text && text !== seen.at(-1)) seen.push(text);
      }).observe(document.querySelector('lab-import')!, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
    await givenUpHalfway(file);
    const start = performance.now();
    await visitor().choose('file-input', [file]);
    await dialog.preview();
    const previewed = performance.now();
    expect((await dialog.train()).data).toMatchObject({ train: 9000, heldOut: 1000, classes: 4 });
    const [opening, all] = [previewed - start, performance.now() - start].map(
      (ms) => ms / 1000,
    ) as [number, number];
    const progress = await visitor().page.evaluate(
      () => (globalThis as { seenProgress?: string[] }).seenProgress!,
    );
    console.log(
      `10,000 PNG files in a zip: preview after ${opening.toFixed(1)} s, learned from after ${all.toFixed(1)} s`,
    );
    expect(progress.length).toBeGreaterThan(3);
    expect(all).toBeLessThan(MOST_SECONDS);
  },
);

/** Cancels while they are being prepared: the model at work stays. */
async function givenUpHalfway(file: string): Promise<void> {
  const models = (await visitor().events('model')).length;
  await visitor().choose('file-input', [file]);
  await dialog.preview();
  await visitor().click('import-train');
  await visitor().until('some progress', async () =>
    /^[1-9]/.test(
      await visitor().page.$$eval(
        visitor().at('import-progress'),
        ([element]) => element?.textContent ?? '',
      ),
    ),
  );
  await visitor().click('import-cancel');
  await visitor().waitForSteps(2);
  expect((await visitor().events('model')).length).toBe(models);
  expect(await dialog.hasPreview()).toBe(false);
}
