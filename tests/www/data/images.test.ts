import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellCount, cellOf, guessLayout, rowSide } from '../../../www/data/cells';
import { suggestsInverting, type Grey } from '../../../www/data/grey';
import { isLitter, looksLike, roleOf } from '../../../www/data/kinds';
import { pictureSize } from '../../../www/data/picture-size';
import { frame, spans, type Crop } from '../../../www/data/resample';

const grey = (width: number, height: number, value: (x: number, y: number) => number): Grey => ({
  width, height, pixels: Uint8Array.from({ length: width * height }, (_, i) => value(i % width, Math.floor(i / width))),
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
    for (const crop of ['centre', 'fit', 'stretch'] as const) expect(framed(image, crop, 28)).toEqual(image.pixels);
  });

  it('of one tone keeps that tone, whatever its size', () => {
    fc.assert(fc.property(sides, sides, crops, fc.nat(255), (width, height, crop, tone) => {
      expect(new Set(framed(grey(width, height, () => tone), crop, 28))).toEqual(new Set([tone]));
    }));
  });

  it('inverted twice is the same', () => {
    fc.assert(fc.property(sides, sides, crops, (width, height, crop) => {
      const image = grey(width, height, (x, y) => (x * 31 + y * 17) % 256);
      expect(framed(image, crop, 32, true).map((value) => 255 - value)).toEqual(framed(image, crop, 32));
    }), { numRuns: 30 });
  });

  it('keeps its middle, all of it, or all of it stretched', () => {
    expect(spans(100, 60, 'centre', 28)).toEqual({ across: { from: 20, length: 60, to: 0, count: 28 }, down: { from: 0, length: 60, to: 0, count: 28 } });
    expect(spans(100, 50, 'fit', 28)).toEqual({ across: { from: 0, length: 100, to: 0, count: 28 }, down: { from: 0, length: 50, to: 7, count: 14 } });
    expect(spans(100, 50, 'stretch', 28).down).toEqual({ from: 0, length: 50, to: 0, count: 28 });
  });

  it('never reaches beyond the image or the square', () => {
    fc.assert(fc.property(sides, sides, crops, fc.constantFrom(28, 32), (width, height, crop, size) => {
      const { across, down } = spans(width, height, crop, size);
      for (const [span, length] of [[across, width], [down, height]] as const) {
        expect(span.from >= 0 && span.from + span.length <= length && span.to >= 0 && span.count >= 1 && span.to + span.count <= size).toBe(true);
      }
    }));
  });

  it('is averaged when it shrinks', () => {
    expect([...framed(grey(56, 56, (x) => (x % 2 ? 200 : 0)), 'stretch', 28)].every((value) => Math.abs(value - 100) <= 26)).toBe(true);
  });

  it('lies on the tone of its edge where it does not fill the square', () => {
    const fitted = framed(grey(20, 10, (x, y) => (x > 4 && x < 15 && y > 2 && y < 7 ? 0 : 240)), 'fit', 28);
    expect([fitted[0], fitted[27 * 28]]).toEqual([240, 240]);
  });
});

it('inverting is suggested for dark strokes on a bright ground, not for the other kind', () => {
  const stroke = (ink: number, paper: number): Grey => grey(10, 10, (x, y) => (x === 5 && y > 1 && y < 8 ? ink : paper));
  expect(suggestsInverting([stroke(0, 255), stroke(20, 240)])).toBe(true);
  expect(suggestsInverting([stroke(255, 0)])).toBe(false);
  expect(suggestsInverting([])).toBe(false);
});

describe('a sheet', () => {
  it('of cells gives back each of them', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 4, max: 9 }), fc.integer({ min: 4, max: 9 }), (columns, rows, width, height) => {
      const sheet = grey(columns * width + 3, rows * height + 2, (x, y) => Math.floor(x / width) + 10 * Math.floor(y / height));
      const layout = { kind: 'grid', width, height } as const;
      expect(cellCount(sheet, layout)).toBe(columns * rows);
      for (let i = 0; i < columns * rows; i++) expect(new Set(cellOf(sheet, layout, i).pixels)).toEqual(new Set([(i % columns) + 10 * Math.floor(i / columns)]));
    }));
  });

  it('of rows gives an image for each', () => {
    const sheet = grey(784, 3, (_, y) => y);
    expect(cellCount(sheet, { kind: 'rows' })).toBe(3);
    expect(cellOf(sheet, { kind: 'rows' }, 2)).toMatchObject({ width: 28, height: 28, pixels: new Uint8Array(784).fill(2) });
    expect([rowSide(784), rowSide(1024), rowSide(785), rowSide(16)]).toEqual([28, 32, 0, 0]);
  });

  it('is told from single images by its shape', () => {
    const size = (width: number, height: number) => ({ width, height });
    expect(guessLayout([size(784, 3000)])).toEqual({ kind: 'rows' });
    expect(guessLayout([size(1024, 1000), size(1024, 1000)])).toEqual({ kind: 'rows' });
    expect(guessLayout([size(1024, 768), size(1024, 768)])).toEqual({ kind: 'whole' });
    expect(guessLayout([size(280, 560)])).toEqual({ kind: 'grid', width: 28, height: 28 });
    expect(guessLayout([size(320, 64)])).toEqual({ kind: 'grid', width: 32, height: 32 });
    expect(guessLayout([size(28, 28), size(28, 28)])).toEqual({ kind: 'whole' });
  });
});

