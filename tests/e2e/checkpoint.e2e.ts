import { expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();

test('a saved model goes on at the same step after a reload', async () => {
  await visitor().open();
  await visitor().waitForSteps(4);
  await visitor().click('play');
  await visitor().waitForPause();
  const step = await visitor().step();
  await visitor().click('save');
  const checkpoint = await visitor().offered();
  const parameters = [
    ...(await visitor().events('ready')),
    ...(await visitor().events('model')),
  ].at(-1)!.model.parameters;

  await visitor().open({ autoplay: false, defaultModel: true });
  await visitor().choose('checkpoint-input', [visitor().write('saved.safetensors', checkpoint)]);
  await visitor().until(
    'the step on the page',
    async () => (await visitor().number('step-count')) === step,
  );
  expect((await visitor().events('model')).at(-1)?.model).toMatchObject({ step, parameters });
  await visitor().click('step');
  await visitor().until(
    'one step more',
    async () => (await visitor().number('step-count')) === step + 1,
  );
});

test('a file that is no checkpoint gives a message', async () => {
  await visitor().open({ autoplay: false, defaultModel: true });
  await visitor().choose('checkpoint-input', [
    visitor().write('noise.safetensors', Buffer.from('no checkpoint')),
  ]);
  await visitor().until('a message', async () => (await visitor().text('message')) !== '');
});
