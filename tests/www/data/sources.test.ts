import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { labelings } from '../../../www/data/labelings';
import type { Reason, Refusal } from '../../../www/data/reasons';
import { sortOut, type Sources } from '../../../www/data/sources';
import { blobOf, bytesOf, latin, tarOf, zipOf } from './archives';

type Files = Record<string, Uint8Array | string | null>;

const items = (files: Files) =>
  Object.entries(files).map(([path, bytes]) => ({
    path,
    file: bytes === null ? null : blobOf(typeof bytes === 'string' ? bytesOf(bytes) : bytes),
  }));
const sorted = (files: Files): Promise<Sources> => sortOut(items(files));
const refused = (files: Files): Promise<Reason> =>
  sorted(files).then(
    () => {
      throw new Error('this should have been refused');
    },
    ({ reason }: Refusal) => reason,
  );
const paths = ({ pictures }: Sources): string[] => pictures.map(({ path }) => path);

const png = latin('\x89PNG and so on');
const npy = (images: number): Uint8Array => {
  const header = `{'descr': '|u1', 'fortran_order': False, 'shape': (${images}, 2, 2), }`.padEnd(
    117,
  );
  return Uint8Array.from([
    ...latin(`\x93NUMPY\x01\0\x76\0${header}\n`),
    ...new Uint8Array(4 * images).map((_, i) => i),
  ]);
};
const pickled = zipOf([
  { name: 'model/data.pkl', bytes: latin('\x80\x02}q') },
  { name: 'model/data/0', bytes: new Uint8Array(16) },
  { name: 'model/version', bytes: bytesOf('3\n') },
]);