describe('the header of a picture', () => {
  const bytes = (...parts: (string | number[])[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : part)));
  const zeros = (count: number): number[] => new Array(count).fill(0);

  it('tells its size', () => {
    const headers = {
      png: bytes('\x89PNG\r\n\x1a\n', zeros(3), [13], 'IHDR', [0, 0, 0x4e, 0x20, 0, 0, 0, 100]),
      jpeg: bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc2, 0, 17, 8, 0, 100, 0x4e, 0x20, 3]),
      gif: bytes('GIF89a', [0x20, 0x4e, 100, 0]),
      bmp: bytes('BM', zeros(12), [40, 0, 0, 0, 0x20, 0x4e, 0, 0, 156, 255, 255, 255]), // from top to bottom
      lossy: bytes('RIFF', zeros(4), 'WEBPVP8 ', zeros(10), [0x20, 0x4e & 0x3f, 100, 0]),
      lossless: bytes('RIFF', zeros(4), 'WEBPVP8L', zeros(4), [0x2f, 0x1f, 0xce, 0x18, 0]),
      extended: bytes('RIFF', zeros(4), 'WEBPVP8X', zeros(8), [0x1f, 0x4e, 0, 99, 0, 0]),
      avif: bytes(zeros(4), 'ftypavif', zeros(20), 'ispe', zeros(4), [0, 0, 0, 9, 0, 0, 0, 9], 'ispe', zeros(4), [0, 0, 0x4e, 0x20, 0, 0, 0, 100]),
    };
    const { lossy, lossless, ...full } = headers;
    for (const [kind, header] of Object.entries(full)) expect({ kind, ...pictureSize(header) }).toEqual({ kind, width: 20_000, height: 100 });
    expect(pictureSize(lossy)).toEqual({ width: 0x0e20, height: 100 }); // 14 bits
    expect(pictureSize(lossless)).toEqual({ width: (0xce1f & 0x3fff) + 1, height: ((0x0018ce1f >> 14) & 0x3fff) + 1 });
  });

  it('never fails, whatever the bytes', () => {
    fc.assert(fc.property(fc.constantFrom('\x89PNG', '\xff\xd8', 'GIF8', 'BM', 'RIFF', '\0\0\0\x20ftypavif', ''), fc.uint8Array({ maxLength: 80 }), (start, rest) => {
      expect(() => pictureSize(bytes(start, [...rest]))).not.toThrow();
    }));
  });
});

describe('a file', () => {
  it('is what its name says, until its bytes say otherwise', () => {
    const names = { 'a.PNG': 'picture', 'b.zip': 'zip', 'c.npz': 'zip', 'd.npy': 'npy', 'train-images-idx3-ubyte.gz': 'idx', 'table.idx': 'idx', 'l.csv': 'labels', 'x.bin': 'unknown' };
    for (const [name, role] of Object.entries(names)) expect([name, roleOf(name)]).toEqual([name, role]);
    const heads = { 'a,b\n1,2': 'table', '{"a": 1}': 'json', '<html>': 'web', words: 'text', '': 'nothing', '\0\0\x08\x03\0': 'idx', 'PK\x03\x04': 'zip', '\x01\x02\x03': 'unknown' };
    for (const [head, kind] of Object.entries(heads)) expect(looksLike(Uint8Array.from([...head].map((letter) => letter.charCodeAt(0))))).toBe(kind);
  });

  it('that systems leave behind is passed over', () => {
    expect(['__MACOSX/a/._x.png', 'set/.DS_Store', 'Thumbs.db', 'set/cats/1.png'].map(isLitter)).toEqual([true, true, true, false]);
  });
});
