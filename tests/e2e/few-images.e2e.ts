// Sets of a handful of images, and models that come and go faster than their pictures: figures or a
// sentence, and no blame.
import { beforeAll, describe, expect, test } from 'vitest';
import { zipSync, type Zippable } from 'fflate';
import { ImportDialog } from './support/import-dialog';
import { barPng } from './support/png';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();
const dialog = new ImportDialog(visitor);

async function learnFrom(count: number): Promise<void> {
  const files: Zippable = {};
  for (let n = 0; n < count; n++)
    files[`few-${count}/${n % 2 ? 'odd' : 'even'}/${n}.png`] = barPng(n);
  await dialog.choose([{ name: `few-${count}.zip`, bytes: zipSync(files) }]);
  await dialog.train();
}

const warnings = async (): Promise<string[]> =>
  [...(await visitor().events('warning')), ...(await visitor().events('error'))].map(
    ({ message }) => message,
  );
const notices = (): Promise<string[]> =>
  visitor().page.$$eval('[data-testid="message"] .notice:not(.info)', (notices) =>
    notices.map((notice) => notice.textContent!.trim()),
  );

describe.each([3, 10])('%i images', (count) => {
  beforeAll(async () => {
    await visitor().open();
    await visitor().waitForSteps(10);
    await learnFrom(count);
  });

  test('are drawn in every picture, and nothing is complained of', async () => {
    const last = async (): Promise<number> => (await visitor().events('model')).length;
    const models = await last();
    await visitor().waitForSteps(20);
    await visitor().waitForPicture('latent-plane');
    await visitor().waitForPicture('reconstructions');
    expect(await last()).toBe(models);
    expect((await visitor().events('model')).at(-1)!.data.heldOut).toBe(count === 3 ? 1 : 2);
    expect([await warnings(), await notices()]).toEqual([[], []]);
  });

  test(
    'are measured: by figures, or by a sentence that says what is missing',
    { timeout: 240_000 },
    async () => {
      await visitor().click('show-measures');
      await visitor().click('measure-likelihood');
      await visitor().until(
        'a likelihood',
        async () => (await visitor().page.$(visitor().at('likelihood-result'))) !== null,
        60_000,
      );
      const likelihood = await visitor().text('likelihood-result');
      if (count === 3) expect(likelihood).not.toContain('±');
      else expect(likelihood).toMatch(/\d ± \d/);
      await visitor().click('measure-classifier');
      await visitor().until(
        'its accuracy',
        async () => (await visitor().page.$(visitor().at('classifier-result'))) !== null,
        60_000,
      );
      await visitor().set('snr-repeats', '10');
      await visitor().click('measure-snr');
      const shown = async (hook: string): Promise<boolean> =>
        (await visitor().page.$(visitor().at(hook))) !== null;
      await visitor().until(
        'all points',
        async () => (await shown('snr-result')) && shown('measure-snr'),
        120_000,
      );
      await visitor().click('measure-quality');
      if (count === 3)
        await visitor().until('a sentence', async () =>
          (await notices()).join().includes('at least 2 held-out images'),
        );
      else
        await visitor().until(
          'the verdict',
          async () => (await visitor().page.$(visitor().at('quality-result'))) !== null,
          60_000,
        );
      expect(await warnings()).toEqual([]);
    },
  );
});

test('images that come again and again, fewer and more, leave no word about pictures of those before', async () => {
  await visitor().open();
  for (const count of [40, 12, 60, 5, 30, 3]) {
    await visitor().waitForSteps(2);
    await learnFrom(count);
  }
  await visitor().waitForPicture('latent-plane');
  expect([await warnings(), await notices()]).toEqual([[], []]);
});

test(
  'a GAN in place of a VAE-GAN, while every picture is wanted, is a GAN, and nobody says that it has no encoder',
  { timeout: 300_000 },
  async () => {
    await visitor().visit(
      `${visitor().server.url}?device=cpu&lang=en#v=1&model.network.hidden=16&views=latent,reconstructions,samples,interpolation,manifold,traversals,flow,discriminator,drawing`,
    );
    for (let turn = 0; turn < 4; turn++) {
      await visitor().pick('kind-select', 'vaeGan');
      await visitor().waitForSteps(2);
      await visitor().set('kind-select', 'gan');
      await visitor().until(
        'a GAN',
        async () => (await visitor().events('model')).at(-1)!.config.model.kind === 'gan',
      );
      await visitor().waitForSteps(2);
      expect(await visitor().value('kind-select')).toBe('gan');
    }
    expect([await warnings(), await notices()]).toEqual([[], []]);
  },
);
