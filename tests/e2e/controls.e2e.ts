import { beforeAll, expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();
beforeAll(() => visitor().open());

test('pause stops the steps, and play goes on from there', async () => {
  await visitor().waitForSteps(2);
  await visitor().click('play');
  await visitor().waitForPause();
  const paused = await visitor().step();
  await visitor().click('play');
  await visitor().waitForSteps(2);
  expect(await visitor().step()).toBeGreaterThan(paused);
  expect(await visitor().attribute('play', 'aria-pressed')).toBe('true');
});

test('step pauses and takes exactly one step', async () => {
  await visitor().click('play');
  await visitor().waitForPause();
  const before = await visitor().step();
  await visitor().takeStep();
  await visitor().settled();
  expect(await visitor().step()).toBe(before + 1);
  expect(await visitor().number('step-count')).toBe(before + 1);
});

test('reset goes back to the first step', async () => {
  await visitor().click('reset');
  await visitor().until(
    'step 0 on the page',
    async () => (await visitor().number('step-count')) === 0,
  );
  await visitor().click('step');
  await visitor().until(
    'step 1 on the page',
    async () => (await visitor().number('step-count')) === 1,
  );
});

test('another size of the code starts a new model', async () => {
  await visitor().setField('latent-dim', 3);
  expect((await visitor().events('model')).at(-1)?.model).toMatchObject({ latentDim: 3, step: 0 });
  await visitor().click('step');
  await visitor().until(
    'step 1 on the page',
    async () => (await visitor().number('step-count')) === 1,
  );
});

test('the learning rate acts at once, on the same model', async () => {
  const [models, step] = [(await visitor().events('model')).length, await visitor().step()];
  await visitor().page.$eval(visitor().at('learning-rate'), (element) => {
    (element as HTMLInputElement).value = '0.0005';
    element.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await visitor().takeStep();
  expect(await visitor().step()).toBe(step + 1);
  expect((await visitor().events('model')).length).toBe(models);
});
