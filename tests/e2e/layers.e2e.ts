// Layers are added and removed beside their widths; every change is a new model, and it learns.
import { beforeAll, expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();
beforeAll(() => visitor().open({ autoplay: false }));

const widths = (name: string): Promise<string[]> =>
  visitor().page.$$eval(`input[type="number"][data-testid^="${name}-"]`, (inputs) =>
    inputs.map((input) => (input as HTMLInputElement).value),
  );

const said = (): Promise<string> =>
  visitor().page.$eval('lab-layers', (element) => element.textContent);

async function become(button: 'add-layer' | 'remove-layer', name: string, expected: string[]) {
  const models = async () => (await visitor().events('model')).length;
  const before = await models();
  await visitor().click(button);
  await visitor().until(
    `a new model of ${name} ${expected.join(', ')}`,
    async () => (await models()) > before && (await widths(name)).join() === expected.join(),
  );
  await visitor().click('step');
  await visitor().until('its first step', async () => (await visitor().number('step-count')) === 1);
}

const isOut = async (button: string): Promise<boolean> =>
  (await visitor().attribute(button, 'disabled')) !== null;

test('one to five convolutions, each with twice the channels, on sides that it tells', async () => {
  await visitor().pick('network-select', 'conv');
  expect(await widths('channels')).toEqual(['32', '64']);
  await become('add-layer', 'channels', ['32', '64', '128']);
  expect(await said()).toContain('28 × 28, 14 × 14, 7 × 7, 4 × 4.');
  await become('remove-layer', 'channels', ['32', '64']);
  await become('remove-layer', 'channels', ['32']);
  expect(await isOut('remove-layer')).toBe(true);
});

test('no to five fully connected layers, each as wide as the one before it', async () => {
  await visitor().pick('network-select', 'mlp');
  expect(await widths('hidden')).toEqual(['400']);
  await become('remove-layer', 'hidden', []);
  expect(await said()).toContain('encoder and decoder are linear');
  expect(await isOut('remove-layer')).toBe(true);
  for (let count = 1; count <= 5; count++)
    await become('add-layer', 'hidden', Array<string>(count).fill('400'));
  expect(await isOut('add-layer')).toBe(true);
});
