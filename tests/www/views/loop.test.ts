import fc from 'fast-check';
import { expect, it } from 'vitest';
import { frameAt } from '../../../www/views/loop';

it('a walk goes there and back, and begins again', () => {
  expect([0, 250, 500, 750, 1000, 1500].map((ms) => frameAt(ms, 11, 1000))).toEqual([
    0, 5, 10, 5, 0, 10,
  ]);
});

it('a walk never leaves its images, and takes no leaps at 60 frames a second', () => {
  fc.assert(
    fc.property(fc.nat(1e7), fc.integer({ min: 1, max: 60 }), (ms, frames) => {
      const [now, next] = [frameAt(ms, frames, 6000), frameAt(ms + 16, frames, 6000)];
      expect(now).toBeGreaterThanOrEqual(0);
      expect(now).toBeLessThan(frames);
      expect(Math.abs(next - now)).toBeLessThanOrEqual(1);
    }),
  );
});
