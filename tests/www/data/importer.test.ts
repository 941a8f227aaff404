import { gzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { ImageImporter } from '../../../www/data/importer';
import { HEAD, looksLike } from '../../../www/data/kinds';
import { refuse, type Reason, type Refusal } from '../../../www/data/reasons';
import { blobOf, latin, zipOf } from './archives';
import { bars, idx } from './make-arrays';

/**
 * There is no browser here to decode: pictures are of one tone, which stands after their signature.
 */
vi.mock('../../../www/data/decode', () => ({
  checkedSize: () => ({ width: 28, height: 28 }),
  decode: async (file: string, bytes: Uint8Array) => {
    const looks = looksLike(bytes.subarray(0, HEAD));
    if (looks !== 'png') refuse({ file, why: 'unreadable', looks });
    return { width: 28, height: 28, pixels: new Uint8Array(28 * 28).fill(bytes[8]!) };
  },
}));

const png = (tone: number): Uint8Array => latin(`\x89PNG\r\n\x1a\n${String.fromCharCode(tone)}`);
const heic = latin('\0\0\0\x18ftypheic\0\0\0\0mif1heic');
const items = (files: Record<string, Uint8Array | null>) =>
  Object.entries(files).map(([path, bytes]) => ({ path, file: bytes && blobOf(bytes) }));

async function imported(files: Record<string, Uint8Array | null>) {
  const importer = new ImageImporter();
  const preview = await importer.open(items(files));
  const { set, classNames, leftOut } = await importer.load(preview.options, () => {});
  return {
    preview,
    set,
    classNames,
    leftOut,
    tones: Array.from({ length: set.pixels.length / 784 }, (_, n) => set.pixels[784 * n + 400]),
  };
}
const refused = (files: Record<string, Uint8Array | null>): Promise<Reason> =>
  new ImageImporter().open(items(files)).then(
    () => {
      throw new Error('this should have been refused');
    },
    ({ reason }: Refusal) => reason,
  );

describe('a picture that cannot be read', () => {
  it('is named in the preview with its reason, whatever is wrong with it, and the others keep their labels', async () => {
    const bad = {
      'set/cat/1.heic': heic,
      'set/cat/2.png': heic,
      'set/dog/3.png': latin('only words'),
      'set/dog/gone.png': null,
      'set/dog/empty.png': new Uint8Array(),
    };
    const { preview, set, classNames, leftOut, tones } = await imported({
      'set/cat/0.png': png(10),
      'set/cat/9.png': png(11),
      'set/dog/0.png': png(12),
      ...bad,
    });
    expect(preview.images).toBe(3);
    expect(
      preview.unused
        .map((reason) => [reason.file, reason.why, 'looks' in reason ? reason.looks : null])
        .sort(),
    ).toEqual([
      ['set/cat/1.heic', 'unreadable', 'heic'],
      ['set/cat/2.png', 'unreadable', 'heic'],
      ['set/dog/3.png', 'unreadable', 'text'],
      ['set/dog/empty.png', 'empty', null],
      ['set/dog/gone.png', 'closed', null],
    ]);
    expect([tones, [...set.labels!], classNames, leftOut.count]).toEqual([
      [10, 11, 12],
      [0, 0, 1],
      ['cat', 'dog'],
      0,
    ]);
  });

  it('in a zip is named, too, also where its bytes are not those that were packed', async () => {
    const zip = zipOf([
      ...[10, 20, 30].map((tone) => ({ name: `${tone}.png`, bytes: png(tone) })),
      { name: 'bad.png', bytes: png(0), crc: 1 },
      { name: 'locked.png', bytes: png(0), flags: 1 },
      { name: 'odd.png', bytes: png(0), method: 14 },
    ]);
    const { preview, tones } = await imported({ 'x.zip': zip });
    expect(preview.unused).toEqual([
      { file: 'bad.png', why: 'broken' },
      { file: 'locked.png', why: 'encrypted' },
      { file: 'odd.png', why: 'packing', method: 14 },
    ]);
    expect(tones).toEqual([10, 20, 30]);
  });

  it('is found where there are many at the latest when they are loaded; a kind that the browser does not decode, at once', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 1100 }, (_, n) => [
        `${n}.${n % 100 === 7 ? 'heic' : 'png'}`,
        n % 100 === 7 ? heic : n === 555 ? latin('words') : png(n % 200),
      ]),
    );
    const { preview, leftOut, set } = await imported(files);
    expect([preview.images, preview.unused.length]).toEqual([1089, 11]);
    expect(preview.unused[3]).toEqual({ file: '307.heic', why: 'unreadable', looks: 'heic' });
    expect(leftOut).toEqual({
      count: 1,
      first: [{ file: '555.png', why: 'unreadable', looks: 'text' }],
    });
    expect(set.pixels.length).toBe(1088 * 784);
  });

  it('is the reason where nothing else is left to learn from', async () => {
    expect(await refused({ 'a.png': heic })).toMatchObject({ file: 'a.png', why: 'unreadable' });
    expect(
      (await imported({ 'a.heic': heic, 'sheet.png': png(9), 'other sheet.png': png(9) })).preview
        .sheets,
    ).toBe(true);
  });
});

