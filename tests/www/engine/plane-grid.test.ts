import { expect, test } from 'vitest';
import { planeGrid } from '../../../www/engine/plane-grid';

test('the grid runs from the top left of its window to the bottom right', () => {
  expect([...planeGrid({ center: [10, 20], extent: 2 }, 3)]).toEqual([
    8, 22, 10, 22, 12, 22, 8, 20, 10, 20, 12, 20, 8, 18, 10, 18, 12, 18,
  ]);
});

test('a grid of one image lies at the centre', () => {
  expect([...planeGrid({ center: [1, -1], extent: 2 }, 1)]).toEqual([1, -1]);
});
