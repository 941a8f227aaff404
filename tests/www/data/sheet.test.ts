import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellCount, cellOf, rowSide } from '../../../www/data/cells';
import type { Picture } from '../../../www/data/picture';
import { guessLayout } from '../../../www/data/sheet-guess';
import { grey } from './make-grey';

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
    ): Picture => {
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
    const guess = (sheet: Picture, count = 1): unknown =>
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
      // what has no margin does not begin with a line: this is left to the visitor
      expect(guess(ruled(6, 30, 1, 0, 128))).toMatchObject({ gap: 0 });
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
