// The views that a visitor can open, and what every panel can do: fill the screen and be saved as a
// picture.
import { beforeAll, expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();
beforeAll(async () => {
  await visitor().open();
  await visitor().setField('hidden-0', 16);
  await visitor().setField('latent-dim', 14);
});

const texts = (selector: string) =>
  visitor().page.$$eval(selector, (elements) =>
    elements.map((element) => (element.textContent ?? '').trim()),
  );
const canvasHash = (selector: string) =>
  visitor().page.$eval(selector, (canvas) => (canvas as HTMLCanvasElement).toDataURL());
/** By itself or by what it stands in. */
const isInert = (selector: string) =>
  visitor().page.$eval(selector, (element) => element.closest('[inert]') !== null);
const covers = () =>
  visitor().page.$eval('[data-panel="samples"]', (panel) => {
    const { width, height } = panel.getBoundingClientRect();
    return width >= innerWidth - 20 && height >= innerHeight - 20;
  });

test('traversals show the dimensions of the largest KL first, from the image that is chosen, and more on request', async () => {
  await visitor().click('show-traversals');
  const rows = () => texts('[data-testid="traversals"] li span');
  await visitor().until(
    '12 rows',
    async () => (await rows()).filter((text) => /KL \d/.test(text)).length === 12,
  );
  const values = (await rows()).map((text) => Number(/[\d.]+/.exec(text)![0]));
  expect(values).toEqual([...values].sort((a, b) => b - a));
  await visitor().click('more-traversals');
  await visitor().until('all 14 rows', async () => (await rows()).length === 14);

  await visitor().click('play');
  await visitor().waitForPause();
  const first = '[data-testid="traversals"] li:first-child canvas';
  await visitor().until('a picture at rest', async () => {
    const before = await canvasHash(first);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return before === (await canvasHash(first));
  });
  const before = await canvasHash(first);
  await visitor().page.$eval('lab-traversals .pick:nth-child(9)', (button) =>
    (button as HTMLElement).click(),
  );
  await visitor().until(
    'rows from another image',
    async () => (await canvasHash(first)) !== before,
  );
  await visitor().click('play');
});

test('the importance-weighted bound lies beside the others, with the effective sample size', async () => {
  await visitor().waitForEvent('importance-bound');
  await visitor().until('its value', async () =>
    /Now −\d+\.\d nats, −?\d+\.\d above the bound; effective sample size \d+\.\d of 50\./.test(
      await visitor().text('importance-bound'),
    ),
  );
});

test('the walk is a loop that can be paused', async () => {
  await visitor().page.$eval(visitor().at('walk-loop'), (canvas) =>
    canvas.scrollIntoView({ block: 'center' }),
  );
  await visitor().waitForPicture('walk-loop', await visitor().waitForPicture('walk-loop'));
  await visitor().click('play');
  await visitor().waitForPause();
  await visitor().click('walk-play');
  await new Promise((resolve) => setTimeout(resolve, 200));
  const paused = await visitor().picture('walk-loop');
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect((await visitor().picture('walk-loop')).hash).toBe(paused.hash);
  expect(await visitor().attribute('walk-play', 'aria-label')).toContain('Play');
});

for (const panel of [
  'latent',
  'reconstructions',
  'samples',
  'interpolation',
  'curves',
  'traversals',
]) {
  test(`the panel ${panel} is saved as a PNG of a readable size, named after it and the step`, async () => {
    const name = visitor().page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const click = HTMLAnchorElement.prototype.click;
          HTMLAnchorElement.prototype.click = function (): void {
            HTMLAnchorElement.prototype.click = click;
            resolve(this.download);
          };
        }),
    );
    await visitor().click(`save-picture-${panel}`);
    expect(await name).toMatch(new RegExp(`^vae-lab-${panel}-step-\\d+\\.png$`));
    const bytes = Buffer.from(await visitor().offered());
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    expect(Math.min(width, height)).toBeGreaterThan(150);
    expect(width).toBeGreaterThan(panel === 'curves' ? 500 : 900);
    expect(width * height).toBeLessThan(30e6);
  });
}

test('a panel fills the screen and comes back', async () => {
  await visitor().click('full-screen-samples');
  await visitor().until('a full screen', covers);
  await visitor().click('full-screen-samples');
  await visitor().until('the page again', async () => !(await covers()));
});

test('where the browser can’t, the panel covers the page, and Escape leaves', async () => {
  await visitor().page.evaluate(
    () => (Element.prototype.requestFullscreen = () => Promise.reject(new Error('not here'))),
  );
  await visitor().click('full-screen-samples');
  await visitor().until('a full screen', covers);
  expect(await isInert('.masthead')).toBe(true);
  expect(await isInert('lab-notices')).toBe(false);
  await visitor().page.keyboard.press('Escape');
  await visitor().until('the page again', async () => !(await covers()));
  expect(await isInert('.masthead')).toBe(false);
});

test('a likelihood stops between two of its parts', async () => {
  await visitor().click('show-measures');
  await visitor().until('the active units', async () =>
    /of 14/.test(await visitor().text('active-units')),
  );
  await visitor().set('likelihood-images', '1000');
  await visitor().click('measure-likelihood');
  await visitor().until(
    'a first result',
    async () => (await visitor().page.$(visitor().at('likelihood-result'))) !== null,
  );
  await visitor().click('stop-likelihood');
  await visitor().until(
    'its end',
    async () => (await visitor().page.$(visitor().at('measure-likelihood'))) !== null,
  );
  await visitor().click('show-measures');
});

test('a denoising model shows what it was given', async () => {
  await visitor().pick('kind-select', 'autoencoder');
  expect(await visitor().page.$(visitor().at('corrupted'))).toBeNull();
  await visitor().pick('corruption-select', 'masking');
  await visitor().click('play');
  const [given, rebuilt] = [
    await visitor().waitForPicture('corrupted'),
    await visitor().waitForPicture('reconstructions'),
  ];
  expect(given.hash).not.toBe(rebuilt.hash);
  expect(given.hash).not.toBe((await visitor().picture('originals')).hash);
});

for (const [kind, groups] of [
  ['gan', 2],
  ['vaeGan', 3],
] as const) {
  test(`the discriminator of a ${kind} scores images, the most real first`, async () => {
    await visitor().pick('kind-select', kind);
    if ((await visitor().attribute('show-discriminator', 'aria-pressed')) === 'false')
      await visitor().click('show-discriminator');
    await visitor().page.$eval('[data-panel="discriminator"]', (panel) => panel.scrollIntoView());
    const scores = () => texts('.scored li span');
    await visitor().until(
      'all scores',
      async () =>
        (await scores()).length === groups * 20 &&
        (await scores()).every((text) => /^\d/.test(text)),
    );
    const real = (await scores()).slice(0, 20).map(Number);
    expect(real).toEqual([...real].sort((a, b) => b - a));
    expect(await visitor().widthOnPhone()).toBeLessThanOrEqual(390);
  });
}

test('the walk rests where the visitor wants less motion, until asked', async () => {
  await visitor().page.evaluateOnNewDocument(() => {
    // Firefox can't be told by its driver
    const asked = globalThis.matchMedia.bind(globalThis);
    globalThis.matchMedia = (query) =>
      asked(query.includes('prefers-reduced-motion') ? 'all' : query);
  });
  await visitor().open();
  await visitor().waitForPicture('walk-loop');
  expect(await visitor().attribute('walk-play', 'aria-label')).toContain('Play');
  await visitor().click('walk-play');
  await visitor().waitForPicture('walk-loop', await visitor().picture('walk-loop'));
});
