import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classesOf, folderLabels } from '../../../www/data/classes';
import { labelings, type Labelings } from '../../../www/data/labelings';
import { readLabels } from '../../../www/data/labels';
import type { Order } from '../../../www/data/orders';
import { reasonFrom } from './reason-from';

/** Files of labels beside images, and what each of them gives. */
function given(
  files: Record<string, string | Uint8Array>,
  paths: readonly string[],
  parts: { file: string; count: number }[] = [],
): Labelings {
  const labels = Object.entries(files).map(([file, text]) => ({
    file,
    labels: readLabels(file, typeof text === 'string' ? new TextEncoder().encode(text) : text),
  }));
  return labelings({ labels }, paths, parts);
}

/** The labels that a file gives the images, '' for none; or why it gives none. */
function labelsBy(
  files: string | Record<string, string | Uint8Array>,
  paths: readonly string[],
  { order, key }: { order?: Order; key?: string } = {},
): unknown {
  const { fitting, unfit } = given(
    typeof files === 'string' ? { 'labels.csv': files } : files,
    paths,
  );
  const found = [...fitting].find(([name, { file }]) =>
    key ? name === key : file !== 'folders',
  )?.[1];
  if (!found) return unfit[0];
  const { labels, names, unlabelled } = found.classes[order ?? found.likelier];
  return paths.map((_, image) => (unlabelled.has(image) ? '' : names[labels[image]!]!));
}

const lines = (...rows: string[]): string => rows.join('\n');
const two = ['a.png', 'b.png', 'c.png'];

