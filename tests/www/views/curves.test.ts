import { describe, expect, it } from 'vitest';
import { append, emptyHistory } from '../../../www/store/history';
import { calmRange, chartColumns } from '../../../www/views/curves';

const curve = (...values: number[]) => ({ bound: values });

describe('the columns of a chart', () => {
  it('share one rising axis, with gaps where a curve has no point', () => {
    const train = append(emptyHistory(), 1, curve(10, 20, 30));
    const heldOut = append(append(emptyHistory(), 2, curve(19)), 5, curve(29));
    expect(chartColumns([train, heldOut], 'bound')).toEqual([
      [1, 2, 3, 5],
      [10, 20, 30, null],
      [null, 19, null, 29],
    ]);
  });

  it('have gaps where a term was not measured', () => {
    const train = append(append(emptyHistory(), 1, { kl: [1] }), 2, { kl: [2], bound: [9] });
    expect(chartColumns([train, emptyHistory()], 'bound')[1]).toEqual([null, 9]);
  });

  it('are empty before there is anything to draw', () => {
    expect(chartColumns([emptyHistory(), emptyHistory()], 'kl')).toEqual([[], [], []]);
  });
});

describe('the range of a chart', () => {
  it('holds all of a short curve', () => {
    const [low, high] = calmRange([
      [-500, -200],
      [null, -300],
    ]);
    expect(low).toBeLessThan(-500);
    expect(high).toBeGreaterThan(-200);
  });

  it('leaves the plunge of the first steps outside a long one', () => {
    const values = [-5000, ...Array.from({ length: 99 }, () => -100)];
    expect(calmRange([values])[0]).toBeGreaterThan(-200);
  });

  it('is never empty, even of one value or none', () => {
    for (const columns of [[[]], [[null]], [[7]], [[0, 0]], [[NaN]]]) {
      const [low, high] = calmRange(columns);
      expect(high).toBeGreaterThan(low);
    }
  });
});
