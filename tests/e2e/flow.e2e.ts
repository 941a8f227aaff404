import { beforeAll, expect, test } from 'vitest';
import { withLab } from './support/with-lab';

const lab = withLab();

const NUMBERS = ['mean', 'scale', 'noise', 'code'] as const;

async function goTo(place: number): Promise<void> {
  await lab().page.$eval(
    lab().at('flow-stage'),
    (slider, place) => {
      (slider as HTMLInputElement).value = String(place);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    },
    place,
  );
  await lab().until(`stage ${place + 1}`, async () =>
    ((await lab().attribute('flow-stage', 'aria-valuetext')) ?? '').startsWith(
      `Stage ${place + 1} `,
    ),
  );
}

async function numbers(): Promise<Record<(typeof NUMBERS)[number], number>> {
  const values = await Promise.all(NUMBERS.map((name) => lab().number(`flow-${name}`)));
  return Object.fromEntries(NUMBERS.map((name, at) => [name, values[at]])) as Record<
    (typeof NUMBERS)[number],
    number
  >;
}

const shown = (hook: string): Promise<boolean> =>
  lab()
    .page.$(lab().at(hook))
    .then((element) => element !== null);

beforeAll(async () => {
  await lab().open({ autoplay: false });
  await lab().takeStep();
  await lab().click('show-flow');
  await lab().page.$eval(lab().at('flow-stage'), (slider) =>
    slider.scrollIntoView({ block: 'center' }),
  );
  await lab().until('a traced step', () => shown('flow-code'));
});

test('what lies ahead is not told yet', async () => {
  await goTo(1);
  expect(await lab().text('flow-mean')).not.toBe('–');
  expect(await lab().text('flow-noise')).toBe('–');
  await goTo(2);
  expect(await lab().text('flow-noise')).not.toBe('–');
  expect(await lab().text('flow-code')).toBe('–');
});

test('the code is its mean plus its width times the noise, as written', async () => {
  await goTo(3);
  for (const dimension of ['0', '1']) {
    await lab().pick('flow-dimension', dimension);
    const { mean, scale, noise, code } = await numbers();
    const rounding = 0.005 * (2 + Math.abs(noise) + scale);
    expect(Math.abs(mean + scale * noise - code)).toBeLessThanOrEqual(rounding);
  }
});

test('other noise makes another code of the same mean', async () => {
  const before = await numbers();
  await lab().click('flow-draw');
  await lab().until('other noise', async () => (await numbers()).noise !== before.noise);
  const after = await numbers();
  expect(after.mean).toBe(before.mean);
  expect(after.code).not.toBe(before.code);
});

test('the arrow keys lead through all stages to the gradient of mean and width', async () => {
  await goTo(7);
  expect(await lab().text('flow-by-mean')).toBe('–');
  await lab().page.focus(lab().at('flow-stage'));
  await lab().page.keyboard.press('ArrowRight');
  await lab().until('the split', async () => (await lab().text('flow-by-mean')) !== '–');
  expect(await lab().number('flow-by-mean')).not.toBeNaN();
  expect(await lab().text('flow-formula')).toContain('∂loss/∂μ');
});

test('it plays by itself until it is stopped', async () => {
  await goTo(0);
  const first = await lab().text('flow-title');
  await lab().click('flow-play');
  await lab().until('the next stage', async () => (await lab().text('flow-title')) !== first);
  await lab().click('flow-play');
  await lab().until('a pause', async () => (await lab().text('flow-play')) === 'Play');
});

test('another image has another code, and training on renews it', async () => {
  await goTo(3);
  const before = await numbers();
  await lab().page.$eval(lab().at('flow-image-3'), (radio) => (radio as HTMLElement).click());
  await lab().until('another mean', async () => (await numbers()).mean !== before.mean);
  const caption = await lab().text('flow-caption');
  await lab().takeStep();
  await lab().until('the step after', async () => (await lab().text('flow-caption')) !== caption);
});

test('it fits a phone, and every kind of model', async () => {
  expect(await lab().widthOnPhone()).toBeLessThanOrEqual(390);
  for (const [preset, stages] of [
    ['gan-2014', '6'],
    ['vae-gan-2016', '10'],
    ['denoising-2008', '7'],
    ['iwae-2015', '10'],
  ] as const) {
    await lab().pick('preset-select', preset);
    await lab().until(
      `the stages of ${preset}`,
      async () =>
        (await lab().text('flow-diagram')).length > 0 &&
        (await lab().attribute('flow-stage', 'max')) === String(Number(stages) - 1),
    );
    await goTo(Number(stages) - 1);
    await lab().until(
      'its gradient',
      async () => (await shown('flow-by-code')) && (await lab().text('flow-by-code')) !== '–',
    );
  }
});
