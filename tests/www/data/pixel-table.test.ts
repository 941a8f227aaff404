import zlib from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { reasonOf } from '../../../www/data/reasons';
import { bars, found, npy } from './make-arrays';

const COUNT = 40;
const BYTES = bars(COUNT);
const LABELS = Array.from({ length: COUNT }, (_, n) => String((n * 7) % 4));
const rowOf = (n: number, pixels = BYTES, area = 784): number[] =>
  Array.from(pixels.subarray(n * area, (n + 1) * area));
const names = (area: number, name: (i: number) => string): string[] =>
  Array.from({ length: area }, (_, i) => name(i));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Cells as they are, in rows. */
const table = (rows: (string | number)[][], separator = ',', newline = '\n'): string =>
  rows.map((row) => row.join(separator)).join(newline) + newline;
const rows = (
  make: (pixels: number[], label: string, n: number) => (string | number)[],
): (string | number)[][] => LABELS.map((label, n) => make(rowOf(n), label, n));
const labelled = rows((pixels, label) => [label, ...pixels]);

async function check(
  files: Record<string, Uint8Array>,
  labels: string[] | null = LABELS,
  bytes = BYTES,
): Promise<void> {
  const { images, labels: read } = await found(files);
  expect(images.length).toBe(COUNT);
  expect(Buffer.from(images.flatMap(({ pixels }) => [...pixels])).equals(bytes)).toBe(true);
  expect(Object.values(read)).toEqual(labels ? [labels] : []);
}

