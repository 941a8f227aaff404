import { expect, test } from 'vitest';
import { extentOf } from '../../../www/engine/extent';

test.each([
  [[0.3, -2.4], 0.5], // the largest of so few is a stray
  [Array.from({ length: 100 }, (_, i) => i / 10), 10],
  [Array.from({ length: 100 }, (_, i) => -i / 5), 20],
  [[0, 0], 1],
  [[], 1],
])('most of %j lies within %d', (coordinates, extent) => {
  expect(extentOf(Float32Array.from(coordinates))).toBeCloseTo(extent);
});
