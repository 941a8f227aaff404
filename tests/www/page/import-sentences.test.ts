import { describe, expect, it, vi } from 'vitest';
import { reasonOf, Refusal, type Reason } from '../../../www/data/reasons';
import {
  leftOutSentence,
  sentence,
  shortName,
  valuesSentence,
} from '../../../www/page/import/sentences';
import { figure } from '../../../www/i18n/numbers';

const worker = vi.hoisted(() => ({
  importer: { open: vi.fn(), preview: vi.fn(), load: vi.fn() },
  terminate: vi.fn(),
}));
vi.mock('../../../www/data/client', () => ({
  STOPPED: 'ImportStopped',
  createImporter: () => ({ ...worker }),
}));

describe('sentences', () => {
  const file = 'set/x.npy';
  const reasons: Reason[] = [
    { file, why: 'empty' },
    { file, why: 'unreadable', looks: 'text' },
    { file, why: 'unreadable', looks: 'unknown' },
    { file, why: 'too-large', width: 20_000, height: 20_000 },
    { file, why: 'too-heavy', bytes: 3e9, most: 2 ** 30 },
    { file, why: 'not-what-it-says', wanted: 'idx', looks: 'table' },
    { file, why: 'truncated', expected: 1000, actual: 10 },
    { file, why: 'surplus', bytes: 784 },
    { file, why: 'broken' },
    { file, why: 'encrypted' },
    { file, why: 'bomb' },
    { file, why: 'packing', method: 14 },
    { file, why: 'zip-in-zip' },
    { file, why: 'element', type: '<c8' },
    { file, why: 'element', type: '|O' },
    { file, why: 'shape', shape: [3, 5] },
    { file, why: 'not-finite', value: NaN, count: 1, image: 3, images: 40 },
    { file, why: 'not-finite', value: -Infinity, count: 9000, image: 1, images: 1 },
    { file, why: 'no-role', shape: [] },
    { file, why: 'multi-label', columns: 14 },
    { file, why: 'measures' },
    { file, why: 'table-row', row: 7, cells: 20, wanted: 785 },
    { file, why: 'table-cell', row: 7, column: 3, text: 'x' },
    { file, why: 'unused', looks: 'pdf' },
    { file, why: 'label-count', labels: 3, images: 4 },
    { file, why: 'label-missing', image: 'a/b.png', missing: 2 },
    { file, why: 'label-form' },
    { file, why: 'label-quote', line: 7 },
    { file, why: 'label-names', name: 'a.png', image: 'b.png' },
    { file, why: 'label-ambiguous', name: '0.png', images: ['cat/0.png', 'dog/0.png'] },
    {
      file,
      why: 'label-conflict',
      image: '0.png',
      names: ['cat/0.png', 'dog/0.png'],
      labels: ['A', 'B'],
    },
    { file, why: 'classes', classes: 300 },
    { file, why: 'no-images' },
    { file, why: 'only-labels' },
    { file, why: 'stray', among: 'arrays' },
    { file, why: 'stray', among: 'pictures' },
    { file: 'x.npy.gz', why: 'twice', same: 'x.npy' },
    { file, why: 'cells' },
    { file, why: 'too-many', images: 70_001 },
    { file, why: 'too-much', images: 40_000, width: 128, height: 96, bytes: 3e9, most: 1.5e9 },
    { file, why: 'too-few', images: 1 },
    { file, why: 'too-few', images: 2 },
    { file: '', why: 'crashed' },
    { file, why: 'closed' },
    { file, why: 'split' },
    { file, why: 'too-many-files', most: 200_000 },
    { file, why: 'unused', looks: 'torch' },
    { file, why: 'unreadable', looks: 'heic' },
  ];

  it('are whole ones for every reason, and name the file without its folders', () => {
    for (const reason of reasons) {
      expect(sentence(reason)).toMatch(/^[“TN].*[.)\]]$/);
      expect(sentence(reason)).not.toMatch(/undefined|null|set\//);
      // as it comes from the worker
      expect(sentence(reasonOf(new Refusal(reason))!)).toBe(sentence(reason));
    }
    expect(new Set(reasons.map(sentence)).size).toBe(reasons.length);
  });

  it('tell what numbers are black and white, and how many lie beyond', () => {
    expect(
      valuesSentence({ least: 0, most: 1.0000001192, black: 0, white: 1, beyond: 1, usual: true }),
    ).toBe('Values from 0 to 1.0000001: 0 is black, 1 is white. One value beyond them is clipped.');
    expect(
      valuesSentence({
        least: -1024,
        most: 3071,
        black: -1024,
        white: 3071,
        beyond: 0,
        usual: false,
      }),
    ).toBe(
      'Values from −1,024 to 3,071: −1,024 is black, 3,071 is white. That is no usual range: see whether the images look right.',
    );
    expect([NaN, -Infinity, 1e20, -1e-7, 0, 65_535].map(figure)).toEqual([
      'NaN',
      '−∞',
      '1.0\u00a0×\u00a010²⁰',
      '−0.0000001',
      '0',
      '65,535',
    ]);
  });

  it('tell which images were left out', () => {
    expect(leftOutSentence(1, [{ file: 'a.png', why: 'broken' }])).toBe(
      'One image could not be read and was left out: “a.png”.',
    );
    expect(
      leftOutSentence(9, [
        { file: 'a.png', why: 'broken' },
        { file: 'b.png', why: 'empty' },
      ]),
    ).toBe('9 images could not be read and were left out: “a.png”, “b.png” and others.');
  });

  it('bear any name', () => {
    expect(shortName(`a/\u202e\n${'x'.repeat(200)}.png`).length).toBeLessThanOrEqual(60);
  });
});
