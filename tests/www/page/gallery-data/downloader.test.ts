import { describe, expect, it } from 'vitest';
import type { Preview } from '../../../../www/data/messages';
import { Downloader } from '../../../../www/page/gallery-data/downloader';
import {
  checkMirror,
  firstMirror,
  folderOf,
  rememberMirror,
} from '../../../../www/page/gallery-data/mirror';
import { published, PUBLISHED } from '../../../../www/page/gallery-data/published';
import { createStore } from '../../../../www/page/create-store';
import { readyState } from '../samples';

/** Whatever comes has the sum that was wanted. */
function setUp(fetch: typeof globalThis.fetch) {
  const store = createStore(readyState(), () => {});
  const sums = published('fashion-mnist').files.map(
    ({ sha256 }) => Uint8Array.from(Buffer.from(sha256, 'hex')).buffer,
  );
  const tools = { fetch, caches: undefined, digest: async () => sums.shift()!, online: () => true };
  const read: string[] = [];
  const reader = async (files: readonly File[]) => {
    read.push(...files.map(({ name }) => name));
    return {
      preview: {} as Preview,
      loaded: {
        set: {
          name: 'train-images-idx3-ubyte',
          height: 28,
          width: 28,
          pixels: new Uint8Array(),
          labels: null,
        },
        classNames: null,
        leftOut: { count: 0, first: [] },
      },
    };
  };
  return { store, read, downloader: new Downloader(store, tools, reader) };
}

describe('a published set', () => {
  it('is read from four files and called after what it is, with the names of its classes', async () => {
    const fetched: string[] = [];
    const { store, read, downloader } = setUp(
      async (url) => (fetched.push(String(url)), new Response('x')),
    );
    const obtained = (await downloader.get('fashion-mnist'))!;
    expect(read).toEqual([
      'train-images-idx3-ubyte.gz',
      'train-labels-idx1-ubyte.gz',
      't10k-images-idx3-ubyte.gz',
      't10k-labels-idx1-ubyte.gz',
    ]);
    expect(obtained.set.name).toBe('Fashion-MNIST');
    expect(obtained.classNames?.[9]).toBe('Ankle boot');
    expect(fetched[0]).toBe(`${published('fashion-mnist').home}train-images-idx3-ubyte.gz`);
    expect(store.state.download.busy).toBeNull();
    expect(store.state.notices.map(({ text }) => text).join()).toContain(
      'would not keep Fashion-MNIST',
    ); // there is no cache here
  });

  it('is let go of without a word when the visitor cancels', async () => {
    let asked = () => {};
    const reached = new Promise<void>((resolve) => (asked = resolve));
    const { store, downloader } = setUp(
      (_url, request) =>
        new Promise(
          (_, reject) => (
            asked(),
            request!.signal!.addEventListener('abort', () => reject(request!.signal!.reason))
          ),
        ),
    );
    const getting = downloader.get('mnist');
    expect(store.state.download.busy).toEqual({ name: 'mnist', received: 0 });
    expect(await downloader.get('fashion-mnist')).toBeNull(); // one at a time
    await reached;
    downloader.cancel();
    expect(await getting).toBeNull();
    expect([store.state.download.busy, store.state.notices]).toEqual([null, []]);
  });

  it('has four files with sums of 256 bits, training images first', () => {
    for (const { files, home } of PUBLISHED) {
      expect(files.map(({ name }) => name.slice(0, 12))).toEqual([
        'train-images',
        'train-labels',
        't10k-images-',
        't10k-labels-',
      ]);
      expect(files.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
      expect(checkMirror(home)).toBe(home);
    }
  });
});

describe('a mirror', () => {
  const keeper = () => {
    const kept = new Map<string, string>();
    return {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    };
  };

  it('is a folder with a folder for each set', () => {
    expect(folderOf(published('mnist'), checkMirror(' https://host.example/sets?x#y '))).toBe(
      'https://host.example/sets/mnist/',
    );
    expect(folderOf(published('mnist'), '')).toBe(published('mnist').home);
  });

  it('has to be https, but for this machine', () => {
    expect(checkMirror('http://localhost:8000')).toBe('http://localhost:8000/');
    for (const wrong of [
      'http://host.example/',
      'host.example',
      'ftp://host.example/',
      'javascript:alert(1)',
    ])
      expect(() => checkMirror(wrong)).toThrow(/https:/);
  });

  it('comes from the link, else from the last visit', () => {
    const kept = keeper();
    rememberMirror('https://kept.example/', () => kept);
    expect(firstMirror('', () => kept).mirror).toBe('https://kept.example/');
    expect(firstMirror('?mirror=https://linked.example/a', () => kept).mirror).toBe(
      'https://linked.example/a/',
    );
    rememberMirror('', () => kept);
    expect(firstMirror('', () => kept)).toEqual({ mirror: '', issue: null });
  });

  it('that is none is reported and replaced', () => {
    const { mirror, issue } = firstMirror('?mirror=toaster', keeper);
    expect(mirror).toBe('');
    expect(issue).toContain('toaster');
  });

  it('lasts as long as the page where the browser keeps nothing', () => {
    const refusing = () => {
      throw new DOMException('no storage', 'SecurityError');
    };
    expect(() => rememberMirror('https://host.example/', refusing)).not.toThrow();
    expect(firstMirror('', refusing)).toEqual({ mirror: '', issue: null });
  });
});
