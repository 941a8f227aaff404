// The widget's images and its saved model, together and one after another.
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { zipOfDiscs, zipOfPngs } from './support/import-files';
import { ANYONE } from './support/origin';
import { script, widget, withArticle } from './support/with-article';

const place = withArticle();
const put = (name: string, body: Uint8Array): string =>
  place.files.put(name, { body, headers: { ...ANYONE } });
const bars = (): string => put('bars.zip', zipOfPngs(40));
const saved = (): string =>
  put('plane.safetensors', fs.readFileSync('www/public/checkpoints/plane.safetensors'));

/** What runs, as the widget tells it. */
const running = () =>
  place.article.page.evaluate(async () => {
    await customElements.whenDefined('vae-lab');
    const { config, data, model } = await document.querySelector('vae-lab')!.ready();
    return { kind: config.data.kind, images: data.train, step: model.step };
  });

test('a saved model beside images goes on with these, and says that they are others', async () => {
  await place.show(script(place.cdn) + widget(`data="${bars()}" checkpoint="${saved()}"`));
  const found = await running();
  expect(found).toMatchObject({ kind: 'files', images: 36 });
  expect(found.step).toBeGreaterThan(0);
  await place.article.until('a warning', async () =>
    (await place.article.heard('vae-warning')).some(
      ({ detail }) => detail['name'] === 'CheckpointNotice',
    ),
  );
});

test('a saved model for other images than those beside it is not used, and the widget says why', async () => {
  const discs = put('others.zip', zipOfDiscs(40, 24, 16));
  await place.show(script(place.cdn) + widget(`data="${discs}" checkpoint="${saved()}"`));
  expect(await running()).toMatchObject({ kind: 'files', images: 36, step: 0 });
  await place.article.until('a warning', async () =>
    (await place.article.heard('vae-warning')).some(
      ({ detail }) => detail['name'] === 'CheckpointError',
    ),
  );
});

test('images in colour are learned from in colour, in their own size, with the settings at hand', async () => {
  const discs = put('discs.zip', zipOfDiscs(40, 24, 16));
  await place.show(script(place.cdn) + widget(`data="${discs}"`));
  const found = await place.article.page.evaluate(async () => {
    await customElements.whenDefined('vae-lab');
    const visitor = document.querySelector('vae-lab')!;
    const { data, config } = await visitor.ready();
    await visitor.step(3);
    const { channels, width, height } = await visitor.sample(2, 1);
    return { data, network: config.model.network.kind, drawn: [channels, height, width] };
  });
  expect(found).toMatchObject({
    data: { channels: 3, height: 16, width: 24, train: 36, classes: 2 },
    network: 'mlp',
    drawn: [3, 16, 24],
  });
});

test('pictures come to the size that the tag asks for, and to another when it asks anew', async () => {
  const discs = put('wide.zip', zipOfDiscs(40, 24, 16));
  await place.show(script(place.cdn) + widget(`data="${discs}" size="20x12" fit="contain"`));
  const shape = () =>
    place.article.page.evaluate(async () => {
      await customElements.whenDefined('vae-lab');
      const { data } = await document.querySelector('vae-lab')!.ready();
      return [data.train, data.width, data.height];
    });
  expect(await shape()).toEqual([36, 20, 12]);
  await place.article.page.evaluate(() => (document.querySelector('vae-lab')!.size = '16'));
  await place.article.until('the other size', async () => String(await shape()) === '36,16,16');
  expect(await place.article.heard('vae-warning')).toEqual([]);
});

test('images that a page has given stay when the tag asks for another size of its own', async () => {
  await place.show(script(place.cdn) + widget());
  const given = put('given.zip', zipOfPngs(40));
  const found = await place.article.page.evaluate(async (given) => {
    await customElements.whenDefined('vae-lab');
    const visitor = document.querySelector('vae-lab')!;
    await visitor.loadData(new URL(given));
    visitor.size = '16';
    await visitor.updateComplete;
    await visitor.step(20);
    const { config, data } = await visitor.ready();
    return [config.data.kind, data.width];
  }, given);
  expect(found).toEqual(['files', 28]);
});

test('a picture is turned dark for bright only where the tag says so', async () => {
  const mean = () =>
    place.article.page.evaluate(async () => {
      await customElements.whenDefined('vae-lab');
      const visitor = document.querySelector('vae-lab')!;
      await visitor.ready();
      await visitor.step(60);
      const { pixels } = await visitor.sample(16, 1);
      return pixels.reduce((sum, value) => sum + value, 0) / pixels.length;
    });
  await place.show(script(place.cdn) + widget(`data="${bars()}"`));
  expect(await mean()).toBeLessThan(100); // thin bars on black
  await place.show(script(place.cdn) + widget(`data="${bars()}" invert="yes"`));
  expect(await mean()).toBeGreaterThan(155);
});

test('a saved model alone brings its digits', async () => {
  await place.show(script(place.cdn) + widget(`checkpoint="${saved()}"`));
  expect(await running()).toMatchObject({ kind: 'digits' });
  expect(await place.article.heard('vae-warning')).toEqual([]);
});

test('attributes that are set while it starts count, and in the order of the attributes', async () => {
  await place.show(script(place.cdn) + widget());
  const [data, checkpoint] = [bars(), saved()];
  await place.article.page.evaluate(
    async (data, checkpoint) => {
      await customElements.whenDefined('vae-lab');
      const visitor = document.querySelector('vae-lab')!;
      void visitor.ready();
      await new Promise((resolve) => setTimeout(resolve, 50));
      Object.assign(visitor, { data, checkpoint });
    },
    data,
    checkpoint,
  );
  await place.article.until('the bars under the saved model', async () => {
    const { kind, step } = await running();
    return kind === 'files' && step > 0;
  });
});

test('images and a saved model that are given one after another come in that order, however long each takes', async () => {
  await place.show(script(place.cdn) + widget());
  const [data, checkpoint] = [bars(), saved()];
  const found = await place.article.page.evaluate(
    async (data, checkpoint) => {
      await customElements.whenDefined('vae-lab');
      const visitor = document.querySelector('vae-lab')!;
      const what = async () => {
        const { config, model } = await visitor.ready();
        return [config.data.kind, model.step > 0];
      };
      await Promise.all([
        visitor.loadData(new URL(data)),
        visitor.load(new URL(checkpoint), { keepImages: true }),
      ]);
      const onImages = await what();
      await Promise.all([
        visitor.load(new URL(checkpoint)),
        visitor.loadData(new URL(data), { keepModel: true }),
      ]);
      const kept = await what();
      await visitor.loadData(new URL(data));
      const anew = await what();
      await visitor.load(new URL(checkpoint));
      return [onImages, kept, anew, await what()];
    },
    data,
    checkpoint,
  );
  expect(found).toEqual([
    ['files', true],
    ['files', true],
    ['files', false],
    ['digits', true],
  ]);
});

test('images that are gone leave no complaint about pictures of them', async () => {
  await place.show(
    script(place.cdn) +
      widget(`autoplay views="latent reconstructions samples interpolation" data="${bars()}"`),
  );
  await place.article.trained(3);
  const few = put('few.zip', zipOfPngs(5));
  for (const address of [few, bars(), few, 'digits', few]) {
    await place.article.page.evaluate(
      (address) => (document.querySelector('vae-lab')!.data = address),
      address,
    );
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  await place.article.until('the few', async () => (await running()).images === 3);
  await place.article.trained(5);
  expect([
    await place.article.heard('vae-warning'),
    await place.article.heard('vae-error'),
  ]).toEqual([[], []]);
});
