import { describe, expect, it } from 'vitest';
import { folderLabels } from '../../../www/data/classes';
import { labelings, type Labelings } from '../../../www/data/labelings';
import { readLabels } from '../../../www/data/labels';
import { reasonFrom } from './reason-from';
import { given, labelsBy } from './given-labels';

const lines = (...rows: string[]): string => rows.join('\n');
const two = ['a.png', 'b.png', 'c.png'];

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
