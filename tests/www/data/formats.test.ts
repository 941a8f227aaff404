import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageShape, isLabels } from '../../../www/data/array-shape';
import { arrayPictures, labelsOf, scaleOf } from '../../../www/data/arrays';
import { elements } from '../../../www/data/elements';
import type { Grey } from '../../../www/data/grey';
import { parseIdx, readIdxHeader } from '../../../www/data/idx';
import { parseNpy, readNpyHeader, type ArrayHeader } from '../../../www/data/npy';
import { Refusal } from '../../../www/data/reasons';
import { reasonFrom } from './reason-from';

/** As numpy.save writes it. */
function npy(shape: number[], descr: string, body: Uint8Array, { version = 1, fortran = false } = {}): Uint8Array<ArrayBuffer> {
  const sides = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = new TextEncoder().encode(`{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${sides}), }\n`);
  const prefix = version === 1 ? 10 : 12;
  const bytes = new Uint8Array(prefix + text.length + body.length);
  bytes.set([0x93, ...new TextEncoder().encode('NUMPY'), version, 0]);
  if (version === 1) new DataView(bytes.buffer).setUint16(8, text.length, true);
  else new DataView(bytes.buffer).setUint32(8, text.length, true);
  bytes.set(text, prefix);
  bytes.set(body, prefix + text.length);
  return bytes;
}

const bytesOf = (values: { buffer: ArrayBufferLike }): Uint8Array => new Uint8Array(values.buffer as ArrayBuffer);

async function read(bytes: Uint8Array<ArrayBuffer>): Promise<Grey[]> {
  const blob = new Blob([bytes]);
  const pictures = await arrayPictures({ file: 'x.npy', blob, header: await readNpyHeader('x.npy', blob) });
  const found: Grey[] = [];
  await pictures.read(Array.from({ length: pictures.count }, (_, i) => i), (index, image) => (found[index] = image as Grey));
  return found;
}

