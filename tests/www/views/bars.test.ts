import { describe, expect, it } from 'vitest';
import { accuracyBars, coverageBars, dimensionBars } from '../../../www/views/bars';

describe('bars', () => {
  it('of a code are sorted by KL, and active dimensions are strong', () => {
    const bars = dimensionBars({
      klPerDimension: [0, 4, 2],
      varianceOfMean: [0, 1, 0.5],
      active: [false, true, true],
      activeUnits: 2,
      warning: null,
    });
    expect(bars).toEqual([
      { name: 'z2', share: 1, text: '4.00\u00a0nats', strong: true },
      { name: 'z3', share: 0.5, text: '2.00\u00a0nats', strong: true },
      { name: 'z1', share: 0, text: '0.00\u00a0nats', strong: false },
    ]);
  });

  it('of codes that are points show their variance', () => {
    const [bar] = dimensionBars({
      klPerDimension: [],
      varianceOfMean: [3],
      active: [true],
      activeUnits: 1,
      warning: null,
    });
    expect(bar).toEqual({ name: 'z1', share: 1, text: '3.00', strong: true });
  });

  it('of a collapsed code are all empty', () => {
    const bars = dimensionBars({
      klPerDimension: [0, 0],
      varianceOfMean: [0, 0],
      active: [false, false],
      activeUnits: 0,
      warning: { code: 'posteriorCollapse', fields: { active: 0, dimensions: 2 }, message: '' },
    });
    expect(bars.map(({ share }) => share)).toEqual([0, 0]);
  });

  it('of a classifier stand in pairs, by labels', () => {
    const result = (accuracy: number) => ({ accuracy, validationAccuracy: 1, epochs: 3 });
    const bars = accuracyBars([
      { labels: 1000, codes: result(0.9), pixels: result(0.85) },
      { labels: 100, codes: result(0.8), pixels: result(0.6) },
    ]);
    expect(bars.map(({ name, text }) => `${name}: ${text}`)).toEqual([
      '100 labels, from codes: 80.0\u00a0%',
      '100 labels, from pixels: 60.0\u00a0%',
      '1,000 labels, from codes: 90.0\u00a0%',
      '1,000 labels, from pixels: 85.0\u00a0%',
    ]);
  });

  it('of the classes are half full where all are drawn alike, and strong where covered', () => {
    expect(
      coverageBars({ shares: [0.5, 0.5], covered: 2 }, String).map(({ share, strong }) => [
        share,
        strong,
      ]),
    ).toEqual([
      [0.5, true],
      [0.5, true],
    ]);
    expect(
      coverageBars({ shares: [0.995, 0.005], covered: 1 }, String).map(({ share, strong }) => [
        share,
        strong,
      ]),
    ).toEqual([
      [0.995, true],
      [0.005, false],
    ]);
    expect(coverageBars({ shares: [0, 0], covered: 0 }, String).some(({ strong }) => strong)).toBe(
      false,
    );
  });
});
