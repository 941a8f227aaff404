import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Options, Preview } from '../../../www/data/messages';
import { Refusal, type Reason } from '../../../www/data/reasons';
import { droppedFolders } from '../../../www/lab/import/chosen';
import { ImportGuide } from '../../../www/lab/import/import-guide';
import { NOT_IMPORTING, reduceImporting } from '../../../www/lab/import/importing';
import { leftOutSentence, sentence, shortName } from '../../../www/lab/import/sentences';
import { createStore } from '../../../www/lab/store';
import { initialState } from '../../../www/lab/state';

const worker = vi.hoisted(() => ({ importer: { open: vi.fn(), preview: vi.fn(), load: vi.fn() }, terminate: vi.fn() }));
vi.mock('../../../www/data/client', () => ({ STOPPED: 'ImportStopped', createImporter: () => worker }));

const options: Options = { layout: { kind: 'whole' }, crop: 'centre', size: 28, invert: false, labels: 'l.csv' };
const preview: Preview = {
  name: 'set', options, images: 10, bytes: 1000, sheet: { count: 0, height: 28, width: 28, pixels: new Uint8ClampedArray() },
  labels: null, classes: 2, labelings: ['l.csv', 'folders'], sheets: false, suggestsInverting: false, unused: [],
};

describe('the state of an import', () => {
  const reading = reduceImporting(NOT_IMPORTING, { type: 'import-reading' });
  const previewed = reduceImporting(reading, { type: 'import-previewed', preview });

  it('takes its options from the first preview, and from the visitor after that', () => {
    expect(previewed).toMatchObject({ open: true, work: null, options });
    const wanted = reduceImporting(previewed, { type: 'import-wanted', options: { ...options, invert: true, labels: 'folders' } });
    expect(reduceImporting(wanted, { type: 'import-previewed', preview }).options).toMatchObject({ invert: true, labels: 'folders' });
  });

  it('drops labels that no longer fit', () => {
    expect(reduceImporting(previewed, { type: 'import-previewed', preview: { ...preview, labelings: ['folders'] } }).options?.labels).toBeNull();
  });

  it('keeps what was chosen when an option is refused, and nothing when it is closed', () => {
    const refused = reduceImporting(previewed, { type: 'import-refused', reason: { file: 'x', why: 'cells' } });
    expect(refused).toMatchObject({ preview, problem: { why: 'cells' } });
    expect(reduceImporting(refused, { type: 'import-previewed', preview }).problem).toBeNull();
    expect(reduceImporting(refused, { type: 'import-closed' })).toEqual(NOT_IMPORTING);
  });
});

describe('the guide', () => {
  const learn = vi.fn();
  const start = () => {
    const store = createStore(initialState('cpu'), () => {}, () => {});
    return { store, guide: new ImportGuide(store, learn) };
  };
  beforeEach(() => vi.resetAllMocks());

  it('leads from files by a preview to training, and closes', async () => {
    const loaded = { set: {}, classNames: null, leftOut: { count: 2, first: [{ file: 'a.png', why: 'broken' }] } };
    worker.importer.open.mockResolvedValue(preview);
    worker.importer.load.mockResolvedValue(loaded);
    const { store, guide } = start();
    guide.open(Promise.resolve([]));
    await vi.waitFor(() => expect(store.state.importing.preview).toBe(preview));
    guide.take({ step: 'train' });
    await vi.waitFor(() => expect(learn).toHaveBeenCalledExactlyOnceWith(loaded));
    expect(store.state.importing).toEqual(NOT_IMPORTING);
    expect(worker.terminate).toHaveBeenCalled();
    await vi.waitFor(() => expect(store.state.notices[0]?.text).toContain('a.png'));
  });

  it('tells what is refused, and goes on', async () => {
    worker.importer.open.mockRejectedValue(new Refusal({ file: 'x.zip', why: 'bomb' }));
    const { store, guide } = start();
    guide.open(Promise.resolve([]));
    await vi.waitFor(() => expect(store.state.importing).toMatchObject({ open: true, work: null, problem: { file: 'x.zip', why: 'bomb' } }));
  });

  it('forgets, once cancelled, what was on its way', async () => {
    let arrive = (_: Preview): void => {};
    worker.importer.open.mockReturnValue(new Promise((resolve) => (arrive = resolve)));
    const { store, guide } = start();
    guide.open(Promise.resolve([]));
    await vi.waitFor(() => expect(worker.importer.open).toHaveBeenCalled());
    guide.take({ step: 'cancel' });
    expect(worker.terminate).toHaveBeenCalled();
    arrive(preview);
    await new Promise((resolve) => setTimeout(resolve));
    expect(store.state.importing).toEqual({ ...NOT_IMPORTING, open: true });
  });
});

