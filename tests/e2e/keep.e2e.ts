import fs from 'node:fs';
import { expect, test } from 'vitest';
import { idxImages, idxLabels } from './support/idx';
import { ImportDialog } from './support/import-dialog';
import { keptRuns } from './support/kept-runs';
import { withVisitor } from './support/with-visitor';

const MORE = 3;
const visitor = withVisitor();

/** The steps of the runs that are kept. */
const keptSteps = async (): Promise<number[]> =>
  (await keptRuns(visitor().page)).map(({ step }) => step);

/** Trains for a while and rests; the step it came to, once that is kept. */
async function trainAndKeep(): Promise<number> {
  await visitor().click('play');
  await visitor().waitForSteps(10);
  await visitor().click('play');
  await visitor().waitForPause();
  const step = await visitor().step();
  await visitor().until('the run to be kept', async () => (await keptSteps()).includes(step));
  return step;
}

const offered = (): Promise<boolean> =>
  visitor()
    .page.$(visitor().at('offer'))
    .then((offer) => offer !== null);
const waitForOffer = (): Promise<void> => visitor().until('the offer', offered);

async function resume(step: number): Promise<void> {
  await waitForOffer();
  expect(await visitor().text('resume')).toMatch(new RegExp(`Resume \\(step ${step}, .+\\)`));
  await visitor().click('resume');
  await visitor().until('the step', async () => (await visitor().number('step-count')) === step);
  await visitor().until('the answer', async () => !(await offered()));
}

async function moreLosses(after: number): Promise<number[]> {
  for (let i = 0; i < MORE; i++) await visitor().takeStep();
  return (await visitor().losses()).slice(after);
}

test('a run goes on after a reload, curves and all, as if it had not been interrupted', async () => {
  await visitor().open({ autoplay: false });
  const step = await trainAndKeep();
  const uninterrupted = await moreLosses(step);

  await visitor().open({ autoplay: false, kept: true });
  await waitForOffer();
  expect(await visitor().number('step-count')).toBe(0);
  await resume(step);
  await visitor().click('step');
  await visitor().waitForStep(step + 1);
  await visitor().takeStep();
  await visitor().takeStep();
  const losses = (await visitor().events('progress')).flatMap(
    ({ report }) => report.terms.loss ?? [],
  );
  expect(losses).toEqual(uninterrupted);

  await visitor().click('share');
  await visitor().click('export-metrics');
  const rows = new TextDecoder()
    .decode(await visitor().offered())
    .trimEnd()
    .split('\r\n');
  expect(rows[1]).toMatch(/^1,/);
  expect(rows.at(-1)).toMatch(new RegExp(`^${step + MORE},`));
});

test('a fresh start forgets it', async () => {
  await visitor().open({ autoplay: false, kept: true });
  await waitForOffer();
  await visitor().click('start-afresh');
  await visitor().until('the offer to go', async () => !(await offered()));
  await visitor().until('nothing kept', async () => (await keptSteps()).length === 0);
  expect(await visitor().number('step-count')).toBe(0);
  await visitor().takeStep();
});

test('own images come back with the run', async () => {
  await visitor().open({ autoplay: false });
  const dialog = new ImportDialog(visitor);
  await dialog.drop([
    { name: 'corners-images-idx3-ubyte', bytes: idxImages(400) },
    { name: 'corners-labels-idx1-ubyte', bytes: idxLabels(400) },
  ]);
  await dialog.train();
  const step = await trainAndKeep();
  await visitor().open({ autoplay: false, kept: true });
  await resume(step);
  expect((await visitor().events('model')).at(-1)).toMatchObject({
    data: { height: 12, width: 12, classes: 4 },
    model: { step },
  });
  expect(await visitor().text('data-name')).toContain('corners');
  await visitor().takeStep();
});

test('a run of a page that is still open is not offered to another', async () => {
  await visitor().open({ autoplay: false });
  await trainAndKeep();
  const page = await visitor().page.browserContext().newPage();
  await page.goto(`${visitor().server.url}?device=cpu&autoplay=0&kept=1`);
  await page.waitForSelector(`${visitor().at('step')}:not([disabled])`);
  // longer than it waits for a page that is about to close
  await new Promise((resolve) => setTimeout(resolve, 5000));
  expect(await page.$(visitor().at('offer'))).toBeNull();
  await page.close();
});

