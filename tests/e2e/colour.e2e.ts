// Pictures in colour, from files to a model that learns them so.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { zipOfDiscs, type Made } from './support/import-files';
import { pngOfKind, type PngKind } from './support/png';
import { PreviewedImport, type Shown } from './support/previewed-import';
import { withVisitor } from './support/with-visitor';

const COUNT = 40;
const [WIDTH, HEIGHT] = [40, 24];

const visitor = withVisitor();
const dialog = new PreviewedImport(visitor);
beforeAll(() => visitor().open());
beforeEach(() => dialog.close());

const zipOf = (width: number, height: number): Made => ({
  name: 'discs.zip',
  bytes: zipOfDiscs(COUNT, width, height),
});
/** What is seen first is the first of the folder `blue`. */
const FIRST = [45, 215, 230];
/** Of the first image's channels, the number at its middle. */
const middle = ({ pixels, sizes, options }: Shown): number[] => {
  expect(sizes).toContainEqual(options.size);
  const { width, height } = options.size;
  const area = width * height;
  const at = Math.floor(height / 2) * width + Math.floor(width / 2);
  return Array.from({ length: pixels[0]!.length / area }, (_, c) => pixels[0]![c * area + at]!);
};
const painted = (hook: string): Promise<number> =>
  visitor().page.$$eval(visitor().at(hook), (found) => {
    const canvases = found.flatMap((one) => [
      ...(one instanceof HTMLCanvasElement ? [one] : one.querySelectorAll('canvas')),
    ]);
    let most = 0;
    for (const canvas of canvases) {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      for (let i = 0; i < data.length; i += 4)
        most = Math.max(most, Math.abs(data[i]! - data[i + 1]!));
    }
    return most;
  });

describe('a zip of pictures in colour', () => {
  test('is learned from in colour and in its own size where nothing is chosen, by a model for that', async () => {
    await dialog.drop([zipOf(32, 32)]);
    expect(await visitor().text('import-facts')).toContain('40 images, 32 × 32, in colour');
    expect(await painted('import-preview')).toBeGreaterThan(100);
    const { config, data } = await dialog.train();
    expect(data).toMatchObject({ channels: 3, width: 32, height: 32, train: 36, classes: 2 });
    expect(config.model).toMatchObject({
      kind: 'vae',
      network: { kind: 'conv' },
      likelihood: { kind: 'discretisedLogistic' },
    });
    const before = (await visitor().events('progress')).length;
    await visitor().until(
      'steps in colour',
      async () => (await visitor().events('progress')).length > before + 1,
    );
    expect((await visitor().events('error')).length).toBe(0);
  });

  test('that are not square stay so, may have any ground, be transparent, or become grey', async () => {
    const shown = await dialog.shows(zipOf(WIDTH, HEIGHT));
    expect([shown.own, shown.colours]).toEqual([
      { width: WIDTH, height: HEIGHT },
      ['grey', 'colour', 'opacity'],
    ]);
    expect(shown.options).toMatchObject({ colour: 'colour', size: shown.own });
    expect(middle(shown)).toEqual(FIRST);
    expect(shown.pixels[0]![0]).toBe(255);
    await visitor().click('import-background-own');
    await visitor().until(
      'its colour',
      async () => (await visitor().page.$(visitor().at('import-ground'))) !== null,
    );
    await visitor().set('import-ground', '#0a6414');
    const grounded = await dialog.shownWhen(
      'a green ground',
      ({ options }) => options.background === '#0a6414',
    );
    const area = WIDTH * HEIGHT;
    expect([0, area, 2 * area].map((at) => grounded.pixels[0]![at])).toEqual([10, 100, 20]);
    await visitor().click('import-colour-grey');
    const grey = await dialog.shownWhen('grey', ({ options }) => options.colour === 'grey');
    expect(middle(grey)).toEqual([Math.round(0.299 * 45 + 0.587 * 215 + 0.114 * 230)]);
    await visitor().click('import-colour-opacity');
    const clear = await dialog.shownWhen('both', ({ options }) => options.colour === 'opacity');
    expect([middle(clear), clear.pixels[0]![3 * area]]).toEqual([[...FIRST, 255], 0]);
    const { data } = await dialog.train();
    expect(data).toMatchObject({ channels: 4, width: WIDTH, height: HEIGHT });
    expect((await visitor().events('error')).length).toBe(0);
  });
});

test('colours are those of the profile that a picture brings, and its numbers where it becomes grey', async () => {
  const linear: PngKind = {
    width: 28,
    height: 28,
    colour: 'rgb',
    depth: 8,
    pixel: (x) => [128, x < 14 ? 128 : 0, 0],
    chunks: [['gAMA', Uint8Array.of(0, 1, 0x86, 0xa0)]], // 1: light itself
  };
  const files = [0, 1, 2].map((n) => ({ name: `${n}.png`, bytes: pngOfKind(linear) }));
  const shown = await dialog.shows(...files);
  expect(shown.options.colour).toBe('colour');
  expect(Math.abs(shown.pixels[0]![0]! - 188)).toBeLessThanOrEqual(3); // as sRGB has half the light, or a gamma of 2.2
  await visitor().click('import-colour-grey');
  const grey = await dialog.shownWhen('grey', ({ options }) => options.colour === 'grey');
  expect(grey.pixels[0]![0]).toBe(Math.round(0.886 * 128));
});

test('a set that would be too large is refused with what it would be, and a smaller size is taken', async () => {
  const rows = Array.from({ length: 40_000 }, (_, n) => n);
  const body = Buffer.alloc(rows.length * 48);
  for (let i = 0; i < body.length; i++) body[i] = (i % 3) * 90 + (i % 48);
  const header =
    "{'descr': '|u1', 'fortran_order': False, 'shape': (40000, 4, 4, 3), }".padEnd(117) + '\n';
  const bytes = Buffer.concat([
    Buffer.from([0x93, ...Buffer.from('NUMPY'), 1, 0, header.length, 0]),
    Buffer.from(header, 'latin1'),
    body,
  ]);
  await dialog.choose([{ name: 'many.npy', bytes }]);
  await visitor().click('import-size-128');
  await visitor().until('the sentence', async () =>
    (await dialog.said()).includes('would be 40,000 images of 128 × 128, 2.0 GB of pixels'),
  );
  await visitor().click('import-size-4');
  await visitor().until('it to be gone', async () => (await dialog.said()) === '');
});
