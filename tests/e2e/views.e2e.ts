// The views that a visitor can open, and what every panel can do: fill the screen and be saved as a picture.
import { beforeAll, expect, test } from 'vitest';
import { withLab } from './support/with-lab';

const lab = withLab();
beforeAll(async () => {
  await lab().open();
  await lab().setField('hidden-0', 16);
  await lab().setField('latent-dim', 14);
});

const texts = (selector: string) =>
  lab().page.$$eval(selector, (elements) =>
    elements.map((element) => (element.textContent ?? '').trim()),
  );
const canvasHash = (selector: string) =>
  lab().page.$eval(selector, (canvas) => (canvas as HTMLCanvasElement).toDataURL());
const covers = () =>
  lab().page.$eval('[data-panel="samples"]', (panel) => {
    const { width, height } = panel.getBoundingClientRect();
    return width >= innerWidth - 20 && height >= innerHeight - 20;
  });

test('traversals show the dimensions of the largest KL first, from the image that is chosen, and more on request', async () => {
  await lab().click('show-traversals');
  const rows = () => texts('[data-testid="traversals"] li span');
  await lab().until(
    '12 rows',
    async () => (await rows()).filter((text) => /KL \d/.test(text)).length === 12,
  );
  const values = (await rows()).map((text) => Number(/[\d.]+/.exec(text)![0]));
  expect(values).toEqual([...values].sort((a, b) => b - a));
  await lab().click('more-traversals');
  await lab().until('all 14 rows', async () => (await rows()).length === 14);

  await lab().click('play');
  await lab().waitForPause();
  const first = '[data-testid="traversals"] li:first-child canvas';
  await lab().until('a picture at rest', async () => {
    const before = await canvasHash(first);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return before === (await canvasHash(first));
  });
  const before = await canvasHash(first);
  await lab().page.$eval('lab-traversals .pick:nth-child(9)', (button) =>
    (button as HTMLElement).click(),
  );
  await lab().until('rows from another image', async () => (await canvasHash(first)) !== before);
  await lab().click('play');
});

test('the importance-weighted bound lies beside the others, with the effective sample size', async () => {
  await lab().waitForEvent('importance-bound');
  await lab().until('its value', async () =>
    /Now −\d+\.\d nats, −?\d+\.\d above the bound; effective sample size \d+\.\d of 50\./.test(
      await lab().text('importance-bound'),
    ),
  );
});

test('the walk is a loop that can be paused', async () => {
  await lab().page.$eval(lab().at('walk-loop'), (canvas) =>
    canvas.scrollIntoView({ block: 'center' }),
  );
  await lab().waitForPicture('walk-loop', await lab().waitForPicture('walk-loop'));
  await lab().click('play');
  await lab().waitForPause();
  await lab().click('walk-play');
  await new Promise((resolve) => setTimeout(resolve, 200));
  const paused = await lab().picture('walk-loop');
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect((await lab().picture('walk-loop')).hash).toBe(paused.hash);
  expect(await lab().attribute('walk-play', 'aria-label')).toContain('Play');
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
    const name = lab().page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const click = HTMLAnchorElement.prototype.click;
          HTMLAnchorElement.prototype.click = function (): void {
            HTMLAnchorElement.prototype.click = click;
            resolve(this.download);
          };
        }),
    );
    await lab().click(`save-picture-${panel}`);
    expect(await name).toMatch(new RegExp(`^vae-lab-${panel}-step-\\d+\\.png$`));
    const bytes = Buffer.from(await lab().offered());
    expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    expect(Math.min(width, height)).toBeGreaterThan(150);
    expect(width).toBeGreaterThan(panel === 'curves' ? 500 : 900);
    expect(width * height).toBeLessThan(30e6);
  });
}

test('a panel fills the screen and comes back', async () => {
  await lab().click('full-screen-samples');
  await lab().until('a full screen', covers);
  await lab().click('full-screen-samples');
  await lab().until('the page again', async () => !(await covers()));
});

test('where the browser can’t, the panel covers the page, and Escape leaves', async () => {
  await lab().page.evaluate(
    () => (Element.prototype.requestFullscreen = () => Promise.reject(new Error('not here'))),
  );
  await lab().click('full-screen-samples');
  await lab().until('a full screen', covers);
  expect(await lab().page.$eval('.masthead', (masthead) => (masthead as HTMLElement).inert)).toBe(
    true,
  );
  await lab().page.keyboard.press('Escape');
  await lab().until('the page again', async () => !(await covers()));
  expect(await lab().page.$eval('.masthead', (masthead) => (masthead as HTMLElement).inert)).toBe(
    false,
  );
});

test('a likelihood stops between two of its parts', async () => {
  await lab().click('show-measures');
  await lab().until('the active units', async () => /of 14/.test(await lab().text('active-units')));
  await lab().set('likelihood-images', '1000');
  await lab().click('measure-likelihood');
  await lab().until(
    'a first result',
    async () => (await lab().page.$(lab().at('likelihood-result'))) !== null,
  );
  await lab().click('stop-likelihood');
  await lab().until(
    'its end',
    async () => (await lab().page.$(lab().at('measure-likelihood'))) !== null,
  );
  await lab().click('show-measures');
});

test('a denoising model shows what it was given', async () => {
  await lab().pick('kind-select', 'autoencoder');
  expect(await lab().page.$(lab().at('corrupted'))).toBeNull();
  await lab().pick('corruption-select', 'masking');
  await lab().click('play');
  const [given, rebuilt] = [
    await lab().waitForPicture('corrupted'),
    await lab().waitForPicture('reconstructions'),
  ];
  expect(given.hash).not.toBe(rebuilt.hash);
  expect(given.hash).not.toBe((await lab().picture('originals')).hash);
});

for (const [kind, groups] of [
  ['gan', 2],
  ['vaeGan', 3],
] as const) {
  test(`the discriminator of a ${kind} scores images, the most real first`, async () => {
    await lab().pick('kind-select', kind);
    if ((await lab().attribute('show-discriminator', 'aria-pressed')) === 'false')
      await lab().click('show-discriminator');
    await lab().page.$eval('[data-panel="discriminator"]', (panel) => panel.scrollIntoView());
    const scores = () => texts('.scored li span');
    await lab().until(
      'all scores',
      async () =>
        (await scores()).length === groups * 20 &&
        (await scores()).every((text) => /^\d/.test(text)),
    );
    const real = (await scores()).slice(0, 20).map(Number);
    expect(real).toEqual([...real].sort((a, b) => b - a));
    expect(await lab().widthOnPhone()).toBeLessThanOrEqual(390);
  });
}

test('the walk rests where the visitor wants less motion, until asked', async () => {
  await lab().page.evaluateOnNewDocument(() => {
    // Firefox can't be told by its driver
    const asked = globalThis.matchMedia.bind(globalThis);
    globalThis.matchMedia = (query) =>
      asked(query.includes('prefers-reduced-motion') ? 'all' : query);
  });
  await lab().open();
  await lab().waitForPicture('walk-loop');
  expect(await lab().attribute('walk-play', 'aria-label')).toContain('Play');
  await lab().click('walk-play');
  await lab().waitForPicture('walk-loop', await lab().picture('walk-loop'));
});
