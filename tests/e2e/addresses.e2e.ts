import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { idxImages, idxLabels } from './support/idx';
import { npy, sheetOfRows, zipOfPngs } from './support/import-files';
import { ANYONE, type Answer } from './support/origin';
import { boasting, changed } from './support/safetensors';
import { script, strict, under, widget, withArticle } from './support/with-article';

const place = withArticle();

const put = (name: string, body: Uint8Array, headers: Record<string, string> = {}): string =>
  place.files.put(name, { body, headers: { ...ANYONE, ...headers } });

test.each<[string, () => string[]]>([
  [
    'IDX files',
    () => [
      put('set-images-idx3-ubyte', idxImages(40)),
      put('set-labels-idx1-ubyte', idxLabels(40)),
    ],
  ],
  [
    'a NumPy archive',
    () => [
      put(
        'set.npz',
        zipSync({ 'x.npy': npy([40, 28, 28]), 'y.npy': npy([40], '|u1', (i) => i % 3) }),
      ),
    ],
  ],
  ['a zip of pictures', () => [put('bars.zip', zipOfPngs(40))]],
  ['a sheet of images', () => [put('rows.png', sheetOfRows(40))]],
])('it learns from %s of another origin, under the documented policy', async (_, named) => {
  const policy = strict(place.cdn, place.files);
  await place.show(
    script(place.cdn) + widget(`autoplay data="${named().join(' ')}"`),
    under(policy),
  );
  await place.article.trained(2);
  expect(await place.article.heard('vae-warning')).toEqual([]);
  expect((await place.article.heard('vae-ready')).at(-1)?.detail['images']).toBe(36); // a tenth is held out
  expect([await place.article.broken(), place.article.problems]).toEqual([[], []]);
});

/** As the page writes it, of a small model. */
async function checkpoint(): Promise<Uint8Array> {
  await place.show(script(place.cdn) + widget('config="v=1&amp;model.network.hidden=16"'));
  const base64 = await place.article.page.evaluate(async () => {
    await customElements.whenDefined('vae-lab');
    const bytes = await document.querySelector('vae-lab')!.save();
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
  return Buffer.from(base64, 'base64');
}

test('a checkpoint that cannot be used is a sentence and an event, and the model at hand trains', async () => {
  const good = await checkpoint();
  const nan = changed(good, (header, data) =>
    data.writeFloatLE(NaN, header['encoder.loc.bias']!.data_offsets[0]),
  );
  const ill: [name: string, sentence: RegExp, answer: Answer][] = [
    ['huge-header', /no whole safetensors file/, { body: boasting(2n ** 60n) }],
    ['nan', /encoder\.loc\.bias/, { body: nan }],
    [
      'shapes',
      /encoder\.loc\.bias/,
      { body: changed(good, (header) => header['encoder.loc.bias']!.shape.push(1)) },
    ],
    [
      'version',
      /99/,
      { body: changed(good, (header) => (header.__metadata__!['vae-lab'] = '99')) },
    ],
    ['missing', /answered 404/, { status: 404 }],
    ['page', /web page/, { body: '<!doctype html>', headers: { 'content-type': 'text/html' } }],
    ['empty', /empty/, {}],
    ['large', /too large/, { body: 'x', headers: { 'content-length': '9999999999' } }],
  ];
  const told = async (name: string, sentence: RegExp): Promise<void> =>
    place.article.until(`a sentence about ${name}`, async () => {
      const messages = [
        ...(await place.article.heard('vae-warning')),
        ...(await place.article.heard('vae-error')),
      ].map(({ detail }) => String(detail['message']));
      const said = await place.article.said();
      return messages.some(
        (message) => sentence.test(message) && message.endsWith('.') && said.includes(message),
      );
    });
  const addresses = ill.map(([name, , { headers, ...answer }]) =>
    place.files.put(`${name}.safetensors`, { ...answer, headers: { ...ANYONE, ...headers } }),
  );

  for (const first of [1, 4]) {
    // to begin with, one that comes but is ill, and one that does not come
    await place.show(script(place.cdn) + widget(`autoplay checkpoint="${addresses[first]}"`));
    await told(ill[first]![0], ill[first]![1]);
    await place.article.trained(2);
  }
  for (const [at, [name, sentence]] of ill.entries()) {
    await place.article.page.evaluate(
      (address) => (
        (globalThis.told.length = 0),
        (document.querySelector('vae-lab')!.checkpoint = address)
      ),
      addresses[at]!,
    );
    await told(name, sentence);
  }
  await place.article.trained(2);
});

test('a host that keeps its files closed, and a policy that does, are told apart', async () => {
  const url = place.files.put('closed.safetensors', { body: 'x' });
  const sentence = async (headers: Record<string, string> = {}): Promise<string> => {
    await place.show(script(place.cdn) + widget(`checkpoint="${url}"`), headers);
    await place.article.until(
      'a warning',
      async () => (await place.article.heard('vae-warning')).length > 0,
    );
    return String((await place.article.heard('vae-warning'))[0]!.detail['message']);
  };
  expect(await sentence()).toContain('Access-Control-Allow-Origin');
  expect(await sentence(under(strict(place.cdn)))).toContain('connect-src');
});
