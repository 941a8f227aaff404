// Pictures as a photo viewer shows them, and labels that go with the right ones, whatever wrote the table.
import { zipSync } from 'fflate';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Preview } from '../../www/data/messages';
import { violations } from './support/axe';
import { ImportDialog } from './support/import-dialog';
import { npy, type Made } from './support/import-files';
import { jpeg, oriented, STORED, type Shade } from './support/jpeg';
import { barPng, png, pngOfKind, type PngKind } from './support/png';
import { browserName } from './support/place';
import { withLab } from './support/with-lab';

const lab = withLab();
const dialog = new ImportDialog(lab);
beforeAll(() => lab().open({ autoplay: false }));
beforeEach(() => dialog.close());

/** What the preview shows: the images' pixels, and the labels and names beneath them. */
interface Shown extends Omit<Preview, 'sheet'> {
  pixels: number[][];
  count: number;
}

async function choose(...files: Made[]): Promise<Shown> {
  await dialog.close();
  await dialog.drop(files);
  return shown();
}

function shown(): Promise<Shown> {
  return lab().page.$eval('lab-import-preview', (element) => {
    const { sheet, ...rest } = (
      element as unknown as { state: { importing: { preview: Preview } } }
    ).state.importing.preview;
    const area = sheet.width * sheet.height;
    return {
      ...rest,
      count: sheet.count,
      pixels: Array.from({ length: sheet.count }, (_, n) =>
        Array.from(sheet.pixels.slice(n * area, (n + 1) * area)),
      ),
    };
  });
}

/** After an option was changed. */
async function shownWhen(what: string, holds: (shown: Shown) => boolean): Promise<Shown> {
  await lab().until(what, async () => holds(await shown()));
  return shown();
}

async function problem(...files: Made[]): Promise<string> {
  await lab().drop(files);
  await lab().until('a sentence', async () => (await dialog.said()) !== '');
  return dialog.said();
}

const text = (name: string, content: string, encoding: BufferEncoding = 'utf8'): Made => ({
  name,
  bytes: Buffer.from(content, encoding),
});
const bars = (count: number, name = (n: number) => `bar-${n}.png`): Made[] =>
  Array.from({ length: count }, (_, n) => ({ name: name(n), bytes: barPng(n) }));
const notes = (): Promise<string> => lab().text('import-notes');

