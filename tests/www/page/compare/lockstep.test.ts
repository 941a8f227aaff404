import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Lockstep } from '../../../../www/page/compare/lockstep';

const runs = { trainTo: vi.fn<(step: number) => void>(), rest: vi.fn<() => void>() };
let lockstep: Lockstep;
const goal = () => runs.trainTo.mock.lastCall?.[0];

beforeEach(() => {
  vi.clearAllMocks();
  lockstep = new Lockstep(runs);
});

/** Both runs go where they are told, the right one always later, until they rest. */
function untilRest(stepsPerSecond: number): number[] {
  const goals: number[] = [];
  for (let at = 0; !lockstep.resting; at = goal()!) {
    goals.push(goal()!);
    lockstep.reached([goal()!, at], stepsPerSecond);
    if (goal() === goals.at(-1)) lockstep.reached([goal()!, goal()!], stepsPerSecond);
  }
  return goals;
}

describe('two runs in lockstep', () => {
  it('wait for one another, and both rest at the budget', () => {
    lockstep.play(30);
    const goals = untilRest(20);
    expect(goals).toEqual([1, 6, 11, 16, 21, 26, 30]);
    expect(runs.rest).toHaveBeenCalledOnce();
  });

  it('are given no new goal while one of them is on its way', () => {
    lockstep.play(30);
    lockstep.reached([1, 0], 100);
    lockstep.reached([1, 0], 100);
    expect(goal()).toBe(1);
    lockstep.reached([1, 1], 100);
    expect(goal()).toBe(26);
  });

  it('rest at the same step after a pause', () => {
    lockstep.play(1000);
    lockstep.reached([1, 1], 40);
    lockstep.pause();
    lockstep.reached([11, 4], 40);
    expect(lockstep.resting).toBe(false);
    lockstep.reached([11, 11], 40);
    expect(lockstep.resting).toBe(true);
    expect(runs.rest).toHaveBeenCalledOnce();
  });

  it('go on from there, and further when the budget grows', () => {
    lockstep.play(1);
    lockstep.reached([1, 1], 40);
    expect(lockstep.resting).toBe(true);
    lockstep.play(1);
    expect(lockstep.resting).toBe(true);
    lockstep.play(5);
    expect(goal()).toBe(5);
  });

  it('rest at once when one fails, and meet again at the step of the other', () => {
    lockstep.play(100);
    lockstep.reached([1, 1], 40);
    lockstep.reached([11, 5], 40);
    lockstep.stop();
    expect(lockstep.resting).toBe(true);
    lockstep.play(100);
    expect(goal()).toBe(11);
    lockstep.reached([11, 11], 40);
    expect(goal()).toBe(21);
  });

  it('rest at the end of the round when the budget falls below it', () => {
    lockstep.play(100);
    lockstep.reached([1, 1], 400);
    lockstep.setBudget(50);
    lockstep.reached([100, 100], 400);
    expect(lockstep.resting).toBe(true);
  });
});