describe('a table of names and labels', () => {
  it('is read with headings or without, separated in any usual way', () => {
    const wanted = ['cat', 'dog', 'cat'];
    for (const text of [
      'a.png,cat\nb.png,dog\nc.png,cat\n',
      '\ufefffilename;label\r\na.png;cat\r\nb.png;dog\r\nc.png;cat',
      'label\tfile\ncat\ta.png\ndog\tb.png\ncat\tc.png',
      'id,class,score\na.png,"cat",1\nb.png,dog,2\nc.png,cat,3',
      'a.png cat\nb.png dog\nc.png cat',
      'sep=|\na.png|cat\nb.png|dog\nc.png|cat',
      '# made by hand\n# filename, label\na.png, cat\nb.png, dog\n\n# the last\nc.png, cat\n\n\n',
      ',filename,label\n0,a.png,cat\n1,b.png,dog\n2,c.png,cat',
      'Bilddatei;Tierart\na.png;cat\nb.png;dog\nc.png;cat',
      '文件名,标签\na.png,cat\nb.png,dog\nc.png,cat',
      'x,animal\nc.png,cat\nb.png,dog\na.png,cat',
      'a.png,cat\rb.png,dog\rc.png,cat\r',
    ])
      expect([text, labelsBy(text, two)]).toEqual([text, wanted]);
  });

  it('may have separators, quotes and line breaks in quoted cells', () => {
    expect(
      labelsBy('name,label\n"a, b.png","a ""cat"""\n"c\nd.png",dog\ne.png,"big\r\ndog"', [
        'a, b.png',
        'c\nd.png',
        'e.png',
      ]),
    ).toEqual(['a "cat"', 'dog', 'big\r\ndog']);
    expect(labelsBy('name,label\na.png,5" pipe\nb.png,it\'s\nc.png,x', two)).toEqual([
      '5" pipe',
      "it's",
      'x',
    ]);
    expect(
      reasonFrom(() =>
        readLabels(
          'l.csv',
          new TextEncoder().encode('name,label\na.png,cat\n"b.png,dog\nc.png,cat\n'),
        ),
      ),
    ).toEqual({ file: 'l.csv', why: 'label-quote', line: 3 });
  });

  it('has labels with spaces, and names with spaces', () => {
    expect(labelsBy('a.png great dane\nb.png cat\nc.png great dane', two)).toEqual([
      'great dane',
      'cat',
      'great dane',
    ]);
    expect(
      labelsBy('my cat 1.png 0\nmy cat 2.png 1\nmy cat 3.png 0', [
        'my cat 1.png',
        'my cat 2.png',
        'my cat 3.png',
      ]),
    ).toEqual(['0', '1', '0']);
  });

  it('of one image may say the same twice, but not two things', () => {
    expect(labelsBy('a.png,x\na.png,x\nb.png,y\nc.png,x', two)).toEqual(['x', 'y', 'x']);
    expect(labelsBy('a.png,x\na.png,y\nb.png,y\nc.png,x', two)).toEqual({
      file: 'labels.csv',
      why: 'label-conflict',
      image: 'a.png',
      names: ['a.png', 'a.png'],
      labels: ['x', 'y'],
    });
  });

  it('goes by names as they are written, where an index has the same numbers', () => {
    expect(
      labelsBy('id,filename,label\n0,2.png,x\n1,0.png,y\n2,1.png,z', ['0.png', '1.png', '2.png']),
    ).toEqual(['y', 'z', 'x']);
    expect(
      labelsBy(',label,filename\n0,x,2.png\n1,y,0.png\n2,x,1.png', ['0.png', '1.png', '2.png']),
    ).toEqual(['y', 'x', 'x']);
  });

  it('may have far more rows than a function may have arguments', () => {
    const rows = Array.from({ length: 200_000 }, (_, n) => `${n}.png,${'xyz'[n % 3]}`).join('\n');
    expect(labelsBy(`name,label\n${rows}`, ['199999.png', '7.png', '150000.png'])).toEqual([
      'y',
      'y',
      'x',
    ]);
  });

  it('may lack some images, whose labels stay empty', () => {
    const paths = ['a.png', 'b.png', 'c.png', 'd.png', 'e.png'];
    expect(labelsBy('name,label\na.png,x\nb.png,\nc.png,y\nd.png,x\nother.png,z', paths)).toEqual([
      'x',
      '',
      'y',
      'x',
      '',
    ]);
    expect(labelsBy('name,label\na.png,x\nb.png,y', paths)).toEqual({
      file: 'labels.csv',
      why: 'label-missing',
      image: 'c.png',
      missing: 3,
    });
  });

  it('of names that no image has is refused with one of them, not read as a list', () => {
    expect(labelsBy('name,label\nq.png,x\nr.png,y\ns.png,x', two)).toEqual({
      file: 'labels.csv',
      why: 'label-names',
      name: 'q.png',
      image: 'a.png',
    });
  });

  it('may have several columns of labels, each of which can be chosen, the likeliest first', () => {
    const table =
      'file,split,label,score,remark\n' +
      [0, 1, 2, 3, 4, 5]
        .map(
          (n) => `${n}.png,${n < 3 ? 'train' : 'test'},${n % 2 ? 'odd' : 'even'},0.${n}7,seen ${n}`,
        )
        .join('\n');
    const paths = [0, 1, 2, 3, 4, 5].map((n) => `${n}.png`);
    expect(
      [...given({ 'l.csv': table }, paths).fitting.values()].map(({ column }) => column),
    ).toEqual(['label', 'split']);
    expect(labelsBy({ 'l.csv': table }, paths, { key: 'l.csv\nsplit' })).toEqual([
      'train',
      'train',
      'train',
      'test',
      'test',
      'test',
    ]);
    expect(
      labelsBy(
        { 'l.csv': 'f,colour,size\na.png,red,big\nb.png,blue,big\nc.png,red,big\nd.png,red,small' },
        ['a.png', 'b.png', 'c.png', 'd.png'],
      ),
    ).toEqual(['red', 'blue', 'red', 'red']);
  });

  it('may have columns that are called alike, each of which can be chosen', () => {
    const paths = [0, 1, 2, 3, 4, 5].map((n) => `${n}.png`);
    const table = lines(
      'filename,label,label',
      ...paths.map((path, n) => `${path},${'ab'[n % 2]},${'xyz'[n % 3]}`),
    );
    expect(
      [...given({ 'l.csv': table }, paths).fitting.values()].map(({ column }) => column),
    ).toEqual(['label', 'label (3)']);
    expect(labelsBy({ 'l.csv': table }, paths)).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
    expect(labelsBy({ 'l.csv': table }, paths, { key: 'l.csv\nlabel (3)' })).toEqual([
      'x',
      'y',
      'z',
      'x',
      'y',
      'z',
    ]);
  });

  it('may mark its classes in a column each', () => {
    const paths = [0, 1, 2, 3, 4, 5].map((n) => `${n}.png`);
    const marks = (n: number, one: string, zero: string): string =>
      ['MEL', 'NV', 'BCC'].map((_, at) => (at === n % 3 ? one : zero)).join(',');
    const wanted = ['MEL', 'NV', 'BCC', 'MEL', 'NV', 'BCC'];
    for (const [one, zero] of [
      ['1', '0'],
      ['1.0', '0.0'],
    ] as const)
      expect(
        labelsBy(
          lines('image,MEL,NV,BCC', ...paths.map((path, n) => `${path},${marks(n, one, zero)}`)),
          paths,
        ),
      ).toEqual(wanted);
    const more = lines(
      'image,site,MEL,NV,BCC',
      ...paths.map((path, n) => `${path},${n < 3 ? 'arm' : 'leg'},${marks(n, '1', '0')}`),
    );
    expect(
      [...given({ 'l.csv': more }, paths).fitting.values()].map(({ column }) => column),
    ).toEqual(['MEL, NV, BCC', 'site']);
    const several = lines(
      'image,smiles,young',
      ...paths.map((path, n) => `${path},${n % 2},${Number(n > 2)}`),
    ); // not one in each row
    expect(
      [...given({ 'l.csv': several }, paths).fitting.values()].map(({ column }) => column),
    ).toEqual(['smiles', 'young']);
  });

  it('of measures is left out, and only they of a table', () => {
    const paths = [0, 1, 2, 3, 4, 5].map((n) => `${n}.png`);
    expect(
      labelsBy(lines('name,label', ...paths.map((path, n) => `${path},${(n + 1) * 1.37}`)), paths),
    ).toEqual({ file: 'labels.csv', why: 'measures' });
    expect(
      labelsBy(
        lines('name;target;kind', ...paths.map((path, n) => `${path};0,${n}7;${'ab'[n % 2]}`)),
        paths,
      ),
    ).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
  });

  it('joins one for a part of the images each', () => {
    const paths = [
      'train/a.png',
      'train/b.png',
      'train/c.png',
      'test/a.png',
      'test/d.png',
      'test/e.png',
    ];
    expect(
      labelsBy(
        {
          'train.csv': 'name,label\ntrain/a.png,x\nb.png,y\nc.png,x',
          'test.csv': 'name,label\ntest/a.png,y\nd.png,y\ne.png,x',
        },
        paths,
      ),
    ).toEqual(['x', 'y', 'x', 'y', 'y', 'x']);
    expect(
      labelsBy(
        {
          'train/labels.csv': 'name,label\na.png,x\nb.png,y\nc.png,x',
          'test/labels.csv': 'name,label\na.png,y\nd.png,y\ne.png,x',
        },
        paths,
      ),
    ).toEqual(['x', 'y', 'x', 'y', 'y', 'x']);
  });
});

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

