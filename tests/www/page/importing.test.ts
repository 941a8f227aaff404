import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { OfferedLabels, Options, Preview } from '../../../www/data/messages';
import { Refusal } from '../../../www/data/reasons';
import { droppedFolders } from '../../../www/page/import/chosen';
import { ImportGuide } from '../../../www/page/import/import-guide';
import { importing, NOT_IMPORTING } from '../../../www/page/import/importing';
import { createStore } from '../../../www/page/create-store';
import { initialState } from '../../../www/page/reduce';
import { reduceSlice } from '../../../www/store/slice';

const worker = vi.hoisted(() => ({
  importer: { open: vi.fn(), preview: vi.fn(), load: vi.fn() },
  terminate: vi.fn(),
}));
vi.mock('../../../www/data/client', () => ({
  STOPPED: 'ImportStopped',
  createImporter: () => ({ ...worker }),
}));

const options: Options = {
  layout: { kind: 'whole' },
  array: null,
  crop: 'centre',
  size: { width: 28, height: 28 },
  colour: 'grey',
  invert: false,
  labels: 'l.csv',
  order: 'natural',
  background: 'white',
  stretch: false,
};
const offered = (key: string): OfferedLabels => ({ key, file: key, column: null, missing: 0 });
const preview: Preview = {
  name: 'set',
  options,
  images: 10,
  heldOut: null,
  bytes: 1000,
  sheet: { count: 0, channels: 1, height: 28, width: 28, pixels: new Uint8ClampedArray() },
  names: [],
  labels: null,
  classes: 2,
  labelings: [offered('l.csv'), offered('folders')],
  orders: null,
  array: null,
  sizes: [options.size, { width: 32, height: 32 }],
  own: null,
  colours: ['grey'],
  sheets: false,
  suggestsInverting: false,
  transparent: false,
  narrow: null,
  unused: [],
  notes: [],
};

describe('the state of an import', () => {
  const reading = reduceSlice(importing, NOT_IMPORTING, { type: 'import-reading' });
  const previewed = reduceSlice(importing, reading, { type: 'import-previewed', preview });

  it('takes its options from the first preview, and from the visitor after that', () => {
    expect(previewed).toMatchObject({ open: true, work: null, options });
    const wanted = reduceSlice(importing, previewed, {
      type: 'import-wanted',
      options: { ...options, invert: true, labels: 'folders' },
    });
    expect(
      reduceSlice(importing, wanted, { type: 'import-previewed', preview }).options,
    ).toMatchObject({ invert: true, labels: 'folders' });
  });

  it('drops labels that no longer fit', () => {
    expect(
      reduceSlice(importing, previewed, {
        type: 'import-previewed',
        preview: { ...preview, labelings: [offered('folders')] },
      }).options?.labels,
    ).toBeNull();
  });

  it('keeps what was chosen when an option is refused, and nothing when it is closed', () => {
    const refused = reduceSlice(importing, previewed, {
      type: 'import-refused',
      reason: { file: 'x', why: 'cells' },
    });
    expect(refused).toMatchObject({ preview, problem: { why: 'cells' } });
    expect(
      reduceSlice(importing, refused, { type: 'import-previewed', preview }).problem,
    ).toBeNull();
    expect(reduceSlice(importing, refused, { type: 'import-closed' })).toEqual(NOT_IMPORTING);
  });
});

