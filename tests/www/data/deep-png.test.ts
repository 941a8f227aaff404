import zlib from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeDeepPng, isDeepPng } from '../../../www/data/deep-png';
import { groundOf, type Look } from '../../../www/data/look';
import type { Rgb } from '../../../www/data/picture';
import { pngOfKind, type PngKind } from '../../e2e/support/png';

const [WHITE, BLACK] = [groundOf('white'), groundOf('black')];
const ramp = (x: number, y: number): number => (x * 2749 + y * 1237) % 65_536;
const deep = (
  colour: PngKind['colour'],
  pixel: PngKind['pixel'],
  more: Partial<PngKind> = {},
): Uint8Array => pngOfKind({ width: 13, height: 11, colour, depth: 16, pixel, ...more });
const grey = (ground: Rgb): Look => ({ colour: 'grey', ground });
const pixelsOf = (bytes: Uint8Array, ground = WHITE): number[] => [
  ...decodeDeepPng(bytes, grey(ground))!.pixels,
];
const places = Array.from({ length: 13 * 11 }, (_, i) => [i % 13, Math.floor(i / 13)] as const);
const close = (values: readonly number[]): unknown[] =>
  values.map((value) => expect.closeTo(value, 3));

describe('a PNG of 16 bits', () => {
  it('is read to the last bit, with any filter, interlaced or not', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(4), { minLength: 11, maxLength: 11 }),
        fc.boolean(),
        (filters, interlaced) => {
          expect(
            pixelsOf(
              deep('grey', (x, y) => [ramp(x, y)], { filter: (row) => filters[row]!, interlaced }),
            ),
          ).toEqual(close(places.map(([x, y]) => ramp(x, y) / 257)));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('of colours becomes grey by their luma', () => {
    const colours = deep('rgb', (x, y) => [ramp(x, y), ramp(y, x), 40_000], { filter: () => 4 });
    expect(pixelsOf(colours)).toEqual(
      close(
        places.map(([x, y]) => (0.299 * ramp(x, y) + 0.587 * ramp(y, x) + 0.114 * 40_000) / 257),
      ),
    );
  });

  it('lies on the ground where it is transparent', () => {
    const half = 32_768 / 65_535;
    const bytes = deep('grey-alpha', (x) => [65_535, x % 2 ? 32_768 : 0]);
    expect(pixelsOf(bytes, BLACK)).toEqual(close(places.map(([x]) => (x % 2 ? 255 * half : 0))));
    expect(pixelsOf(bytes, WHITE)).toEqual(close(places.map(() => 255)));
    expect(decodeDeepPng(bytes, grey(WHITE))!.clear).toEqual({
      share: expect.closeTo(1 - (6 / 13) * half, 6),
      tone: expect.closeTo(255, 6),
    });
    const keyed = deep('grey', (x) => [x === 3 ? 1234 : 50_000], {
      chunks: [['tRNS', Uint8Array.of(1234 >> 8, 1234 & 255)]],
    });
    expect(pixelsOf(keyed, WHITE)).toEqual(
      close(places.map(([x]) => (x === 3 ? 255 : 50_000 / 257))),
    );
    expect(
      decodeDeepPng(
        deep('rgba', () => [9, 9, 9, 65_535]),
        grey(WHITE),
      )!.clear,
    ).toBeUndefined();
  });

  it('is left to the browser where it is damaged, cut off or of a palette', () => {
    const whole = deep('grey', (x, y) => [ramp(x, y)]);
    for (const damaged of [
      whole.subarray(0, 60),
      whole.subarray(0, 34),
      deep('palette', () => [0]),
      Buffer.concat([whole.subarray(0, 41), Buffer.alloc(30)]),
    ])
      expect(decodeDeepPng(damaged, grey(WHITE))).toBeNull();
    expect([
      isDeepPng(whole),
      isDeepPng(pngOfKind({ width: 4, height: 4, colour: 'grey', depth: 8, pixel: () => [0] })),
      isDeepPng(new Uint8Array()),
    ]).toEqual([true, false, false]);
  });

  it('never unpacks more than its header tells of', () => {
    const bomb = Buffer.from(deep('grey', () => [0]));
    const at = bomb.indexOf('IDAT', 0, 'latin1');
    const packed = zlib.deflateSync(Buffer.alloc(50_000_000));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(packed.length);
    const before = process.memoryUsage().arrayBuffers;
    decodeDeepPng(
      Buffer.concat([
        bomb.subarray(0, at - 4),
        length,
        Buffer.from('IDAT'),
        packed,
        Buffer.alloc(4),
      ]),
      grey(WHITE),
    );
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
  });

  it('takes no memory for a size that its bytes cannot fill', () => {
    const claim = Buffer.from(deep('rgba', () => [0, 0, 0, 0]));
    claim.writeUInt32BE(1_048_585, 16);
    const before = process.memoryUsage().arrayBuffers;
    expect(decodeDeepPng(claim, grey(WHITE))).toBeNull();
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
  });
});
