import { beforeAll, expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();

const NUMBERS = ['mean', 'scale', 'noise', 'code'] as const;

async function goTo(place: number): Promise<void> {
  await visitor().page.$eval(
    visitor().at('flow-stage'),
    (slider, place) => {
      (slider as HTMLInputElement).value = String(place);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    },
    place,
  );
  await visitor().until(`stage ${place + 1}`, async () =>
    ((await visitor().attribute('flow-stage', 'aria-valuetext')) ?? '').startsWith(
      `Stage ${place + 1} `,
    ),
  );
}

async function numbers(): Promise<Record<(typeof NUMBERS)[number], number>> {
  const values = await Promise.all(NUMBERS.map((name) => visitor().number(`flow-${name}`)));
  return Object.fromEntries(NUMBERS.map((name, at) => [name, values[at]])) as Record<
    (typeof NUMBERS)[number],
    number
  >;
}

const shown = (hook: string): Promise<boolean> =>
  visitor()
    .page.$(visitor().at(hook))
    .then((element) => element !== null);

beforeAll(async () => {
  await visitor().open({ autoplay: false });
  await visitor().takeStep();
  await visitor().click('show-flow');
  await visitor().page.$eval(visitor().at('flow-stage'), (slider) =>
    slider.scrollIntoView({ block: 'center' }),
  );
  await visitor().until('a traced step', () => shown('flow-code'));
});

test('what lies ahead is not told yet', async () => {
  await goTo(1);
  expect(await visitor().text('flow-mean')).not.toBe('–');
  expect(await visitor().text('flow-noise')).toBe('–');
  await goTo(2);
  expect(await visitor().text('flow-noise')).not.toBe('–');
  expect(await visitor().text('flow-code')).toBe('–');
});

test('the code is its mean plus its width times the noise, as written', async () => {
  await goTo(3);
  for (const dimension of ['0', '1']) {
    await visitor().pick('flow-dimension', dimension);
    const { mean, scale, noise, code } = await numbers();
    const rounding = 0.005 * (2 + Math.abs(noise) + scale);
    expect(Math.abs(mean + scale * noise - code)).toBeLessThanOrEqual(rounding);
  }
});

test('other noise makes another code of the same mean', async () => {
  const before = await numbers();
  await visitor().click('flow-draw');
  await visitor().until('other noise', async () => (await numbers()).noise !== before.noise);
  const after = await numbers();
  expect(after.mean).toBe(before.mean);
  expect(after.code).not.toBe(before.code);
});

test('the arrow keys lead through all stages to the gradient of mean and width', async () => {
  await goTo(7);
  expect(await visitor().text('flow-by-mean')).toBe('–');
  await visitor().page.focus(visitor().at('flow-stage'));
  await visitor().page.keyboard.press('ArrowRight');
  await visitor().until('the split', async () => (await visitor().text('flow-by-mean')) !== '–');
  expect(await visitor().number('flow-by-mean')).not.toBeNaN();
  expect(await visitor().text('flow-formula')).toContain('∂loss/∂μ');
});

test('it plays by itself until it is stopped', async () => {
  await goTo(0);
  const first = await visitor().text('flow-title');
  await visitor().click('flow-play');
  await visitor().until(
    'the next stage',
    async () => (await visitor().text('flow-title')) !== first,
  );
  await visitor().click('flow-play');
  await visitor().until('a pause', async () => (await visitor().text('flow-play')) === 'Play');
});

test('another image has another code, and training on renews it', async () => {
  await goTo(3);
  const before = await numbers();
  await visitor().page.$eval(visitor().at('flow-image-3'), (radio) =>
    (radio as HTMLElement).click(),
  );
  await visitor().until('another mean', async () => (await numbers()).mean !== before.mean);
  const caption = await visitor().text('flow-caption');
  await visitor().takeStep();
  await visitor().until(
    'the step after',
    async () => (await visitor().text('flow-caption')) !== caption,
  );
});

test('it fits a phone, and every kind of model', async () => {
  expect(await visitor().widthOnPhone()).toBeLessThanOrEqual(390);
  for (const [preset, stages] of [
    ['gan-2014', '6'],
    ['vae-gan-2016', '10'],
    ['denoising-2008', '7'],
    ['iwae-2015', '10'],
  ] as const) {
    await visitor().pick('preset-select', preset);
    await visitor().until(
      `the stages of ${preset}`,
      async () =>
        (await visitor().text('flow-diagram')).length > 0 &&
        (await visitor().attribute('flow-stage', 'max')) === String(Number(stages) - 1),
    );
    await goTo(Number(stages) - 1);
    await visitor().until(
      'its gradient',
      async () => (await shown('flow-by-code')) && (await visitor().text('flow-by-code')) !== '–',
    );
  }
});