describe('what was chosen', () => {
  it('may lie in a tar archive, packed or not, whatever its name', async () => {
    const tar = tarOf([
      { name: './set/cat/0.png', bytes: png },
      { name: './set/dog/0.png', bytes: png },
      { name: './set/._0.png', bytes: png },
      { name: './set/labels.csv', bytes: bytesOf('a,b\n') },
    ]);
    for (const files of [
      { 'x.tar': tar },
      { 'x.tgz': gzipSync(tar) },
      { 'x.tar.gz': gzipSync(tar) },
      { x: tar },
      { 'x.zip': gzipSync(tar) },
    ] as Files[]) {
      const sources = await sorted(files);
      expect(paths(sources)).toEqual(['set/cat/0.png', 'set/dog/0.png']);
      expect(sources.labels.map(({ file }) => file)).toEqual(['set/labels.csv']);
      expect(sources.unused).toEqual([]);
    }
  });

  it('is what its bytes say where its name says something else, or nothing', async () => {
    for (const name of ['x', 'x.npy', 'x.npz', 'x.dat', 'x.csv']) {
      expect((await sorted({ [name]: npy(4) })).arrays).toMatchObject([
        { file: name, header: { shape: [4, 2, 2] } },
      ]);
    }
    expect(
      (await sorted({ 'x.npy': zipOf([{ name: 'a.npy', bytes: npy(3) }]) })).arrays,
    ).toHaveLength(1);
    expect((await sorted({ 'a.png': png, 'l.txt': 'BMW\nGIF\n' })).labels).toHaveLength(1);
  });

  it('may be an .npz in an archive, but no archive in an archive', async () => {
    const npz = zipOf([{ name: 'x.npy', bytes: npy(3) }]);
    for (const archive of [
      zipOf([{ name: 'm/x.npz', bytes: npz }]),
      tarOf([{ name: 'm/x.npz', bytes: npz }]),
    ])
      expect((await sorted({ x: archive })).arrays.map(({ file }) => file)).toEqual([
        'm/x.npz/x.npy',
      ]);
    for (const inner of [
      zipOf([{ name: 'a.png', bytes: png }]),
      tarOf([{ name: 'a.png', bytes: png }]),
    ]) {
      expect(await refused({ 'x.zip': zipOf([{ name: 'inner', bytes: inner }]) })).toEqual({
        file: 'inner',
        why: 'zip-in-zip',
      });
      expect(
        await refused({ 'x.npz': zipOf([{ name: 'inner.npz', bytes: inner }]) }),
      ).toMatchObject({ why: 'zip-in-zip' });
    }
  });

  it('and cannot be read is named, while the rest is taken', async () => {
    const zip = zipOf([
      { name: 'a.png', bytes: png },
      { name: 'void.png' },
      { name: 'bad.npy', bytes: npy(3), crc: 1 },
      { name: 'notes.pdf', bytes: bytesOf('%PDF-1.4') },
      { name: '__MACOSX/._a.png', bytes: png },
    ]);
    const sources = await sorted({
      'x.zip': zip,
      'gone.png': null,
      'b.png': png,
      '.DS_Store': png,
      'y.h5': latin('\x89HDF\r\n\x1a\n\0'),
      'empty.csv': '',
    });
    expect(paths(sources)).toEqual(['a.png', 'b.png']);
    expect(sources.unused).toEqual([
      { file: 'void.png', why: 'empty' },
      { file: 'bad.npy', why: 'broken' },
      { file: 'notes.pdf', why: 'unused', looks: 'pdf' },
      { file: 'gone.png', why: 'closed' },
      { file: 'y.h5', why: 'unused', looks: 'hdf5' },
      { file: 'empty.csv', why: 'empty' },
    ]);
  });

  it('is named where it is of a kind that is known but not read, also under another name', async () => {
    for (const name of ['model.pt', 'pytorch_model.bin', 'x.zip', 'x', 'x.npz'])
      expect(await refused({ [name]: pickled })).toEqual({
        file: name,
        why: 'unused',
        looks: 'torch',
      });
    expect(
      await refused({ 'x.npy': 'version https://git-lfs.github.com/spec/v1\n' }),
    ).toMatchObject({ looks: 'lfs' });
    expect(await refused({ 'x.tar.xz': latin('\xfd7zXZ\0\0\0') })).toMatchObject({ looks: 'xz' });
    expect(await refused({ 'x.zip': latin('Rar!\x1a\x07\x01\0') })).toMatchObject({ looks: 'rar' });
    expect(await refused({ 'x.csv': latin('PAR1\x15\0') })).toMatchObject({ looks: 'parquet' });
    expect(
      await refused({
        'b.tar.gz': gzipSync(tarOf([{ name: 'batch', bytes: latin('\x80\x02}q\0') }])),
      }),
    ).toEqual({ file: 'batch', why: 'unused', looks: 'pickle' });
  });

  it('may be tables of one name from two archives, which stay two', async () => {
    const part = (name: string, label: string): Uint8Array =>
      zipOf([
        { name: `${name}.png`, bytes: png },
        { name: 'labels.csv', bytes: bytesOf(`name,label\n${name}.png,${label}\n`) },
      ]);
    const { labels } = await sorted({
      'a.zip': part('a', 'x'),
      'b.zip': part('b', 'y'),
      'c.zip': part('c', 'z'),
    });
    expect(labels.map(({ file }) => file)).toEqual([
      'labels.csv',
      'labels.csv (2)',
      'labels.csv (3)',
    ]);
    const { fitting } = labelings({ labels }, ['a.png', 'b.png', 'c.png'], []);
    expect(
      [...fitting.values()].map(({ classes: { natural } }) => [
        natural.names,
        natural.unlabelled.size,
      ]),
    ).toEqual([[['x', 'y', 'z'], 0]]);
  });

  it('is taken once where an archive holds a name twice, and then what was added last', async () => {
    const { pictures } = await sorted({
      'x.zip': zipOf([
        { name: 'a.png', bytes: png },
        { name: 'a.png', bytes: latin('\x89PNG, later') },
      ]),
    });
    expect(pictures).toMatchObject([{ path: 'a.png', entry: { size: 11 } }]);
  });

  it('may have its labels in a file for each picture, as WebDataset packs them', async () => {
    const { labels, unused } = await sorted({
      'x.tar': tarOf(
        ['a', 'b', 'c'].flatMap((name, n) => [
          { name: `${name}.png`, bytes: png },
          { name: `${name}.cls`, bytes: bytesOf(`${n} "x"\n`) },
        ]),
      ),
    });
    const { fitting } = labelings({ labels }, ['a.png', 'b.png', 'c.png'], []);
    expect(
      [...fitting.values()].map(({ classes: { natural } }) =>
        [...natural.labels].map((label) => natural.names[label]),
      ),
    ).toEqual([['0 "x"', '1 "x"', '2 "x"']]);
    expect(unused).toEqual([]);
  });
});
