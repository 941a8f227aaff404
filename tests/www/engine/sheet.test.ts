import { expect, test } from 'vitest';
import { toSheet } from '../../../www/engine/sheet';

test('pixel means become rounded bytes, one image after another', () => {
  const sheet = toSheet(Float32Array.of(0, 0.5, 1, 0.25, 0.1, 0.9), 1, 3);
  expect(sheet).toMatchObject({ count: 2, height: 1, width: 3 });
  expect([...sheet.pixels]).toEqual([0, 128, 255, 64, 26, 229]);
});

test('what lies outside 0..1 is clamped, and NaN is black', () => {
  expect([...toSheet(Float32Array.of(-1, 2, NaN), 1, 1).pixels]).toEqual([0, 255, 0]);
});
