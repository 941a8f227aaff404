// Pictures and sheets of them, as a photo viewer shows them.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { violations } from './support/axe';
import type { Made } from './support/import-files';
import { jpeg, oriented, STORED, type Shade } from './support/jpeg';
import { png, pngOfKind, type PngKind } from './support/png';
import { browserName } from './support/place';
import { PreviewedImport, text, type Shown } from './support/previewed-import';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();
const dialog = new PreviewedImport(visitor);
beforeAll(() => visitor().open({ autoplay: false }));
beforeEach(() => dialog.close());

describe('pictures', () => {
  const three = (bytes: Uint8Array, ending = 'png'): Made[] =>
    [0, 1, 2].map((n) => ({ name: `picture-${n}.${ending}`, bytes }));
  const furthest = ({ pixels }: Shown, value: (x: number, y: number) => number): number =>
    Math.max(...pixels[0]!.map((grey, i) => Math.abs(grey - value(i % 28, Math.floor(i / 28)))));

  for (const [width, height] of [
    [400, 300],
    [4000, 3000],
    [9000, 256],
  ] as const) {
    test(`of ${width} × ${height} pixels are upright, however the camera was held`, async () => {
      const shades: Shade[] = [
        [0, 0, 0.5, 0.25, 255],
        [0, 0.25, 0.25, 1, 136],
      ];
      const upright = (u: number, v: number): number =>
        v < 0.25 ? (u < 0.5 ? 255 : 0) : u < 0.25 ? 136 : 0;
      const plain = await jpeg(visitor().page, width, height, shades);
      for (const orientation of width === 400 ? [1, 2, 3, 4, 5, 6, 7, 8] : [1, 6]) {
        await dialog.shows(...three(oriented(plain, orientation), 'jpg'));
        await visitor().click('import-crop-stretch');
        const { pixels } = await dialog.shownWhen(
          'all of it',
          ({ options }) => options.crop === 'stretch',
        );
        const wrong = pixels[0]!.filter((grey, i) => {
          const [u, v] = STORED[orientation]!(
            ((i % 28) + 0.5) / 28,
            (Math.floor(i / 28) + 0.5) / 28,
          );
          return (
            [0.25, 0.5].every((edge) => Math.abs(u - edge) > 0.06 && Math.abs(v - edge) > 0.06) &&
            Math.abs(grey - upright(u, v)) > 25
          );
        });
        expect([orientation, wrong.length]).toEqual([orientation, 0]);
        await visitor().click('import-crop-fit'); // with the sides' proportions: what does not fill the square has the tone of its edge
        const fitted = await dialog.shownWhen(
          'its proportions',
          ({ options }) => options.crop === 'fit',
        );
        const [across, down] = [
          new Set(fitted.pixels[0]!.slice(0, 28)).size,
          new Set(fitted.pixels[0]!.filter((_, i) => i % 28 === 0)).size,
        ];
        expect(orientation >= 5 ? down : across).toBe(1);
      }
    });
  }

  const grey = (x: number, y: number): number => (x * 9 + y * 5) % 256;
  const over = (tone: number, alpha: number, ground = 255): number =>
    ground + ((tone - ground) * alpha) / 255;
  const kinds: [string, Omit<PngKind, 'width' | 'height'>, (x: number, y: number) => number][] = [
    [
      '16 bits of grey',
      { colour: 'grey', depth: 16, pixel: (x, y) => [(x * 28 + y) * 83] },
      (x, y) => ((x * 28 + y) * 83) / 257,
    ],
    [
      '16 bits, interlaced',
      { colour: 'grey', depth: 16, interlaced: true, pixel: (x, y) => [(x * 28 + y) * 83] },
      (x, y) => ((x * 28 + y) * 83) / 257,
    ],
    [
      '16 bits of colour and transparency',
      { colour: 'rgba', depth: 16, pixel: (x, y) => [x * 2000, x * 2000, x * 2000, y * 2400] },
      (x, y) => over((x * 2000) / 257, (y * 2400) / 257),
    ],
    [
      '8 bits, interlaced',
      { colour: 'grey', depth: 8, interlaced: true, pixel: (x, y) => [grey(x, y)] },
      grey,
    ],
    [
      '8 bits with another gamma',
      {
        colour: 'grey',
        depth: 8,
        pixel: (x, y) => [grey(x, y)],
        chunks: [['gAMA', Uint8Array.of(0, 0, 0x4e, 0x20)]],
      },
      grey,
    ],
    [
      'grey and transparency',
      { colour: 'grey-alpha', depth: 8, pixel: (x, y) => [y * 9, x * 9] },
      (x, y) => over(y * 9, x * 9),
    ],
    [
      'a palette, some of it transparent',
      {
        colour: 'palette',
        depth: 8,
        pixel: (x) => [x % 3],
        chunks: [
          ['PLTE', Uint8Array.of(0, 0, 0, 255, 255, 255, 90, 90, 90)],
          ['tRNS', Uint8Array.of(0, 255, 128)],
        ],
      },
      (x) => [255, 255, over(90, 128)][x % 3]!,
    ],
    [
      'a tone that is transparent',
      {
        colour: 'grey',
        depth: 8,
        pixel: (x) => [x % 2 ? 7 : 60],
        chunks: [['tRNS', Uint8Array.of(0, 7)]],
      },
      (x) => (x % 2 ? 255 : 60),
    ],
  ];
  test('as PNG of every kind are exact to a grey level', async () => {
    for (const [what, kind, value] of kinds) {
      const { transparent, options } = await dialog.shows(
        ...three(pngOfKind({ width: 28, height: 28, ...kind })),
      );
      if (transparent && options.background === 'black')
        await visitor().click('import-background-white');
      if (options.invert) await visitor().click('import-invert');
      const seen = await dialog.shownWhen(
        'them as they are',
        ({ options: { invert, background } }) => !invert && background === 'white',
      );
      expect([what, furthest(seen, value) <= 1]).toEqual([what, true]);
    }
  });

  test('with 12 bits in 16 are told to be dark, and stretched where that is asked for, to all of their tones', async () => {
    const { narrow } = await dialog.shows(
      ...three(
        pngOfKind({
          width: 28,
          height: 28,
          colour: 'grey',
          depth: 16,
          pixel: (x, y) => [Math.round(((x * 28 + y) * 4095) / 783)],
        }),
      ),
    );
    expect(narrow).toEqual({ black: expect.closeTo(0, 0), white: expect.closeTo(16, 0) });
    expect(await visitor().text('import-narrow')).toContain('from 0 to 16 of 255');
    await visitor().click('import-stretch');
    const seen = await dialog.shownWhen('the whole range', ({ options }) => options.stretch);
    expect(furthest(seen, (x, y) => ((x * 28 + y) * 255) / 783)).toBeLessThanOrEqual(2);
  });

  test('that are white on nothing lie on black, and on white where that is chosen', async () => {
    const bar = pngOfKind({
      width: 28,
      height: 28,
      colour: 'rgba',
      depth: 8,
      pixel: (x) => [255, 255, 255, Math.abs(x - 14) < 3 ? 255 : 0],
    });
    const { options, pixels } = await dialog.shows(...three(bar));
    expect(options).toMatchObject({ background: 'black', invert: false });
    expect([pixels[0]![14], pixels[0]![0]]).toEqual([255, 0]);
    await visitor().click('import-background-white');
    expect(
      new Set(
        (await dialog.shownWhen('white', ({ options }) => options.background === 'white'))
          .pixels[0],
      ),
    ).toEqual(new Set([255]));
  });

  test('that move give their first frame, with a word', async () => {
    const frame = (code: number): number[] => [
      0x21,
      0xf9,
      4,
      0,
      10,
      0,
      0,
      0,
      0x2c,
      0,
      0,
      0,
      0,
      1,
      0,
      1,
      0,
      0,
      2,
      2,
      code,
      1,
      0,
    ];
    const gif = Buffer.from([
      ...Buffer.from('GIF89a'),
      1,
      0,
      1,
      0,
      0x80,
      0,
      0,
      0,
      0,
      0,
      255,
      255,
      255,
      ...frame(0x44),
      ...frame(0x4c),
      0x3b,
    ]);
    const { pixels } = await dialog.shows(...three(gif, 'gif'));
    expect(new Set(pixels[0])).toEqual(new Set([0]));
    expect(await dialog.notes()).toContain('animated');
  });
});