describe('labels as JSON', () => {
  const wanted = ['cat', 'dog', 'cat'];

  it('are read in the forms that programs write', () => {
    const forms: unknown[] = [
      { 'a.png': 'cat', 'b.png': 'dog', 'c.png': 'cat' },
      ['cat', 'dog', 'cat'],
      [
        { file: 'a.png', label: 'cat' },
        { file: 'c.png', label: 'cat' },
        { file: 'b.png', label: 'dog' },
      ],
      [{ label: 'cat' }, { label: 'dog' }, { label: 'cat' }],
      {
        labels: [
          ['a.png', 'cat'],
          ['b.png', 'dog'],
          ['c.png', 'cat'],
        ],
      },
      { cat: ['a.png', 'c.png'], dog: ['b.png'] },
      { filename: { 0: 'a.png', 1: 'b.png', 2: 'c.png' }, label: { 0: 'cat', 1: 'dog', 2: 'cat' } },
      {
        columns: ['filename', 'label'],
        index: [0, 1, 2],
        data: [
          ['a.png', 'cat'],
          ['b.png', 'dog'],
          ['c.png', 'cat'],
        ],
      },
      { 'a.png': { label: 'cat', width: 3 }, 'b.png': { label: 'dog' }, 'c.png': { label: 'cat' } },
      { filename: ['a.png', 'b.png', 'c.png'], label: wanted },
      {
        images: [
          { id: 7, file_name: 'a.png' },
          { id: 8, file_name: 'b.png' },
          { id: 9, file_name: 'c.png' },
        ],
        annotations: [
          { image_id: 9, category_id: 1 },
          { image_id: 8, category_id: 2 },
          { image_id: 7, category_id: 1 },
          { image_id: 7, category_id: 1 },
        ],
        categories: [
          { id: 1, name: 'cat' },
          { id: 2, name: 'dog' },
        ],
      },
    ];
    for (const form of forms)
      expect([form, labelsBy({ 'labels.json': JSON.stringify(form) }, two)]).toEqual([
        form,
        wanted,
      ]);
    expect(
      labelsBy(
        {
          'metadata.jsonl':
            '{"file_name": "a.png", "label": "cat"}\n{"file_name": "b.png", "label": "dog"}\n{"file_name": "c.png", "label": "cat"}\n',
        },
        two,
      ),
    ).toEqual(wanted);
  });

  it('by paths are matched as those of tables are', () => {
    const paths = ['set/cat/0.png', 'set/cat/1.png', 'set/dog/0.png'];
    expect(
      labelsBy(
        { 'set/labels.json': '{"cat/0.png": "A", "cat/1.png": "A", "dog/0.png": "B"}' },
        paths,
      ),
    ).toEqual(['A', 'A', 'B']);
  });

  it('of other forms are refused', () => {
    for (const text of [
      '[1, {}]',
      '{"a"',
      '[{"name": "a"}]',
      '[]',
      '{}',
      'null',
      '7',
      '{"a": null}',
      '[[1, [2]]]',
    ])
      expect([
        text,
        reasonFrom(() => readLabels('l.json', new TextEncoder().encode(text))),
      ]).toMatchObject([text, { why: 'label-form' }]);
  });
});

