import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAnimated } from '../../../www/data/animated';
import { orientationOf } from '../../../www/data/exif';
import { pictureSize } from '../../../www/data/picture-size';

describe('the header of a picture', () => {
  const bytes = (...parts: (string | number[])[]): Uint8Array =>
    Uint8Array.from(
      parts.flatMap((part) =>
        typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : part,
      ),
    );
  const zeros = (count: number): number[] => new Array(count).fill(0);

  it('tells its size', () => {
    const headers = {
      png: bytes('\x89PNG\r\n\x1a\n', zeros(3), [13], 'IHDR', [0, 0, 0x4e, 0x20, 0, 0, 0, 100]),
      jpeg: bytes([
        0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc2, 0, 17, 8, 0, 100, 0x4e, 0x20, 3,
      ]),
      gif: bytes('GIF89a', [0x20, 0x4e, 100, 0]),
      bmp: bytes('BM', zeros(12), [40, 0, 0, 0, 0x20, 0x4e, 0, 0, 156, 255, 255, 255]), // from top to bottom
      lossy: bytes('RIFF', zeros(4), 'WEBPVP8 ', zeros(10), [0x20, 0x4e & 0x3f, 100, 0]),
      lossless: bytes('RIFF', zeros(4), 'WEBPVP8L', zeros(4), [0x2f, 0x1f, 0xce, 0x18, 0]),
      extended: bytes('RIFF', zeros(4), 'WEBPVP8X', zeros(8), [0x1f, 0x4e, 0, 99, 0, 0]),
      avif: bytes(
        zeros(4),
        'ftypavif',
        zeros(20),
        'ispe',
        zeros(4),
        [0, 0, 0, 9, 0, 0, 0, 9],
        'ispe',
        zeros(4),
        [0, 0, 0x4e, 0x20, 0, 0, 0, 100],
      ),
    };
    const { lossy, lossless, ...full } = headers;
    for (const [kind, header] of Object.entries(full))
      expect({ kind, ...pictureSize(header) }).toEqual({ kind, width: 20_000, height: 100 });
    expect(pictureSize(lossy)).toEqual({ width: 0x0e20, height: 100 }); // 14 bits
    expect(pictureSize(lossless)).toEqual({
      width: (0xce1f & 0x3fff) + 1,
      height: ((0x0018ce1f >> 14) & 0x3fff) + 1,
    });
  });

  it('of a JPEG that Exif turns on its side tells the sides as they are shown', () => {
    const exif = (orientation: number, little: boolean): number[] => {
      const tiff = little
        ? [
            'II',
            [
              42,
              0,
              8,
              0,
              0,
              0,
              2,
              0,
              1,
              1,
              3,
              0,
              1,
              0,
              0,
              0,
              9,
              0,
              0,
              0,
              0x12,
              1,
              3,
              0,
              1,
              0,
              0,
              0,
              orientation,
              0,
              0,
              0,
            ],
          ]
        : [
            'MM',
            [
              0,
              42,
              0,
              0,
              0,
              8,
              0,
              2,
              1,
              1,
              0,
              3,
              0,
              0,
              0,
              1,
              0,
              9,
              0,
              0,
              1,
              0x12,
              0,
              3,
              0,
              0,
              0,
              1,
              0,
              orientation,
              0,
              0,
            ],
          ];
      const body = [...bytes('Exif\0\0', ...(tiff as [string, number[]]))];
      return [0xff, 0xe1, 0, body.length + 2, ...body];
    };
    for (const little of [true, false]) {
      for (let orientation = 0; orientation <= 9; orientation++) {
        const header = bytes([
          0xff,
          0xd8,
          ...exif(orientation, little),
          0xff,
          0xc0,
          0,
          17,
          8,
          1,
          0,
          0x23,
          0x28,
          3,
        ]);
        expect([orientation, pictureSize(header)]).toEqual([
          orientation,
          orientation >= 5 && orientation <= 8
            ? { width: 256, height: 9000 }
            : { width: 9000, height: 256 },
        ]);
      }
    }
  });

  it('of a PNG or a WebP that Exif turns on its side, too', () => {
    const word = (n: number, little = false): number[] =>
      little ? [n & 255, n >> 8, 0, 0] : [0, 0, n >> 8, n & 255];
    for (let orientation = 1; orientation <= 8; orientation++) {
      const tiff = bytes('MM', [
        0,
        42,
        0,
        0,
        0,
        8,
        0,
        1,
        1,
        0x12,
        0,
        3,
        0,
        0,
        0,
        1,
        0,
        orientation,
        0,
        0,
      ]);
      const png = bytes(
        '\x89PNG\r\n\x1a\n',
        word(13),
        'IHDR',
        word(9000),
        word(256),
        [8, 0, 0, 0, 0, 0, 0, 0, 0],
        word(1),
        'IDAT',
        [0, 0, 0, 0, 0],
        word(tiff.length),
        'eXIf',
        [...tiff],
        [0, 0, 0, 0],
      );
      const webp = (before: string): Uint8Array =>
        bytes(
          'RIFF',
          word(0),
          'WEBP',
          'VP8X',
          word(10, true),
          [8, 0, 0, 0],
          [0x27, 0x23, 0],
          [0xff, 0, 0],
          'ALPH',
          word(3, true),
          [0, 0, 0, 0],
          'EXIF',
          word(tiff.length + before.length, true),
          before,
          [...tiff],
        );
      for (const picture of [png, webp(''), webp('Exif\0\0')]) {
        expect(orientationOf(picture)).toBe(orientation);
        expect(pictureSize(picture)).toEqual(
          orientation >= 5 ? { width: 256, height: 9000 } : { width: 9000, height: 256 },
        );
      }
      expect(orientationOf(png.subarray(0, -8))).toBe(1); // it breaks off
    }
  });

  it('tells whether it is animated', () => {
    const frame = [
      0x21, 0xf9, 4, 0, 10, 0, 0, 0, 0x2c, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 2, 0x84, 0x51, 0,
    ];
    const gif = (frames: number): Uint8Array =>
      bytes(
        'GIF89a',
        [2, 0, 2, 0, 0x80, 0, 0],
        [0, 0, 0, 255, 255, 255],
        ...Array.from({ length: frames }, () => frame),
        [0x3b],
      );
    expect([isAnimated(gif(1)), isAnimated(gif(2)), isAnimated(gif(3).subarray(0, 40))]).toEqual([
      false,
      true,
      false,
    ]);
    const apng = (chunk: string, frames: number): Uint8Array =>
      bytes(
        '\x89PNG\r\n\x1a\n',
        zeros(3),
        [13],
        'IHDR',
        zeros(17),
        zeros(3),
        [8],
        chunk,
        [0, 0, 0, frames],
        zeros(8),
      );
    expect([
      isAnimated(apng('acTL', 4)),
      isAnimated(apng('acTL', 1)),
      isAnimated(apng('IDAT', 4)),
    ]).toEqual([true, false, false]);
    const webp = (flags: number): Uint8Array =>
      bytes('RIFF', zeros(4), 'WEBPVP8X', [10, 0, 0, 0, flags], zeros(9));
    expect([isAnimated(webp(2)), isAnimated(webp(0x10))]).toEqual([true, false]);
    fc.assert(
      fc.property(
        fc.constantFrom(gif(3), apng('acTL', 2), webp(2)),
        fc.uint8Array({ maxLength: 40 }),
        fc.nat(60),
        (start, rest, at) => {
          const damaged = Uint8Array.from([...start.subarray(0, at), ...rest]);
          expect(typeof isAnimated(damaged)).toBe('boolean');
        },
      ),
    );
  });

  it('never fails, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('\x89PNG', '\xff\xd8', 'GIF8', 'BM', 'RIFF', '\0\0\0\x20ftypavif', ''),
        fc.uint8Array({ maxLength: 80 }),
        (start, rest) => {
          expect(() => pictureSize(bytes(start, [...rest]))).not.toThrow();
        },
      ),
    );
  });
});