describe('labels', () => {
  const set = (table: string, more: Record<string, Uint8Array> = {}): Made => ({
    name: 'set.zip',
    bytes: zipSync({
      'set/labels.csv': Buffer.from(table),
      ...Object.fromEntries(
        ['cat', 'dog'].flatMap((folder, f) =>
          [0, 1, 2].map((n) => [`set/${folder}/${n}.png`, barPng(4 * n + f)] as const),
        ),
      ),
      ...more,
    }),
  });
  const paths = ['cat/0.png', 'cat/1.png', 'cat/2.png', 'dog/0.png', 'dog/1.png', 'dog/2.png'];
  const table = (write: (path: string) => string): string =>
    [
      'filename,label',
      ...paths.map((path) => `${write(path)},${path.startsWith('cat') ? 'A' : 'B'}`),
    ].join('\n');

  test('go with the images whose path they name, by Windows’ paths and others', async () => {
    for (const write of [
      (path: string) => path,
      (path: string) => `.\\${path.replace('/', '\\')}`,
      (path: string) => `/home/me/set/${path}`,
    ]) {
      expect((await choose(set(table(write)))).labels).toEqual(['A', 'A', 'A', 'B', 'B', 'B']);
    }
  });

  test('whose names several images have are refused, and the names told', async () => {
    await choose(set('filename,label\n0.png,A\n1.png,B\n2.png,B'));
    expect(await lab().text('import-unused')).toContain(
      'names “0.png”, which may be “set/cat/0.png” or “set/dog/0.png”',
    );
    expect((await shown()).labels).toEqual(['cat', 'cat', 'cat', 'dog', 'dog', 'dog']); // by their folders
  });

  test('in the order of Python’s sorted() are told, with names beside them, and go by either order', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `img${n + 1}`);
    const { labels, names: of } = await choose(
      ...bars(12, (n) => `${names[n]!}.png`),
      text(
        'labels.txt',
        [...names]
          .sort()
          .map((name) => name.slice(3))
          .join('\n'),
      ),
    );
    expect(labels).toEqual(names.map((name) => name.slice(3)));
    expect(of).toEqual(names.map((name) => `${name}.png`));
    expect(await lab().text('import-preview')).toContain('img10.png');
    expect(await lab().text('import-order-fact')).toMatch(/names no images/);
    await lab().click('import-order-natural');
    expect(
      (await shownWhen('the other order', ({ options }) => options.order === 'natural')).labels,
    ).toEqual([...names].sort().map((name) => name.slice(3)));
  });

  test('are read in UTF-16, in Windows-1252, which is told, and from Mac’s names', async () => {
    const rows = Array.from(
      { length: 6 },
      (_, n) => `bar-${n}.png\t${n % 2 ? 'blau' : 'grün'}`,
    ).join('\r\n');
    const wanted = Array.from({ length: 6 }, (_, n) => (n % 2 ? 'blau' : 'grün'));
    expect(
      (await choose(...bars(6), text('labels.txt', `\ufeff${rows}`, 'utf16le'))).labels,
    ).toEqual(wanted);
    expect((await choose(...bars(6), text('labels.tsv', rows, 'latin1'))).labels).toEqual(wanted);
    expect(await notes()).toContain('Windows-1252');
    const nfd = bars(6, (n) => `schön-${n}.png`.normalize('NFD'));
    expect(
      (
        await choose(
          ...nfd,
          text(
            'labels.csv',
            nfd.map(({ name }, n) => `${name.normalize('NFC')},${n % 3}`).join('\n'),
          ),
        )
      ).labels,
    ).toEqual(['0', '1', '2', '0', '1', '2']);
  });

  test('for a part of the images leave the others out, unless none are chosen', async () => {
    const { images, labels } = await choose(
      ...bars(8),
      text(
        'labels.csv',
        `name,label\n${[0, 1, 2, 3, 4, 5].map((n) => `bar-${n}.png,${'xy'[n % 2]}`).join('\n')}`,
      ),
    );
    expect([images, labels]).toEqual([6, ['x', 'y', 'x', 'y', 'x', 'y']]);
    expect(await notes()).toContain('has no label for 2 of the images, such as “bar-6.png”');
    await lab().set('import-labels', '');
    expect(await shownWhen('all', ({ images }) => images === 8)).toMatchObject({ labels: null });
    await lab().set('import-labels', 'labels.csv');
    await shownWhen('some', ({ images }) => images === 6);
    await lab().click('import-train');
    await lab().until(
      'the images',
      async () => (await lab().events('model')).at(-1)?.data.train === 4,
    );
    expect((await lab().events('model')).at(-1)!.data).toMatchObject({
      labelled: true,
      classes: 2,
      train: 4,
      heldOut: 2,
    });
  });

  test('in several columns can each be chosen', async () => {
    const rows = Array.from(
      { length: 6 },
      (_, n) => `${n},bar-${n}.png,${n < 3 ? 'left' : 'right'},${'xy'[n % 2]}`,
    ).join('\n');
    expect(
      (await choose(...bars(6), text('attributes.csv', `,Bild,side,letter\n${rows}`))).labels,
    ).toEqual(['left', 'left', 'left', 'right', 'right', 'right']);
    const [, letter] = await lab().options('import-labels');
    await lab().set('import-labels', letter!);
    await shownWhen('the letters', ({ labels }) => labels?.join('') === 'xyxyxy');
  });

  test('by number go with the images of an array', async () => {
    const { labels } = await choose(
      { name: 'x.npy', bytes: npy([6, 28, 28]) },
      text('train.csv', 'id,label\n5,f\n0,a\n4,e\n1,b\n3,d\n2,c'),
    );
    expect(labels).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  test('in a damaged table are refused with its line', async () => {
    expect(
      await problem(...bars(6), text('labels.csv', 'bar-0.png,x\n"bar-1.png,y\nbar-2.png,x')),
    ).toContain('in line 2 begins a quote that never ends');
  });
});

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
      const plain = await jpeg(lab().page, width, height, shades);
      for (const orientation of width === 400 ? [1, 2, 3, 4, 5, 6, 7, 8] : [1, 6]) {
        await choose(...three(oriented(plain, orientation), 'jpg'));
        await lab().click('import-crop-stretch');
        const { pixels } = await shownWhen(
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
        await lab().click('import-crop-fit'); // with the sides' proportions: what does not fill the square has the tone of its edge
        const fitted = await shownWhen('its proportions', ({ options }) => options.crop === 'fit');
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
      const { transparent, options } = await choose(
        ...three(pngOfKind({ width: 28, height: 28, ...kind })),
      );
      if (transparent && options.background === 'black')
        await lab().click('import-background-white');
      if (options.invert) await lab().click('import-invert');
      const seen = await shownWhen(
        'them as they are',
        ({ options: { invert, background } }) => !invert && background === 'white',
      );
      expect([what, furthest(seen, value) <= 1]).toEqual([what, true]);
    }
  });

  test('with 12 bits in 16 are told to be dark, and stretched where that is asked for, to all of their tones', async () => {
    const { narrow } = await choose(
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
    expect(await lab().text('import-narrow')).toContain('from 0 to 16 of 255');
    await lab().click('import-stretch');
    const seen = await shownWhen('the whole range', ({ options }) => options.stretch);
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
    const { options, pixels } = await choose(...three(bar));
    expect(options).toMatchObject({ background: 'black', invert: false });
    expect([pixels[0]![14], pixels[0]![0]]).toEqual([255, 0]);
    await lab().click('import-background-white');
    expect(
      new Set(
        (await shownWhen('white', ({ options }) => options.background === 'white')).pixels[0],
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
    const { pixels } = await choose(...three(gif, 'gif'));
    expect(new Set(pixels[0])).toEqual(new Set([0]));
    expect(await notes()).toContain('animated');
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
      await choose(
        { name: 'train.png', bytes: sheet(8, 28, 0, 0) },
        { name: 'test.png', bytes: sheet(8, 28, 0, 0) },
      ),
    ).toMatchObject({ images: 128, options: { layout: { kind: 'grid', width: 28, gap: 0 } } });
  });

  test('with gaps and a margin are cut where the lines are, or where the visitor says', async () => {
    expect(await choose({ name: 'gaps.png', bytes: sheet(8, 28, 2, 2) })).toMatchObject({
      images: 64,
      options: { layout: { width: 28, height: 28, gap: 2, margin: 2 } },
    });
    expect(await choose({ name: 'ruled.png', bytes: sheet(6, 30, 3, 3, 255) })).toMatchObject({
      images: 36,
      options: { layout: { width: 30, height: 30, gap: 3, margin: 3 } },
    });
    for (const [side, value] of [
      ['width', 28],
      ['height', 28],
      ['gap', 5],
      ['margin', 4],
    ] as const) {
      await lab().set(`import-cell-${side}`, String(value));
      await shownWhen(
        `the new ${side}`,
        ({ options: { layout } }) => layout.kind === 'grid' && layout[side] === value,
      );
    }
    const { images, pixels } = await shown();
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
    await choose(
      ...Array.from({ length: 12 }, (_, n) => ({ name: `img${n + 1}.png`, bytes: bar(n + 1) })),
      text('labels.txt', Array.from({ length: 12 }, (_, n) => `label ${n}`).join('\n')),
      text('old.csv', 'img1.png,\xe9\nimg2.png,\xe9\nimg3.png,x', 'latin1'),
    );
    expect(await violations(lab().page)).toEqual([]);
    await choose({ name: 'gaps.png', bytes: sheetOfLines() });
    expect(await violations(lab().page)).toEqual([]);
  },
);

function sheetOfLines(): Uint8Array {
  return png(200, 100, (x, y) => (x % 20) + (y % 20));
}
