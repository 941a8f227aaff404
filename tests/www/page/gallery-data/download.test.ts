import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { obtain, type Tools } from '../../../../www/page/gallery-data/download';

const CONTENT = new TextEncoder().encode('as it was published');
const file = {
  name: 'train.gz',
  bytes: CONTENT.length,
  sha256: createHash('sha256').update(CONTENT).digest('hex'),
};
const FOLDER = 'https://mirror.example/mnist/';

function setUp(tools: Partial<Tools> = {}) {
  const kept = new Map<string, Response>();
  const shelf = {
    match: async (place: string) => kept.get(place)?.clone(),
    put: vi.fn(async (place: string, response: Response) => void kept.set(place, response)),
    delete: async (place: string) => kept.delete(place),
  };
  const all: Tools = {
    fetch: vi.fn(async () => new Response(CONTENT)),
    caches: { open: async () => shelf } as unknown as CacheStorage,
    digest: (bytes) => crypto.subtle.digest('SHA-256', bytes),
    online: () => true,
    ...tools,
  };
  const received: number[] = [];
  const get = (signal = new AbortController().signal) =>
    obtain(file, FOLDER, all, signal, (bytes) => received.push(bytes));
  return { get, kept, shelf, tools: all, received };
}

describe('a published file', () => {
  it('is asked for once and comes from the cache the next time', async () => {
    const { get, tools, received } = setUp();
    expect(await get()).toEqual({ bytes: CONTENT, kept: true });
    expect(await get()).toEqual({ bytes: CONTENT, kept: true });
    expect(tools.fetch).toHaveBeenCalledOnce();
    expect(received.reduce((sum, bytes) => sum + bytes)).toBe(2 * CONTENT.length);
  });

  it('is asked for without telling who asks', async () => {
    const { get, tools } = setUp();
    await get();
    const [url, request] = vi.mocked(tools.fetch).mock.calls[0]!;
    expect(String(url)).toBe('https://mirror.example/mnist/train.gz');
    expect(request).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' });
  });

  it('is refused where it is another one, and not kept', async () => {
    const { get, kept } = setUp({ fetch: async () => new Response('as it was publishes') });
    await expect(get()).rejects.toThrow(/mirror\.example is not the file that was published/);
    expect(kept.size).toBe(0);
  });

  it('is given up as soon as it is too long', async () => {
    const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(16)) });
    await expect(setUp({ fetch: async () => new Response(endless) }).get()).rejects.toThrow(
      /SHA-256/,
    );
  });

  it('is downloaded anew where what was kept is broken', async () => {
    const { get, kept, tools } = setUp();
    await get();
    for (const place of kept.keys()) kept.set(place, new Response('broken'));
    expect((await get()).bytes).toEqual(CONTENT);
    expect(tools.fetch).toHaveBeenCalledTimes(2);
  });

  it('serves even where the browser will not keep it', async () => {
    const { get, shelf } = setUp();
    shelf.put.mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
    expect(await get()).toEqual({ bytes: CONTENT, kept: false });
    expect(await setUp({ caches: undefined }).get()).toEqual({ bytes: CONTENT, kept: false });
  });

  it('that is not there is a sentence, with the answer and the host', async () => {
    await expect(
      setUp({ fetch: async () => new Response('', { status: 404 }) }).get(),
    ).rejects.toThrow(/mirror\.example answered 404 for \/mnist\/train\.gz/);
  });

  it('that cannot be reached is a sentence, and another one offline', async () => {
    const fetch = async () => Promise.reject(new TypeError('Failed to fetch'));
    await expect(setUp({ fetch }).get()).rejects.toThrow(
      /could not be reached, or does not let pages/,
    );
    await expect(setUp({ fetch, online: () => false }).get()).rejects.toThrow(/offline/);
  });

  it('cannot be checked on a page without https, and says so', async () => {
    await expect(setUp({ digest: undefined }).get()).rejects.toThrow(/https/);
  });

  it('stops with its signal', async () => {
    const abort = new AbortController();
    const { get } = setUp({
      fetch: async (_url, request) => {
        abort.abort();
        request?.signal?.throwIfAborted();
        return new Response();
      },
    });
    await expect(get(abort.signal)).rejects.toMatchObject({ name: 'AbortError' });
  });
});
