import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classesOf, folderLabels, matchLabels } from '../../../www/data/classes';
import { labelings } from '../../../www/data/labelings';
import { readLabels } from '../../../www/data/labels';
import { reasonFrom } from './reason-from';

const read = (file: string, text: string): Record<string, string> | string[] => {
  const { labels } = readLabels(file, text);
  return Array.isArray(labels) ? labels : Object.fromEntries(labels);
};

describe('a file of labels', () => {
  it('may be a table of names and labels, with headings or without, separated in any usual way', () => {
    const wanted = { 'a.png': 'cat', 'b.png': 'dog' };
    expect(read('l.csv', 'a.png,cat\nb.png,dog\n')).toEqual(wanted);
    expect(read('l.csv', '\ufefffilename;label\r\na.png;cat\r\nb.png;dog')).toEqual(wanted);
    expect(read('l.tsv', 'label\tfile\ncat\ta.png\ndog\tb.png')).toEqual(wanted);
    expect(read('l.csv', 'id,class,score\na.png,"cat",1\nb.png,dog,2')).toEqual(wanted);
    expect(read('l.csv', '"a, b.png","a ""cat"""')).toEqual({ 'a, b.png': 'a "cat"' });
  });

  it('may be JSON in several forms', () => {
    expect(read('l.json', '{"a.png": "cat", "b.png": 3}')).toEqual({ 'a.png': 'cat', 'b.png': '3' });
    expect(read('l.json', '["cat", "dog"]')).toEqual(['cat', 'dog']);
    expect(read('l.json', '[{"file": "a.png", "label": "cat"}]')).toEqual({ 'a.png': 'cat' });
    expect(read('l.json', '[{"label": 1}, {"label": 2}]')).toEqual(['1', '2']);
    for (const text of ['{"a": [1]}', '[1, {}]', '{"a"', '[{"name": "a"}]']) expect(reasonFrom(() => read('l.json', text))).toMatchObject({ why: 'label-form' });
  });

  it('may be a list, one label a line', () => {
    expect(read('l.txt', 'cat\n\n dog \ncat\n')).toEqual(['cat', 'dog', 'cat']);
    expect(read('l.csv', 'label\n1\n2')).toEqual(['1', '2']);
  });

  it('gives back every label of a table, whatever the names and labels', () => {
    const cell = fc.string({ minLength: 1, maxLength: 12 }).map((text) => `x${text.replace(/[\r\n]/g, ' ')}x`);
    fc.assert(fc.property(fc.dictionary(cell, cell, { minKeys: 1 }), (table) => {
      const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
      const lines = Object.entries(table).map(([name, label]) => `${quoted(name)}\t${quoted(label)}`);
      expect(read('l.tsv', lines.join('\n'))).toEqual(table);
    }));
  });
});

describe('labels', () => {
  const paths = ['set/cats/1.png', 'set/dogs/2.png'];

  it('are matched by path, by name or without the ending', () => {
    for (const [first, second] of [['set/cats/1.png', '2.png'], ['1', 'set/dogs/2'], ['1.png', '2']] as const) {
      expect(matchLabels('l.csv', { kind: 'named', labels: new Map([[first, 'a'], [second, 'b']]) }, paths)).toEqual(['a', 'b']);
    }
  });

  it('that do not fit are refused, with how many there are', () => {
    expect(reasonFrom(() => matchLabels('l.txt', { kind: 'listed', labels: ['a'] }, paths))).toEqual({ file: 'l.txt', why: 'label-count', labels: 1, images: 2 });
    expect(reasonFrom(() => matchLabels('l.csv', { kind: 'named', labels: new Map([['1.png', 'a']]) }, paths))).toEqual({ file: 'l.csv', why: 'label-missing', image: 'set/dogs/2.png', missing: 1 });
  });

  it('come from the folders, unless all images lie in the same', () => {
    expect(folderLabels(paths)).toEqual(['cats', 'dogs']);
    expect(folderLabels(['set/1.png', 'set/2.png'])).toBeNull();
    expect(folderLabels(['1.png', 'set/2.png'])).toBeNull();
  });

  it('become numbers in the order in which people count, at most 256', () => {
    expect(classesOf('l', ['10', '9', '10', '0'])).toEqual({ labels: Uint8Array.of(2, 1, 2, 0), names: ['0', '9', '10'] });
    expect(reasonFrom(() => classesOf('l', Array.from({ length: 257 }, (_, n) => String(n))))).toMatchObject({ why: 'classes', classes: 257 });
    fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-z0-9]{1,2}$/), { maxLength: 60 }), (labels) => {
      const { labels: numbers, names } = classesOf('l', labels);
      expect(Array.from(numbers, (number) => names[number])).toEqual(labels);
    }));
  });

  it('of several arrays go with theirs: by their number, else by their name', () => {
    const listed = (file: string, labels: string[]) => ({ file, labels: { kind: 'listed' as const, labels } });
    const sources = { pictures: [], arrays: [], unused: [], labels: [listed('m.npz/y_test.npy', ['a', 'b']), listed('m.npz/y_train.npy', ['c', 'd'])] };
    const parts = [{ file: 'm.npz/x_train.npy', count: 2 }, { file: 'm.npz/x_test.npy', count: 2 }];
    const { fitting, unfit } = labelings(sources, ['1', '2', '3', '4'], parts);
    const [classes] = [...fitting.values()];
    expect(Array.from(classes!.labels, (label) => classes!.names[label])).toEqual(['c', 'd', 'a', 'b']);
    expect(unfit).toEqual([]);
  });
});
