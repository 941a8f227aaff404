// The tour from the first step to the last by keyboard: the page follows, tries are noticed, and the model from before comes back.
import { beforeAll, expect, test } from 'vitest';
import { violations } from './support/axe';
import { withLab } from './support/with-lab';

const STEPS = 26;
const lab = withLab();
const press = (key: string) => lab().page.keyboard.press(key as 'Enter');
const focused = () =>
  lab().page.evaluate(
    () => document.activeElement?.getAttribute('data-testid') ?? document.activeElement?.id ?? '',
  );
const says = () => lab().text('tour-text');
const there = (hook: string) => lab().page.$(lab().at(hook)).then(Boolean);
const shown = () =>
  lab().page.$$eval('[data-panel]:not([hidden])', (panels) =>
    panels.map((panel) => panel.getAttribute('data-panel')),
  );
const lit = () =>
  lab()
    .page.$eval(
      '.spotlit',
      (element) => element.getAttribute('data-panel') ?? element.localName,
      'none',
    )
    .catch(() => 'none');
const kind = async () => (await lab().events('model')).at(-1)?.config.model.kind;

async function go(chapter: string): Promise<void> {
  await lab().page.focus(lab().at(`tour-chapter-${chapter}`));
  await press('Enter');
  await lab().until(
    `the chapter ${chapter}`,
    async () => (await lab().attribute(`tour-chapter-${chapter}`, 'aria-current')) === 'step',
  );
}

/** Types a value into a setting that acts at once. */
async function tune(hook: string, value: number): Promise<void> {
  await lab().page.$eval(
    lab().at(hook),
    (element, value) => {
      (element as HTMLInputElement).value = String(value);
      element.dispatchEvent(new Event('change', { bubbles: true }));
    },
    value,
  );
}

beforeAll(async () => {
  await lab().open({ autoplay: false });
  await lab().click('step');
  await lab().waitForStep(1);
});

test('a first-time visitor is offered three things to do', async () => {
  for (const name of ['tour', 'import', 'compare'])
    expect(await lab().attribute(`invite-${name}`, 'disabled')).toBeNull();
});

test('it opens with the focus on its heading, and the page follows', async () => {
  await lab().page.focus(lab().at('tour-open'));
  await press('Enter');
  await lab().until('the tour', () => there('tour'));
  expect(await focused()).toBe('tour-title');
  await lab().until('an autoencoder', async () => (await kind()) === 'autoencoder');
  await lab().until(
    'training',
    async () => (await lab().attribute('play', 'aria-pressed')) === 'true',
  );
  expect(await lit()).toBe('reconstructions');
});

test('every step can be reached by keyboard, and says something of its own', async () => {
  await lab().page.focus(lab().at('tour-next'));
  const seen = new Set([await says()]);
  const kinds = new Set<string | undefined>();
  while (seen.size < STEPS) {
    await press('Enter');
    await lab().until(`step ${seen.size + 1}`, async () => !seen.has(await says()));
    seen.add(await says());
    kinds.add(await kind());
    expect(await focused()).toBe('tour-next');
  }
  await lab().until('a VAE-GAN', async () => (await kind()) === 'vaeGan');
  expect(await lab().text('tour-next')).toBe('Finish');
  expect(kinds).toContain('vae');
  expect(await shown()).toContain('measures');
  await lab().until('Gamma in the light', async () => (await lit()) === 'lab-field');
});

test('the arrow keys lead back and forth', async () => {
  const last = await says();
  await press('ArrowLeft');
  await lab().until('the step before', async () => (await says()) !== last);
  await press('ArrowRight');
  await lab().until('the last step', async () => (await says()) === last);
});

test('what it asks for is noticed when the visitor has done it', async () => {
  await go('tug');
  await lab().page.focus(lab().at('tour-next'));
  for (const beta of [0, 30, 1]) {
    await press('Enter');
    await lab().until(
      `beta ${beta}`,
      async () => (await there('beta')) && (await lab().value('beta')) === String(beta),
    );
  }
  await tune('beta', 3);
  expect(await there('tour-answer')).toBe(false);
  await tune('beta', 4);
  await lab().until('an answer', () => there('tour-answer'));
  expect(await lab().attribute('tour-chapter-tug', 'aria-label')).toMatch(/tried$/);
});

test('it stays beside or below what it talks about, on a phone too', async () => {
  await go('holes');
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1440, height: 1000 },
  ]) {
    await lab().page.setViewport(viewport);
    await go('clouds');
    await lab().until(
      'the plane in view',
      () =>
        lab().page.evaluate(() => {
          const [plane, tour] = ['[data-panel="latent"] .square', '.tour'].map((selector) =>
            document.querySelector(selector)!.getBoundingClientRect(),
          ) as [DOMRect, DOMRect];
          return (
            plane.top >= 0 &&
            (plane.bottom <= tour.top || (plane.right <= tour.left && plane.bottom <= innerHeight))
          );
        }),
      10_000,
    );
    expect(
      await lab().page.evaluate(() => document.documentElement.scrollWidth),
    ).toBeLessThanOrEqual(viewport.width);
  }
});

test('axe finds nothing wrong with a step, its formulas and those of the settings', async () => {
  await go('tug');
  await lab().page.$$eval('.settings .why', (buttons) =>
    buttons.slice(0, 3).forEach((button) => (button as HTMLElement).click()),
  );
  await lab().until('formulas', () =>
    lab().page.evaluate(
      () =>
        document.querySelectorAll('.settings math').length > 3 &&
        document.querySelector('.tour math') !== null,
    ),
  );
  await lab().click('play');
  await lab().waitForPause();
  expect(await violations(lab().page)).toEqual([]);
  await lab().click('play');
});

test('leaving offers what was there before, and puts it back', async () => {
  await lab().page.focus(lab().at('tour-next'));
  await press('Escape');
  await lab().until('the question', () => there('tour-put-back'));
  expect(await focused()).toBe('tour-put-back');
  await press('Enter');
  await lab().until(
    'the model of before',
    async () => (await lab().events('model')).at(-1)?.model.step === 1,
  );
  await lab().until(
    'the page of before',
    async () => !(await there('tour')) && (await lab().value('preset-select')) === 'plane',
  );
  expect(await lab().attribute('play', 'aria-pressed')).toBe('false');
  expect(await shown()).not.toContain('measures');
  expect(await focused()).toBe('tour-open');
});
