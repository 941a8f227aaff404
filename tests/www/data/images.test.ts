import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAnimated } from '../../../www/data/animated';
import { cellCount, cellOf, rowSide } from '../../../www/data/cells';
import { orientationOf } from '../../../www/data/exif';
import { turned, type Grey } from '../../../www/data/grey';
import { isLitter, looksLike, roleOf } from '../../../www/data/kinds';
import { pictureSize } from '../../../www/data/picture-size';
import { frame, spans, type Crop } from '../../../www/data/resample';
import { guessLayout } from '../../../www/data/sheet-guess';
import { narrowTones, suggestedBackground, suggestsInverting } from '../../../www/data/suggestions';

const grey = (width: number, height: number, value: (x: number, y: number) => number): Grey => ({
  width,
  height,
  pixels: Uint8Array.from({ length: width * height }, (_, i) =>
    value(i % width, Math.floor(i / width)),
  ),
});
const framed = (image: Grey, crop: Crop, size: number, invert = false): Uint8Array => {
  const out = new Uint8Array(size * size);
  frame(image, { crop, size, invert }, out);
  return out;
};
const sides = fc.integer({ min: 1, max: 90 });
const crops = fc.constantFrom<Crop>('centre', 'fit', 'stretch');

describe('an image made square', () => {
  it('stays as it is where it has the size', () => {
    const image = grey(28, 28, (x, y) => x * y);
    for (const crop of ['centre', 'fit', 'stretch'] as const)
      expect(framed(image, crop, 28)).toEqual(image.pixels);
  });

  it('of one tone keeps that tone, whatever its size', () => {
    fc.assert(
      fc.property(sides, sides, crops, fc.nat(255), (width, height, crop, tone) => {
        expect(
          new Set(
            framed(
              grey(width, height, () => tone),
              crop,
              28,
            ),
          ),
        ).toEqual(new Set([tone]));
      }),
    );
  });

  it('inverted twice is the same', () => {
    fc.assert(
      fc.property(sides, sides, crops, (width, height, crop) => {
        const image = grey(width, height, (x, y) => (x * 31 + y * 17) % 256);
        expect(framed(image, crop, 32, true).map((value) => 255 - value)).toEqual(
          framed(image, crop, 32),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('keeps its middle, all of it, or all of it stretched', () => {
    expect(spans(100, 60, 'centre', 28)).toEqual({
      across: { from: 20, length: 60, to: 0, count: 28 },
      down: { from: 0, length: 60, to: 0, count: 28 },
    });
    expect(spans(100, 50, 'fit', 28)).toEqual({
      across: { from: 0, length: 100, to: 0, count: 28 },
      down: { from: 0, length: 50, to: 7, count: 14 },
    });
    expect(spans(100, 50, 'stretch', 28).down).toEqual({ from: 0, length: 50, to: 0, count: 28 });
  });

  it('never reaches beyond the image or the square', () => {
    fc.assert(
      fc.property(sides, sides, crops, fc.constantFrom(28, 32), (width, height, crop, size) => {
        const { across, down } = spans(width, height, crop, size);
        for (const [span, length] of [
          [across, width],
          [down, height],
        ] as const) {
          expect(
            span.from >= 0 &&
              span.from + span.length <= length &&
              span.to >= 0 &&
              span.count >= 1 &&
              span.to + span.count <= size,
          ).toBe(true);
        }
      }),
    );
  });

  it('is averaged when it shrinks', () => {
    expect(
      [
        ...framed(
          grey(56, 56, (x) => (x % 2 ? 200 : 0)),
          'stretch',
          28,
        ),
      ].every((value) => Math.abs(value - 100) <= 26),
    ).toBe(true);
  });

  it('lies on the tone of its edge where it does not fill the square', () => {
    const fitted = framed(
      grey(20, 10, (x, y) => (x > 4 && x < 15 && y > 2 && y < 7 ? 0 : 240)),
      'fit',
      28,
    );
    expect([fitted[0], fitted[27 * 28]]).toEqual([240, 240]);
  });
});

describe('images that use a narrow range of tones', () => {
  it('are noticed, with the range that can be stretched, and specks left out', () => {
    const scan = grey(40, 40, (x, y) => 20 + ((x * 40 + y) % 16));
    expect(narrowTones([scan, scan])).toEqual({
      black: expect.closeTo(20, 1),
      white: expect.closeTo(35, 1),
    });
    scan.pixels[7] = 255;
    expect(narrowTones([scan, scan])!.white).toBeCloseTo(35, 0);
    for (const usual of [
      grey(10, 10, (x) => x * 25),
      grey(10, 10, () => 9),
      grey(10, 10, (x) => (x ? 0 : 200)),
    ])
      expect(narrowTones([usual])).toBeNull();
    expect(narrowTones([])).toBeNull();
  });

  it('are stretched to the whole of it, to every tone that the file has', () => {
    const pixels = Float32Array.from({ length: 28 * 28 }, (_, i) => ((i % 256) * 16) / 257);
    const out = new Uint8Array(28 * 28);
    frame(
      { width: 28, height: 28, pixels },
      { crop: 'centre', size: 28, invert: false, tones: { black: 0, white: (255 * 16) / 257 } },
      out,
    );
    expect([...out.subarray(0, 256)]).toEqual(Array.from({ length: 256 }, (_, i) => i));
  });
});

it('black is suggested behind bright strokes on nothing, white behind all others', () => {
  const clear = (tone: number): Grey => ({ ...grey(2, 2, () => 0), clear: { share: 0.8, tone } });
  expect([
    suggestedBackground([clear(250), clear(240)]),
    suggestedBackground([clear(20)]),
    suggestedBackground([grey(2, 2, () => 255)]),
    suggestedBackground([]),
  ]).toEqual(['black', 'white', 'white', 'white']);
});

it('inverting is suggested for dark strokes on a bright ground, not for the other kind', () => {
  const stroke = (ink: number, paper: number): Grey =>
    grey(10, 10, (x, y) => (x === 5 && y > 1 && y < 8 ? ink : paper));
  expect(suggestsInverting([stroke(0, 255), stroke(20, 240)])).toBe(true);
  expect(suggestsInverting([stroke(255, 0)])).toBe(false);
  expect(suggestsInverting([])).toBe(false);
});

describe('a sheet', () => {
  it('of cells gives back each of them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 4, max: 9 }),
        fc.integer({ min: 4, max: 9 }),
        (columns, rows, width, height) => {
          const sheet = grey(
            columns * width + 3,
            rows * height + 2,
            (x, y) => Math.floor(x / width) + 10 * Math.floor(y / height),
          );
          const layout = { kind: 'grid', width, height, gap: 0, margin: 0 } as const;
          expect(cellCount(sheet, layout)).toBe(columns * rows);
          for (let i = 0; i < columns * rows; i++)
            expect(new Set(cellOf(sheet, layout, i).pixels)).toEqual(
              new Set([(i % columns) + 10 * Math.floor(i / columns)]),
            );
        },
      ),
    );
  });

  it('with gaps and a margin gives back each of its cells, whatever lies between', () => {
    const small = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 4, max: 9 }),
        fc.integer({ min: 4, max: 9 }),
        small,
        small,
        small,
        (columns, rows, width, height, gap, margin, rest) => {
          const [across, down] = [
            (x: number) => (x - margin) % (width + gap),
            (y: number) => (y - margin) % (height + gap),
          ];
          const sheet = grey(
            margin + columns * (width + gap) - gap + Math.min(rest, width - 1),
            margin + rows * (height + gap) - gap + Math.min(rest, height - 1),
            (x, y) =>
              x < margin || y < margin || across(x) >= width || down(y) >= height
                ? 255
                : Math.floor((x - margin) / (width + gap)) +
                  10 * Math.floor((y - margin) / (height + gap)),
          );
          const layout = { kind: 'grid', width, height, gap, margin } as const;
          expect(cellCount(sheet, layout)).toBe(columns * rows);
          for (let i = 0; i < columns * rows; i++)
            expect(new Set(cellOf(sheet, layout, i).pixels)).toEqual(
              new Set([(i % columns) + 10 * Math.floor(i / columns)]),
            );
        },
      ),
    );
  });

  describe('of which a picture is seen', () => {
    /** Strokes on the ground, cell by cell, that touch the cells' edges. */
    const ruled = (
      count: number,
      side: number,
      gap: number,
      margin: number,
      line: number,
      ground = 0,
      ink = 220,
    ): Grey => {
      const period = side + gap;
      const length = 2 * margin + count * period - gap;
      return grey(length, length, (x, y) => {
        const [u, v] = [(x - margin) % period, (y - margin) % period];
        if (
          x < margin ||
          y < margin ||
          x >= length - margin ||
          y >= length - margin ||
          u >= side ||
          v >= side
        )
          return line;
        const lean =
          ((Math.floor((x - margin) / period) + 2 * Math.floor((y - margin) / period)) % 4) / 2 -
          0.75;
        return Math.abs(u - side / 2 - lean * (v - side / 2)) < 2 ? ink : ground;
      });
    };
    const guess = (sheet: Grey, count = 1): unknown =>
      guessLayout(
        Array.from({ length: count }, () => sheet),
        sheet,
      );

    it('tells the gaps and the margin by the lines between the images', () => {
      expect(guess(ruled(8, 28, 2, 2, 0))).toEqual({
        kind: 'grid',
        width: 28,
        height: 28,
        gap: 2,
        margin: 2,
      }); // black between black, as make_grid has it
      expect(guess(ruled(8, 28, 2, 0, 0))).toEqual({
        kind: 'grid',
        width: 28,
        height: 28,
        gap: 2,
        margin: 0,
      });
      expect(guess(ruled(6, 37, 3, 3, 255))).toEqual({
        kind: 'grid',
        width: 37,
        height: 37,
        gap: 3,
        margin: 3,
      }); // white lines around sides that nobody guesses
      expect(guess(ruled(6, 30, 1, 0, 128))).toMatchObject({ gap: 0 }); // what has no margin does not begin with a line: this is left to the visitor
      expect(guess(ruled(10, 20, 4, 8, 200, 255, 0))).toEqual({
        kind: 'grid',
        width: 20,
        height: 20,
        gap: 4,
        margin: 8,
      });
    });

    it('tells cells without gaps by their blank edges, not the gaps within a digit’s box', () => {
      const digits = grey(320, 320, (x, y) =>
        [x % 32, y % 32].every((at) => at >= 4 && at < 28) && (x * y) % 3 ? 255 : 0,
      );
      expect(guess(digits)).toEqual({ kind: 'grid', width: 32, height: 32, gap: 0, margin: 0 });
      expect(guess(digits, 5)).toEqual({ kind: 'grid', width: 32, height: 32, gap: 0, margin: 0 }); // several sheets
    });

    it('takes no edge that all cells happen to have for a line between them', () => {
      expect(guess(grey(200, 100, (x, y) => ((x % 20) + (y % 20) < 20 ? 255 : 180)))).toMatchObject(
        { gap: 0, margin: 0 },
      );
    });

    it('leaves photographs whole', () => {
      const photo = grey(224, 224, (x, y) => (x * 7 + y * 13 + ((x * y) % 31)) % 256);
      expect(guess(photo, 5)).toEqual({ kind: 'whole' });
      const framed = grey(224, 224, (x, y) =>
        Math.min(x, y, 223 - x, 223 - y) < 8 ? 255 : (x * 7 + y * 13) % 250,
      );
      expect(guess(framed, 5)).toEqual({ kind: 'whole' });
      expect(
        guess(
          grey(224, 224, () => 7),
          5,
        ),
      ).toEqual({ kind: 'whole' });
    });
  });

  it('of rows gives an image for each', () => {
    const sheet = grey(784, 3, (_, y) => y);
    expect(cellCount(sheet, { kind: 'rows' })).toBe(3);
    expect(cellOf(sheet, { kind: 'rows' }, 2)).toMatchObject({
      width: 28,
      height: 28,
      pixels: new Uint8Array(784).fill(2),
    });
    expect([rowSide(784), rowSide(1024), rowSide(785), rowSide(16)]).toEqual([28, 32, 0, 0]);
  });

  it('is told from single images by its shape', () => {
    const size = (width: number, height: number) => ({ width, height });
    expect(guessLayout([size(784, 3000)])).toEqual({ kind: 'rows' });
    expect(guessLayout([size(1024, 1000), size(1024, 1000)])).toEqual({ kind: 'rows' });
    expect(guessLayout([size(1024, 768), size(1024, 768), size(1024, 768)])).toEqual({
      kind: 'whole',
    });
    expect(guessLayout([size(280, 560)])).toEqual({
      kind: 'grid',
      width: 28,
      height: 28,
      gap: 0,
      margin: 0,
    });
    expect(guessLayout([size(320, 64)])).toEqual({
      kind: 'grid',
      width: 32,
      height: 32,
      gap: 0,
      margin: 0,
    });
    expect(guessLayout([size(224, 224), size(224, 224)])).toMatchObject({
      kind: 'grid',
      width: 28,
      gap: 0,
    }); // two can't be an image each
    expect(guessLayout([size(28, 28), size(28, 28), size(28, 28)])).toEqual({ kind: 'whole' });
  });
});

