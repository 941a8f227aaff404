import { expect, test } from 'vitest';
import { Article } from './support/article';
import type { Visitor } from './support/visitor';
import { Origin } from './support/origin';
import { withVisitor } from './support/with-visitor';

const STEPS = 20;
const visitor = withVisitor();

const link = (hash: string): string => `${visitor().server.url}?device=cpu&autoplay=0#${hash}`;
const hash = (): Promise<string> => visitor().page.evaluate(() => location.hash);
const firstLosses = async (page: Visitor): Promise<number[]> => {
  await page.waitForStep(STEPS);
  return (await page.losses()).slice(0, STEPS);
};

async function sharedLink(): Promise<string> {
  await visitor().click('share');
  await visitor().until(
    'the link',
    async () => (await visitor().page.$(visitor().at('share-link'))) !== null,
  );
  return visitor().value('share-link');
}

test.each([
  ['digits', 'learning-rate', 0.0005],
  ['iwae-2015', 'bound-samples', 3],
  ['gan-2014', 'label-smoothing', 0.1],
])(
  'a link to %s gives the same losses in another profile, bit for bit',
  async (preset, hook, value) => {
    await visitor().open({ autoplay: false });
    await visitor().pick('preset-select', preset);
    await visitor().set(hook, String(value));
    await visitor().until(`${hook} to be ${value}`, async () =>
      (await visitor().page.evaluate(() => location.hash)).includes(`=${value}`),
    );
    const url = await sharedLink();
    expect(url).toContain(`preset=${preset}`);
    await visitor().page.keyboard.press('Escape');
    await visitor().click('play');
    const losses = await firstLosses(visitor());
    await visitor().click('play');

    const other = await visitor().elsewhere();
    await other.visit(url);
    expect(losses).toHaveLength(STEPS);
    expect(await firstLosses(other)).toEqual(losses);
    expect(other.problems).toEqual([]);
    await other.page.browserContext().close();
    await visitor().page.bringToFront();
  },
);

test('a link sets up the page, too, and what the visitor changes is written back', async () => {
  await visitor().visit(
    link('v=1&views=samples,latent&point=0.5,-1.25&path=linear&walk=3,17&speed=0.5&seed=3'),
  );
  await visitor().until(
    'the panels',
    async () => (await visitor().attribute('show-curves', 'aria-pressed')) === 'false',
  );
  expect(await visitor().attribute('latent-point', 'aria-valuetext')).toContain('0.50');
  expect(await visitor().value('speed')).toBe('50');
  await visitor().until(
    'the address',
    async () =>
      (await hash()) ===
      '#v=2&seed=3&views=latent,samples&point=0.5,-1.25&path=linear&walk=3,17&speed=0.5',
  );
  await visitor().click('show-samples');
  await visitor().until('the address to follow', async () =>
    (await hash()).includes('views=latent&'),
  );
});

test('bad values are reported and replaced, and the page runs', async () => {
  await visitor().visit(link('v=2&preset=digits&seed=-4&model.bound=jazz'));
  await visitor().until('two sentences', async () =>
    (await visitor().text('message')).includes('jazz'),
  );
  expect(await visitor().text('message')).toContain('seed');
  expect(await visitor().value('preset-select')).toBe('digits');
  await visitor().takeStep();
  await visitor().visit(`${link('')}&&%E0%A4=%&v=9&a=1&b=2&c=3&d=4&speed=fast`);
  await visitor().until('one sentence for many', async () =>
    (await visitor().text('message')).includes('5 settings'),
  );
  await visitor().takeStep();
});

test('a link of version 1 means what it meant, and is written anew', async () => {
  await visitor().visit(
    link(
      'v=1&preset=iwae-2015&objective=piwae&objective.samples=4&training.binarisation=threshold&training.batchSize=8&views=samples',
    ),
  );
  await visitor().until('the address', async () => (await hash()).startsWith('#v=2&'));
  const { config } = (await visitor().events('ready')).at(-1)!;
  expect(config.model).toMatchObject({
    bound: { kind: 'piwae', estimates: 8, samples: 4 },
    likelihood: { kind: 'bernoulli', binarisation: 'threshold' },
  });
  expect(visitor().problems).toEqual([]);
});

test('a link pasted into the address bar is followed', async () => {
  await visitor().open({ autoplay: false });
  await visitor().page.evaluate(() => {
    location.hash = '#v=1&preset=gan-2014&training.batchSize=32&views=samples&speed=wild';
    // as the page does when its own address is due before the event comes
    history.replaceState(history.state, '', `${location.pathname}${location.search}`);
  });
  await visitor().until(
    'the model',
    async () => (await visitor().events('model')).at(-1)?.config.model.kind === 'gan',
  );
  expect((await visitor().events('model')).at(-1)?.config.training.batchSize).toBe(32);
  expect(await visitor().attribute('show-curves', 'aria-pressed')).toBe('false');
  expect(await visitor().text('message')).toContain('wild');
  const models = (await visitor().events('model')).length;
  await visitor().page.evaluate(() => document.querySelector<HTMLElement>('.skip')!.click());
  await visitor().until('the address to come back', async () =>
    (await hash()).includes('preset=gan-2014'),
  );
  expect((await visitor().events('model')).length).toBe(models);
});

test('curves, codes and samples leave as files', async () => {
  await visitor().open({ autoplay: false });
  await visitor().takeStep();
  await visitor().click('share');
  const file = async (what: string): Promise<Uint8Array> => {
    const before = await visitor().page.evaluate(() => globalThis.offeredBlobs.length);
    await visitor().click(`export-${what}`);
    await visitor().until('the file', () =>
      visitor().page.evaluate((before) => globalThis.offeredBlobs.length > before, before),
    );
    return visitor().offered();
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
  await visitor().visit(link('preset=plane&seed=3'));
  await visitor().click('share');
  await visitor().until(
    'the dialog',
    async () => (await visitor().page.$(visitor().at('share-controls'))) !== null,
  );
  await visitor().set('share-controls', 'none');
  await visitor().until('the snippet to follow', async () =>
    (await visitor().value('share-embed')).includes('controls="none"'),
  );
  const pages = await Origin.open();
  const article = await Article.on(await visitor().browser.newPage());
  await article.open(pages.page('article.html', await visitor().value('share-embed')));
  await article.trained(2);
  const config = await article.page.evaluate(() =>
    document
      .querySelector('vae-lab')!
      .ready()
      .then(({ config }) => config),
  );
  expect(config).toEqual((await visitor().events('ready'))[0]!.config);
  expect(article.problems).toEqual([]);
  await article.page.close();
  pages.close();
  await visitor().page.bringToFront();
});