describe('the guide', () => {
  const [learn, openCheckpoints] = [vi.fn(), vi.fn()];
  const start = () => {
    const store = createStore(initialState('cpu'), () => {});
    return { store, guide: new ImportGuide(store, { learn, openCheckpoints }) };
  };
  beforeEach(() => vi.resetAllMocks());

  /** A promise and its ends. */
  const pending = <T>() => {
    let [resolve, reject] = [(_: T): void => {}, (_: unknown): void => {}];
    const promise = new Promise<T>((...ends) => ([resolve, reject] = ends));
    return { promise, resolve, reject };
  };
  const previewed = async () => {
    worker.importer.open.mockResolvedValue(preview);
    const started = start();
    started.guide.open(Promise.resolve([]));
    await vi.waitFor(() => expect(started.store.state.importing.preview).toBe(preview));
    return started;
  };
  const soon = () => new Promise((resolve) => setTimeout(resolve));
  const all = { set: {}, classNames: null, leftOut: { count: 0, first: [] } };

  it('leads from files by a preview to training, and closes', async () => {
    worker.importer.load.mockResolvedValue(all);
    const { store, guide } = await previewed();
    guide.take({ step: 'train' });
    await vi.waitFor(() =>
      expect(learn).toHaveBeenCalledExactlyOnceWith(all, { keepModel: false }),
    );
    expect(store.state.importing).toEqual(NOT_IMPORTING);
    expect(worker.terminate).toHaveBeenCalled();
  });

  it('opens a checkpoint that came with the files on their images, once those are there', async () => {
    const checkpoint = new File([], 'iwae.safetensors');
    const learning = pending<void>();
    learn.mockReturnValue(learning.promise);
    worker.importer.load.mockResolvedValue(all);
    worker.importer.open.mockResolvedValue(preview);
    const { store, guide } = start();
    guide.open(Promise.resolve([]), [checkpoint]);
    await vi.waitFor(() => expect(store.state.importing.preview).toBe(preview));
    guide.take({ step: 'train' });
    await vi.waitFor(() => expect(learn).toHaveBeenCalled());
    expect(openCheckpoints).not.toHaveBeenCalled();
    learning.resolve();
    await vi.waitFor(() =>
      expect(openCheckpoints).toHaveBeenCalledExactlyOnceWith([checkpoint], true),
    );
  });

  it('opens it by itself where the visitor does without the images', async () => {
    const checkpoint = new File([], 'iwae.safetensors');
    const { guide } = await previewed();
    guide.open(undefined, [checkpoint]);
    guide.take({ step: 'close' });
    guide.take({ step: 'close' });
    expect(openCheckpoints).toHaveBeenCalledExactlyOnceWith([checkpoint], false);
  });

  it('names what turned out to be unreadable before training begins, and asks', async () => {
    const loaded = { ...all, leftOut: { count: 2, first: [{ file: 'a.png', why: 'broken' }] } };
    worker.importer.load.mockResolvedValue(loaded);
    const { store, guide } = await previewed();
    guide.take({ step: 'train' });
    await vi.waitFor(() =>
      expect(store.state.importing).toMatchObject({ work: null, leftOut: loaded.leftOut }),
    );
    expect(learn).not.toHaveBeenCalled();
    guide.take({ step: 'train' });
    expect(learn).toHaveBeenCalledExactlyOnceWith(loaded, { keepModel: false });
    expect(worker.importer.load).toHaveBeenCalledOnce();
  });

  it('asks anew where an option was changed after that', async () => {
    worker.importer.load
      .mockResolvedValueOnce({ ...all, leftOut: { count: 1, first: [] } })
      .mockResolvedValue(all);
    worker.importer.preview.mockResolvedValue(preview);
    const { store, guide } = await previewed();
    guide.take({ step: 'train' });
    await vi.waitFor(() => expect(store.state.importing.leftOut).not.toBeNull());
    guide.take({ step: 'want', change: () => ({}) });
    expect(store.state.importing.leftOut).toBeNull();
    guide.take({ step: 'train' });
    await vi.waitFor(() =>
      expect(learn).toHaveBeenCalledExactlyOnceWith(all, { keepModel: false }),
    );
  });

  it('loses none of several changes that come before the page is drawn again', async () => {
    worker.importer.preview.mockResolvedValue(preview);
    const { store, guide } = await previewed();
    const side = (change: object) =>
      guide.take({
        step: 'want',
        change: ({ layout }) => ({ layout: { ...layout, ...change } as Options['layout'] }),
      });
    guide.take({
      step: 'want',
      change: () => ({ layout: { kind: 'grid', width: 28, height: 28, gap: 0, margin: 0 } }),
    });
    side({ width: 20 });
    side({ height: 30 });
    guide.take({ step: 'want', change: () => ({ invert: true }) });
    const wanted = {
      ...options,
      layout: { kind: 'grid', width: 20, height: 30, gap: 0, margin: 0 },
      invert: true,
    };
    expect(store.state.importing.options).toEqual(wanted);
    await vi.waitFor(() => expect(worker.importer.preview).toHaveBeenLastCalledWith(wanted));
  });

  it('lets no progress overtake a refusal, nor an end', async () => {
    let tell = (_: number, __: number): void => {};
    const load = pending<unknown>();
    worker.importer.load.mockImplementation(
      (_: Options, onProgress: typeof tell) => ((tell = onProgress), load.promise),
    );
    const { store, guide } = await previewed();
    guide.take({ step: 'train' });
    tell(5, 10);
    expect(store.state.importing.work).toEqual({ kind: 'loading', done: 5, of: 10 });
    load.reject(new Refusal({ file: 'x', why: 'too-few', images: 2 }));
    await vi.waitFor(() => expect(store.state.importing.problem).toMatchObject({ why: 'too-few' }));
    tell(10, 10);
    expect(store.state.importing).toMatchObject({ work: null, problem: { why: 'too-few' } });
    guide.take({ step: 'close' });
    tell(10, 10);
    expect(store.state.importing).toEqual(NOT_IMPORTING);
  });

  it('asks nothing of new files that was meant for the ones before', async () => {
    const first = pending<Preview>();
    const { store, guide } = await previewed();
    worker.importer.preview.mockReturnValueOnce(first.promise);
    guide.take({ step: 'want', change: () => ({}) });
    guide.take({ step: 'want', change: () => ({ invert: true }) }); // waits
    worker.importer.open.mockReturnValue(new Promise(() => {}));
    guide.open(Promise.resolve([]));
    first.resolve({ ...preview, name: 'the ones before' });
    await soon();
    expect(worker.importer.preview).toHaveBeenCalledOnce();
    expect(store.state.importing).toMatchObject({
      work: { kind: 'reading' },
      preview: null,
      problem: null,
    });
  });

  it('comes to an end where the files themselves cannot be had', async () => {
    const { store, guide } = start();
    vi.spyOn(console, 'error').mockImplementation(() => {});
    guide.open(Promise.reject(new Error('the folder is gone')));
    await vi.waitFor(() =>
      expect(store.state.importing).toMatchObject({
        open: true,
        work: null,
        problem: { why: 'crashed' },
      }),
    );
  });

  it('tells what is refused, and goes on', async () => {
    worker.importer.open.mockRejectedValue(new Refusal({ file: 'x.zip', why: 'bomb' }));
    const { store, guide } = start();
    guide.open(Promise.resolve([]));
    await vi.waitFor(() =>
      expect(store.state.importing).toMatchObject({
        open: true,
        work: null,
        problem: { file: 'x.zip', why: 'bomb' },
      }),
    );
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
  const file = (path: string) => ({
    isFile: true,
    isDirectory: false,
    fullPath: path,
    file: (give: (file: File) => void) => give(new File([], path)),
  });
  const folder = (path: string, parts: unknown[][]) => ({
    isFile: false,
    isDirectory: true,
    fullPath: path,
    createReader: () => ({
      readEntries: (give: (some: unknown[]) => void) => give(parts.shift() ?? []),
    }),
  });
  const root = folder('/set', [
    [file('/set/a.png'), folder('/set/cats', [[file('/set/cats/1.png')]])],
    [file('/set/b.png')],
  ]);
  const dropped = (...entries: unknown[]) =>
    droppedFolders({
      items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })),
    } as unknown as DataTransfer);
  expect((await dropped(root))!.map(({ path }) => path)).toEqual([
    'set/a.png',
    'set/cats/1.png',
    'set/b.png',
  ]);
  expect(dropped(file('/a.png'), null)).toBeNull();
});

it('a file or folder that the system does not give out is told without its bytes, and the others with theirs', async () => {
  const failing = (_: unknown, fail: (error: Error) => void) =>
    fail(new DOMException('gone', 'NotFoundError'));
  const entries = [
    { isFile: true, isDirectory: false, fullPath: '/set/link.png', file: failing },
    {
      isFile: false,
      isDirectory: true,
      fullPath: '/set/locked',
      createReader: () => ({ readEntries: failing }),
    },
    {
      isFile: true,
      isDirectory: false,
      fullPath: '/set/a.png',
      file: (give: (file: File) => void) => give(new File(['a'], 'a.png')),
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
  const items = await droppedFolders({
    items: [{ webkitGetAsEntry: () => root }],
  } as unknown as DataTransfer);
  expect(items!.map(({ path, file }) => [path, file?.size ?? null])).toEqual([
    ['set/link.png', null],
    ['set/locked', null],
    ['set/a.png', 1],
  ]);
});
