import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ElementType } from '../../../www/data/npy';
import { reasonOf } from '../../../www/data/reasons';
import { emptyCensus, guessScale, take, together, type Scale } from '../../../www/data/value-range';
import { bars, found, idx, meanGrey, npy, type Numbers } from './make-arrays';

const COUNT = 40;
const SHAPE = [COUNT, 28, 28];
const BYTES = bars(COUNT);
/** The bars as other numbers, the same pictures. */
const floats = (of: (byte: number, i: number) => number): Float32Array =>
  Float32Array.from(BYTES, of);
const exact = floats((byte) => byte / 255);
const changed = (values: Float32Array, change: (values: Float32Array) => void): Float32Array => {
  const copy = values.slice();
  change(copy);
  return copy;
};

describe('numbers from 0 to 1 are the same pictures', () => {
  const cases: Record<string, Float32Array> = {
    'as they are': exact,
    'with one pixel of 1.0000001': changed(exact, (x) => (x[400] = 1.0000001)),
    'with a black of −1e-7': floats((byte) => byte / 255 || -1e-7),
    'with both': changed(
      floats((byte) => byte / 255 || -1e-7),
      (x) => (x[400] = 1.0000001),
    ),
    'with one hot pixel of 40': changed(exact, (x) => (x[400] = 40)),
    'with ringing a tenth beyond both ends': floats((byte, i) =>
      byte === 0 ? (i % 5 === 0 ? -0.1 : 0) : byte > 240 ? 1.1 : byte / 255,
    ),
  };
  for (const [what, values] of Object.entries(cases)) {
    it(what, async () => {
      const { images, values: told } = await found({ 'x.npy': npy(SHAPE, values) });
      expect(told).toMatchObject({ black: 0, white: 1, usual: true });
      expect(told!.beyond).toBe(values.filter((value) => value < 0 || value > 1).length);
      const wanted = Float32Array.from(values, (value) =>
        Math.round(255 * Math.min(1, Math.max(0, value))),
      );
      expect(meanGrey(images)).toBeCloseTo(
        wanted.reduce((sum, value) => sum + value, 0) / wanted.length,
        6,
      );
      expect(
        Math.abs(meanGrey(images) - meanGrey((await found({ 'x.npy': npy(SHAPE, BYTES) })).images)),
      ).toBeLessThan(1); // ringing makes the brightest a little brighter
    });
  }

  it('and a grey ground keeps its look', async () => {
    const { images, values } = await found({
      'x.npy': npy(
        SHAPE,
        floats((byte) => 0.05 + (0.9 * byte) / 255),
      ),
    });
    expect(values).toMatchObject({ black: 0, white: 1, beyond: 0 });
    expect(images[0]!.pixels[0]).toBe(13);
  });
});

