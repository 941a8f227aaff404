import { beforeAll, expect, test } from 'vitest';
import { withLab } from './support/with-lab';

const lab = withLab();
beforeAll(() => lab().open());

test('pause stops the steps, and play goes on from there', async () => {
  await lab().waitForSteps(2);
  await lab().click('play');
  await lab().waitForPause();
  const paused = await lab().step();
  await lab().click('play');
  await lab().waitForSteps(2);
  expect(await lab().step()).toBeGreaterThan(paused);
  expect(await lab().attribute('play', 'aria-pressed')).toBe('true');
});

test('step pauses and takes exactly one step', async () => {
  await lab().click('play');
  await lab().waitForPause();
  const before = await lab().step();
  await lab().takeStep();
  await lab().settled();
  expect(await lab().step()).toBe(before + 1);
  expect(await lab().number('step-count')).toBe(before + 1);
});

test('reset goes back to the first step', async () => {
  await lab().click('reset');
  await lab().until('step 0 on the page', async () => (await lab().number('step-count')) === 0);
  await lab().click('step');
  await lab().until('step 1 on the page', async () => (await lab().number('step-count')) === 1);
});

test('another size of the code starts a new model', async () => {
  await lab().setField('latent-dim', 3);
  expect((await lab().events('model')).at(-1)?.model).toMatchObject({ latentDim: 3, step: 0 });
  await lab().click('step');
  await lab().until('step 1 on the page', async () => (await lab().number('step-count')) === 1);
});

test('the learning rate acts at once, on the same model', async () => {
  const [models, step] = [(await lab().events('model')).length, await lab().step()];
  await lab().page.$eval(lab().at('learning-rate'), (element) => {
    (element as HTMLInputElement).value = '0.0005';
    element.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await lab().takeStep();
  expect(await lab().step()).toBe(step + 1);
  expect((await lab().events('model')).length).toBe(models);
});
