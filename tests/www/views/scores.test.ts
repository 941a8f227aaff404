import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ranks, scoreBars, takenForReal } from '../../../www/views/scores';

describe('scores', () => {
  it('are shown from the highest to the lowest, evenly along the order', () => {
    const scores = [0.1, 0.9, 0.5, 0.7, 0.3];
    expect(ranks(scores, 5)).toEqual([1, 3, 2, 4, 0]);
    expect(ranks(scores, 3)).toEqual([1, 2, 0]);
    expect(ranks(scores, 20)).toHaveLength(5);
    expect(ranks([], 3)).toEqual([]);
  });

  it('each fall into one bin, those above a half into strong ones', () => {
    const bars = scoreBars([0, 0.05, 0.5, 0.99, 1]);
    expect(bars.map(({ text }) => text)).toEqual([
      '2',
      '0',
      '0',
      '0',
      '0',
      '1',
      '0',
      '0',
      '0',
      '2',
    ]);
    expect(bars.map(({ strong }) => strong).indexOf(true)).toBe(5);
    fc.assert(
      fc.property(fc.array(fc.float({ min: 0, max: 1, noNaN: true })), (scores) => {
        expect(scoreBars(scores).reduce((sum, { text }) => sum + Number(text), 0)).toBe(
          scores.length,
        );
      }),
    );
  });

  it('that are no numbers are in no bin', () => {
    expect(scoreBars([NaN]).every(({ text }) => text === '0')).toBe(true);
  });

  it('above a half are taken for real', () => {
    expect(takenForReal([0.5, 0.51, 0.2, 1])).toBe(2);
  });
});