it('a picture is turned as Exif has it', () => {
  const stored = [1, 2, 3, 4, 5, 6]; // two rows
  const shown = [
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
    [
      [3, 2, 1],
      [6, 5, 4],
    ],
    [
      [6, 5, 4],
      [3, 2, 1],
    ],
    [
      [4, 5, 6],
      [1, 2, 3],
    ],
    [
      [1, 4],
      [2, 5],
      [3, 6],
    ],
    [
      [4, 1],
      [5, 2],
      [6, 3],
    ],
    [
      [6, 3],
      [5, 2],
      [4, 1],
    ],
    [
      [3, 6],
      [2, 5],
      [1, 4],
    ],
  ];
  shown.forEach((rows, i) => {
    const { width, height, pixels } = turned(
      { width: 3, height: 2, pixels: Uint8Array.from(stored) },
      i + 1,
    );
    expect([i + 1, width, height, [...pixels]]).toEqual([
      i + 1,
      rows[0]!.length,
      rows.length,
      rows.flat(),
    ]);
  });
});

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

describe('a file', () => {
  it('is what its name says, until its bytes say otherwise', () => {
    const names = {
      'a.PNG': 'picture',
      'b.zip': 'zip',
      'c.npz': 'zip',
      'd.npy': 'npy',
      'train-images-idx3-ubyte.gz': 'idx',
      'table.idx': 'idx',
      'l.csv': 'labels',
      'x.bin': 'unknown',
    };
    for (const [name, role] of Object.entries(names))
      expect([name, roleOf(name)]).toEqual([name, role]);
    const heads = {
      'a,b\n1,2': 'table',
      '{"a": 1}': 'json',
      '<html>': 'web',
      words: 'text',
      '': 'nothing',
      '\0\0\x08\x03\0': 'idx',
      'PK\x03\x04': 'zip',
      '\x01\x02\x03': 'unknown',
    };
    for (const [head, kind] of Object.entries(heads))
      expect(looksLike(Uint8Array.from([...head].map((letter) => letter.charCodeAt(0))))).toBe(
        kind,
      );
  });

  it('that systems leave behind is passed over', () => {
    expect(
      ['__MACOSX/a/._x.png', 'set/.DS_Store', 'Thumbs.db', 'set/cats/1.png'].map(isLitter),
    ).toEqual([true, true, true, false]);
  });
});
