import { afterEach, describe, expect, it, vi } from 'vitest';
import { bytesFrom } from '../../../www/element/fetched';

const url = new URL('https://cdn.example/models/digits%202.safetensors');
const answer = (
  body: BodyInit | null,
  headers: Record<string, string> = {},
  status = 200,
): typeof fetch => vi.fn(async () => new Response(body, { status, headers }));
const get = (
  fetched: typeof fetch,
  most = 100,
  onProgress?: (received: number, of: number | null) => void,
) => {
  vi.stubGlobal('fetch', fetched);
  return bytesFrom(url, { most, ...(onProgress && { onProgress }) });
};

afterEach(() => vi.unstubAllGlobals());

describe('bytes from an address', () => {
  it('arrive whole, with progress on the way', async () => {
    const pieces = [[1, 2], [3], [4, 5, 6]].map((piece) => Uint8Array.from(piece));
    const body = new ReadableStream({
      start: (stream) => (pieces.forEach((piece) => stream.enqueue(piece)), stream.close()),
    });
    const told: [number, number | null][] = [];
    expect(
      await get(answer(body, { 'content-length': '6' }), 6, (...progress) => told.push(progress)),
    ).toEqual(Uint8Array.of(1, 2, 3, 4, 5, 6));
    expect(told).toEqual([
      [2, 6],
      [3, 6],
      [6, 6],
    ]);
  });

  it('have no known length where they are sent compressed', async () => {
    const told: (number | null)[] = [];
    await get(answer(new Uint8Array(50), { 'content-length': '7' }), 100, (_, of) => told.push(of));
    expect(told).toEqual([null]);
  });

  it.each([
    [
      'nothing there',
      answer('gone', {}, 404),
      /^cdn\.example answered 404 for “digits 2\.safetensors”/,
    ],
    [
      'a page in their place',
      answer('<!doctype html>', { 'content-type': 'text/html; charset=utf-8' }),
      /“digits 2\.safetensors” is a web page/,
    ],
    ['an empty file', answer(''), /“digits 2\.safetensors” is empty/],
    [
      'more than is allowed, as announced',
      answer(new Uint8Array(3), { 'content-length': '101' }),
      /is too large: at most/,
    ],
    ['more than is allowed, on the way', answer(new Uint8Array(101)), /is too large: at most/],
    [
      'more than is allowed, without an end',
      answer(new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(16)) })),
      /is too large: at most/,
    ],
    [
      'a connection that breaks',
      answer(new ReadableStream({ pull: (stream) => stream.error(new TypeError('reset')) })),
      /The connection to cdn\.example broke off/,
    ],
  ])('are a sentence for %s', async (_, fetched, sentence) => {
    await expect(get(fetched)).rejects.toMatchObject({
      name: 'FetchError',
      message: expect.stringMatching(sentence),
    });
  });

  it('tell a host that keeps its answers closed from one that is not there', async () => {
    const closed = vi.fn(async (_: unknown, init?: RequestInit) =>
      init?.mode === 'no-cors'
        ? Response.error()
        : Promise.reject(new TypeError('Failed to fetch')),
    );
    await expect(get(closed as typeof fetch)).rejects.toThrow(/Access-Control-Allow-Origin/);
    await expect(get(() => Promise.reject(new TypeError('Failed to fetch')))).rejects.toThrow(
      /cdn\.example could not be reached/,
    );
  });

  it('come by https alone, not out of a script', async () => {
    await expect(bytesFrom(new URL('javascript:alert(1)'), { most: 1 })).rejects.toThrow(
      /begins with https/,
    );
  });

  it('are given up when nobody wants them any more', async () => {
    const abort = new AbortController();
    vi.stubGlobal(
      'fetch',
      (_: unknown, { signal }: RequestInit) =>
        new Promise((_, reject) =>
          signal!.addEventListener('abort', () => reject(signal!.reason as Error)),
        ),
    );
    const bytes = bytesFrom(url, { most: 1, signal: abort.signal });
    abort.abort();
    await expect(bytes).rejects.toMatchObject({ name: 'AbortError' });
  });
});
