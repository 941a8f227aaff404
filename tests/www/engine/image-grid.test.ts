import { expect, test } from 'vitest';
import { elementsOf, toImageGrid } from '../../../www/engine/image-grid';

test('pixel means become rounded bytes, one image after another', () => {
  const images = toImageGrid({
    channels: 1,
    height: 1,
    width: 3,
    pixels: Float32Array.of(0, 0.5, 1, 0.25, 0.1, 0.9),
  });
  expect(images).toMatchObject({ count: 2, channels: 1, height: 1, width: 3 });
  expect([...images.pixels]).toEqual([0, 128, 255, 64, 26, 229]);
});

test('what lies outside 0..1 is clamped, and NaN is black', () => {
  const { pixels } = toImageGrid({
    channels: 1,
    height: 1,
    width: 1,
    pixels: Float32Array.of(-1, 2, NaN),
  });
  expect([...pixels]).toEqual([0, 255, 0]);
});

test('an image has as many numbers as channels, height and width say, one channel where none are told', () => {
  expect(elementsOf({ channels: 3, height: 4, width: 5 })).toBe(60);
  expect(elementsOf({ height: 4, width: 5 })).toBe(20);
  expect(
    toImageGrid({ channels: 3, height: 1, width: 2, pixels: new Float32Array(12) }).count,
  ).toBe(2);
});
