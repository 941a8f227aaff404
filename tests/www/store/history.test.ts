import { describe, expect, it } from 'vitest';
import { append, emptyHistory, upTo } from '../../../www/store/history';

const curve = (values: number[]) => ({ bound: values, kl: values.map((value) => value * 3) });

describe('a history', () => {
  it('keeps every step while there is room', () => {
    const history = append(append(emptyHistory(10), 1, curve([1, 2])), 3, curve([3]));
    expect(history.steps).toEqual([1, 2, 3]);
    expect(history.terms.kl).toEqual([3, 6, 9]);
  });

  it('never holds more than its capacity, whatever the sizes of the reports', () => {
    let history = emptyHistory(20);
    let step = 1;
    for (const size of [1, 7, 40, 3, 500, 2, 1000]) {
      history = append(history, step, curve(Array.from({ length: size }, (_, i) => step + i)));
      step += size;
      expect(history.steps.length).toBeLessThan(20);
      expect(history.terms.bound!.length).toBe(history.steps.length);
    }
    expect(history.steps.at(-1)).toBeGreaterThan(step - 1 - history.stride);
  });

  it('keeps means: a straight line stays straight', () => {
    const history = append(emptyHistory(8), 1, curve(Array.from({ length: 64 }, (_, i) => i + 1)));
    history.steps.forEach((step, at) =>
      expect(history.terms.bound![at]).toBeCloseTo(step - (history.stride - 1) / 2),
    );
  });

  it('has gaps where a term was not measured', () => {
    const history = append(
      append(append(emptyHistory(8), 1, { bound: [1] }), 2, { bound: [2], kl: [5] }),
      3,
      { kl: [6] },
    );
    expect(history.terms).toEqual({ bound: [1, 2, NaN], kl: [NaN, 5, 6] });
  });

  it('forgets what came after a step, and goes on from there', () => {
    const before = append(emptyHistory(8), 1, { bound: [1, 2, 3, 4], kl: [5, 6, 7, 8] });
    const back = upTo(before, 2);
    expect(back).toMatchObject({ steps: [1, 2], terms: { bound: [1, 2], kl: [5, 6] } });
    expect(append(back, 3, { bound: [9], kl: [9] })).toMatchObject({
      steps: [1, 2, 3],
      terms: { bound: [1, 2, 9], kl: [5, 6, 9] },
    });
    expect(upTo(before, 0).steps).toEqual([]);
    expect(before.steps).toEqual([1, 2, 3, 4]);
  });

  it('forgets an unfinished point too', () => {
    const half = append(emptyHistory(2), 1, curve([1, 2, 3]));
    expect(half.pending.count).toBe(1);
    expect(upTo(half, 2).pending.count).toBe(0);
  });

  it('starts again when steps start again', () => {
    const history = append(append(emptyHistory(8), 1, curve([1, 2, 3])), 1, curve([9]));
    expect(history.steps).toEqual([1]);
  });

  it('leaves the old value alone', () => {
    const before = append(emptyHistory(8), 1, curve([1]));
    append(before, 2, curve([2]));
    expect(before.steps).toEqual([1]);
  });
});
