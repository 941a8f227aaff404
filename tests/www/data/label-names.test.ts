import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelsBy } from './given-labels';

const lines = (...rows: string[]): string => rows.join('\n');
const two = ['a.png', 'b.png', 'c.png'];

describe('names in a table', () => {
  const paths = ['set/cat/0.png', 'set/cat/1.png', 'set/dog/0.png', 'set/dog/1.png'];
  const wanted = ['A', 'A', 'B', 'B'];
  const table = (name: (path: string) => string): string =>
    lines('filename,label', ...paths.map((path, n) => `${name(path.slice(4))},${wanted[n]}`));

  it('are those of the images whose path they share longest', () => {
    const ways: ((path: string) => string)[] = [
      (path) => path,
      (path) => `./${path}`,
      (path) => `.\\${path.replace('/', '\\')}`,
      (path) => `C:\\Users\\me\\set\\${path.replace('/', '\\')}`,
      (path) => `/kaggle/input/other/${path}`,
      (path) => `set/${path}`,
      (path) => path.replace('.png', ''),
      (path) => path.toUpperCase(),
      (path) => path.replace('.png', '.jpg'),
      (path) => `file:///home/me/my%20data/set/${path}`,
      (path) => `../set/${path}`,
      (path) => `"${path}"`,
    ];
    for (const way of ways) {
      expect([way('x'), labelsBy({ 'set/labels.csv': table(way) }, paths)]).toEqual([
        way('x'),
        wanted,
      ]);
      expect([way('x'), labelsBy({ 'labels.csv': table(way) }, paths)]).toEqual([way('x'), wanted]);
    }
  });

  it('that several images have are refused, with both of them', () => {
    expect(labelsBy(lines('filename,label', '0.png,A', '1.png,B'), paths)).toEqual({
      file: 'labels.csv',
      why: 'label-ambiguous',
      name: '0.png',
      images: ['set/cat/0.png', 'set/dog/0.png'],
    });
  });

  it('with folders are refused where images without them may be either', () => {
    expect(
      labelsBy(
        table((path) => path),
        ['0.png', '1.png', '2.png'],
      ),
    ).toEqual({
      file: 'labels.csv',
      why: 'label-conflict',
      image: '0.png',
      names: ['cat/0.png', 'dog/0.png'],
      labels: ['A', 'B'],
    });
  });

  it('lead from the folder of their own table', () => {
    const copies = [...paths, ...paths.map((path) => path.replace('set', 'set/old'))];
    expect(labelsBy({ 'set/labels.csv': table((path) => path) }, copies)).toEqual([
      ...wanted,
      '',
      '',
      '',
      '',
    ]);
    expect(
      labelsBy(
        { 'set/cat/labels.csv': '0.png,A\n1.png,A', 'set/dog/labels.csv': '0.png,B\n1.png,B' },
        paths,
      ),
    ).toEqual(wanted);
    expect(
      labelsBy({ 'set/cat/labels.csv': '0.png,A\n1.png,A\n2.png,A' }, [
        'set/cat/0.png',
        'set/cat/1.png',
        'set/cat/2.png',
        'set/dog/0.png',
      ]),
    ).toEqual(['A', 'A', 'A', '']);
  });

  it('in another folder of the same name are not mistaken', () => {
    expect(
      labelsBy(
        lines('filename,label', 'cat/0.png,A', 'cat/1.png,A', 'cat/2.png,B', 'dog/0.png,B'),
        ['x/cat/0.png', 'x/cat/1.png', 'x/cat/2.png', 'x/bird/0.png'],
      ),
    ).toEqual(['A', 'A', 'B', '']);
  });

  it('are the same however Unicode writes them', () => {
    const names = ['schön-0.png', 'été-1.png', 'ガ-2.png'];
    expect(
      labelsBy(
        lines('name,label', ...names.map((name, n) => `${name.normalize('NFC')},${n}`)),
        names.map((name) => name.normalize('NFD')),
      ),
    ).toEqual(['0', '1', '2']);
    expect(
      labelsBy(
        lines('name,label', ...names.map((name, n) => `${name.normalize('NFD')},${n}`)),
        names.map((name) => name.normalize('NFC')),
      ),
    ).toEqual(['0', '1', '2']);
    expect(
      labelsBy(
        lines('name,label', ...names.map((name, n) => `${encodeURIComponent(name)},${n}`)),
        names,
      ),
    ).toEqual(['0', '1', '2']);
    expect(
      labelsBy(
        lines(`a.png,${'é'.normalize('NFC')}`, `b.png,${'é'.normalize('NFD')}`, 'c.png,x'),
        two,
      ),
    ).toEqual(['é', 'é', 'x']);
  });

  it('keep what follows a dot, where it is no ending', () => {
    expect(
      labelsBy('sample.1,x\nsample.2,y\nsample.3,x', [
        'sample.1.png',
        'sample.2.png',
        'sample.3.png',
      ]),
    ).toEqual(['x', 'y', 'x']);
  });

  it('of distinct images are found again, whatever they are and however they are written', () => {
    const letters = fc
      .stringMatching(/^[\p{L}\p{N} _.,;'()~-]{1,8}$/u)
      .filter((part) => !/^[. ]|[. ]$/.test(part) && part.trim() === part);
    const sets = fc.uniqueArray(
      fc
        .tuple(fc.array(letters, { maxLength: 3 }), letters)
        .map(([folders, name]) => [...folders, `${name}.png`].join('/')),
      { minLength: 3, maxLength: 12, selector: (path) => path.normalize('NFC').toLowerCase() },
    );
    const dialects = fc.record({
      separator: fc.constantFrom(',', ';', '\t', '|'),
      newline: fc.constantFrom('\n', '\r\n', '\r'),
      headings: fc.constantFrom(null, ['filename', 'label'], ['Bild', 'Art']),
      write: fc.constantFrom<(path: string) => string>(
        (path) => path,
        (path) => `./${path}`,
        (path) => path.replaceAll('/', '\\'),
        (path) => `C:\\data\\${path.replaceAll('/', '\\')}`,
        (path) => path.normalize('NFD'),
      ),
      encode: fc.constantFrom<(text: string) => Uint8Array>(
        (text) => new TextEncoder().encode(text),
        (text) => new TextEncoder().encode(`\ufeff${text}`),
        (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
        (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      ),
    });
    fc.assert(
      fc.property(sets, dialects, (paths, { separator, newline, headings, write, encode }) => {
        const labels = paths.map((_, n) => `label ${n % 2}${separator}"`);
        const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
        const rows = [
          ...(headings ? [headings] : []),
          ...paths.map((path, n) => [write(path), labels[n]!]),
        ];
        expect(
          labelsBy(
            {
              'labels.csv': encode(
                rows.map((row) => row.map(quoted).join(separator)).join(newline) + newline,
              ),
            },
            paths,
          ),
        ).toEqual(labels);
      }),
    );
  });
});
