import { expect, test } from 'vitest';
import { Article } from './support/article';
import type { Lab } from './support/lab';
import { Origin } from './support/origin';
import { withLab } from './support/with-lab';

const STEPS = 20;
const lab = withLab();

const link = (hash: string): string => `${lab().server.url}?device=cpu&autoplay=0#${hash}`;
const hash = (): Promise<string> => lab().page.evaluate(() => location.hash);
const firstLosses = async (page: Lab): Promise<number[]> => {
  await page.waitForStep(STEPS);
  return (await page.losses()).slice(0, STEPS);
};

async function sharedLink(): Promise<string> {
  await lab().click('share');
  await lab().until('the link', async () => (await lab().page.$(lab().at('share-link'))) !== null);
  return lab().value('share-link');
}

test.each([
  ['digits', 'learning-rate', 0.0005],
  ['iwae-2015', 'bound-samples', 3],
  ['gan-2014', 'label-smoothing', 0.1],
])(
  'a link to %s gives the same losses in another profile, bit for bit',
  async (preset, hook, value) => {
    await lab().open({ autoplay: false });
    await lab().pick('preset-select', preset);
    await lab().set(hook, String(value));
    await lab().until(`${hook} to be ${value}`, async () =>
      (await lab().page.evaluate(() => location.hash)).includes(`=${value}`),
    );
    const url = await sharedLink();
    expect(url).toContain(`preset=${preset}`);
    await lab().page.keyboard.press('Escape');
    await lab().click('play');
    const losses = await firstLosses(lab());
    await lab().click('play');

    const other = await lab().elsewhere();
    await other.visit(url);
    expect(losses).toHaveLength(STEPS);
    expect(await firstLosses(other)).toEqual(losses);
    expect(other.problems).toEqual([]);
    await other.page.browserContext().close();
    await lab().page.bringToFront();
  },
);

test('a link sets up the page, too, and what the visitor changes is written back', async () => {
  await lab().visit(
    link('v=1&views=samples,latent&point=0.5,-1.25&path=linear&walk=3,17&speed=0.5&seed=3'),
  );
  await lab().until(
    'the panels',
    async () => (await lab().attribute('show-curves', 'aria-pressed')) === 'false',
  );
  expect(await lab().attribute('latent-point', 'aria-valuetext')).toContain('0.50');
  expect(await lab().value('speed')).toBe('50');
  await lab().until(
    'the address',
    async () =>
      (await hash()) ===
      '#v=2&seed=3&views=latent,samples&point=0.5,-1.25&path=linear&walk=3,17&speed=0.5',
  );
  await lab().click('show-samples');
  await lab().until('the address to follow', async () => (await hash()).includes('views=latent&'));
});

test('bad values are reported and replaced, and the page runs', async () => {
  await lab().visit(link('v=2&preset=digits&seed=-4&model.bound=jazz'));
  await lab().until('two sentences', async () => (await lab().text('message')).includes('jazz'));
  expect(await lab().text('message')).toContain('seed');
  expect(await lab().value('preset-select')).toBe('digits');
  await lab().takeStep();
  await lab().visit(`${link('')}&&%E0%A4=%&v=9&a=1&b=2&c=3&d=4&speed=fast`);
  await lab().until('one sentence for many', async () =>
    (await lab().text('message')).includes('5 settings'),
  );
  await lab().takeStep();
});

test('a link of version 1 means what it meant, and is written anew', async () => {
  await lab().visit(
    link(
      'v=1&preset=iwae-2015&objective=piwae&objective.samples=4&training.binarisation=threshold&training.batchSize=8&views=samples',
    ),
  );
  await lab().until('the address', async () => (await hash()).startsWith('#v=2&'));
  const { config } = (await lab().events('ready')).at(-1)!;
  expect(config.model).toMatchObject({
    bound: { kind: 'piwae', estimates: 8, samples: 4 },
    likelihood: { kind: 'bernoulli', binarisation: 'threshold' },
  });
  expect(lab().problems).toEqual([]);
});

test('a link pasted into the address bar is followed', async () => {
  await lab().open({ autoplay: false });
  await lab().page.evaluate(
    () =>
      void (location.hash = '#v=1&preset=gan-2014&training.batchSize=32&views=samples&speed=wild'),
  );
  await lab().until(
    'the model',
    async () => (await lab().events('model')).at(-1)?.config.model.kind === 'gan',
  );
  expect((await lab().events('model')).at(-1)?.config.training.batchSize).toBe(32);
  expect(await lab().attribute('show-curves', 'aria-pressed')).toBe('false');
  expect(await lab().text('message')).toContain('wild');
  const models = (await lab().events('model')).length;
  await lab().page.evaluate(() => document.querySelector<HTMLElement>('.skip')!.click());
  await lab().until('the address to come back', async () =>
    (await hash()).includes('preset=gan-2014'),
  );
  expect((await lab().events('model')).length).toBe(models);
});

test('curves, codes and samples leave as files', async () => {
  await lab().open({ autoplay: false });
  await lab().takeStep();
  await lab().click('share');
  const file = async (what: string): Promise<Uint8Array> => {
    const before = await lab().page.evaluate(() => globalThis.offeredBlobs.length);
    await lab().click(`export-${what}`);
    await lab().until('the file', () =>
      lab().page.evaluate((before) => globalThis.offeredBlobs.length > before, before),
    );
    return lab().offered();
  };
  const rows = async (what: string): Promise<string[]> =>
    new TextDecoder()
      .decode(await file(what))
      .trimEnd()
      .split('\r\n');
  const [head, first] = await rows('metrics');
  expect(head).toContain('train.loss');
  expect(first).toMatch(/^1,/);
  const codes = await rows('codes');
  expect(codes[0]).toBe('image,label,mean1,mean2,scale1,scale2');
  expect(codes).toHaveLength(2001);
  expect(
    codes[2000]!
      .split(',')
      .slice(2)
      .every((value) => Number.isFinite(Number(value))),
  ).toBe(true);
  const [small, large] = [await file('samples'), await file('samples-large')].map(
    (bytes) => new DataView(bytes.buffer, bytes.byteOffset),
  );
  expect([small!.getUint32(16), large!.getUint32(16)]).toEqual([280, 1120]);
});

test('the snippet shows the run in an article of another origin', async () => {
  await lab().visit(link('preset=plane&seed=3'));
  await lab().click('share');
  await lab().until(
    'the dialog',
    async () => (await lab().page.$(lab().at('share-controls'))) !== null,
  );
  await lab().set('share-controls', 'none');
  await lab().until('the snippet to follow', async () =>
    (await lab().value('share-embed')).includes('controls="none"'),
  );
  const pages = await Origin.open();
  const article = await Article.on(await lab().browser.newPage());
  await article.open(pages.page('article.html', await lab().value('share-embed')));
  await article.trained(2);
  const config = await article.page.evaluate(() =>
    document
      .querySelector('vae-lab')!
      .ready()
      .then(({ config }) => config),
  );
  expect(config).toEqual((await lab().events('ready'))[0]!.config);
  expect(article.problems).toEqual([]);
  await article.page.close();
  pages.close();
  await lab().page.bringToFront();
});
