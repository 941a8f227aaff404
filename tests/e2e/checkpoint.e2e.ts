import { expect, test } from 'vitest';
import { withLab } from './support/with-lab';

const lab = withLab();

test('a saved model goes on at the same step after a reload', async () => {
  await lab().open();
  await lab().waitForSteps(4);
  await lab().click('play');
  await lab().waitForPause();
  const step = await lab().step();
  await lab().click('save');
  const checkpoint = await lab().offered();
  const parameters = [...(await lab().events('ready')), ...(await lab().events('model'))].at(-1)!
    .model.parameters;

  await lab().open({ autoplay: false, defaultModel: true });
  await lab().choose('checkpoint-input', [lab().write('saved.safetensors', checkpoint)]);
  await lab().until(
    'the step on the page',
    async () => (await lab().number('step-count')) === step,
  );
  expect((await lab().events('model')).at(-1)?.model).toMatchObject({ step, parameters });
  await lab().click('step');
  await lab().until('one step more', async () => (await lab().number('step-count')) === step + 1);
});

test('a file that is no checkpoint gives a message', async () => {
  await lab().open({ autoplay: false, defaultModel: true });
  await lab().choose('checkpoint-input', [
    lab().write('noise.safetensors', Buffer.from('no checkpoint')),
  ]);
  await lab().until('a message', async () => (await lab().text('message')) !== '');
});
