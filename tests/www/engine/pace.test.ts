import { expect, test } from 'vitest';
import { Pace, restMs } from '../../../www/engine/pace';
import { StepRate } from '../../../www/engine/rate';

/** Trains `bursts` bursts on a machine that needs `ms(steps)` for each; returns their sizes. */
function train(pace: Pace, bursts: number, ms: (steps: number, burst: number) => number): number[] {
  return Array.from({ length: bursts }, (_, burst) => {
    const steps = pace.nextBurst(100);
    pace.took(steps, ms(steps, burst));
    return steps;
  });
}

test('the first burst is one step, and bursts grow to fill the period, not all at once', () => {
  expect(train(new Pace(), 7, (steps) => steps * 2)).toEqual([1, 1, 2, 8, 32, 50, 50]);
});

test('a step longer than the period is taken one by one', () => {
  expect(train(new Pace(), 6, (steps) => steps * 900)).toEqual([1, 1, 2, 1, 1, 1]);
});

test('a slow first step, which compiles, is forgotten at once', () => {
  expect(train(new Pace(), 5, (steps, burst) => (burst === 0 ? 3000 : steps * 20)).at(-1)).toBe(5);
});

test('where reading back takes 100 ms, bursts are as long as that', () => {
  expect(train(new Pace(), 6, (steps) => 100 + steps * 5).at(-1)).toBe(20);
});

test('an overhead that was only compiling does not stay', () => {
  const times = [3000, 300, 40];
  const sizes = train(new Pace(), 12, (steps, burst) => times[burst] ?? steps * 20);
  expect(sizes.at(-1)).toBeGreaterThanOrEqual(5);
  expect(sizes.at(-1)).toBeLessThanOrEqual(8);
});

test('one slow burst halves the next ones at most', () => {
  const pace = new Pace();
  train(pace, 6, (steps) => steps * 10);
  pace.took(10, 300);
  expect(pace.nextBurst(100)).toBe(5);
});

test('a smaller budget means shorter bursts, and a lower speed longer rests', () => {
  const pace = new Pace();
  train(pace, 6, (steps) => steps * 2);
  expect(pace.nextBurst(10)).toBe(5);
  expect(restMs(10, 0.1)).toBeCloseTo(90);
  expect(restMs(10, 1)).toBe(0);
});

test('after a restart the next burst is one step again', () => {
  const pace = new Pace();
  train(pace, 6, (steps) => steps * 5);
  pace.restart();
  expect(pace.nextBurst(100)).toBe(1);
});

test('the rate counts rests and forgets what is older than two seconds', () => {
  const rate = new StepRate();
  rate.restart(0);
  expect(rate.add(10, 500)).toBe(20);
  expect(rate.add(0, 1000)).toBe(10);
  rate.add(100, 2000);
  rate.add(100, 3000);
  expect(rate.add(100, 4000)).toBeCloseTo(100);
});