describe('a list of labels', () => {
  const numbered = Array.from({ length: 12 }, (_, n) => `img${n + 1}.png`);

  it('has one on a line, in the images’ order, under a heading or without', () => {
    for (const text of [
      'cat\n\n dog \ncat\n',
      'label\ncat\ndog\ncat',
      'Tierart\ncat\ndog\ncat',
      'y\ncat\ndog\ncat',
      '"cat"\r\n"dog"\r\n"cat"\r\n',
    ])
      expect([text, labelsBy(text, two)]).toEqual([text, ['cat', 'dog', 'cat']]);
    expect(labelsBy('y\nx\ny', two)).toEqual(['y', 'x', 'y']); // no heading
    expect(labelsBy('cat\ndog', two)).toEqual({
      file: 'labels.csv',
      why: 'label-count',
      labels: 2,
      images: 3,
    });
  });

  it('whose order matters can go through the images in either, and by itself in that which their names agree with', () => {
    const sorted = [...numbered].sort().map((name) => /\d+/.exec(name)![0]);
    const { fitting } = given({ 'labels.txt': sorted.join('\n') }, numbered);
    const [labeling] = fitting.values();
    expect(labeling).toMatchObject({
      likelier: 'alphabetical',
      orders: { natural: 'img2.png, img10.png', alphabetical: 'img10.png, img2.png' },
    });
    expect(labelsBy({ 'labels.txt': sorted.join('\n') }, numbered)).toEqual(
      numbered.map((_, n) => String(n + 1)),
    );
    expect(labelsBy({ 'labels.txt': sorted.join('\n') }, numbered, { order: 'natural' })).toEqual(
      sorted,
    );
    expect(
      labelsBy({ 'labels.txt': numbered.map((_, n) => String(n + 1)).join('\n') }, numbered),
    ).toEqual(numbered.map((_, n) => String(n + 1)));
  });

  it('whose order makes no difference asks nothing', () => {
    expect(
      [...given({ 'l.txt': numbered.map(() => 'x').join('\n') }, numbered).fitting.values()][0],
    ).toMatchObject({ orders: null });
    expect([...given({ 'l.txt': 'x\ny\nx' }, two).fitting.values()][0]).toMatchObject({
      orders: null,
    });
    const cells = Array.from({ length: 12 }, (_, n) => `sheet.png[${n + 1}]`);
    expect(
      [
        ...given(
          { 'l.txt': cells.map((_, n) => String(n % 5)).join('\n') },
          cells,
        ).fitting.values(),
      ][0],
    ).toMatchObject({ orders: null });
  });

  it('may count its rows, from 0 or from 1, in any order', () => {
    const cells = Array.from({ length: 12 }, (_, n) => `x.npy[${n + 1}]`);
    const wanted = cells.map((_, n) => 'abc'[n % 3]!);
    for (const first of [0, 1]) {
      const rows = wanted.map((label, n) => `${n + first},${label}`);
      for (const text of [
        lines('id,label', ...rows),
        lines(',label', ...rows),
        lines('id,label', ...rows.reverse()),
        rows.join('\n'),
      ])
        expect(labelsBy(text, cells)).toEqual(wanted);
    }
    expect(
      labelsBy(lines('id,label', ...wanted.map((label, n) => `id_${n * 7},${label}`)), cells),
    ).toEqual(wanted);
    expect(
      labelsBy(lines(',label', ...numbered.map((_, n) => `${n + 1},${wanted[n]}`)), numbered),
    ).toEqual(wanted); // the names have the same numbers
  });

  it('of several arrays goes with theirs: by their number, else by their name', () => {
    const listed = (file: string, labels: string[]) => ({
      file,
      labels: { kind: 'listed' as const, labels },
    });
    const parts = [
      { file: 'm.npz/x_train.npy', count: 3 },
      { file: 'm.npz/x_test.npy', count: 3 },
    ];
    const paths = parts.flatMap(({ file }) => [1, 2, 3].map((n) => `${file}[${n}]`));
    const of = ({ fitting, unfit }: Labelings): unknown[] => [
      [...fitting.values()].map(({ classes: { natural } }) =>
        Array.from(natural.labels, (label) => natural.names[label]),
      ),
      unfit,
    ];
    const wanted = [[['c', 'd', 'c', 'a', 'b', 'b']], []];
    expect(
      of(
        labelings(
          {
            labels: [
              listed('m.npz/y_test.npy', ['a', 'b', 'b']),
              listed('m.npz/y_train.npy', ['c', 'd', 'c']),
            ],
          },
          paths,
          parts,
        ),
      ),
    ).toEqual(wanted);
    expect(
      of(
        given(
          { 'test-labels.csv': 'id,label\n0,a\n2,b\n1,b', 'train-labels.csv': 'c\nd\nc' },
          paths,
          parts,
        ),
      ),
    ).toEqual(wanted);
  });
});