describe('the scale of numbers', () => {
  const scale = (values: ArrayLike<number>, type: ElementType = 'f4'): Scale => {
    const census = emptyCensus();
    take(census, values, 0);
    return guessScale(census, type);
  };
  const of = (change: (share: number) => number): Float64Array =>
    Float64Array.from(BYTES, (byte) => change(byte / 255));

  it('is that which data come in', () => {
    const cases: [Scale, ArrayLike<number>, ElementType?][] = [
      [{ black: 0, white: 1 }, Uint8Array.of(0, 1, 1), 'u1'], // a mask
      [{ black: 0, white: 1 }, of((share) => share * 0.4)],
      [{ black: -1, white: 1 }, of((share) => 2 * share - 1)],
      [{ black: -1, white: 1 }, Int8Array.of(-1, 1), 'i1'], // spins
      [{ black: -0.5, white: 0.5 }, of((share) => share - 0.5)],
      [{ black: 0, white: 255 }, BYTES, 'u1'],
      [{ black: 0, white: 255 }, of((share) => 255.00002 * share)],
      [{ black: 0, white: 255 }, of((share) => (share === 0 ? -20 : 275 * share))], // ringing
      [{ black: 0, white: 255 }, Uint8Array.of(0, 0, 17), 'u1'], // dark ones are dark
      [{ black: 0, white: 127 }, Int8Array.of(0, 127), 'i1'],
      [{ black: -128, white: 127 }, Int8Array.of(-128, 127), 'i1'],
      [{ black: -128, white: 127 }, of((share) => 255 * share - 127.5)],
      // as in scikit-learn's digits
      [{ black: 0, white: 16 }, of((share) => Math.round(16 * (share > 0 ? 1 : 0)))],
      [{ black: 0, white: 1023 }, Uint16Array.of(0, 900), 'u2'],
      [{ black: 0, white: 4095 }, Uint16Array.of(3, 4095), 'u2'],
      [{ black: 0, white: 65_535 }, Uint16Array.of(3, 65_535), 'u2'],
    ];
    for (const [wanted, values, type] of cases) expect(scale(values, type)).toEqual(wanted);
  });

  it('is their least and most where they are standardised, or in units of their own', () => {
    const standardised = scale(of((share) => (share - 0.1307) / 0.3081));
    expect(standardised.black).toBeCloseTo(-0.1307 / 0.3081, 9);
    expect(standardised.white).toBeCloseTo((Math.max(...BYTES) / 255 - 0.1307) / 0.3081, 9);
    expect(scale(Int16Array.of(-1024, 0, 3071), 'i2')).toEqual({ black: -1024, white: 3071 });
    expect(scale(Float64Array.of(1e9, 3e9))).toEqual({ black: 0, white: 3e9 });
    expect(scale(Float64Array.of(-7, -7))).toEqual({ black: -7, white: -6 });
  });

  it('is not that of a few bright dots on black taken for hot pixels', () => {
    const sparse = new Float32Array(100_000);
    sparse[7] = 255;
    expect(scale(sparse)).toEqual({ black: 0, white: 255 });
  });

  it('does not depend on how the numbers are cut into pieces, nor on their order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ noNaN: true, noDefaultInfinity: true, min: -300, max: 70_000 }), {
          minLength: 2,
          maxLength: 60,
        }),
        fc.nat(60),
        (values, cut) => {
          const [a, b] = [emptyCensus(), emptyCensus()];
          take(a, values.slice(0, cut), 0);
          take(b, values.slice(cut).reverse(), cut);
          expect(guessScale(together([a, b]), 'f4')).toEqual(scale(values));
        },
      ),
    );
  });
});

describe('what is no number', () => {
  const refusal = async (files: Record<string, Uint8Array>) =>
    reasonOf(await found(files).catch((error: unknown) => error));

  it('is named with the file, the image and how many there are', async () => {
    const spoilt = changed(exact, (x) => x.fill(NaN, 5 * 784 + 10, 5 * 784 + 14));
    expect(await refusal({ 'a/x.npy': npy(SHAPE, spoilt) })).toEqual({
      file: 'a/x.npy',
      why: 'not-finite',
      value: NaN,
      count: 4,
      image: 6,
      images: COUNT,
    });
    const infinite = changed(exact, (x) => (x[39 * 784] = -Infinity));
    expect(await refusal({ 'x.npy': npy(SHAPE, infinite) })).toMatchObject({
      value: -Infinity,
      image: 40,
      count: 1,
    });
  });

  it('is found wherever images lie', async () => {
    const last = Float32Array.from({ length: 28 * 28 * 50 }, (_, i) =>
      i === 28 * 50 * 3 + 50 * 2 + 44 ? NaN : (i % 7) / 7,
    );
    expect(await refusal({ 'x.npy': npy([28, 28, 50], last) })).toMatchObject({
      image: 45,
      images: 50,
    });
  });

  it('costs only its own image where each has a file', async () => {
    const one = (n: number): Uint8Array =>
      npy(
        [28, 28],
        n === 2 ? new Float32Array(784).fill(NaN) : exact.slice(n * 784, (n + 1) * 784),
      );
    const { images, paths, unused } = await found(
      Object.fromEntries([0, 1, 2, 3, 4].map((n) => [`set/${n}.npy`, one(n)])),
    );
    expect(images.length).toBe(4);
    expect(paths).not.toContain('set/2.npy');
    expect(unused).toEqual([
      { file: 'set/2.npy', why: 'not-finite', value: NaN, count: 784, image: 1, images: 1 },
    ]);
  });
});

