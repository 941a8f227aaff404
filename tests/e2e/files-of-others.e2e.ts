// Files as other people's tools leave them, one of each kind: read as they were meant, or named
// before training begins.
import zlib from 'node:zlib';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { latin, tarOf, unicodePath, zipOf, type ZipMember } from '../www/data/archives';
import { idxImages, idxLabels } from './support/idx';
import { ImportDialog } from './support/import-dialog';
import { npy, zipOfPngs, type Made } from './support/import-files';
import { barPng } from './support/png';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();
const dialog = new ImportDialog(visitor);
beforeAll(() => visitor().open());
beforeEach(() => dialog.close());

/** What the preview says beneath the images. */
const classNames = (): Promise<string[]> =>
  visitor().page.$$eval('[data-testid="import-preview"] li > span', (spans) =>
    [...new Set(spans.map((span) => span.textContent ?? ''))].sort(),
  );

const HEIC = latin('\0\0\0\x18ftypheic\0\0\0\0mif1heic');
const members = (
  name: (n: number) => string | Uint8Array,
  more: (n: number) => Partial<ZipMember> = () => ({}),
): ZipMember[] =>
  Array.from({ length: 20 }, (_, n) => ({ name: name(n), bytes: barPng(n), ...more(n) }));
const odd = (n: number): string => (n % 2 ? '猫' : '犬');
const plain = (n: number): Uint8Array => latin(`set/?${n % 2}/${n}.png`);

describe('archives of other tools', () => {
  const archives: [string, () => Made, string[]][] = [
    [
      'a zip of macOS, with names in UTF-8 that are not marked so',
      () => ({ name: 'mac.zip', bytes: zipOf(members((n) => `set/${odd(n)}/${n}.png`)) }),
      ['犬', '猫'],
    ],
    [
      'a zip with names in Info-ZIP’s field',
      () => ({
        name: 'info.zip',
        bytes: zipOf(
          members(plain, (n) => ({ extra: unicodePath(`set/${odd(n)}/${n}.png`, plain(n)) })),
        ),
      }),
      ['犬', '猫'],
    ],
    [
      'a zip of Compress-Archive, with backslashes',
      () => ({
        name: 'windows.zip',
        bytes: zipOf(
          members((n) => `set\\${n % 2 ? 'cat' : 'dog'}\\${n}.png`),
          { comment: latin('PK\x05\x06') },
        ),
      }),
      ['cat', 'dog'],
    ],
    [
      'a self-extracting zip, and one with three bytes before it',
      () => ({
        name: 'self.zip',
        bytes: zipOf(
          members((n) => `set/${n % 2 ? 'cat' : 'dog'}/${n}.png`),
          { before: latin('\xef\xbb\xbf') },
        ),
      }),
      ['cat', 'dog'],
    ],
    [
      'a tar archive, gzipped',
      () => ({
        name: 'set.tgz',
        bytes: zlib.gzipSync(
          tarOf(
            members((n) => `./set/${odd(n)}/${n}.png`).map(({ name, bytes }) => ({
              name: name as string,
              bytes: bytes!,
            })),
          ),
        ),
      }),
      ['犬', '猫'],
    ],
  ];
  for (const [what, file, names] of archives) {
    test(what, async () => {
      await dialog.choose([file()]);
      expect(await classNames()).toEqual(names);
      expect((await dialog.train()).data).toMatchObject({ train: 18, heldOut: 2, classes: 2 });
    });
  }

  test('an .npz that is packed to less than a hundredth', async () => {
    const bytes = zipOf([
      { name: 'imgs.npy', bytes: npy([300, 64, 64], '|u1', (i) => (i % 4096 === 2080 ? 1 : 0)) },
    ]);
    expect(bytes.length).toBeLessThan((300 * 4096) / 100);
    await dialog.choose([{ name: 'sprites.npz', bytes }]);
    expect((await dialog.train()).data).toMatchObject({ train: 270, heldOut: 30 });
  });
});

test('MNIST as torchvision leaves it, each file twice: taken once, and divided as its names say', async () => {
  const part = (name: string, count: number): Made[] => [
    { name: `${name}-images-idx3-ubyte`, bytes: idxImages(count) },
    { name: `${name}-labels-idx1-ubyte`, bytes: idxLabels(count) },
  ];
  const files = [...part('train', 40), ...part('t10k', 10)];
  await dialog.choose([
    ...files,
    ...files.map(({ name, bytes }) => ({ name: `${name}.gz`, bytes: zlib.gzipSync(bytes) })),
  ]);
  expect(await visitor().text('import-facts')).toContain('40 to learn from, 10 held out');
  expect(await dialog.said()).toContain(
    '“train-images-idx3-ubyte.gz” holds the same as “train-images-idx3-ubyte”',
  );
  expect((await dialog.train()).data).toMatchObject({ train: 40, heldOut: 10, labelled: true });
});

