import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classesOf } from '../../../www/data/classes';
import { readLabels } from '../../../www/data/labels';
import { reasonFrom } from './reason-from';
import { given, labelsBy } from './given-labels';

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
