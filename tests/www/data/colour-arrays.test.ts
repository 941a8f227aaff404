// Arrays and tables of colours, from their bytes to the set that a model learns from.
import { describe, expect, it, vi } from 'vitest';
import { ImageImporter } from '../../../www/data/importer';
import type { Options } from '../../../www/data/messages';
import { reasonOf } from '../../../www/data/reasons';
import { found, npy, type Numbers } from './make-arrays';

vi.mock('../../../www/data/decode', () => ({})); // there is no browser here, and no picture

const [COUNT, SIDE] = [12, 8];
const AREA = SIDE * SIDE;
/** A smooth red across, green down and a blue by the image. */
const level = (image: number, channel: number, x: number, y: number): number =>
  [20 * x, 30 * y, 20 * image, 255 - 16 * x][channel]!;
const numbers = <T extends Numbers>(
  Type: { from(values: number[]): T },
  order: 'planes' | 'beside',
  channels = 3,
  value = (byte: number): number => byte,
): T =>
  Type.from(
    Array.from({ length: COUNT * channels * AREA }, (_, i) => {
      const [image, rest] = [Math.floor(i / (channels * AREA)), i % (channels * AREA)];
      const [channel, pixel] =
        order === 'planes'
          ? [Math.floor(rest / AREA), rest % AREA]
          : [rest % channels, Math.floor(rest / channels)];
      return value(level(image, channel, pixel % SIDE, Math.floor(pixel / SIDE)));
    }),
  );
const PLANES = [...numbers(Uint8Array, 'planes')];

async function imported(
  file: string,
  bytes: Uint8Array,
  change: Partial<Options> = {},
): Promise<{ options: Options; set: { channels?: number; pixels: Uint8Array } }> {
  const importer = new ImageImporter();
  const { options } = await importer.open([
    { path: file, file: new Blob([bytes as Uint8Array<ArrayBuffer>]) },
  ]);
  return { options, set: (await importer.load({ ...options, ...change }, () => {})).set };
}

describe('an array of colours', () => {
  it('keeps them, whichever axis they lie along, plane after plane', async () => {
    const files: [string, Uint8Array][] = [
      ['first.npy', npy([COUNT, 3, SIDE, SIDE], numbers(Uint8Array, 'planes'))],
      ['last.npy', npy([COUNT, SIDE, SIDE, 3], numbers(Uint8Array, 'beside'))],
      [
        'floats.npy',
        npy(
          [COUNT, SIDE, SIDE, 3],
          numbers(Float32Array, 'beside', 3, (byte) => byte / 255),
        ),
      ],
      ['rows.npy', npy([COUNT, 3 * AREA], numbers(Uint8Array, 'planes'))],
      ['pixels.npy', npy([COUNT, 3 * AREA], numbers(Uint8Array, 'beside'))],
    ];
    for (const [name, bytes] of files) {
      const { options, set } = await imported(name, bytes);
      expect([name, options.colour, options.size]).toEqual([
        name,
        'colour',
        { width: SIDE, height: SIDE },
      ]);
      expect(set).toMatchObject({ channels: 3, width: SIDE, height: SIDE });
      expect([name, [...set.pixels]]).toEqual([name, PLANES]);
    }
  });

  it('is a table of text with three numbers for each pixel, too', async () => {
    const rows = Array.from({ length: COUNT }, (_, n) =>
      PLANES.slice(3 * AREA * n, 3 * AREA * (n + 1)).join(','),
    );
    const { set } = await imported('pixels.csv', new TextEncoder().encode(rows.join('\n')));
    expect([set.channels, [...set.pixels]]).toEqual([3, PLANES]);
  });

  it('keeps a fourth channel as opacity where that is chosen, and else lies on the ground', async () => {
    const bytes = npy([COUNT, SIDE, SIDE, 4], numbers(Uint8Array, 'beside', 4));
    const four = await imported('x.npy', bytes, { colour: 'opacity' });
    expect(four.set.channels).toBe(4);
    expect([...four.set.pixels]).toEqual([...numbers(Uint8Array, 'planes', 4)]);
    const three = await imported('x.npy', bytes, { colour: 'colour', background: 'black' });
    const [x, red] = [7, 140];
    expect(three.set.pixels[x]).toBe(Math.round((red * (255 - 16 * x)) / 255));
  });

  it('is grey where that is chosen, by its luma', async () => {
    const bytes = npy([COUNT, 3, SIDE, SIDE], numbers(Uint8Array, 'planes'));
    const { set } = await imported('x.npy', bytes, { colour: 'grey' });
    expect(set.channels).toBe(1);
    expect(set.pixels[AREA + 3]).toBe(Math.round(0.299 * 60 + 0.114 * 20));
  });

  it('that holds grey alone is suggested to be grey', async () => {
    const grey = Uint8Array.from({ length: COUNT * AREA * 3 }, (_, i) => Math.floor(i / 3) % 251);
    const { options, set } = await imported('x.npy', npy([COUNT, SIDE, SIDE, 3], grey));
    expect([options.colour, set.channels]).toEqual(['grey', 1]);
    expect(
      (await found({ 'x.npy': npy([COUNT, 8, 8], grey.subarray(0, 768)) })).images[0]!.tinted,
    ).toBeUndefined();
  });
});

describe('a set that would be too large', () => {
  it('is refused with what it would be, when an option makes it so and when it is loaded', async () => {
    const importer = new ImageImporter();
    const { options, images, bytes } = await importer.open([
      {
        path: 'x.npy',
        file: new Blob([
          npy(
            [40_000, 4, 4, 3],
            new Uint8Array(1_920_000).map((_, i) => (i % 3) * 90),
          ),
        ]),
      },
    ]);
    expect([images, bytes]).toEqual([40_000, 4 * 40_000 * 48]);
    const large = { ...options, size: { width: 128, height: 128 } };
    for (const asked of [importer.preview(large), importer.load(large, () => {})])
      expect(await asked.catch(reasonOf)).toEqual({
        file: 'x',
        why: 'too-much',
        images: 40_000,
        width: 128,
        height: 128,
        bytes: 40_000 * 128 * 128 * 3,
        most: 1_500_000_000,
      });
    expect((await importer.preview({ ...large, colour: 'grey' })).images).toBe(40_000);
  });
});