it('dropped folders are walked through, however many files a folder tells at a time', async () => {
  const file = (path: string) => ({ isFile: true, isDirectory: false, fullPath: path, file: (give: (file: File) => void) => give(new File([], path)) });
  const folder = (path: string, parts: unknown[][]) => ({ isFile: false, isDirectory: true, fullPath: path, createReader: () => ({ readEntries: (give: (some: unknown[]) => void) => give(parts.shift() ?? []) }) });
  const root = folder('/set', [[file('/set/a.png'), folder('/set/cats', [[file('/set/cats/1.png')]])], [file('/set/b.png')]]);
  const dropped = (...entries: unknown[]) => droppedFolders({ items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })) } as unknown as DataTransfer);
  expect((await dropped(root))!.map(({ path }) => path)).toEqual(['set/a.png', 'set/cats/1.png', 'set/b.png']);
  expect(dropped(file('/a.png'), null)).toBeNull();
});

describe('sentences', () => {
  const file = 'set/x.npy';
  const reasons: Reason[] = [
    { file, why: 'empty' }, { file, why: 'unreadable', looks: 'text' }, { file, why: 'unreadable', looks: 'unknown' }, { file, why: 'too-large', width: 20_000, height: 20_000 },
    { file, why: 'too-heavy', bytes: 3e9, most: 2 ** 30 }, { file, why: 'not-what-it-says', wanted: 'idx', looks: 'table' }, { file, why: 'truncated', expected: 1000, actual: 10 },
    { file, why: 'broken' }, { file, why: 'encrypted' }, { file, why: 'bomb' }, { file, why: 'packing', method: 14 }, { file, why: 'zip-in-zip' }, { file, why: 'element', type: '<U7' },
    { file, why: 'shape', shape: [3, 5] }, { file, why: 'values', least: 0, most: 300 }, { file, why: 'unused', looks: 'pdf' }, { file, why: 'label-count', labels: 3, images: 4 },
    { file, why: 'label-missing', image: 'a/b.png', missing: 2 }, { file, why: 'label-form' }, { file, why: 'classes', classes: 300 }, { file, why: 'no-images' }, { file, why: 'only-labels' },
    { file, why: 'mixed' }, { file, why: 'cells' }, { file, why: 'too-many', images: 70_001 }, { file, why: 'too-few', images: 1 }, { file, why: 'too-few', images: 2 }, { file: '', why: 'crashed' },
  ];

  it('are whole ones for every reason, and name the file without its folders', () => {
    for (const reason of reasons) {
      expect(sentence(reason)).toMatch(/^[“TN].*\.$/);
      expect(sentence(reason)).not.toMatch(/undefined|NaN|set\//);
    }
    expect(new Set(reasons.map(sentence)).size).toBe(reasons.length);
  });

  it('tell which images were left out', () => {
    expect(leftOutSentence(1, [{ file: 'a.png', why: 'broken' }])).toBe('One image could not be read and was left out: “a.png”.');
    expect(leftOutSentence(9, [{ file: 'a.png', why: 'broken' }, { file: 'b.png', why: 'empty' }])).toBe('9 images could not be read and were left out: “a.png”, “b.png” and others.');
  });

  it('bear any name', () => {
    expect(shortName(`a/\u202e\n${'x'.repeat(200)}.png`).length).toBeLessThanOrEqual(60);
  });
});
