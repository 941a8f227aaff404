import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { findData, readAddresses } from '../../../www/element/data-source';

const BASE = 'https://article.example/2026/vae.html';
const hrefs = (text: string | null): string[] | undefined => readAddresses(text, BASE)?.map(({ href }) => href);

afterEach(() => vi.unstubAllGlobals());

describe('the attribute data', () => {
  it('means the built-in digits where it says so, or nothing', () => {
    for (const text of [null, '', '  \n', 'digits', ' digits ']) expect(readAddresses(text, BASE)).toBeNull();
  });

  it('names addresses, relative to the page, with spaces between', () => {
    expect(hrefs('shapes.npz')).toEqual(['https://article.example/2026/shapes.npz']);
    expect(hrefs('/x.npy\n  https://cdn.example/y.npy')).toEqual(['https://article.example/x.npy', 'https://cdn.example/y.npy']);
  });

  it('gives back any addresses, in their order, whatever space stands between', () => {
    const space = fc.stringMatching(/^[ \t\n]{1,3}$/);
    fc.assert(fc.property(fc.array(fc.webUrl({ withQueryParameters: true }), { minLength: 1, maxLength: 16 }), space, (urls, between) => {
      expect(hrefs(urls.join(between))).toEqual(urls.map((url) => new URL(url).href));
    }));
  });

  it('of any text whatever is digits, addresses, or a sentence', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.oneof(fc.webUrl(), fc.constantFrom('digits', 'http://', '//', 'https://[', '::')), { maxLength: 20 }).map((words) => words.join(' ')));
    fc.assert(fc.property(text, (text) => {
      try {
        expect(readAddresses(text, BASE)?.length ?? 1).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toMatchObject({ name: 'DataError', message: expect.stringMatching(/^The attribute data .*\.$/s) });
      }
    }));
  });

  it('with an address that is none leaves the digits, and says why', async () => {
    const { source, complaints } = await findData('https://[', { base: BASE });
    expect(source).toBeNull();
    expect(complaints).toEqual([expect.stringMatching(/“https:\/\/\[”, which is no address.* The built-in digits are used instead\.$/)]);
  });

  it('with a file that is not there leaves the digits, and asks for no others', async () => {
    const fetched = vi.fn(async () => new Response('', { status: 404 }));
    vi.stubGlobal('fetch', fetched);
    const { source, complaints } = await findData('a.npy b.npy', { base: BASE });
    expect(source).toBeNull();
    expect(complaints[0]).toMatch(/answered 404 for “a\.npy”.* The built-in digits/);
    expect(fetched).toHaveBeenCalledOnce();
  });

  it('with IDX files gives them to the engine as they are', async () => {
    vi.stubGlobal('fetch', async () => new Response(Uint8Array.of(0, 0, 8, 3)));
    const { source } = await findData('t10k-images-idx3-ubyte.gz t10k-labels-idx1-ubyte.gz', { base: BASE });
    expect(source).toMatchObject({ kind: 'files', files: [{ name: 't10k-images-idx3-ubyte.gz', size: 4 }, { name: 't10k-labels-idx1-ubyte.gz' }] });
  });

  it('tells how much of all files has come', async () => {
    vi.stubGlobal('fetch', async () => new Response(new Uint8Array(10)));
    const told: number[] = [];
    await findData('a-idx3-ubyte b-idx1-ubyte', { base: BASE, onProgress: (received) => told.push(received) });
    expect(told).toEqual([10, 20]);
  });
});
