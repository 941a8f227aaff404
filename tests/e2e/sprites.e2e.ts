// Sprites, from the picker to a model that learns them and a plane coloured by any of their factors.
import { beforeAll, expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();

/** What stands on the keys below the plane. */
const legend = (): Promise<string[]> =>
  visitor().page.$$eval('lab-class-legend .legend button', (keys) =>
    keys.map((key) => key.textContent!.trim()),
  );

beforeAll(async () => {
  await visitor().open({ autoplay: false });
  await visitor().setField('data-count', 300); // soon drawn
  await visitor().pick('data-kind-select', 'sprites');
  await visitor().until(
    'sprites',
    async () => (await visitor().events('model')).at(-1)?.config.data.kind === 'sprites',
  );
});

test('sprites come in colour, with a model that suits them and their shapes as classes', async () => {
  const { config, data } = (await visitor().events('model')).at(-1)!;
  expect(config.data).toEqual({
    kind: 'sprites',
    count: 300,
    side: 32,
    label: 'shape',
    seed: 1,
  });
  expect(data).toMatchObject({ channels: 3, height: 32, width: 32, train: 270, heldOut: 30 });
  expect(config.model).toMatchObject({ kind: 'vae', network: { kind: 'conv' } });
  await visitor().until('their shapes', async () => (await legend()).length > 0);
  expect(await legend()).toEqual(['square', 'ellipse', 'triangle', 'heart']);
});

test('a model learns them', async () => {
  await visitor().trainFor(3);
  expect((await visitor().losses()).every(Number.isFinite)).toBe(true);
  expect(await visitor().events('error')).toEqual([]);
});

test('the plane is coloured by another factor, and the model goes on', async () => {
  const step = await visitor().step();
  const before = await visitor().picture('latent-plane');
  await visitor().pick('colour-by', 'size');
  await visitor().until('their sizes', async () => (await legend())[0] === 'small');
  expect(await legend()).toEqual(['small', 'medium', 'large']);
  await visitor().waitForPicture('latent-plane', before);
  expect(await visitor().value('data-label-select')).toBe('size');
  expect(await visitor().step()).toBe(step);
  await visitor().trainFor(1);
  expect(await visitor().step()).toBeGreaterThan(step);
});

test('a link brings the same sprites', async () => {
  const { data } = (await visitor().events('model')).at(-1)!.config;
  const address = await visitor().page.evaluate(() => location.href);
  await visitor().visit(address);
  const ready = (await visitor().events('ready')).at(-1)!;
  expect(ready.config.data).toEqual({ ...data, label: 'size' });
  await visitor().until('their sizes', async () => (await legend())[0] === 'small');
});
