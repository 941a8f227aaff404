// Two models side by side: same images, same steps, and the page's own run as it was afterwards.
import { expect, test } from 'vitest';
import { violations } from './support/axe';
import { withLab } from './support/with-lab';

const BUDGET = 30;
const lab = withLab();

const inSide = (side: string, hook: string) => `side-${side}"] [data-testid="${hook}`; // closed by Lab.at()
const steps = () => Promise.all(['A', 'B'].map((side) => lab().number(inSide(side, 'step-count'))));
const pressed = async () => (await lab().attribute('compare-play', 'aria-pressed')) === 'true';
/** The two that started last, whichever was faster, by their kind. */
const models = async () =>
  (await lab().events('ready'))
    .slice(-2)
    .sort((a, b) => a.config.model.kind.localeCompare(b.config.model.kind));

let ownSteps = 0;

test('both models start on the same images and the same seed, while the page’s own run rests', async () => {
  await lab().open();
  await lab().waitForSteps(5);
  await lab().click('compare');
  await lab().until(
    'both models',
    async () => (await lab().events('ready')).length === 3 && (await pressed()),
  );
  ownSteps = await lab().number('step-count');
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
  await lab().until('a few steps', async () => Math.min(...(await steps())) > 2);
  await lab().click('compare-play');
  await lab().until(
    'equal steps',
    async () => !(await pressed()) && new Set(await steps()).size === 1,
  );
});

test('started again, both reach their budget and no step more', async () => {
  await lab().page.$eval(
    lab().at('compare-budget'),
    (input, budget) => {
      (input as HTMLInputElement).value = String(budget);
      input.dispatchEvent(new Event('change'));
    },
    BUDGET,
  );
  await lab().click('compare-reset');
  await lab().until(
    'two new models',
    async () => (await lab().events('ready')).length === 5 && (await steps()).join() === '0,0',
  );
  await lab().page.waitForSelector(`${lab().at('compare-play')}:enabled`);
  await lab().click('compare-play');
  await lab().until('the budget', async () =>
    (await lab().text('compare-status')).includes(`have taken their ${BUDGET} steps`),
  );
  expect(await steps()).toEqual([BUDGET, BUDGET]);
});

test('both rebuild the same images, and draw', async () => {
  const [a, b] = await Promise.all(
    ['A', 'B'].map((side) => lab().waitForPicture(inSide(side, 'originals'))),
  );
  expect(a!.hash).toBe(b!.hash);
  for (const hook of ['latent-plane', 'reconstructions', 'samples']) {
    const [left, right] = await Promise.all(
      ['A', 'B'].map((side) => lab().waitForPicture(inSide(side, hook))),
    );
    expect(left!.hash).not.toBe(right!.hash);
  }
});

test('the curves of both stand in one chart, and the table says how they differ', async () => {
  const colours = await lab().page.$eval(
    `${lab().at('compared-reconstruction')} canvas`,
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
  await lab().until('the numbers', async () =>
    /Reconstruction.*\d+\.\d.*\d+\.\d.*[+−]\d+\.\d/.test(await lab().text('compared-numbers')),
  );
});

test('axe finds nothing wrong with it', async () => {
  expect(await violations(lab().page)).toEqual([]);
});

test('a press on one side’s plane asks that side alone', async () => {
  const before = await Promise.all(
    ['A', 'B'].map((side) => lab().picture(inSide(side, 'latent-decoded'))),
  );
  await lab().page.focus('[data-testid="side-B"] .knob');
  for (let press = 0; press < 8; press++) await lab().page.keyboard.press('ArrowRight');
  await lab().waitForPicture(inSide('B', 'latent-decoded'), before[1]!);
  expect(await lab().picture(inSide('A', 'latent-decoded'))).toEqual(before[0]);
});

test('any two presets can be compared', async () => {
  await lab().click('pair-own');
  await lab().page.waitForSelector(lab().at('own-A'));
  await lab().set('own-A', 'gan-2014');
  await lab().until(
    'the GAN and the VAE',
    async () => (await models()).map(({ config }) => config.model.kind).join() === 'gan,vae',
  );
  await lab().until('the GAN’s name', async () =>
    (await lab().text('side-A')).includes('GAN 2014'),
  );
  expect(await lab().widthOnPhone()).toBeLessThanOrEqual(390);
});

test('closed, the page’s own run goes on from its step', async () => {
  expect(await lab().number('step-count')).toBe(ownSteps);
  await lab().click('compare-close');
  await lab().until('further steps', async () => (await lab().number('step-count')) > ownSteps);
  expect(await lab().page.$(lab().at('side-A'))).toBeNull();
  expect((await lab().losses()).length).toBeGreaterThan(0);
  expect(await lab().page.evaluate(() => document.activeElement?.textContent)).toBe('Compare');
});
