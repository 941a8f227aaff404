import { describe, expect, it, vi } from 'vitest';
import {
  drawErrorBars,
  FEW,
  imagesAtOnce,
  MANY,
  tightnessColumns,
} from '../../../www/views/tightness';

describe('the tightness of the bound', () => {
  it('is measured on all images at once while there are few codes, and on a few at a time where there are many', () => {
    expect([...FEW, MANY].map((samples) => imagesAtOnce(samples, 100))).toEqual([
      100, 100, 100, 100, 100, 100, 25, 5,
    ]);
    expect(imagesAtOnce(MANY, 3)).toBe(3);
  });

  it('is drawn as a bound with its standard error, under the highest of all', () => {
    const points = [
      { samples: 1, mean: -100, standardError: 2 },
      { samples: 10, mean: -95, standardError: 1.5 },
      { samples: 100, mean: -94, standardError: null },
    ];
    expect(tightnessColumns(points)).toEqual([
      [1, 10, 100],
      [-100, -95, -94],
      [-102, -96.5, -94],
      [-98, -93.5, -94],
      [-94, -94, -94],
    ]);
    expect(tightnessColumns([])).toEqual([[], [], [], [], []]);
  });

  it('has bars from one end to the other, each with its two short ends', () => {
    const [moveTo, lineTo, stroke] = [vi.fn(), vi.fn(), vi.fn()];
    drawErrorBars(
      {
        beginPath: vi.fn(),
        moveTo,
        lineTo,
        setLineDash: vi.fn(),
        stroke,
        strokeStyle: '',
        lineWidth: 1,
      },
      [{ x: 10, low: 90, high: 20 }],
      'red',
      2,
    );
    expect(moveTo.mock.calls).toEqual([
      [10, 90],
      [2, 90],
      [2, 20],
    ]);
    expect(lineTo.mock.calls).toEqual([
      [10, 20],
      [18, 90],
      [18, 20],
    ]);
    expect(stroke).toHaveBeenCalledOnce();
  });
});
