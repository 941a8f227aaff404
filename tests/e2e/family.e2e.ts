// Every member of the family and every bound, chosen on the page as a visitor would.
import { beforeAll, expect, test } from 'vitest';
import { withVisitor } from './support/with-visitor';

const CURVES: Record<string, string[]> = {
  vae: ['bound', 'reconstruction', 'kl'],
  autoencoder: ['reconstruction'],
  gan: ['discriminatorLoss', 'generatorLoss', 'realScore', 'fakeScore'],
  vaeGan: ['featureLoss', 'kl', 'discriminatorLoss', 'generatorLoss', 'realScore', 'fakeScore'],
};
const WEIGHED = ['iwae', 'miwae', 'piwae', 'ciwae', 'dreg', 'renyi'];

const visitor = withVisitor();
beforeAll(async () => {
  await visitor().open();
  await visitor().setField('hidden-0', 16);
  await visitor().setField('batch-size', 16);
});

const curves = () =>
  visitor().page.$$eval('[data-testid^="curve-"]', (figures) =>
    figures.map((figure) => figure.getAttribute('data-testid')!.replace('curve-', '')),
  );
const now = (term: string) =>
  visitor().page.$eval(`[data-testid="curve-${term}"] .now .train`, (now) => now.textContent ?? '');

async function expectCurves(terms: string[]): Promise<void> {
  await visitor().until(
    `the curves ${terms.join(', ')}`,
    async () => (await curves()).join() === terms.join(),
  );
  for (const term of terms)
    await visitor().until(`a number of ${term}`, async () => /\d/.test(await now(term)));
}

for (const [kind, terms] of Object.entries(CURVES)) {
  test(`a model of the kind ${kind} trains and shows its curves`, async () => {
    await visitor().pick('kind-select', kind);
    await visitor().waitForSteps(5);
    await expectCurves(terms);
    await visitor().waitForPicture('samples');
    expect(await visitor().widthOnPhone()).toBeLessThanOrEqual(390);
  });
}

test('a GAN says why images have no codes', async () => {
  await visitor().pick('kind-select', 'gan');
  expect(await visitor().text('no-reconstructions')).toContain('no encoder');
  expect(await visitor().page.$(visitor().at('interpolation'))).toBeNull();
});

test('every bound of a VAE acts on the running model, and names its bound', async () => {
  await visitor().pick('kind-select', 'vae');
  const models = (await visitor().events('model')).length;
  const bounds = await visitor().options('bound-select');
  expect(bounds).toEqual(expect.arrayContaining(['elbo', 'sgvbA', ...WEIGHED]));
  for (const bound of bounds) {
    await visitor().pick('bound-select', bound);
    await visitor().waitForSteps(3);
    const title = await visitor().page.$eval(
      '[data-testid="curve-bound"] b',
      (title) => title.textContent,
    );
    expect(title).toMatch(
      WEIGHED.includes(bound) ? /Bound \(((C|M)?IWAE|DReG|Rényi\([\d.]+\))-\d/ : /Bound \(ELBO\)/,
    );
    if (WEIGHED.includes(bound))
      await visitor().until('effective samples', async () =>
        (await curves()).includes('effectiveSampleSize'),
      );
  }
  expect((await visitor().events('model')).length).toBe(models);
});

test('a preset sets everything but the images', async () => {
  const data = await visitor().text('data-name');
  await visitor().pick('preset-select', 'iwae-2015');
  const { config } = (await visitor().events('model')).at(-1)!;
  expect(config).toMatchObject({
    model: {
      network: { hidden: [200, 200], activation: 'tanh' },
      latentDim: 50,
      bound: { kind: 'iwae', samples: 5 },
    },
  });
  expect(await visitor().text('data-name')).toBe(data);
  expect(await visitor().text('preset-help')).toContain('Burda');
  await visitor().waitForSteps(2);
  await visitor().until('a share of the variance', async () =>
    /\d\s%/.test(await visitor().text('explained')),
  );
});

test('what does not go together is refused in a sentence, and nothing is lost', async () => {
  const count = async () => (await visitor().events('model')).length;
  const before = await count();
  await visitor().pick('preset-select', 'iwae-50-2015');
  await visitor().until('its model', async () => (await count()) > before);
  await visitor().until('its steps', async () => (await visitor().number('step-count')) >= 2);
  const models = await count();
  await visitor().set('batch-size', '512');
  await visitor().until('the reason', async () =>
    (await visitor().text('message')).includes('codes per step'),
  );
  await visitor().until(
    'the old number',
    async () => (await visitor().value('batch-size')) === '20',
  );
  await visitor().waitForSteps(2);
  expect(await count()).toBe(models);
});

test(
  'the measures measure, one after another, and training goes on after them',
  { timeout: 300_000 },
  async () => {
    await visitor().setField('latent-dim', 4);
    await visitor().click('show-measures');
    await visitor().until('the active units', async () =>
      /of 4/.test(await visitor().text('active-units')),
    );

    await visitor().set('likelihood-samples', '50');
    await visitor().click('measure-likelihood');
    await visitor().until(
      'a likelihood',
      async () => (await visitor().page.$(visitor().at('likelihood-result'))) !== null,
      120_000,
    );
    expect(await visitor().text('likelihood-result')).toMatch(/−?\d+\.\d ± \d/);

    await visitor().set('snr-repeats', '10');
    await visitor().click('measure-snr');
    await visitor().until(
      'the first points',
      async () => (await visitor().page.$$('[data-testid="snr-result"] li')).length === 2,
      120_000,
    );
    await visitor().click('stop-snr');
    await visitor().until(
      'the end of it',
      async () => (await visitor().page.$(visitor().at('measure-snr'))) !== null,
      120_000,
    );

    await visitor().set('classifier-labels', '50');
    await visitor().click('measure-classifier');
    await visitor().until(
      'its accuracy',
      async () => (await visitor().page.$(visitor().at('classifier-result'))) !== null,
      120_000,
    );

    await visitor().set('quality-samples', '200');
    await visitor().click('measure-quality');
    await visitor().until(
      'the verdict',
      async () => (await visitor().page.$(visitor().at('quality-result'))) !== null,
      240_000,
    );
    await visitor().waitForSteps(2);
  },
);
