import zlib from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { idxImages, idxLabels } from './support/idx';
import { ImportDialog } from './support/import-dialog';
import { slow } from './support/place';
import { withVisitor } from './support/with-visitor';

const IMAGES = 400;
const visitor = withVisitor();
const dialog = new ImportDialog(visitor);
beforeAll(() => visitor().open());

test('a broken IDX file gives a message, and training goes on', async () => {
  await visitor().waitForSteps(2);
  await visitor().drop([
    { name: 'broken-images-idx3-ubyte', bytes: idxImages(IMAGES).subarray(0, 1000) },
  ]);
  await visitor().until('a message that names it', async () =>
    (await visitor().text('import-problem')).includes('broken-images'),
  );
  await visitor().waitForSteps(2);
  await visitor().click('import-close');
});

test('a file that is no IDX file at all gives a message, and training goes on', async () => {
  await visitor().drop([{ name: 'notes.txt', bytes: Buffer.from('These are not images.') }]);
  await visitor().until('a message that names it', async () =>
    (await visitor().text('import-problem')).includes('notes.txt'),
  );
  await visitor().waitForSteps(2);
  await visitor().click('import-close');
});

test('dropped IDX files become the data, with their labels', async () => {
  await dialog.drop([
    { name: 'corners-images-idx3-ubyte', bytes: idxImages(IMAGES) },
    { name: 'corners-labels-idx1-ubyte', bytes: idxLabels(IMAGES) },
  ]);
  expect((await dialog.train()).data).toMatchObject({
    name: 'corners-images-idx3-ubyte',
    height: 12,
    width: 12,
    labelled: true,
    classes: 4,
  });
  await visitor().waitForSteps(slow ? 2 : 20);
});

test('gzipped IDX files are read too', async () => {
  await dialog.drop([
    { name: 'zipped-images-idx3-ubyte.gz', bytes: zlib.gzipSync(idxImages(IMAGES)) },
  ]);
  expect((await dialog.train()).data).toMatchObject({
    name: 'zipped-images-idx3-ubyte',
    height: 12,
    width: 12,
    labelled: false,
  });
  await visitor().waitForSteps(slow ? 2 : 20);
});
