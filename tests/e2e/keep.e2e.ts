import fs from 'node:fs';
import { expect, test } from 'vitest';
import { idxImages, idxLabels } from './support/idx';
import { ImportDialog } from './support/import-dialog';
import { withLab } from './support/with-lab';

const MORE = 3;
const lab = withLab();

interface Kept {
  version: number;
  step: number;
  config: unknown;
}

/** What the browser keeps of runs, but for weights and images. */
const keptRecords = (): Promise<Kept[]> =>
  lab().page.evaluate(async () => {
    const request = <T>(asked: IDBRequest<T>): Promise<T> =>
      new Promise(
        (resolve, reject) => (
          (asked.onsuccess = () => resolve(asked.result)),
          (asked.onerror = () => reject(asked.error))
        ),
      );
    const database = await request(indexedDB.open('vae-lab'));
    const entries = (await request(
      database.transaction('runs').objectStore('runs').getAll(),
    )) as (Partial<Kept> | null)[];
    database.close();
    return entries.flatMap((entry) =>
      entry?.step === undefined
        ? []
        : [{ version: entry.version!, step: entry.step, config: entry.config }],
    );
  });

/** The steps of the runs that are kept. */
const keptSteps = async (): Promise<number[]> => (await keptRecords()).map(({ step }) => step);

/** Trains for a while and rests; the step it came to, once that is kept. */
async function trainAndKeep(): Promise<number> {
  await lab().click('play');
  await lab().waitForSteps(10);
  await lab().click('play');
  await lab().waitForPause();
  const step = await lab().step();
  await lab().until('the run to be kept', async () => (await keptSteps()).includes(step));
  return step;
}

const offered = (): Promise<boolean> =>
  lab()
    .page.$(lab().at('offer'))
    .then((offer) => offer !== null);
const waitForOffer = (): Promise<void> => lab().until('the offer', offered);

async function resume(step: number): Promise<void> {
  await waitForOffer();
  expect(await lab().text('resume')).toMatch(new RegExp(`Resume \\(step ${step}, .+\\)`));
  await lab().click('resume');
  await lab().until('the step', async () => (await lab().number('step-count')) === step);
  await lab().until('the answer', async () => !(await offered()));
}

async function moreLosses(after: number): Promise<number[]> {
  for (let i = 0; i < MORE; i++) await lab().takeStep();
  return (await lab().losses()).slice(after);
}

test('a run goes on after a reload, curves and all, as if it had not been interrupted', async () => {
  await lab().open({ autoplay: false });
  const step = await trainAndKeep();
  const uninterrupted = await moreLosses(step);

  await lab().open({ autoplay: false, kept: true });
  await waitForOffer();
  expect(await lab().number('step-count')).toBe(0);
  await resume(step);
  await lab().click('step');
  await lab().waitForStep(step + 1);
  await lab().takeStep();
  await lab().takeStep();
  const losses = (await lab().events('progress')).flatMap(({ report }) => report.terms.loss ?? []);
  expect(losses).toEqual(uninterrupted);

  await lab().click('share');
  await lab().click('export-metrics');
  const rows = new TextDecoder()
    .decode(await lab().offered())
    .trimEnd()
    .split('\r\n');
  expect(rows[1]).toMatch(/^1,/);
  expect(rows.at(-1)).toMatch(new RegExp(`^${step + MORE},`));
});

test('a fresh start forgets it', async () => {
  await lab().open({ autoplay: false, kept: true });
  await waitForOffer();
  await lab().click('start-afresh');
  await lab().until('the offer to go', async () => !(await offered()));
  await lab().until('nothing kept', async () => (await keptSteps()).length === 0);
  expect(await lab().number('step-count')).toBe(0);
  await lab().takeStep();
});

test('own images come back with the run', async () => {
  await lab().open({ autoplay: false });
  const dialog = new ImportDialog(lab);
  await dialog.drop([
    { name: 'corners-images-idx3-ubyte', bytes: idxImages(400) },
    { name: 'corners-labels-idx1-ubyte', bytes: idxLabels(400) },
  ]);
  await dialog.train();
  const step = await trainAndKeep();
  await lab().open({ autoplay: false, kept: true });
  await resume(step);
  expect((await lab().events('model')).at(-1)).toMatchObject({
    data: { height: 12, width: 12, classes: 4 },
    model: { step },
  });
  expect(await lab().text('data-name')).toContain('corners');
  await lab().takeStep();
});

test('a run of a page that is still open is not offered to another', async () => {
  await lab().open({ autoplay: false });
  await trainAndKeep();
  const page = await lab().page.browserContext().newPage();
  await page.goto(`${lab().server.url}?device=cpu&autoplay=0&kept=1`);
  await page.waitForSelector(`${lab().at('step')}:not([disabled])`);
  await new Promise((resolve) => setTimeout(resolve, 5000)); // longer than it waits for a page that is about to close
  expect(await page.$(lab().at('offer'))).toBeNull();
  await page.close();
});

test('after a crash, play goes on from what was kept', async () => {
  await lab().page.evaluateOnNewDocument(() => {
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
  await lab().open({ autoplay: false });
  const step = await trainAndKeep();
  await lab().page.evaluate(() => void dispatchEvent(new Event('crash')));
  await lab().until('a sentence', async () =>
    (await lab().text('message')).includes('out of memory'),
  );
  await lab().click('play');
  await lab().until('later steps', async () => (await lab().number('step-count')) > step);
  expect((await lab().events('ready')).at(-1)?.model.step).toBe(step);
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
  await lab().open({ autoplay: false });
  await lab().page.evaluate(
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
  await lab().open({ autoplay: false, kept: true });
  await resume(10);
  expect((await lab().events('model')).at(-1)).toMatchObject({
    config: { model: { bound: { kind: 'elbo' }, likelihood: { binarisation: 'none' } } },
    model: { step: 10, notice: null },
  });
  expect(await lab().text('data-name')).toContain('stripes');
  await lab().until('the record of now', async () =>
    JSON.stringify(await keptRecords()).includes('"version":2'),
  );
  expect(await keptRecords()).toMatchObject([
    { version: 2, step: 10, config: { model: { kind: 'vae', bound: { kind: 'elbo' } } } },
  ]);
  await lab().takeStep();
});

test('a record that cannot be read gives a sentence, and the page works', async () => {
  await lab().open({ autoplay: false });
  await lab().page.evaluate(
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
  await lab().open({ autoplay: false, kept: true });
  await lab().until('a sentence', async () =>
    (await lab().text('message')).includes('can’t be read'),
  );
  expect(await offered()).toBe(false);
  await lab().takeStep();
});

test('where storage is refused, that is one sentence, and the page works', async () => {
  await lab().page.evaluateOnNewDocument(() => {
    const refuse = (): never => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    Object.defineProperty(globalThis, 'indexedDB', {
      value: { open: refuse, deleteDatabase: () => {} },
    });
  });
  await lab().open({ autoplay: false });
  await lab().until('a sentence', async () => (await lab().text('message')).includes('insecure'));
  await lab().takeStep();
});