it('a scale set by hand is taken, and what lies beyond it counted', async () => {
  const { images, values } = await found(
    {
      'x.npy': npy(
        SHAPE,
        Uint16Array.from(BYTES, (byte) => 16 * byte),
      ),
    },
    { scale: { black: 0, white: 3200 } },
  );
  expect(values).toMatchObject({
    black: 0,
    white: 3200,
    beyond: BYTES.filter((byte) => 16 * byte > 3200).length,
  });
  expect(Math.max(...images.flatMap(({ pixels }) => [...pixels]))).toBe(255);
});

it('a value beyond the others is seen in whichever image it is', async () => {
  const values = new Uint8Array(600 * 16).fill(1);
  values[16 * 3] = 200;
  const { images } = await found({ 'x.npy': npy([600, 4, 4], values) });
  expect([images[3]!.pixels[0], images[4]!.pixels[0]]).toEqual([200, 1]);
});

it('IDX gives back every pixel, whatever its type', async () => {
  const types: [number, (bytes: number[]) => Uint8Array][] = [
    [0x08, (bytes) => Uint8Array.from(bytes)],
    [0x0b, (bytes) => Uint8Array.from(bytes.flatMap((byte) => [0, byte]))],
    [0x0c, (bytes) => Uint8Array.from(bytes.flatMap((byte) => [0, 0, 0, byte]))],
    [0x0d, (bytes) => bigEndian(bytes, 4, (view, at, byte) => view.setFloat32(at, byte))],
    [0x0e, (bytes) => bigEndian(bytes, 8, (view, at, byte) => view.setFloat64(at, byte / 255))],
  ];
  const bigEndian = (
    bytes: number[],
    size: number,
    set: (view: DataView, at: number, byte: number) => void,
  ): Uint8Array => {
    const view = new DataView(new ArrayBuffer(size * bytes.length));
    bytes.forEach((byte, i) => set(view, size * i, byte));
    return new Uint8Array(view.buffer);
  };
  const images = fc.tuple(
    fc.integer({ min: 1, max: 5 }),
    fc.integer({ min: 4, max: 8 }),
    fc.integer({ min: 4, max: 8 }),
    fc.constantFrom(...types),
    fc.infiniteStream(fc.nat(255)),
  );
  await fc.assert(
    fc.asyncProperty(images, async ([n, h, w, [type, write], stream]) => {
      const bytes = [
        255,
        ...Array.from({ length: n * h * w - 1 }, () => stream.next().value as number),
      ];
      const { images } = await found(
        { 'x-idx3-ubyte': idx(type, [n, h, w], write(bytes)) },
        { axes: 'N H W' },
      );
      expect(images.flatMap(({ pixels }) => [...pixels])).toEqual(bytes);
    }),
    { numRuns: 60 },
  );
});

it('bytes are the pixels, of whatever type and order', async () => {
  const swapped = (values: Uint16Array): Uint16Array =>
    values.map((value) => (value >> 8) | ((value & 255) << 8));
  const forms: [string, Numbers][] = [
    ['|u1', BYTES],
    ['<u2', Uint16Array.from(BYTES)],
    ['>u2', swapped(Uint16Array.from(BYTES))],
    ['<i4', Int32Array.from(BYTES)],
    ['<f4', Float32Array.from(BYTES)],
    ['<f8', Float64Array.from(BYTES)],
    ['<i8', BigInt64Array.from(BYTES, BigInt)],
  ];
  for (const [descr, body] of forms) {
    const { images } = await found({ 'x.npy': npy(SHAPE, body, { descr }) });
    expect(new Uint8Array(images.flatMap(({ pixels }) => [...pixels])), descr).toEqual(BYTES);
  }
});
