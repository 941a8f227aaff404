import { describe, expect, it } from 'vitest';
import {
  closeUp,
  compose,
  scaleOf,
  sizeOf,
  type Piece,
  type Place,
} from '../../../www/views/composition';

const place = (x: number, y: number, width: number, height: number): Place => ({
  x,
  y,
  width,
  height,
});
const images = (at: Place, width: number, crisp = true): Piece => ({
  kind: 'canvas',
  canvas: { width } as HTMLCanvasElement,
  crisp,
  place: at,
});
const words = (at: Place): Piece => ({
  kind: 'text',
  text: 'words',
  font: { style: 'normal 600', size: 10, family: 'serif' },
  colour: 'black',
  align: 'right',
  place: at,
});

describe('a panel as a picture', () => {
  it('begins at its top left, and closes the room of what is not drawn', () => {
    const pieces = closeUp([
      words(place(100, 1000, 50, 20)),
      images(place(100, 1200, 300, 30), 300),
      words(place(100, 1235, 50, 10)),
    ]);
    expect(pieces.map((piece) => [piece.place.x, piece.place.y])).toEqual([
      [24, 24],
      [24, 64],
      [24, 99],
    ]);
    expect(sizeOf(pieces)).toEqual({ width: 348, height: 133 });
  });

  it('keeps what lies side by side or above one another together', () => {
    const pieces = closeUp([
      images(place(0, 0, 600, 600), 420),
      images(place(0, 0, 600, 600), 1200, false),
      words(place(620, 500, 100, 20)),
    ]);
    expect(pieces.map((piece) => piece.place.y)).toEqual([24, 24, 524]);
  });

  it('keeps the order of the page, where later ones lie above', () => {
    const pieces = closeUp([images(place(0, 50, 10, 10), 10), words(place(0, 0, 10, 10))]);
    expect(pieces.map(({ kind }) => kind)).toEqual(['canvas', 'text']);
  });

  it('enlarges images by a whole number, to a readable size', () => {
    for (const width of [200, 298, 641.3, 900]) {
      const pieces = [images(place(0, 0, width, 50), 298)];
      const pixels = (scaleOf(pieces) * width) / 298; // of the picture for one of the images
      expect(pixels).toBeCloseTo(Math.round(pixels), 9);
      expect(pixels * 298).toBeGreaterThan(1000);
      expect(pixels * 298).toBeLessThan(1800);
    }
  });

  it('of charts stays as sharp as they are, and of bars is drawn twice as large', () => {
    expect(scaleOf([images(place(0, 0, 300, 100), 600, false)])).toBe(2);
    expect(scaleOf([images(place(0, 0, 300, 100), 300, false)])).toBe(1);
    expect(scaleOf([words(place(0, 0, 10, 10))])).toBe(2);
  });

  it('is never too large to be made', () => {
    const pieces = [images(place(0, 0, 20, 400), 2), words(place(0, 0, 400, 40_000))];
    const { width, height } = sizeOf(pieces);
    expect(width * height * scaleOf(pieces) ** 2).toBeLessThan(40e6);
  });

  it('is painted on the page’s colour, images crisp, words at the end they belong to', () => {
    const calls: unknown[][] = [];
    const context = {
      imageSmoothingEnabled: true,
      fillStyle: '',
      font: '',
      textAlign: 'left',
      textBaseline: 'top',
      fillRect: (...rect: number[]) => calls.push(['rect', context.fillStyle, ...rect]),
      fillText: (...text: unknown[]) => calls.push([context.font, context.textAlign, ...text]),
      drawImage: (_: unknown, ...rect: number[]) =>
        calls.push(['image', context.imageSmoothingEnabled, ...rect]),
    };
    compose(
      context as never,
      [
        images(place(24, 24, 10, 10), 10),
        words(place(24, 40, 100, 20)),
        { kind: 'box', colour: 'red', place: place(0, 0, 1, 1) },
      ],
      2,
      'paper',
    );
    expect(calls).toEqual([
      ['rect', 'paper', 0, 0, 296, 168],
      ['image', false, 48, 48, 20, 20],
      ['normal 600 20px serif', 'right', 'words', 248, 100],
      ['rect', 'red', 0, 0, 2, 2],
    ]);
  });
});
