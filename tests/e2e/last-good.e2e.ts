// A run that is ruined by its learning rate, and the way back.
import { expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();
/**
 * Wide enough, with batches small enough, for a rate of one to overflow the scale of the codes
 * within some steps: 64 units in batches of 16 did so from about every other step that the training
 * before may end at, and else forgot all without a NaN.
 */
const MODEL = 'data.count=400&data.seed=1&model.network.hidden=400&training.batchSize=8';

const learnAt = (rate: number): Promise<void> =>
  visitor().page.$eval(
    visitor().at('learning-rate'),
    (element, rate) => {
      (element as HTMLInputElement).value = rate;
      element.dispatchEvent(new Event('change', { bubbles: true }));
    },
    String(rate),
  );

test('after a learning rate of 1 the model is back where its bound was sensible, and learns on', async () => {
  await visitor().visit(`${visitor().server.url}?device=cpu&autoplay=0&lang=en#v=2&${MODEL}`);
  const before = await visitor().trainFor(200);
  const step = await visitor().step();

  await learnAt(1);
  await visitor().click('play');
  await visitor().until(
    'the loss to be no number',
    async () => (await visitor().events('rewound')).length > 0,
  );
  await visitor().waitForPause();
  // Some bursts may pass before the engine has the new rate.
  const back = (await visitor().events('rewound')).at(-1)!.step;
  expect(back).toBeGreaterThanOrEqual(step);
  expect(await visitor().number('step-count')).toBe(back);
  expect(await visitor().text('message')).toMatch(/smaller learning rate/);

  await learnAt(0.001);
  // nats: a little noise, where it was worse a thousandfold
  expect(await visitor().trainFor(100)).toBeGreaterThan(before - 5);
});