describe('images that are divided into training and held-out ones', () => {
  it('stay so, with their labels, as torchvision leaves MNIST', async () => {
    const part = (name: string, count: number) => ({
      [`${name}-images-idx3-ubyte`]: idx(8, [count, 28, 28], bars(count)),
      [`${name}-labels-idx1-ubyte`]: idx(
        8,
        [count],
        Uint8Array.from({ length: count }, (_, n) => n % 10),
      ),
    });
    const plain = { ...part('t10k', 10), ...part('train', 40) };
    const raw = Object.fromEntries(
      Object.entries(plain).flatMap(([name, bytes]) => [
        [`MNIST/raw/${name}`, bytes],
        [`MNIST/raw/${name}.gz`, gzipSync(bytes)],
      ]),
    );
    const { preview, set } = await imported(raw);
    expect([
      preview.images,
      preview.heldOut,
      preview.unused.length,
      preview.unused[0]?.why,
    ]).toEqual([50, 10, 4, 'twice']);
    expect([set.pixels.length / 784, set.heldOut]).toEqual([50, 10]);
    expect([...set.labels!]).toEqual([
      ...Array.from({ length: 40 }, (_, n) => n % 10),
      ...Array.from({ length: 10 }, (_, n) => n),
    ]);
    expect(set.pixels).toEqual(Uint8Array.from([...bars(40), ...bars(10)]));
  });

  it('are called after the file with the most images, or after their folder', async () => {
    const [many, few] = [idx(8, [40, 28, 28], bars(40)), idx(8, [10, 28, 28], bars(10))];
    expect(
      (
        await imported({
          't10k-images-idx3-ubyte': few,
          'train-images-idx3-ubyte.gz': gzipSync(many),
        })
      ).set.name,
    ).toBe('train-images-idx3-ubyte');
    expect(
      (
        await imported({
          'MNIST/raw/t10k-images-idx3-ubyte': few,
          'MNIST/raw/train-images-idx3-ubyte': many,
        })
      ).set.name,
    ).toBe('MNIST');
    expect(
      (
        await imported({
          'mnist.zip': zipOf([
            { name: 'a-idx3-ubyte', bytes: many },
            { name: 'b-idx3-ubyte', bytes: few },
          ]),
        })
      ).set.name,
    ).toBe('mnist');
  });

  it('by folders, too, and without those that cannot be read', async () => {
    const files = {
      'set/test/cat/0.png': png(1),
      'set/test/dog/0.png': png(2),
      'set/test/dog/1.png': heic,
      'set/train/cat/0.png': png(3),
      'set/train/cat/1.png': png(4),
      'set/train/dog/0.png': png(5),
    };
    const { preview, set, tones, classNames } = await imported(files);
    expect([preview.heldOut, set.heldOut, tones, [...set.labels!], classNames]).toEqual([
      2,
      2,
      [3, 4, 5, 1, 2],
      [0, 0, 1, 0, 1],
      ['cat', 'dog'],
    ]);
  });

  it('are divided anew where hardly any would be held out', async () => {
    const { preview, set } = await imported({
      'test/0.png': png(1),
      'train/0.png': png(2),
      'train/1.png': png(3),
    });
    expect([preview.heldOut, set.heldOut]).toEqual([null, undefined]);
  });
});