test('after a crash, play goes on from what was kept', async () => {
  await visitor().page.evaluateOnNewDocument(() => {
    const { Worker } = globalThis;
    globalThis.Worker = class extends Worker {
      constructor(...options: ConstructorParameters<typeof Worker>) {
        super(...options);
        addEventListener('crash', () =>
          this.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' })),
        );
      }
    };
  });
  await visitor().open({ autoplay: false });
  const step = await trainAndKeep();
  await visitor().page.evaluate(() => void dispatchEvent(new Event('crash')));
  await visitor().until('a sentence', async () =>
    (await visitor().text('message')).includes('out of memory'),
  );
  await visitor().click('play');
  await visitor().until('later steps', async () => (await visitor().number('step-count')) > step);
  expect((await visitor().events('ready')).at(-1)?.model.step).toBe(step);
});

test('a run that version 1 has kept goes on, and is kept in the form of now', async () => {
  const checkpoint = fs.readFileSync('tests/recorded/version-1/vae.safetensors'); // of ten steps
  const header = JSON.parse(
    checkpoint.subarray(8, 8 + Number(checkpoint.readBigUInt64LE())).toString(),
  ) as { __metadata__: { config: string } };
  const grey = (image: number, row: number): number =>
    (image * 37 + Math.floor(row / 2) * 83) % 256; // the images that it was trained on
  const pixels = Array.from({ length: 40 * 64 }, (_, at) =>
    grey(Math.floor(at / 64), Math.floor((at % 64) / 8)),
  );
  const curve = { capacity: 600, stride: 1, steps: [], terms: {}, pending: { count: 0, sums: {} } };
  const record = {
    version: 1,
    savedAt: Date.now(),
    step: 10,
    config: JSON.parse(header.__metadata__.config),
    images: 'stripes',
    ownImages: true,
    running: false,
    curves: { train: curve, heldOut: curve, importance: curve },
    progress: {
      step: 10,
      epoch: 3,
      beta: 1,
      learningRate: 0.001,
      stepsPerSecond: 9,
      terms: { loss: 40 },
    },
    evaluation: null,
    point: [0, 0],
    ends: null,
    shown: ['latent'],
  };
  await visitor().open({ autoplay: false });
  await visitor().page.evaluate(
    (record, pixels, bytes) =>
      new Promise<void>((resolve) => {
        const opened = indexedDB.open('vae-lab');
        opened.onsuccess = () => {
          const change = opened.result.transaction('runs', 'readwrite');
          const runs = change.objectStore('runs');
          runs.put(record, 'old/record');
          runs.put(Uint8Array.from(bytes), 'old/checkpoint');
          runs.put(
            {
              set: {
                name: 'stripes',
                height: 8,
                width: 8,
                pixels: Uint8Array.from(pixels),
                labels: null,
                heldOut: 4,
              },
              classNames: null,
            },
            'old/images',
          );
          change.oncomplete = () => (opened.result.close(), resolve());
        };
      }),
    record,
    pixels,
    [...checkpoint],
  );
  await visitor().open({ autoplay: false, kept: true });
  await resume(10);
  expect((await visitor().events('model')).at(-1)).toMatchObject({
    config: { model: { bound: { kind: 'elbo' }, likelihood: { binarisation: 'none' } } },
    model: { step: 10, notice: null },
  });
  expect(await visitor().text('data-name')).toContain('stripes');
  await visitor().until('the record of now', async () =>
    JSON.stringify(await keptRuns(visitor().page)).includes('"version":2'),
  );
  expect(await keptRuns(visitor().page)).toMatchObject([
    { version: 2, step: 10, config: { model: { kind: 'vae', bound: { kind: 'elbo' } } } },
  ]);
  await visitor().takeStep();
});

test('a record that cannot be read gives a sentence, and the page works', async () => {
  await visitor().open({ autoplay: false });
  await visitor().page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const opened = indexedDB.open('vae-lab');
        opened.onsuccess = () => {
          const change = opened.result.transaction('runs', 'readwrite');
          change.objectStore('runs').put({ version: 99, step: 7 }, 'old/record');
          change.oncomplete = () => (opened.result.close(), resolve());
        };
      }),
  );
  await visitor().open({ autoplay: false, kept: true });
  await visitor().until('a sentence', async () =>
    (await visitor().text('message')).includes('can’t be read'),
  );
  expect(await offered()).toBe(false);
  await visitor().takeStep();
});

test('where storage is refused, that is one sentence, and the page works', async () => {
  await visitor().page.evaluateOnNewDocument(() => {
    const refuse = (): never => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    Object.defineProperty(globalThis, 'indexedDB', {
      value: { open: refuse, deleteDatabase: () => {} },
    });
  });
  await visitor().open({ autoplay: false });
  await visitor().until('a sentence', async () =>
    (await visitor().text('message')).includes('insecure'),
  );
  await visitor().takeStep();
});