describe('folders', () => {
  it('give labels, unless all images lie in the same', () => {
    expect(folderLabels(['set/cats/1.png', 'set/dogs/2.png'])).toEqual(['cats', 'dogs']);
    expect(folderLabels(['train/cats/1.png', 'test/dogs/2.png', 'test/cats/3.png'])).toEqual([
      'cats',
      'dogs',
      'cats',
    ]);
    expect(folderLabels(['set/1.png', 'set/2.png'])).toBeNull();
    expect(folderLabels(['1.png', 'set/2.png'])).toBeNull();
    expect(folderLabels([])).toBeNull();
  });

  it('may lie around those that the images are in', () => {
    expect(folderLabels(['train/n01/images/a.png', 'train/n02/images/b.png'])).toEqual([
      'n01',
      'n02',
    ]);
    expect(folderLabels(['cat/1.png', 'cat/2.png', 'cat/old/3.png', 'dog/4.png'])).toEqual([
      'cat',
      'cat',
      'cat',
      'dog',
    ]);
  });

  it('give a stray picture beside them no label, and the others theirs', () => {
    const paths = Array.from({ length: 20 }, (_, n) => `set/${n % 2 ? 'odd' : 'even'}/${n}.png`);
    for (const stray of ['set/overview.png', 'overview.png'])
      expect(folderLabels([...paths, stray])).toEqual([
        ...paths.map((_, n) => (n % 2 ? 'odd' : 'even')),
        null,
      ]);
  });
});

it('labels become numbers in the order in which people count, at most 256', () => {
  expect(classesOf('l', ['10', '9', null, '10', '0'])).toEqual({
    labels: Uint8Array.of(2, 1, 0, 2, 0),
    names: ['0', '9', '10'],
    unlabelled: new Set([2]),
  });
  expect(
    reasonFrom(() =>
      classesOf(
        'l',
        Array.from({ length: 257 }, (_, n) => String(n)),
      ),
    ),
  ).toMatchObject({ why: 'classes', classes: 257 });
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z0-9]{1,2}$/), { maxLength: 60 }), (labels) => {
      const { labels: numbers, names } = classesOf('l', labels);
      expect(Array.from(numbers, (number) => names[number])).toEqual(labels);
    }),
  );
});