describe('one bad file among good ones', () => {
  test('a HEIC and a stray array among pictures: named, and the pictures are learned from', async () => {
    await dialog.choose([
      ...members((n) => `bar-${n}.png`).map(({ name, bytes }) => ({
        name: name as string,
        bytes: bytes!,
      })),
      { name: 'phone.heic', bytes: HEIC },
      { name: 'x.npy', bytes: npy([5, 28, 28]) },
    ]);
    expect(await dialog.said()).toMatch(/“phone.heic” is a HEIC picture.*pillow_heif/);
    expect(await dialog.said()).toContain('“x.npy” is an array among image files');
    expect((await dialog.train()).data).toMatchObject({ train: 18, heldOut: 2 });
  });

  test('a dropped folder with a file and a folder that the system does not give out: the others are read', async () => {
    const pictures = Array.from({ length: 12 }, (_, n) =>
      Buffer.from(barPng(n)).toString('base64'),
    );
    await visitor().page.evaluate((pictures) => {
      const fail = (_: unknown, failed: (error: Error) => void): void =>
        failed(new DOMException('It is gone.', 'NotFoundError'));
      const file = (name: string, bytes: string) => ({
        isFile: true,
        isDirectory: false,
        fullPath: `/set/${name}`,
        file: (give: (file: File) => void) =>
          give(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], name)),
      });
      const entries = [
        ...pictures.map((bytes, n) => file(`${n}.png`, bytes)),
        { isFile: true, isDirectory: false, fullPath: '/set/link.png', file: fail },
        {
          isFile: false,
          isDirectory: true,
          fullPath: '/set/locked',
          createReader: () => ({ readEntries: fail }),
        },
      ];
      const root = {
        isFile: false,
        isDirectory: true,
        fullPath: '/set',
        createReader: () => ({
          readEntries: (give: (some: unknown[]) => void) => give(entries.splice(0)),
        }),
      };
      const drop = new DragEvent('drop', { bubbles: true, cancelable: true });
      Object.defineProperty(drop, 'dataTransfer', {
        value: { types: ['Files'], files: [], items: [{ webkitGetAsEntry: () => root }] },
      });
      document.body.dispatchEvent(drop);
    }, pictures);
    await dialog.preview();
    expect(await dialog.said()).toMatch(
      /“link.png” could not be opened.*“locked” could not be opened/s,
    );
    expect(await visitor().text('import-facts')).toContain('12 images');
  });

  test('a damaged picture among many in a zip: named once it shows, before training begins', async () => {
    const models = (await visitor().events('model')).length;
    await dialog.choose([
      {
        name: 'many.zip',
        bytes: zipOfPngs(1200, { 'bars/class-0/00001x.png': Buffer.from('no image') }),
      },
    ]);
    await visitor().click('import-train');
    await visitor().until('its name', async () => (await dialog.said()).includes('00001x.png'));
    expect((await visitor().events('model')).length).toBe(models);
    expect(await visitor().text('import-facts')).toContain('1,200 images');
    expect((await dialog.train()).data).toMatchObject({ train: 1080, heldOut: 120, classes: 4 });
  });
});

describe('what is known but not read is named, with what to do', () => {
  const pickled = zipOf([
    { name: 'model/data.pkl', bytes: latin('\x80\x02}q\0.') },
    { name: 'model/data/0', bytes: new Uint8Array(64) },
  ]);
  const files: [string, Made, RegExp][] = [
    [
      'a Parquet table',
      { name: 'train.parquet', bytes: latin('PAR1\x15\x04') },
      /“train.parquet” is a Parquet table.*read_parquet\("train.parquet"\)/,
    ],
    [
      'an HDF5 file',
      { name: 'data.h5', bytes: latin('\x89HDF\r\n\x1a\n\0') },
      /“data.h5” is an HDF5 file.*h5py/,
    ],
    [
      'a pickle in a tar archive',
      {
        name: 'batches.tar.gz',
        bytes: zlib.gzipSync(tarOf([{ name: 'batch_1', bytes: latin('\x80\x02}q\0') }])),
      },
      /“batch_1” is a pickle of Python’s.*pickle\.load/,
    ],
    [
      'PyTorch’s file',
      { name: 'weights.bin', bytes: pickled },
      /“weights.bin” is a file of PyTorch’s.*safetensors/,
    ],
  ];
  for (const [what, file, sentence] of files) {
    test(what, async () => {
      await dialog.offer([file]);
      await visitor().until(`${sentence}`, async () => sentence.test(await dialog.said()));
    });
  }

  test('PyTorch’s file, dropped or opened as a saved model', async () => {
    await visitor().drop([{ name: 'model.pt', bytes: pickled }]);
    await visitor().until('a sentence', async () =>
      /“model.pt” is a file of PyTorch’s.*safetensors/.test(await visitor().text('message')),
    );
    await visitor().choose('checkpoint-input', [visitor().write('renamed.safetensors', pickled)]);
    await visitor().until('another', async () =>
      /“renamed.safetensors” is a file of PyTorch’s.*safetensors/.test(
        await visitor().text('message'),
      ),
    );
  });
});
