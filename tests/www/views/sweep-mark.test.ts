import { expect, test } from 'vitest';
import { markAt } from '../../../www/views/sweep-mark';

test('the mark of a sweep stands below the image of its value', () => {
  expect(markAt(-1, 5)).toEqual({ at: 0.1, look: '' });
  expect(markAt(0, 5)).toEqual({ at: 0.5, look: '' });
  expect(markAt(1, 5)).toEqual({ at: 0.9, look: '' });
});

test('beyond the row it is an arrow at the end', () => {
  expect(markAt(-1.4, 5)).toEqual({ at: 0, look: 'below' });
  expect(markAt(3, 13)).toEqual({ at: 1, look: 'above' });
});
