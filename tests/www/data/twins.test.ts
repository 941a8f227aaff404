import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sortOut, type Sources } from '../../../www/data/sources';
import { blobOf, bytesOf, latin, tarOf, zipOf } from './archives';
import { bars, idx, npy } from './make-arrays';

const sorted = (files: Record<string, Uint8Array | string>): Promise<Sources> =>
  sortOut(
    Object.entries(files).map(([path, bytes]) => ({
      path,
      file: blobOf(typeof bytes === 'string' ? bytesOf(bytes) : bytes),
    })),
  );
const twins = ({ unused }: Sources): string[][] =>
  unused.map((reason) =>
    reason.why === 'twice'
      ? [reason.file, reason.same]
      : [reason.file, `not twice, but ${reason.why}`],
  );
const picture = (tone: number): Uint8Array =>
  latin(`\x89PNG ${String.fromCharCode(tone).repeat(20)}`);
const set = {
  'set/cat/0.png': picture(1),
  'set/dog/0.png': picture(2),
  'set/dog/1.png': picture(3),
};
const members = (files: Record<string, Uint8Array>) =>
  Object.entries(files).map(([name, bytes]) => ({ name, bytes }));

describe('an array that was chosen twice is taken once, and said', () => {
  const images = npy([4, 8, 8], bars(4, 8));

  it('plain and gzipped, as torchvision leaves the files of MNIST', async () => {
    const parts: Record<string, Uint8Array> = {
      'train-images-idx3-ubyte': idx(8, [6, 8, 8], bars(6, 8)),
      'train-labels-idx1-ubyte': idx(8, [6], Uint8Array.of(0, 1, 0, 1, 0, 1)),
      't10k-images-idx3-ubyte': idx(8, [4, 8, 8], bars(4, 8)),
      't10k-labels-idx1-ubyte': idx(8, [4], Uint8Array.of(0, 1, 0, 1)),
    };
    const files = Object.entries(parts).flatMap(
      ([name, bytes]) =>
        [
          [`MNIST/raw/${name}`, bytes],
          [`MNIST/raw/${name}.gz`, gzipSync(bytes)],
        ] as const,
    );
    const sources = await sorted(Object.fromEntries(files));
    expect(sources.arrays.map(({ file }) => file)).toEqual([
      'MNIST/raw/t10k-images-idx3-ubyte',
      'MNIST/raw/train-images-idx3-ubyte',
    ]);
    expect(sources.labels).toHaveLength(2);
    expect(twins(sources).sort()).toEqual(
      Object.keys(parts)
        .map((name) => [`MNIST/raw/${name}.gz`, `MNIST/raw/${name}`])
        .sort(),
    );
  });

  it('loose and in an archive, as a copy, or in a folder of its name', async () => {
    const others = {
      'x.npz': zipOf([{ name: 'x.npy', bytes: images }]),
      'y/x.npz': zipOf([{ name: 'arr_0.npy', bytes: images }]),
      'x copy.npy': images,
      'x (1).npy': images,
      'x/x.npy': images,
      'a.tar': tarOf([{ name: './x.npy', bytes: images }]),
    };
    for (const [name, bytes] of Object.entries(others)) {
      const sources = await sorted({ 'x.npy': images, [name]: bytes });
      expect([name, sources.arrays.map(({ file }) => file), twins(sources).length]).toEqual([
        name,
        ['x.npy'],
        1,
      ]);
    }
  });

  it('as a table of pixels, too', async () => {
    const table = Array.from({ length: 5 }, (_, row) =>
      [row, ...Array.from({ length: 64 }, (_, at) => (at * row) % 256)].join(','),
    ).join('\n');
    const sources = await sorted({ 'mnist.csv': table, 'mnist.csv.gz': gzipSync(bytesOf(table)) });
    expect([sources.arrays.map(({ file }) => file), twins(sources)]).toEqual([
      ['mnist.csv'],
      [['mnist.csv.gz', 'mnist.csv']],
    ]);
  });

  it('but not what is of another name, in another folder, or differs by one number', async () => {
    const other = images.slice();
    other[other.length - 1]! ^= 1;
    for (const files of [
      { 'x_train.npy': images, 'x_test.npy': images },
      { 'even/0.npy': images, 'odd/0.npy': images },
      { 'x.npy': images, 'x copy.npy': other },
    ] as Record<string, Uint8Array>[]) {
      const sources = await sorted(files);
      expect([sources.arrays.length, sources.unused]).toEqual([2, []]);
    }
  });
});

describe('a picture that was chosen twice is taken once, and said', () => {
  it('in an archive beside its unpacked folder, which is named as a whole', async () => {
    const flat = Object.fromEntries(
      Object.entries(set).map(([name, bytes]) => [name.slice(4), bytes]),
    );
    for (const archive of [zipOf(members(set)), zipOf(members(flat)), tarOf(members(set))]) {
      const sources = await sorted({ ...set, archive });
      expect(sources.pictures.map(({ path }) => path)).toEqual(Object.keys(set));
      expect(twins(sources)).toEqual([['archive', 'set/cat']]);
    }
    expect(
      twins(await sorted({ 'a.zip': zipOf(members(set)), 'b.zip': zipOf(members(set)) })),
    ).toEqual([['b.zip', 'a.zip']]);
  });

  it('and what else is in the archive is taken', async () => {
    const sources = await sorted({
      ...set,
      'a.zip': zipOf(members({ ...set, 'set/cat/7.png': picture(7), 'set/cat/0.png': picture(9) })),
    });
    expect(sources.pictures.map(({ path }) => path)).toEqual([
      'set/cat/0.png',
      'set/cat/0.png',
      'set/cat/7.png',
      'set/dog/0.png',
      'set/dog/1.png',
    ]);
    expect(twins(sources)).toEqual([
      ['set/dog/0.png', 'set/dog/0.png'],
      ['set/dog/1.png', 'set/dog/1.png'],
    ]);
  });

  it('under the name of a copy', async () => {
    const sources = await sorted({
      ...set,
      'set/cat/0 (1).png': picture(1),
      'set/cat/0 copy.png': picture(1),
      'set/dog/1 - Copy.png': picture(8),
    });
    expect(twins(sources)).toEqual([
      ['set/cat/0 (1).png', 'set/cat/0.png'],
      ['set/cat/0 copy.png', 'set/cat/0.png'],
    ]);
    expect(sources.pictures).toHaveLength(4);
  });

  it('but not where only the name is the same, or only the content', async () => {
    const sources = await sorted({
      'set/cat/0.png': picture(1),
      'set/dog/0.png': picture(1),
      'set/dog/1.png': picture(1),
    });
    expect([sources.pictures.length, sources.unused]).toEqual([3, []]);
  });
});

describe('the fewer of pictures and arrays', () => {
  it('are named, and the more are taken', async () => {
    const images = npy([4, 8, 8], bars(4, 8));
    const arrays = await sorted({ 'x.npy': images, 'stray.png': picture(1) });
    expect([arrays.pictures, arrays.arrays.length, arrays.unused]).toEqual([
      [],
      1,
      [{ file: 'stray.png', why: 'stray', among: 'arrays' }],
    ]);
    const pictures = await sorted({
      ...set,
      'set/cat/2.png': picture(4),
      'set/cat/3.png': picture(5),
      'mean.npy': npy([8, 8], bars(1, 8)),
      'x.npy': images,
    });
    expect([pictures.pictures.length, pictures.arrays]).toEqual([5, []]);
    expect(pictures.unused.find(({ file }) => file === 'x.npy')).toEqual({
      file: 'x.npy',
      why: 'stray',
      among: 'pictures',
    });
  });
});