describe('a table of pixels', () => {
  const heading = names(784, (i) => `pixel${i}`);
  const forms: Record<string, string> = {
    'with headings': table([['label', ...heading], ...labelled]),
    'with the headings of rows and columns': table([
      ['label', ...names(784, (i) => `${Math.floor(i / 28) + 1}x${(i % 28) + 1}`)],
      ...labelled,
    ]),
    'without headings': table(labelled),
    'under the numbers of its columns': table([names(785, String), ...labelled]),
    'with the label last': table([
      [...heading, 'class'],
      ...rows((pixels, label) => [...pixels, label]),
    ]),
    'with the label last and no headings': table(
      rows((pixels, label) => [...pixels.map((pixel) => Math.max(pixel, 20)), label]),
    ).replace(/\b20\b/g, '0'),
    'with an index and headings': table([
      ['', 'label', ...heading],
      ...rows((pixels, label, n) => [n, label, ...pixels]),
    ]),
    'with an index and no headings': table(rows((pixels, label, n) => [n, label, ...pixels])),
    'with semicolons': table([['label', ...heading], ...labelled], ';'),
    'with tabs and carriage returns': table(labelled, '\t', '\r\n'),
    'with blanks': table(labelled, ' '),
    'with blanks around and behind': table(labelled, ' ,  ').replaceAll('\n', '  \n'),
    'with commas at the end of rows': table(labelled).replaceAll('\n', ',\n'),
    'in quotes': table([
      ['label', ...heading].map((cell) => `"${cell}"`),
      ...labelled.map((row) => row.map((cell) => `"${cell}"`)),
    ]),
    'with its pixels in one cell, and words after it': `emotion,pixels,Usage\n${rows(
      (pixels, label) => [label, pixels.join(' '), 'Training'],
    )
      .map((row) => row.join(','))
      .join('\n')}`,
    'with a byte order mark, blank lines and comments': `\ufeff# drawn\n\n${table(labelled, ',', '\n\n')}`,
    'with lines that end in the manner of old Macs': table(labelled, ',', '\r'),
    'as numpy.savetxt writes it': table(
      rows((pixels, label) => [label, ...pixels].map((value) => Number(value).toExponential(18))),
      ' ',
    ),
  };
  for (const [what, text] of Object.entries(forms))
    it(`${what} gives images and labels`, () => check({ 'train.csv': utf8(text) }));

  it('in UTF-16, gzipped and in a zip gives the same', async () => {
    const text = forms['with headings']!;
    await check({ 'train.csv': Buffer.from(`\ufeff${text}`, 'utf16le') });
    await check({ 'train.csv.gz': zlib.gzipSync(text) });
    await check({ 'mnist.zip': zipSync({ 'mnist/train.csv': utf8(text) }) });
  });

  it('without labels has none', async () => {
    await check({ 'test.csv': utf8(table([heading, ...rows((pixels) => pixels)])) }, null);
    await check({ 'test.csv': utf8(table(rows((pixels) => pixels))) }, null);
    await check(
      { 'test.csv': utf8(table([['id', ...heading], ...rows((pixels, _, n) => [n, ...pixels])])) },
      null,
    );
    await check({ 'test.csv': utf8(table(rows((pixels, _, n) => [n, ...pixels]))) }, null);
  });

  it('of shares from 0 to 1, with points or commas, is the same images', async () => {
    const shares = rows((pixels, label) => [
      label,
      ...pixels.map((pixel) => (pixel / 255).toFixed(4)),
    ]);
    await check({ 'a.csv': utf8(table(shares)) });
    await check({ 'a.csv': utf8(table(shares, ';').replaceAll('.', ',')) });
  });

  it('with words for labels keeps them', async () => {
    const words = LABELS.map((label) => ['Ankle boot', '猫', 'été', 'T-shirt/top'][Number(label)]!);
    for (const quote of ['', '"'])
      await check(
        {
          'a.csv': utf8(table(rows((pixels, _, n) => [`${quote}${words[n]}${quote}`, ...pixels]))),
        },
        words,
      );
    await check({ 'a.csv': utf8(table(rows((pixels, _, n) => [...pixels, words[n]!]))) }, words);
  });

  it('of colours becomes grey', async () => {
    const text = table([
      [...names(2352, (i) => `pixel${String(i).padStart(4, '0')}`), 'label'],
      ...rows((pixels, label) => [...pixels.flatMap((pixel) => [pixel, pixel, pixel]), label]),
    ]);
    await check({ 'hmnist_28_28_RGB.csv': utf8(text) });
  });

  it('of 8 by 8 pixels on 17 levels is as bright as it should be', async () => {
    const levels = Uint8Array.from(bars(COUNT, 8), (byte) => (byte ? 16 : 0));
    const { images, values, labels } = await found({
      'optdigits.tra': utf8(table(LABELS.map((label, n) => [...rowOf(n, levels, 64), label]))),
    });
    expect([
      images[0]!.width,
      Math.max(...images[0]!.pixels),
      values!.white,
      Object.values(labels),
    ]).toEqual([8, 255, 16, [LABELS]]);
  });

  it('for training goes with one for tests, with labels or without', async () => {
    const more = await found({
      'mnist_train.csv': utf8(table(labelled)),
      'mnist_test.csv': utf8(table(labelled.slice(0, 10))),
    });
    expect([more.images.length, Object.values(more.labels)]).toEqual([
      50,
      [[...LABELS.slice(0, 10), ...LABELS]],
    ]);
    const kaggle = await found({
      'train.csv': utf8(table([['label', ...heading], ...labelled])),
      'test.csv': utf8(table([heading, ...labelled.slice(0, 10).map((row) => row.slice(1))])),
    });
    expect([kaggle.images.length, kaggle.unlabelled, kaggle.unused]).toEqual([50, 10, []]);
  });

  it('that is one image is one of several', async () => {
    const files = Object.fromEntries(
      [0, 1, 2, 3].map((n) => [
        `${n}.csv`,
        utf8(table(Array.from({ length: 28 }, (_, y) => rowOf(n).slice(28 * y, 28 * y + 28)))),
      ]),
    );
    const { images, paths } = await found(files);
    expect(paths).toEqual(['0.csv', '1.csv', '2.csv', '3.csv']);
    expect(images.map(({ pixels }) => [...pixels])).toEqual([0, 1, 2, 3].map((n) => rowOf(n)));
  });

  it('gives back every pixel and every label, whatever they are and however they are cut into pieces', async () => {
    const shapes = fc.record({
      side: fc.integer({ min: 8, max: 11 }),
      count: fc.integer({ min: 3, max: 20 }),
      seed: fc.nat(),
      separator: fc.constantFrom(',', ';', '\t', ' ', '|'),
      newline: fc.constantFrom('\n', '\r\n', '\r'),
      last: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(shapes, async ({ side, count, seed, separator, newline, last }) => {
        const area = side * side;
        const pixels = Uint8Array.from(
          { length: count * area },
          (_, i) => (Math.imul(i + 1, 2654435761) ^ Math.imul(seed, i + 7)) >>> 24,
        );
        pixels[0] = 255;
        const labels = Array.from({ length: count }, (_, n) => 'abc'[(n * n) % 3]!);
        const text = table(
          [
            [
              ...(last ? [] : ['label']),
              ...names(area, (i) => `p${i}`),
              ...(last ? ['label'] : []),
            ],
            ...labels.map((label, n) =>
              last ? [...rowOf(n, pixels, area), label] : [label, ...rowOf(n, pixels, area)],
            ),
          ],
          separator,
          newline,
        );
        const { images, labels: read } = await found({ 'a.csv': utf8(text) });
        expect(new Uint8Array(images.flatMap((image) => [...image.pixels]))).toEqual(pixels);
        expect(Object.values(read)).toEqual([labels]);
      }),
      { numRuns: 40 },
    );
  });

  it('of numbers gives them back as float32 has them', async () => {
    const numbers = fc.array(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
      { minLength: 64 * 3, maxLength: 64 * 3 },
    );
    const writings = fc.constantFrom<(value: number) => string>(
      String,
      (value) => value.toExponential(18),
      (value) => value.toFixed(20),
    );
    await fc.assert(
      fc.asyncProperty(numbers, writings, async (values, write) => {
        const exact = (value: number): number => Math.fround(Number(write(value)));
        const { values: told } = await found({
          'a.csv': utf8(table([0, 1, 2].map((n) => values.slice(64 * n, 64 * n + 64).map(write)))),
        });
        const [least, most] = [Math.min(...values.map(exact)), Math.max(...values.map(exact))];
        expect(Math.abs(told!.least - least)).toBeLessThanOrEqual(Math.abs(least) * 2e-7);
        expect(Math.abs(told!.most - most)).toBeLessThanOrEqual(Math.abs(most) * 2e-7);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a table is refused or taken for labels', () => {
  const refusal = async (text: string) =>
    reasonOf(await found({ 'a.csv': utf8(text) }).catch((error: unknown) => error));
  // longer than what is looked at first
  const long = table(Array.from({ length: 30 }, () => labelled).flat());

  it('where a row is cut off, or a cell is no number, with the place', async () => {
    expect(await refusal(`${long}1,2,3\n`)).toEqual({
      file: 'a.csv',
      why: 'table-row',
      row: 1201,
      cells: 3,
      wanted: 785,
    });
    expect(await refusal(`${long}${table([labelled[0]!]).replace(',0,', ',zero,')}`)).toEqual({
      file: 'a.csv',
      why: 'table-cell',
      row: 1201,
      column: 2,
      text: 'zero',
    });
    expect(await refusal(table(labelled).replace(',0,', ',nan,'))).toMatchObject({
      why: 'not-finite',
      value: NaN,
      image: 1,
      count: 1,
    });
  });

  it('so where the table is short enough to be looked at whole', async () => {
    const heading = ['label', ...names(784, (i) => `pixel${i}`)];
    for (const first of [[], [heading], [['label', ...names(784, String)]]]) {
      expect(await refusal(`${table([...first, ...labelled])}1,2,3\n`)).toEqual({
        file: 'a.csv',
        why: 'table-row',
        row: COUNT + 1,
        cells: 3,
        wanted: 785,
      });
      expect(
        await refusal(table([...first, ['0', 'x', ...labelled[0]!.slice(2)], ...labelled])),
      ).toEqual({ file: 'a.csv', why: 'table-cell', row: 1, column: 2, text: 'x' });
      expect(
        await refusal(table([...first, ...labelled, ['0', 'x', ...labelled[0]!.slice(2)]])),
      ).toEqual({ file: 'a.csv', why: 'table-cell', row: COUNT + 1, column: 2, text: 'x' });
    }
  });

  it('where there are more rows than images are allowed, with their number', async () => {
    expect(await refusal(`${table([names(64, () => '7')])}`.repeat(70_003))).toEqual({
      file: 'a.csv',
      why: 'too-many',
      images: 70_003,
    });
  });

  it('where it lies beside images, or holds names, or has few columns', async () => {
    const besides = await found({
      'x.npy': npy([COUNT, 28, 28], BYTES),
      'train.csv': utf8(
        table([
          ['label', ...names(64, (i) => `f${i}`)],
          ...LABELS.map((label, n) => [label, ...rowOf(n).slice(0, 64)]),
        ]),
      ),
    });
    expect(besides.images.length).toBe(COUNT);
    const attributes = table([
      ['image', ...names(64, (i) => `attribute ${i}`)],
      ...LABELS.map((_, n) => [`${n}.png`, ...names(64, (i) => String(i % 2))]),
    ]);
    for (const text of [attributes, table(LABELS.map((label, n) => [n, label])), LABELS.join('\n')])
      expect(await refusal(text)).toMatchObject({ why: 'only-labels' });
  });
});
