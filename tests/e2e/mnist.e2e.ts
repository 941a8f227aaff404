import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ImportDialog } from './support/import-dialog';
import { withVisitor } from './support/with-visitor';

const FOLDER = process.env.VAE_LAB_MNIST ?? '../shared/data/mnist';
const FILES = [
  'train-images-idx3-ubyte.gz',
  'train-labels-idx1-ubyte.gz',
  't10k-images-idx3-ubyte.gz',
  't10k-labels-idx1-ubyte.gz',
];
const EPOCHS = 10;
const NATS = 106.0;

const present = FILES.every((file) => fs.existsSync(path.join(FOLDER, file)));
if (!present) console.log('skipped: MNIST is not there (VAE_LAB_MNIST names its folder)');

const visitor = withVisitor();

// The model, batch and rate of the usual example: 784-400-20, Adam at 1e-3, one sample, beta 1.
test.runIf(present)(
  `ten epochs of MNIST reach ${NATS} nats on its test images`,
  { timeout: 600_000 },
  async () => {
    await visitor().open({ autoplay: false });
    const dialog = new ImportDialog(visitor);
    await dialog.drop(
      FILES.map((file) => ({ name: file, bytes: fs.readFileSync(path.join(FOLDER, file)) })),
    );
    expect((await dialog.train()).data).toMatchObject({
      train: 60_000,
      heldOut: 10_000,
      classes: 10,
    });
    await visitor().setField('latent-dim', 20);
    await visitor().setField('batch-size', 128);
    await visitor().setField('hidden-0', 400);
    const { config } = (await visitor().events('model')).at(-1)!;
    expect(config).toMatchObject({
      model: {
        network: { kind: 'mlp', hidden: [400] },
        latentDim: 20,
        bound: { kind: 'elbo', beta: 1, warmupSteps: 0 },
      },
      training: { learningRate: 1e-3, batchSize: 128 },
    });

    await visitor().click('play');
    await visitor().until(
      `${EPOCHS} epochs`,
      async () => (await visitor().step()) >= EPOCHS * Math.ceil(60_000 / 128),
      540_000,
      1000,
    );
    await visitor().click('play');
    await visitor().waitForPause();
    await visitor().until(
      'all test images',
      async () => (await visitor().events('evaluation')).at(-1)!.evaluation.images === 10_000,
    );
    const { terms, images } = (await visitor().events('evaluation')).at(-1)!.evaluation;
    const bound = terms.bound!;
    console.log(`MNIST, ${EPOCHS} epochs: ${(-bound).toFixed(2)} nats on ${images} test images`);
    expect(-bound).toBeLessThanOrEqual(NATS);
  },
);
