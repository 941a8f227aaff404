import { expect, test } from 'vitest';
import {
  againstFastest,
  growthExponent,
  worseThanRecorded,
} from '../../../pkg-scripts/bench-stats.mjs';

test('the ratio is to the fastest peer that could be measured', () => {
  const peers = [{ name: 'slow', stepMs: 40 }, { name: 'failed' }, { name: 'fast', stepMs: 20 }];
  expect(againstFastest({ stepMs: 10 }, peers)).toEqual({ ratio: 0.5, peer: 'fast' });
});

test('where every peer failed there is no ratio', () => {
  expect(againstFastest({ stepMs: 10 }, [{ name: 'failed' }])).toBeUndefined();
});

test('a ratio more than a tenth above the recorded one is said to be worse, and others are not', () => {
  const ratio = (value: number) => ({ ratio: value, peer: 'any' });
  const recorded = { cpu: { grown: ratio(0.5), steady: ratio(0.5), better: ratio(0.5) } };
  const measured = {
    cpu: { grown: ratio(0.56), steady: ratio(0.54), better: ratio(0.3), unrecorded: ratio(9) },
    webgpu: { grown: ratio(9) },
  };
  expect(worseThanRecorded(measured, recorded)).toEqual([
    { device: 'cpu', model: 'grown', ratio: 0.56, before: 0.5 },
  ]);
});

test('a cost that grows with the square of the size has the exponent 2', () => {
  expect(growthExponent([1, 8, 32].map((size) => [size, 3 * size ** 2] as const))).toBeCloseTo(
    2,
    10,
  );
});
