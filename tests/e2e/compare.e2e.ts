// Two models side by side: same images, same steps, and the page's own run as it was afterwards.
import { expect, test } from 'vitest';
import { violations } from './support/axe';
import { withVisitor } from './support/with-visitor';

const BUDGET = 30;
const visitor = withVisitor();

const inSide = (side: string, hook: string) => `side-${side}"] [data-testid="${hook}`; // closed by Visitor.at()
const steps = () =>
  Promise.all(['A', 'B'].map((side) => visitor().number(inSide(side, 'step-count'))));
const pressed = async () => (await visitor().attribute('compare-play', 'aria-pressed')) === 'true';
/** The two that started last, whichever was faster, by their kind. */
const models = async () =>
  (await visitor().events('ready'))
    .slice(-2)
    .sort((a, b) => a.config.model.kind.localeCompare(b.config.model.kind));

let ownSteps = 0;

test('both models start on the same images and the same seed, while the page’s own run rests', async () => {
  await visitor().open();
  await visitor().waitForSteps(5);
  await visitor().click('compare');
  await visitor().until(
    'both models',
    async () => (await visitor().events('ready')).length === 3 && (await pressed()),
  );
  ownSteps = await visitor().number('step-count');
  const [a, b] = await models();
  expect([a!.config.model.kind, b!.config.model.kind]).toEqual(['autoencoder', 'vae']);
  expect([a!.data, a!.config.data, a!.config.seed, a!.config.training]).toEqual([
    b!.data,
    b!.config.data,
    b!.config.seed,
    b!.config.training,
  ]);
});

test('they rest at the same step after a pause', async () => {
  await visitor().until('a few steps', async () => Math.min(...(await steps())) > 2);
  await visitor().click('compare-play');
  await visitor().until(
    'equal steps',
    async () => !(await pressed()) && new Set(await steps()).size === 1,
  );
});

test('started again, both reach their budget and no step more', async () => {
  await visitor().page.$eval(
    visitor().at('compare-budget'),
    (input, budget) => {
      (input as HTMLInputElement).value = String(budget);
      input.dispatchEvent(new Event('change'));
    },
    BUDGET,
  );
  await visitor().click('compare-reset');
  await visitor().until(
    'two new models',
    async () => (await visitor().events('ready')).length === 5 && (await steps()).join() === '0,0',
  );
  await visitor().page.waitForSelector(`${visitor().at('compare-play')}:enabled`);
  await visitor().click('compare-play');
  await visitor().until('the budget', async () =>
    (await visitor().text('compare-status')).includes(`have taken their ${BUDGET} steps`),
  );
  expect(await steps()).toEqual([BUDGET, BUDGET]);
});

test('both rebuild the same images, and draw', async () => {
  const [a, b] = await Promise.all(
    ['A', 'B'].map((side) => visitor().waitForPicture(inSide(side, 'originals'))),
  );
  expect(a!.hash).toBe(b!.hash);
  for (const hook of ['latent-plane', 'reconstructions', 'samples']) {
    const [left, right] = await Promise.all(
      ['A', 'B'].map((side) => visitor().waitForPicture(inSide(side, hook))),
    );
    expect(left!.hash).not.toBe(right!.hash);
  }
});

test('the curves of both stand in one chart, and the table says how they differ', async () => {
  const colours = await visitor().page.$eval(
    `${visitor().at('compared-reconstruction')} canvas`,
    (canvas) => {
      const { data } = (canvas as HTMLCanvasElement)
        .getContext('2d')!
        .getImageData(
          0,
          0,
          (canvas as HTMLCanvasElement).width,
          (canvas as HTMLCanvasElement).height,
        );
      return new Set(new Uint32Array(data.buffer)).size;
    },
  );
  expect(colours).toBeGreaterThan(10);
  await visitor().until('the numbers', async () =>
    /Reconstruction.*\d+\.\d.*\d+\.\d.*[+−]\d+\.\d/.test(await visitor().text('compared-numbers')),
  );
});

test('axe finds nothing wrong with it', async () => {
  expect(await violations(visitor().page)).toEqual([]);
});

test('a press on one side’s plane asks that side alone', async () => {
  const before = await Promise.all(
    ['A', 'B'].map((side) => visitor().picture(inSide(side, 'latent-decoded'))),
  );
  await visitor().page.focus('[data-testid="side-B"] .knob');
  for (let press = 0; press < 8; press++) await visitor().page.keyboard.press('ArrowRight');
  await visitor().waitForPicture(inSide('B', 'latent-decoded'), before[1]!);
  expect(await visitor().picture(inSide('A', 'latent-decoded'))).toEqual(before[0]);
});

test('any two presets can be compared', async () => {
  await visitor().click('pair-own');
  await visitor().page.waitForSelector(visitor().at('own-A'));
  await visitor().set('own-A', 'gan-2014');
  await visitor().until(
    'the GAN and the VAE',
    async () => (await models()).map(({ config }) => config.model.kind).join() === 'gan,vae',
  );
  await visitor().until('the GAN’s name', async () =>
    (await visitor().text('side-A')).includes('GAN 2014'),
  );
  expect(await visitor().widthOnPhone()).toBeLessThanOrEqual(390);
});

test('closed, the page’s own run goes on from its step', async () => {
  expect(await visitor().number('step-count')).toBe(ownSteps);
  await visitor().click('compare-close');
  await visitor().until(
    'further steps',
    async () => (await visitor().number('step-count')) > ownSteps,
  );
  expect(await visitor().page.$(visitor().at('side-A'))).toBeNull();
  expect((await visitor().losses()).length).toBeGreaterThan(0);
  expect(await visitor().page.evaluate(() => document.activeElement?.textContent)).toBe('Compare');
});