describe('an .npy header', () => {
  it('is read in all three versions, in any order of bytes and of elements', () => {
    for (const version of [1, 2, 3]) {
      for (const [descr, littleEndian] of [['<f4', true], ['>f4', false]] as const) {
        const header = parseNpy('x.npy', npy([2, 3, 4], descr, new Uint8Array(96), { version, fortran: version === 2 }));
        expect(header).toMatchObject({ type: 'f4', littleEndian, fortran: version === 2, shape: [2, 3, 4] });
      }
    }
    expect(parseNpy('x.npy', npy([5], '|b1', new Uint8Array(5)))).toMatchObject({ type: 'u1', shape: [5] });
  });

  it('is refused with its reason when it is of other things', () => {
    const header = (bytes: Uint8Array): unknown => reasonFrom(() => parseNpy('x.npy', bytes));
    expect(header(npy([1], '<U7', new Uint8Array(28)))).toMatchObject({ why: 'element', type: '<U7' });
    expect(header(npy([1], '|O', new Uint8Array(8)))).toMatchObject({ why: 'element' });
    expect(header(new TextEncoder().encode('a,b\n1,2'))).toMatchObject({ why: 'not-what-it-says', looks: 'table' });
    expect(header(npy([3], '|u1', new Uint8Array(3), { version: 4 }))).toMatchObject({ why: 'broken' });
    expect(header(npy([2 ** 40, 2 ** 40], '|u1', new Uint8Array()))).toMatchObject({ why: 'shape' });
  });

  it('tells how much is missing of the file', async () => {
    const whole = npy([4, 2, 2], '|u1', new Uint8Array(16));
    await expect(readNpyHeader('x.npy', new Blob([whole.subarray(0, whole.length - 3)]))).rejects.toMatchObject({ reason: { why: 'truncated', expected: whole.length, actual: whole.length - 3 } });
  });

  it('never fails but with a reason, whatever the bytes', () => {
    const anything = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.tuple(fc.uint8Array({ maxLength: 8 }), fc.uint8Array({ maxLength: 100 })).map(([some, more]) => {
      const bytes = npy([2, 2, 2], '|u1', new Uint8Array(8));
      bytes.set(some, 6);
      bytes.set(more.subarray(0, bytes.length - 20), 20);
      return bytes;
    }));
    fc.assert(fc.property(anything, (bytes) => {
      for (const parse of [parseNpy, parseIdx]) {
        try {
          parse('x', bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }
    }));
  });
});

describe('an IDX file', () => {
  const idx = (type: number, shape: number[], body: number): Uint8Array<ArrayBuffer> => {
    const bytes = new Uint8Array(4 + 4 * shape.length + body);
    bytes.set([0, 0, type, shape.length]);
    shape.forEach((side, i) => new DataView(bytes.buffer).setUint32(4 + 4 * i, side));
    return bytes;
  };

  it('tells type and shape', () => {
    expect(parseIdx('x', idx(0x0d, [3, 4, 5], 0))).toEqual({ type: 'f4', littleEndian: false, fortran: false, shape: [3, 4, 5], start: 16 });
  });

  it('is refused when it is cut off, or no such file', async () => {
    await expect(readIdxHeader('x', new Blob([idx(8, [3, 4, 4], 40)]))).rejects.toMatchObject({ reason: { why: 'truncated', expected: 64, actual: 56 } });
    expect(reasonFrom(() => parseIdx('t.idx', new TextEncoder().encode('a,b\n1,2\n')))).toEqual({ file: 't.idx', why: 'not-what-it-says', wanted: 'idx', looks: 'table' });
    expect(reasonFrom(() => parseIdx('t.idx', new Uint8Array()))).toMatchObject({ why: 'empty' });
  });
});

describe('numbers', () => {
  it('of every type are read as they were written', () => {
    const of = (type: ArrayHeader['type'], values: { buffer: ArrayBufferLike }, littleEndian = true): number[] => Array.from(elements({ type, littleEndian }, bytesOf(values).slice().buffer));
    expect(of('i1', Int8Array.of(-5, 7))).toEqual([-5, 7]);
    expect(of('u2', Uint16Array.of(258), false)).toEqual([513]);
    expect(of('i8', BigInt64Array.of(-3n, 4n))).toEqual([-3, 4]);
    expect(of('f8', Float64Array.of(0.25))).toEqual([0.25]);
    expect(of('f2', Uint16Array.of(0x3c00, 0xc000, 0x3800, 0x0001, 0x7c00))).toEqual([1, -2, 0.5, 2 ** -24, Infinity]);
  });

  it('become grey by the range they are in', () => {
    expect(scaleOf('x', 0, 255)).toEqual({ black: 0, white: 255 });
    expect(scaleOf('x', 0, 1)).toEqual({ black: 0, white: 1 });
    expect(scaleOf('x', -1, 1)).toEqual({ black: -1, white: 1 });
    for (const [least, most] of [[0, 256], [-2, 1], [-1, 200], [NaN, NaN]] as const) expect(reasonFrom(() => scaleOf('x', least, most))).toMatchObject({ why: 'values' });
  });
});

describe('the shape of an array', () => {
  const of = (shape: number[], fortran = false) => imageShape({ shape, fortran });

  it('tells images from labels and from everything else', () => {
    expect(of([10, 28, 20])).toMatchObject({ count: 10, height: 28, width: 20, channels: 1 });
    expect(of([10, 28, 20, 3])).toMatchObject({ height: 28, width: 20, channels: 3 });
    expect(of([10, 1, 28, 20])).toMatchObject({ height: 28, width: 20, channels: 1 });
    expect(of([10, 784])).toMatchObject({ count: 10, height: 28, width: 28 });
    for (const shape of [[10, 783], [10, 28, 28, 2], [10], [0, 28, 28], [2, 3, 4, 5, 6], [10, 5000, 5000]]) expect(of(shape)).toBeNull();
    expect([isLabels({ shape: [10] }), isLabels({ shape: [10, 1] }), isLabels({ shape: [10, 2] })]).toEqual([true, true, false]);
  });

  it('leads to the same images in C and in Fortran order', async () => {
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), async (n, h, w) => {
      const value = (i: number, y: number, x: number): number => 2 + i * 50 + y * 10 + x;
      const [c, fortran] = [new Uint8Array(n * h * w), new Uint8Array(n * h * w)];
      for (let i = 0; i < n; i++) for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) (c[(i * h + y) * w + x] = value(i, y, x)), (fortran[i + n * (y + h * x)] = value(i, y, x));
      const [a, b] = [await read(npy([n, h, w], '|u1', c)), await read(npy([n, h, w], '|u1', fortran, { fortran: true }))];
      expect(a.map(({ pixels }) => [...pixels])).toEqual(b.map(({ pixels }) => [...pixels]));
      expect(a.flatMap(({ pixels }) => [...pixels])).toEqual([...c]);
    }), { numRuns: 30 });
  });

  it('with three channels becomes grey, with four too, over white', async () => {
    const [red, clear] = await read(npy([2, 1, 1, 4], '|u1', Uint8Array.of(255, 0, 0, 255, 255, 0, 0, 0)));
    expect([red!.pixels[0], clear!.pixels[0]]).toEqual([76, 255]);
  });

  it('of numbers in two ranges is told for the image that differs', async () => {
    const values = new Uint8Array(600 * 4).fill(1);
    values[4 * 3] = 200; // in an image that is not looked at before
    const found = await read(npy([600, 2, 2], '|u1', values));
    expect(found[3]).toMatchObject({ why: 'values', most: 200 });
    expect([...found[4]!.pixels]).toEqual([255, 255, 255, 255]);
  });

  it('of labels gives their text', async () => {
    const blob = new Blob([npy([3], '<i8', bytesOf(BigInt64Array.of(4n, 1n, 4n)))]);
    expect(await labelsOf({ file: 'y.npy', blob, header: await readNpyHeader('y.npy', blob) })).toEqual(['4', '1', '4']);
  });
});
