import zlib from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { idxImages, idxLabels } from './support/idx';
import { slow } from './support/place';
import { withLab } from './support/with-lab';

const IMAGES = 400;
const lab = withLab();
beforeAll(() => lab().open());

test('a broken IDX file gives a message, and training goes on', async () => {
  await lab().waitForSteps(2);
  await lab().drop([{ name: 'broken-images-idx3-ubyte', bytes: idxImages(IMAGES).subarray(0, 1000) }]);
  await lab().until('a message that names it', async () => (await lab().text('message')).includes('broken-images'));
  await lab().waitForSteps(2);
});

test('a file that is no IDX file at all gives a message, and training goes on', async () => {
  await lab().drop([{ name: 'notes.txt', bytes: Buffer.from('These are not images.') }]);
  await lab().until('a message that names it', async () => (await lab().text('import-problem')).includes('notes.txt'));
  await lab().waitForSteps(2);
  await lab().click('import-close');
});

test('dropped IDX files become the data, with their labels', async () => {
  const before = await lab().text('data-name');
  await lab().drop([{ name: 'corners-images-idx3-ubyte', bytes: idxImages(IMAGES) }, { name: 'corners-labels-idx1-ubyte', bytes: idxLabels(IMAGES) }]);
  await lab().until('other data', async () => (await lab().text('data-name')) !== before);
  expect((await lab().events('model')).at(-1)?.data).toMatchObject({ height: 12, width: 12, labelled: true, classes: 4 });
  await lab().waitForSteps(slow ? 2 : 20);
});

test('gzipped IDX files are read too', async () => {
  const before = await lab().text('data-name');
  await lab().drop([{ name: 'zipped-images-idx3-ubyte.gz', bytes: zlib.gzipSync(idxImages(IMAGES)) }]);
  await lab().until('other data', async () => (await lab().text('data-name')) !== before);
  expect((await lab().events('model')).at(-1)?.data).toMatchObject({ height: 12, width: 12, labelled: false });
  await lab().waitForSteps(slow ? 2 : 20);
});
