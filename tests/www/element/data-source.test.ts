import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Preview } from '../../../www/data/messages';
import { findData, imagesIn, readAddresses } from '../../../www/element/data-source';

const worker = vi.hoisted(() => ({
  importer: { open: vi.fn(), preview: vi.fn(), load: vi.fn() },
  terminate: vi.fn(),
}));
vi.mock('../../../www/data/client', () => ({ createImporter: () => worker }));

const BASE = 'https://article.example/2026/vae.html';
const hrefs = (text: string | null): string[] | undefined =>
  readAddresses(text, BASE)?.map(({ href }) => href);

afterEach(() => vi.unstubAllGlobals());

describe('the attribute data', () => {
  it('means the built-in digits where it says so, or nothing', () => {
    for (const text of [null, '', '  \n', 'digits', ' digits '])
      expect(readAddresses(text, BASE)).toBeNull();
  });

  it('names addresses, relative to the page, with spaces between', () => {
    expect(hrefs('shapes.npz')).toEqual(['https://article.example/2026/shapes.npz']);
    expect(hrefs('/x.npy\n  https://cdn.example/y.npy')).toEqual([
      'https://article.example/x.npy',
      'https://cdn.example/y.npy',
    ]);
  });

  it('gives back any addresses, in their order, whatever space stands between', () => {
    const space = fc.stringMatching(/^[ \t\n]{1,3}$/);
    fc.assert(
      fc.property(
        fc.array(fc.webUrl({ withQueryParameters: true }), { minLength: 1, maxLength: 16 }),
        space,
        (urls, between) => {
          expect(hrefs(urls.join(between))).toEqual(urls.map((url) => new URL(url).href));
        },
      ),
    );
  });

  it('of any text whatever is digits, addresses, or a sentence', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.oneof(fc.webUrl(), fc.constantFrom('digits', 'http://', '//', 'https://[', '::')),
          { maxLength: 20 },
        )
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (text) => {
        try {
          expect(readAddresses(text, BASE)?.length ?? 1).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toMatchObject({
            name: 'DataError',
            message: expect.stringMatching(/^The attribute data .*\.$/s),
          });
        }
      }),
    );
  });

  it('with an address that is none leaves the digits, and says why', async () => {
    const { source, issues } = await findData('https://[', { base: BASE });
    expect(source).toBeNull();
    expect(issues).toEqual([
      expect.stringMatching(
        /“https:\/\/\[”, which is no address.* The built-in digits are used instead\.$/,
      ),
    ]);
  });

  it('with a file that is not there leaves the digits, and asks for no others', async () => {
    const fetched = vi.fn(async () => new Response('', { status: 404 }));
    vi.stubGlobal('fetch', fetched);
    const { source, issues } = await findData('a.npy b.npy', { base: BASE });
    expect(source).toBeNull();
    expect(issues[0]).toMatch(/answered 404 for “a\.npy”.* The built-in digits/);
    expect(fetched).toHaveBeenCalledOnce();
  });

  it('with images of which something has to be known says so', async () => {
    const opened: Pick<Preview, 'unused' | 'array' | 'notes'> = {
      unused: [],
      array: null,
      notes: [
        { file: 'set/labels.csv', note: 'code-page', codePage: 'windows-1252' },
        { file: 'a.gif', note: 'animated', images: 1 },
      ],
    };
    worker.importer.open.mockResolvedValue(opened);
    worker.importer.load.mockResolvedValue({
      set: {},
      classNames: null,
      leftOut: { count: 0, first: [] },
    });
    const { issues } = await imagesIn([new File([Uint8Array.of(1)], 'set.zip')]);
    expect(issues).toEqual([
      expect.stringMatching(/labels\.csv” is not written in Unicode/),
      '“a.gif” is animated: its first frame is taken.',
    ]);
    expect(worker.terminate).toHaveBeenCalled();
  });

  it('is made into images as is wanted, and otherwise as is suggested', async () => {
    const suggested = { size: { width: 28, height: 28 }, crop: 'centre', invert: true };
    const seen = { unused: [], array: null, notes: [] };
    worker.importer.open.mockResolvedValue({ ...seen, options: suggested });
    worker.importer.preview.mockImplementation(async (options) => ({ ...seen, options }));
    const file = new File([Uint8Array.of(1)], 'set.zip');
    await imagesIn([file]);
    expect(worker.importer.load.mock.lastCall![0]).toEqual(suggested);
    await imagesIn([file], undefined, { size: { width: 32, height: 24 }, invert: false });
    expect(worker.importer.load.mock.lastCall![0]).toEqual({
      size: { width: 32, height: 24 },
      crop: 'centre',
      invert: false,
    });
  });

  it('tells how much of all files has come', async () => {
    vi.stubGlobal('fetch', async () => new Response(new Uint8Array(10)));
    const told: number[] = [];
    await findData('a-idx3-ubyte b-idx1-ubyte', {
      base: BASE,
      onProgress: (received) => told.push(received),
    });
    expect(told).toEqual([10, 20]);
  });
});
