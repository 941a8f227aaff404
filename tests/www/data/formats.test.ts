import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elements } from '../../../www/data/elements';
import { parseIdx, readIdxHeader } from '../../../www/data/idx';
import { parseNpy, readNpyHeader, type ArrayHeader } from '../../../www/data/npy';
import { Refusal } from '../../../www/data/reasons';
import { idx, npy } from './make-arrays';
import { reasonFrom } from './reason-from';

describe('an .npy header', () => {
  it('is read in all three versions, in any order of bytes and of elements', () => {
    for (const version of [1, 2, 3]) {
      for (const [descr, littleEndian] of [
        ['<f4', true],
        ['>f4', false],
      ] as const) {
        const header = parseNpy(
          'x.npy',
          npy([2, 3, 4], new Uint8Array(96), { descr, version, fortran: version === 2 }),
        );
        expect(header).toMatchObject({
          type: 'f4',
          littleEndian,
          fortran: version === 2,
          shape: [2, 3, 4],
        });
      }
    }
    expect(parseNpy('x.npy', npy([5], new Uint8Array(5), { descr: '|b1' }))).toMatchObject({
      type: 'u1',
      shape: [5],
    });
  });

  it('is refused with its reason when it is of other things', () => {
    const header = (bytes: Uint8Array): unknown => reasonFrom(() => parseNpy('x.npy', bytes));
    for (const descr of ['|O', '<c8', '<f16', '<M8[s]', '|V4', '<U', '<U99999999'])
      expect(header(npy([1], new Uint8Array(8), { descr }))).toEqual({
        file: 'x.npy',
        why: 'element',
        type: descr,
      });
    expect(header(new TextEncoder().encode('a,b\n1,2'))).toMatchObject({
      why: 'not-what-it-says',
      looks: 'table',
    });
    expect(header(npy([3], new Uint8Array(3), { version: 4 }))).toMatchObject({ why: 'broken' });
    expect(header(npy([2 ** 40, 2 ** 40], new Uint8Array()))).toMatchObject({ why: 'shape' });
  });

  it('tells how much is missing of the file', async () => {
    const whole = npy([4, 2, 2], new Uint8Array(16));
    await expect(
      readNpyHeader('x.npy', new Blob([whole.subarray(0, whole.length - 3)])),
    ).rejects.toMatchObject({
      reason: { why: 'truncated', expected: whole.length, actual: whole.length - 3 },
    });
  });

  it('tells how much more there is in the file, which may be images that its count left out', async () => {
    for (const more of [1, 16, 200]) {
      await expect(
        readNpyHeader(
          'x.npy',
          new Blob([npy([4, 2, 2], new Uint8Array(16)), new Uint8Array(more)]),
        ),
      ).rejects.toMatchObject({ reason: { why: 'surplus', bytes: more } });
      await expect(
        readIdxHeader('x', new Blob([idx(8, [4, 2, 2], new Uint8Array(16 + more))])),
      ).rejects.toMatchObject({ reason: { why: 'surplus', bytes: more } });
    }
  });

  it('never fails but with a reason, whatever the bytes', () => {
    const anything = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .tuple(fc.uint8Array({ maxLength: 8 }), fc.uint8Array({ maxLength: 100 }))
        .map(([some, more]) => {
          const bytes = npy([2, 2, 2], new Uint8Array(8));
          bytes.set(some, 6);
          bytes.set(more.subarray(0, bytes.length - 20), 20);
          return bytes;
        }),
    );
    fc.assert(
      fc.property(anything, (bytes) => {
        for (const parse of [parseNpy, parseIdx]) {
          try {
            parse('x', bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal);
          }
        }
      }),
    );
  });
});

describe('an IDX file', () => {
  it('tells type and shape', () => {
    expect(parseIdx('x', idx(0x0d, [3, 4, 5], new Uint8Array()))).toEqual({
      type: 'f4',
      littleEndian: false,
      fortran: false,
      shape: [3, 4, 5],
      start: 16,
    });
  });

  it('is refused when it is cut off, or no such file', async () => {
    await expect(
      readIdxHeader('x', new Blob([idx(8, [3, 4, 4], new Uint8Array(40))])),
    ).rejects.toMatchObject({ reason: { why: 'truncated', expected: 64, actual: 56 } });
    expect(reasonFrom(() => parseIdx('t.idx', new TextEncoder().encode('a,b\n1,2\n')))).toEqual({
      file: 't.idx',
      why: 'not-what-it-says',
      wanted: 'idx',
      looks: 'table',
    });
    expect(reasonFrom(() => parseIdx('t.idx', new Uint8Array()))).toMatchObject({ why: 'empty' });
  });
});

describe('numbers', () => {
  it('of every type are read as they were written', () => {
    const of = (
      type: ArrayHeader['type'],
      values: { buffer: ArrayBufferLike },
      littleEndian = true,
    ): number[] =>
      Array.from(
        elements(
          { type, littleEndian },
          new Uint8Array(values.buffer as ArrayBuffer).slice().buffer,
        ),
      );
    expect(of('i1', Int8Array.of(-5, 7))).toEqual([-5, 7]);
    expect(of('u2', Uint16Array.of(258), false)).toEqual([513]);
    expect(of('i8', BigInt64Array.of(-3n, 4n))).toEqual([-3, 4]);
    expect(of('f8', Float64Array.of(0.25))).toEqual([0.25]);
    expect(of('f2', Uint16Array.of(0x3c00, 0xc000, 0x3800, 0x0001, 0x7c00))).toEqual([
      1,
      -2,
      0.5,
      2 ** -24,
      Infinity,
    ]);
  });
});