describe('sheets', () => {
  /** `count` bars a side, with gaps of their ground between and around. */
  const sheet = (
    count: number,
    side: number,
    gap: number,
    margin: number,
    line = 0,
  ): Uint8Array => {
    const length = 2 * margin + count * (side + gap) - gap;
    return png(length, length, (x, y) => {
      const [u, v] = [(x - margin) % (side + gap), (y - margin) % (side + gap)];
      const outside =
        Math.min(x, y) < margin || Math.max(x, y) >= length - margin || u >= side || v >= side;
      return outside
        ? line
        : Math.abs(u - 10 - ((Math.floor(x / (side + gap)) * 3) % 9)) < 2
          ? 230
          : 0;
    });
  };

  test('of 64 images each, two of them, are 128 images', async () => {
    expect(
      await dialog.shows(
        { name: 'train.png', bytes: sheet(8, 28, 0, 0) },
        { name: 'test.png', bytes: sheet(8, 28, 0, 0) },
      ),
    ).toMatchObject({ images: 128, options: { layout: { kind: 'grid', width: 28, gap: 0 } } });
  });

  test('with gaps and a margin are cut where the lines are, or where the visitor says', async () => {
    expect(await dialog.shows({ name: 'gaps.png', bytes: sheet(8, 28, 2, 2) })).toMatchObject({
      images: 64,
      options: { layout: { width: 28, height: 28, gap: 2, margin: 2 } },
    });
    expect(await dialog.shows({ name: 'ruled.png', bytes: sheet(6, 30, 3, 3, 255) })).toMatchObject(
      {
        images: 36,
        options: { layout: { width: 30, height: 30, gap: 3, margin: 3 } },
      },
    );
    for (const [side, value] of [
      ['width', 28],
      ['height', 28],
      ['gap', 5],
      ['margin', 4],
    ] as const) {
      await visitor().set(`import-cell-${side}`, String(value));
      await dialog.shownWhen(
        `the new ${side}`,
        ({ options: { layout } }) => layout.kind === 'grid' && layout[side] === value,
      );
    }
    const { images, pixels } = await dialog.shown();
    expect(images).toBe(36);
    expect(pixels.flat().includes(255)).toBe(false); // of the lines nothing is left
  });
});

test.runIf(browserName === 'chromium')(
  'axe finds nothing wrong with the options for order, background, contrast and gaps',
  async () => {
    const bar = (n: number): Uint8Array =>
      pngOfKind({
        width: 28,
        height: 28,
        colour: 'rgba',
        depth: 8,
        pixel: (x) => [60, 60, 60, Math.abs(x - 14) < n % 5 ? 255 : 0],
      });
    await dialog.shows(
      ...Array.from({ length: 12 }, (_, n) => ({ name: `img${n + 1}.png`, bytes: bar(n + 1) })),
      text('labels.txt', Array.from({ length: 12 }, (_, n) => `label ${n}`).join('\n')),
      text('old.csv', 'img1.png,\xe9\nimg2.png,\xe9\nimg3.png,x', 'latin1'),
    );
    expect(await violations(visitor().page)).toEqual([]);
    await dialog.shows({ name: 'gaps.png', bytes: sheetOfLines() });
    expect(await violations(visitor().page)).toEqual([]);
  },
);

function sheetOfLines(): Uint8Array {
  return png(200, 100, (x, y) => (x % 20) + (y % 20));
}
