import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  checkpointFrom,
  imagesFrom,
  imagesOfSet,
  type GivenSet,
} from '../../../www/element/inputs';

const set = (pixels: ArrayLike<number>): GivenSet => ({
  name: 'mine',
  height: 2,
  width: 2,
  pixels,
  labels: null,
});
const read = (pixels: ArrayLike<number>): { pixels: number[]; issues: string[] } => {
  const { source, issues } = imagesOfSet(set(pixels));
  return { pixels: [...source.set.pixels], issues };
};

describe('pixels from code', () => {
  it('as bytes are what they are, whatever is in them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 4, maxLength: 40 }), (bytes) => {
        for (const given of [bytes, new Uint8ClampedArray(bytes)])
          expect(read(given)).toEqual({ pixels: [...bytes], issues: [] });
      }),
    );
  });

  it('as other numbers are as bright as the same numbers in a file', () => {
    const bytes = [0, 51, 204, 255];
    const share = bytes.map((byte) => byte / 255);
    for (const given of [
      share,
      Float32Array.from(share),
      Float64Array.from(share, (value) => 2 * value - 1),
      Uint16Array.from(bytes, (byte) => byte * 257),
      Int16Array.from(bytes),
      [...share.slice(0, 3), 1.0000001],
    ]) {
      expect(read(given)).toEqual({ pixels: bytes, issues: [] });
    }
  });

  it('on a scale of their own, or far beyond a usual one, are told', () => {
    expect(read([-0.42, 0, 1, 2.82]).issues).toEqual([
      '“mine”: Values from −0.42 to 2.82: −0.42 is black, 2.82 is white. That is no usual range: see whether the images look right.',
    ]);
    expect(read([0, 0.5, 1, 1.1]).issues).toEqual([
      '“mine”: Values from 0 to 1.1: 0 is black, 1 is white. One value beyond them is clipped.',
    ]);
  });

  it('that are no numbers are refused, with the image', () => {
    expect(() => imagesOfSet(set([0, 0, 0, 0, 0, NaN, 1, NaN]))).toThrow(
      '“mine” holds NaN in image 2 of 2. 2 of its values are no finite numbers; every one has to be.',
    );
  });

  it('may have their labels in any list', () => {
    const { source } = imagesOfSet({ ...set(new Uint8Array(8)), labels: [3, 4] });
    expect(source).toMatchObject({ set: { labels: Uint8Array.of(3, 4) } });
  });
});

describe('what a caller has', () => {
  afterEach(() => vi.unstubAllGlobals());
  const { signal } = new AbortController();
  const model = new TextEncoder().encode('\x02\0\0\0\0\0\0\0{}');
  const onPage = (): void => {
    vi.stubGlobal(
      'document',
      Object.assign(new EventTarget(), { baseURI: 'https://page.example/a/' }),
    );
    vi.stubGlobal(
      'fetch',
      async (url: URL) => new Response(url.href.endsWith('m.safetensors') ? model : null),
    );
  };

  it('may be the address of a saved model, as text too', async () => {
    onPage();
    expect(await checkpointFrom('m.safetensors', signal)).toEqual(model);
    await expect(checkpointFrom('https://', signal)).rejects.toMatchObject({
      name: 'ArgumentError',
    });
  });

  it('may be a saved model in any bytes, which stay', async () => {
    for (const given of [model, model.buffer, new DataView(model.buffer), new Blob([model])]) {
      const bytes = await checkpointFrom(given, signal);
      expect(bytes).toEqual(model);
      expect(bytes.buffer).not.toBe(model.buffer);
    }
  });

  it('may be what the attribute data says', async () => {
    onPage();
    expect(await imagesFrom('digits', signal)).toBeNull();
    await expect(imagesFrom('none.npy', signal)).rejects.toMatchObject({ name: 'FetchError' });
  });

  it('may be pixels without a name, and a picture', async () => {
    const pixels = Uint8Array.of(1, 2);
    expect(await imagesFrom({ height: 1, width: 2, pixels }, signal)).toMatchObject({
      source: { set: { name: 'images', labels: null, pixels } },
    });
    const picture = { height: 1, width: 1, data: Uint8ClampedArray.of(9, 9, 9, 255) };
    expect(await imagesFrom(picture as ImageData, signal)).toMatchObject({
      source: { set: { channels: 1, pixels: Uint8Array.of(9) } },
    });
  });

  it.each([[undefined], [null], [7], [[]], [['a.png']], [{}], [{ pixels: 'many' }], [() => {}]])(
    'is refused by name where it is %s',
    async (given) => {
      const refusal = { name: 'ArgumentError' };
      await expect(imagesFrom(given as never, signal)).rejects.toMatchObject(refusal);
      if (given !== null)
        await expect(checkpointFrom(given as never, signal)).rejects.toMatchObject(refusal);
    },
  );
});
