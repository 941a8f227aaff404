import zlib from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { idxImages, idxLabels } from './support/idx';
import { ImportDialog } from './support/import-dialog';
import { slow } from './support/place';
import { withLab } from './support/with-lab';

const IMAGES = 400;
const lab = withLab();
const dialog = new ImportDialog(lab);
beforeAll(() => lab().open());

test('a broken IDX file gives a message, and training goes on', async () => {
  await lab().waitForSteps(2);
  await lab().drop([
    { name: 'broken-images-idx3-ubyte', bytes: idxImages(IMAGES).subarray(0, 1000) },
  ]);
  await lab().until('a message that names it', async () =>
    (await lab().text('import-problem')).includes('broken-images'),
  );
  await lab().waitForSteps(2);
  await lab().click('import-close');
});

test('a file that is no IDX file at all gives a message, and training goes on', async () => {
  await lab().drop([{ name: 'notes.txt', bytes: Buffer.from('These are not images.') }]);
  await lab().until('a message that names it', async () =>
    (await lab().text('import-problem')).includes('notes.txt'),
  );
  await lab().waitForSteps(2);
  await lab().click('import-close');
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
  await lab().waitForSteps(slow ? 2 : 20);
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
  await lab().waitForSteps(slow ? 2 : 20);
});
