// The tour from the first step to the last by keyboard: the page follows, tries are noticed, and
// the model from before comes back.
import { beforeAll, expect, test } from 'vitest';
import { violations } from './support/axe';
import { withVisitor } from './support/with-visitor';

const STEPS = 26;
const visitor = withVisitor();
const press = (key: string) => visitor().page.keyboard.press(key as 'Enter');
const focused = () =>
  visitor().page.evaluate(
    () => document.activeElement?.getAttribute('data-testid') ?? document.activeElement?.id ?? '',
  );
const says = () => visitor().text('tour-text');
const there = (hook: string) => visitor().page.$(visitor().at(hook)).then(Boolean);
const shown = () =>
  visitor().page.$$eval('[data-panel]:not([hidden])', (panels) =>
    panels.map((panel) => panel.getAttribute('data-panel')),
  );
const lit = () =>
  visitor()
    .page.$eval(
      '.spotlit',
      (element) => element.getAttribute('data-panel') ?? element.localName,
      'none',
    )
    .catch(() => 'none');
const kind = async () => (await visitor().events('model')).at(-1)?.config.model.kind;

async function go(chapter: string): Promise<void> {
  await visitor().page.focus(visitor().at(`tour-chapter-${chapter}`));
  await press('Enter');
  await visitor().until(
    `the chapter ${chapter}`,
    async () => (await visitor().attribute(`tour-chapter-${chapter}`, 'aria-current')) === 'step',
  );
}

/** Types a value into a setting that acts at once. */
async function tune(hook: string, value: number): Promise<void> {
  await visitor().page.$eval(
    visitor().at(hook),
    (element, value) => {
      (element as HTMLInputElement).value = String(value);
      element.dispatchEvent(new Event('change', { bubbles: true }));
    },
    value,
  );
}

beforeAll(async () => {
  await visitor().open({ autoplay: false });
  await visitor().click('step');
  await visitor().waitForStep(1);
});

test('a first-time visitor is offered three things to do', async () => {
  for (const name of ['tour', 'import', 'compare'])
    expect(await visitor().attribute(`invite-${name}`, 'disabled')).toBeNull();
});

test('it opens with the focus on its heading, and the page follows', async () => {
  await visitor().page.focus(visitor().at('tour-open'));
  await press('Enter');
  await visitor().until('the tour', () => there('tour'));
  expect(await focused()).toBe('tour-title');
  await visitor().until('an autoencoder', async () => (await kind()) === 'autoencoder');
  await visitor().until(
    'training',
    async () => (await visitor().attribute('play', 'aria-pressed')) === 'true',
  );
  expect(await lit()).toBe('reconstructions');
});

test('every step can be reached by keyboard, and says something of its own', async () => {
  await visitor().page.focus(visitor().at('tour-next'));
  const seen = new Set([await says()]);
  const kinds = new Set<string | undefined>();
  while (seen.size < STEPS) {
    await press('Enter');
    await visitor().until(`step ${seen.size + 1}`, async () => !seen.has(await says()));
    seen.add(await says());
    kinds.add(await kind());
    expect(await focused()).toBe('tour-next');
  }
  await visitor().until('a VAE-GAN', async () => (await kind()) === 'vaeGan');
  expect(await visitor().text('tour-next')).toBe('Finish');
  expect(kinds).toContain('vae');
  expect(await shown()).toContain('measures');
  await visitor().until('Gamma in the light', async () => (await lit()) === 'lab-field');
});

test('the arrow keys lead back and forth', async () => {
  const last = await says();
  await press('ArrowLeft');
  await visitor().until('the step before', async () => (await says()) !== last);
  await press('ArrowRight');
  await visitor().until('the last step', async () => (await says()) === last);
});

test('what it asks for is noticed when the visitor has done it', async () => {
  await go('tug');
  await visitor().page.focus(visitor().at('tour-next'));
  for (const beta of [0, 30, 1]) {
    await press('Enter');
    await visitor().until(
      `beta ${beta}`,
      async () => (await there('beta')) && (await visitor().value('beta')) === String(beta),
    );
  }
  await tune('beta', 3);
  expect(await there('tour-answer')).toBe(false);
  await tune('beta', 4);
  await visitor().until('an answer', () => there('tour-answer'));
  expect(await visitor().attribute('tour-chapter-tug', 'aria-label')).toMatch(/tried$/);
});

test('it stays beside or below what it talks about, on a phone too', async () => {
  await go('holes');
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1440, height: 1000 },
  ]) {
    await visitor().page.setViewport(viewport);
    await go('clouds');
    await visitor().until(
      'the plane in view',
      () =>
        visitor().page.evaluate(() => {
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
      await visitor().page.evaluate(() => document.documentElement.scrollWidth),
    ).toBeLessThanOrEqual(viewport.width);
  }
});

test('axe finds nothing wrong with a step, its formulas and those of the settings', async () => {
  await go('tug');
  await visitor().page.$$eval('.settings .why', (buttons) =>
    buttons.slice(0, 3).forEach((button) => (button as HTMLElement).click()),
  );
  await visitor().until('formulas', () =>
    visitor().page.evaluate(
      () =>
        document.querySelectorAll('.settings math').length > 3 &&
        document.querySelector('.tour math') !== null,
    ),
  );
  await visitor().click('play');
  await visitor().waitForPause();
  expect(await violations(visitor().page)).toEqual([]);
  await visitor().click('play');
});

test('leaving offers what was there before, and puts it back', async () => {
  await visitor().page.focus(visitor().at('tour-next'));
  await press('Escape');
  await visitor().until('the question', () => there('tour-put-back'));
  expect(await focused()).toBe('tour-put-back');
  await press('Enter');
  await visitor().until(
    'the model of before',
    async () => (await visitor().events('model')).at(-1)?.model.step === 1,
  );
  await visitor().until(
    'the page of before',
    async () => !(await there('tour')) && (await visitor().value('preset-select')) === 'plane',
  );
  expect(await visitor().attribute('play', 'aria-pressed')).toBe('false');
  expect(await shown()).not.toContain('measures');
  expect(await focused()).toBe('tour-open');
});
