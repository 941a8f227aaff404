// Labels that go with the right images, whatever wrote the table.
import { zipSync } from 'fflate';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { npy, type Made } from './support/import-files';
import { barPng } from './support/png';
import { bars, PreviewedImport, text } from './support/previewed-import';
import { withVisitor } from './support/with-visitor';

const visitor = withVisitor();
const dialog = new PreviewedImport(visitor);
beforeAll(() => visitor().open({ autoplay: false }));
beforeEach(() => dialog.close());

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
      expect((await dialog.shows(set(table(write)))).labels).toEqual([
        'A',
        'A',
        'A',
        'B',
        'B',
        'B',
      ]);
    }
  });

  test('whose names several images have are refused, and the names told', async () => {
    await dialog.shows(set('filename,label\n0.png,A\n1.png,B\n2.png,B'));
    expect(await visitor().text('import-unused')).toContain(
      'names “0.png”, which may be “set/cat/0.png” or “set/dog/0.png”',
    );
    expect((await dialog.shown()).labels).toEqual(['cat', 'cat', 'cat', 'dog', 'dog', 'dog']); // by their folders
  });

  test('in the order of Python’s sorted() are told, with names beside them, and go by either order', async () => {
    const names = Array.from({ length: 12 }, (_, n) => `img${n + 1}`);
    const { labels, names: of } = await dialog.shows(
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
    expect(await visitor().text('import-preview')).toContain('img10.png');
    expect(await visitor().text('import-order-fact')).toMatch(/names no images/);
    await visitor().click('import-order-natural');
    expect(
      (await dialog.shownWhen('the other order', ({ options }) => options.order === 'natural'))
        .labels,
    ).toEqual([...names].sort().map((name) => name.slice(3)));
  });

  test('are read in UTF-16, in Windows-1252, which is told, and from Mac’s names', async () => {
    const rows = Array.from(
      { length: 6 },
      (_, n) => `bar-${n}.png\t${n % 2 ? 'blau' : 'grün'}`,
    ).join('\r\n');
    const wanted = Array.from({ length: 6 }, (_, n) => (n % 2 ? 'blau' : 'grün'));
    expect(
      (await dialog.shows(...bars(6), text('labels.txt', `\ufeff${rows}`, 'utf16le'))).labels,
    ).toEqual(wanted);
    expect((await dialog.shows(...bars(6), text('labels.tsv', rows, 'latin1'))).labels).toEqual(
      wanted,
    );
    expect(await dialog.notes()).toContain('Windows-1252');
    const nfd = bars(6, (n) => `schön-${n}.png`.normalize('NFD'));
    expect(
      (
        await dialog.shows(
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
    const { images, labels } = await dialog.shows(
      ...bars(8),
      text(
        'labels.csv',
        `name,label\n${[0, 1, 2, 3, 4, 5].map((n) => `bar-${n}.png,${'xy'[n % 2]}`).join('\n')}`,
      ),
    );
    expect([images, labels]).toEqual([6, ['x', 'y', 'x', 'y', 'x', 'y']]);
    expect(await dialog.notes()).toContain('has no label for 2 of the images, such as “bar-6.png”');
    await visitor().set('import-labels', '');
    expect(await dialog.shownWhen('all', ({ images }) => images === 8)).toMatchObject({
      labels: null,
    });
    await visitor().set('import-labels', 'labels.csv');
    await dialog.shownWhen('some', ({ images }) => images === 6);
    await visitor().click('import-train');
    await visitor().until(
      'the images',
      async () => (await visitor().events('model')).at(-1)?.data.train === 4,
    );
    expect((await visitor().events('model')).at(-1)!.data).toMatchObject({
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
      (await dialog.shows(...bars(6), text('attributes.csv', `,Bild,side,letter\n${rows}`))).labels,
    ).toEqual(['left', 'left', 'left', 'right', 'right', 'right']);
    const [, letter] = await visitor().options('import-labels');
    await visitor().set('import-labels', letter!);
    await dialog.shownWhen('the letters', ({ labels }) => labels?.join('') === 'xyxyxy');
  });

  test('by number go with the images of an array', async () => {
    const { labels } = await dialog.shows(
      { name: 'x.npy', bytes: npy([6, 28, 28]) },
      text('train.csv', 'id,label\n5,f\n0,a\n4,e\n1,b\n3,d\n2,c'),
    );
    expect(labels).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  test('in a damaged table are refused with its line', async () => {
    expect(
      await dialog.problem(
        ...bars(6),
        text('labels.csv', 'bar-0.png,x\n"bar-1.png,y\nbar-2.png,x'),
      ),
    ).toContain('in line 2 begins a quote that never ends');
  });
});
