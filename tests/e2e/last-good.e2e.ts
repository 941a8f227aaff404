// A run that is ruined by its learning rate, and the way back.
import { expect, test } from 'vitest';
import { withLab } from './support/with-lab';

const lab = withLab();
/**
 * Wide enough, with batches small enough, for a rate of one to overflow the scale of the codes within some steps: 64 units in batches
 * of 16 did so from about every other step that the training before may end at, and else forgot all without a NaN.
 */
const MODEL = 'data.count=400&data.seed=1&model.network.hidden=400&training.batchSize=8';

const learnAt = (rate: number): Promise<void> =>
  lab().page.$eval(
    lab().at('learning-rate'),
    (element, rate) => {
      (element as HTMLInputElement).value = rate;
      element.dispatchEvent(new Event('change', { bubbles: true }));
    },
    String(rate),
  );

test('after a learning rate of 1 the model is back where its bound was sensible, and learns on', async () => {
  await lab().visit(`${lab().server.url}?device=cpu&autoplay=0&lang=en#v=2&${MODEL}`);
  const before = await lab().trainFor(200);
  const step = await lab().step();

  await learnAt(1);
  await lab().click('play');
  await lab().until(
    'the loss to be no number',
    async () => (await lab().events('rewound')).length > 0,
  );
  await lab().waitForPause();
  expect((await lab().events('rewound')).at(-1)!.step).toBe(step);
  expect(await lab().number('step-count')).toBe(step);
  expect(await lab().text('message')).toMatch(/smaller learning rate/);

  await learnAt(0.001);
  expect(await lab().trainFor(100)).toBeGreaterThan(before - 5); // nats: a little noise, where it was worse a thousandfold
});
