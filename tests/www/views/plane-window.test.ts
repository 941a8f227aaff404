import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { planeReach, toPlace } from '../../../www/views/latent-scale';
import { nearestPoint, pointsInSight, pointsInside } from '../../../www/views/picking';
import { cellCode, nearestCell } from '../../../www/views/plane-cells';
import { fitting, moved, showing, zoomed } from '../../../www/views/plane-window';

const SIDE = 15;
const number = (limit: number) => fc.double({ min: -limit, max: limit, noNaN: true });

describe('the window', () => {
  it('keeps a code where the hand has it, whatever the zoom', () => {
    fc.assert(
      fc.property(
        number(50),
        number(50),
        number(400),
        number(400),
        fc.double({ min: 0.3, max: 900, noNaN: true }),
        (z1, z2, x, y, extent) => {
          const window = showing([z1, z2], { x, y }, extent, 400, SIDE);
          const place = toPlace(
            { size: 400, reach: planeReach(window.extent, SIDE), center: window.center },
            z1,
            z2,
          );
          expect(place.x).toBeCloseTo(x, 4);
          expect(place.y).toBeCloseTo(y, 4);
        },
      ),
    );
  });

  it('has a smallest and a largest extent', () => {
    const window = { center: [1, 2], extent: 3 } as const;
    expect(zoomed(window, 1e-9).extent).toBeGreaterThan(0.1);
    expect(zoomed(window, 1e9).extent).toBeLessThan(1e4);
    expect(zoomed(window, 2)).toEqual({ center: [1, 2], extent: 6 });
  });

  it('moves by parts of its extent, upwards to larger z2', () => {
    expect(moved({ center: [1, 2], extent: 4 }, 0.25, -0.5)).toEqual({ center: [2, 0], extent: 4 });
  });

  it('that fits has all codes inside, and most of it used', () => {
    const codes = Float32Array.from([-1, 0, 9, 2, 4, -3]);
    const window = fitting(codes)!;
    expect(window.center).toEqual([4, -0.5]);
    expect(window.extent).toBeGreaterThan(5);
    expect(window.extent).toBeLessThan(6);
    expect(fitting(new Float32Array(0))).toBeNull();
  });
});

describe('points', () => {
  const scale = { size: 100, reach: 2, center: [0, 0] } as const;
  const codes = Float32Array.from([0, 0, 1, 1, 3, 0]); // at (50, 50), (75, 25) and outside

  it('are meant by a pointer that is near, the nearest of them', () => {
    expect(nearestPoint(codes, scale, { x: 73, y: 28 }, 9)).toBe(1);
    expect(nearestPoint(codes, scale, { x: 60, y: 60 }, 9)).toBeNull();
  });

  it('are caught inside a line, also one with a dent', () => {
    const dented = [
      { x: 40, y: 10 },
      { x: 95, y: 10 },
      { x: 95, y: 90 },
      { x: 40, y: 90 },
      { x: 65, y: 50 },
    ];
    expect(pointsInside(codes, scale, dented)).toEqual([1]);
    expect(
      pointsInside(codes, scale, [
        { x: 0, y: 0 },
        { x: 100, y: 0 },
        { x: 100, y: 100 },
        { x: 0, y: 100 },
      ]),
    ).toEqual([0, 1]);
  });

  it('are in sight or not', () => {
    expect(pointsInSight(codes, scale)).toEqual([0, 1]);
  });
});

test('each image of the decoded grid is found by its code', () => {
  const grid = { side: SIDE, center: [2, -1], extent: 3 } as const;
  expect(cellCode(grid, 0, 0)).toEqual([-1, 2]);
  expect(nearestCell(grid, cellCode(grid, 4, 9))).toEqual({ column: 4, row: 9 });
  expect(nearestCell(grid, [99, 99])).toEqual({ column: SIDE - 1, row: 0 });
});
