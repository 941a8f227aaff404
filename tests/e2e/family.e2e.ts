// Every member of the family and every bound, chosen on the page as a visitor would.
import { beforeAll, expect, test } from 'vitest';
import { withLab } from './support/with-lab';

const CURVES: Record<string, string[]> = {
  vae: ['bound', 'reconstruction', 'kl'],
  autoencoder: ['reconstruction'],
  gan: ['discriminatorLoss', 'generatorLoss', 'realScore', 'fakeScore'],
  vaeGan: ['featureLoss', 'kl', 'discriminatorLoss', 'generatorLoss', 'realScore', 'fakeScore'],
};
const WEIGHED = ['iwae', 'miwae', 'piwae', 'ciwae', 'dreg', 'renyi'];

const lab = withLab();
beforeAll(async () => {
  await lab().open();
  await lab().setField('hidden-0', 16);
  await lab().setField('batch-size', 16);
});

const curves = () =>
  lab().page.$$eval('[data-testid^="curve-"]', (figures) =>
    figures.map((figure) => figure.getAttribute('data-testid')!.replace('curve-', '')),
  );
const now = (term: string) =>
  lab().page.$eval(`[data-testid="curve-${term}"] .now .train`, (now) => now.textContent ?? '');

async function expectCurves(terms: string[]): Promise<void> {
  await lab().until(
    `the curves ${terms.join(', ')}`,
    async () => (await curves()).join() === terms.join(),
  );
  for (const term of terms)
    await lab().until(`a number of ${term}`, async () => /\d/.test(await now(term)));
}

for (const [kind, terms] of Object.entries(CURVES)) {
  test(`a model of the kind ${kind} trains and shows its curves`, async () => {
    await lab().pick('kind-select', kind);
    await lab().waitForSteps(5);
    await expectCurves(terms);
    await lab().waitForPicture('samples');
    expect(await lab().widthOnPhone()).toBeLessThanOrEqual(390);
  });
}

test('a GAN says why images have no codes', async () => {
  await lab().pick('kind-select', 'gan');
  expect(await lab().text('no-reconstructions')).toContain('no encoder');
  expect(await lab().page.$(lab().at('interpolation'))).toBeNull();
});

test('every bound of a VAE acts on the running model, and names its bound', async () => {
  await lab().pick('kind-select', 'vae');
  const models = (await lab().events('model')).length;
  const bounds = await lab().options('bound-select');
  expect(bounds).toEqual(expect.arrayContaining(['elbo', 'sgvbA', ...WEIGHED]));
  for (const bound of bounds) {
    await lab().pick('bound-select', bound);
    await lab().waitForSteps(3);
    const title = await lab().page.$eval(
      '[data-testid="curve-bound"] b',
      (title) => title.textContent,
    );
    expect(title).toMatch(
      WEIGHED.includes(bound) ? /Bound \(((C|M)?IWAE|DReG|Rényi\([\d.]+\))-\d/ : /Bound \(ELBO\)/,
    );
    if (WEIGHED.includes(bound))
      await lab().until('effective samples', async () =>
        (await curves()).includes('effectiveSampleSize'),
      );
  }
  expect((await lab().events('model')).length).toBe(models);
});

test('a preset sets everything but the images', async () => {
  const data = await lab().text('data-name');
  await lab().pick('preset-select', 'iwae-2015');
  const { config } = (await lab().events('model')).at(-1)!;
  expect(config).toMatchObject({
    model: {
      network: { hidden: [200, 200], activation: 'tanh' },
      latentDim: 50,
      bound: { kind: 'iwae', samples: 5 },
    },
  });
  expect(await lab().text('data-name')).toBe(data);
  expect(await lab().text('preset-help')).toContain('Burda');
  await lab().waitForSteps(2);
  await lab().until('a share of the variance', async () =>
    /\d\s%/.test(await lab().text('explained')),
  );
});

test('what does not go together is refused in a sentence, and nothing is lost', async () => {
  await lab().pick('preset-select', 'iwae-50-2015');
  await lab().waitForSteps(2);
  const models = (await lab().events('model')).length;
  await lab().set('batch-size', '512');
  await lab().until('the reason', async () =>
    (await lab().text('message')).includes('codes per step'),
  );
  await lab().until('the old number', async () => (await lab().value('batch-size')) === '20');
  await lab().waitForSteps(2);
  expect((await lab().events('model')).length).toBe(models);
});

test(
  'the measures measure, one after another, and training goes on after them',
  { timeout: 300_000 },
  async () => {
    await lab().setField('latent-dim', 4);
    await lab().click('show-measures');
    await lab().until('the active units', async () =>
      /of 4/.test(await lab().text('active-units')),
    );

    await lab().set('likelihood-samples', '50');
    await lab().click('measure-likelihood');
    await lab().until(
      'a likelihood',
      async () => (await lab().page.$(lab().at('likelihood-result'))) !== null,
      120_000,
    );
    expect(await lab().text('likelihood-result')).toMatch(/−?\d+\.\d ± \d/);

    await lab().set('snr-repeats', '10');
    await lab().click('measure-snr');
    await lab().until(
      'the first points',
      async () => (await lab().page.$$('[data-testid="snr-result"] li')).length === 2,
      120_000,
    );
    await lab().click('stop-snr');
    await lab().until(
      'the end of it',
      async () => (await lab().page.$(lab().at('measure-snr'))) !== null,
      120_000,
    );

    await lab().set('classifier-labels', '50');
    await lab().click('measure-classifier');
    await lab().until(
      'its accuracy',
      async () => (await lab().page.$(lab().at('classifier-result'))) !== null,
      120_000,
    );

    await lab().set('quality-samples', '200');
    await lab().click('measure-quality');
    await lab().until(
      'the verdict',
      async () => (await lab().page.$(lab().at('quality-result'))) !== null,
      240_000,
    );
    await lab().waitForSteps(2);
  },
);
