import { describe, expect, it } from 'vitest';
import { begin, BLANK, clear, extend, undo } from '../../../../www/panels/drawing/stroke-history';

const stroke = { size: 0.1, erases: false, points: [[0, 0]] as const };

describe('a sketch', () => {
  const two = extend(begin(extend(begin(BLANK, stroke), [[1, 1]]), stroke), [
    [0.5, 0.5],
    [0, 1],
  ]);

  it('grows by its newest stroke', () => {
    expect(two.strokes.map(({ points }) => points.length)).toEqual([2, 3]);
  });

  it('loses a whole stroke at a time, down to the blank paper and no further', () => {
    const one = undo(two);
    expect(one.strokes.map(({ points }) => points.length)).toEqual([2]);
    expect(undo(undo(one))).toEqual(BLANK);
  });

  it('comes back after it was cleared', () => {
    expect(clear(two).strokes).toEqual([]);
    expect(undo(clear(two)).strokes).toEqual(two.strokes);
    expect(clear(BLANK)).toEqual(BLANK);
  });
});
