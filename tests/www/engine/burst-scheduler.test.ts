import { expect, test } from 'vitest';
import { BurstScheduler } from '../../../www/engine/burst-scheduler';

test('one loop may train for the whole period, several share it, and none is left with too little', () => {
  const turns = new BurstScheduler();
  const leave = Array.from({ length: 10 }, () => turns.enter());
  expect(turns.budgetMs(0, 1)).toBe(20);
  leave.splice(2).forEach((end) => end());
  expect(turns.budgetMs(0, 1)).toBe(50);
  leave.forEach((end) => end());
  expect(turns.budgetMs(0, 1)).toBe(100);
  expect(turns.budgetMs(0, 0.5)).toBe(50);
});

test('while someone drags, bursts are short, for all loops and for a second', () => {
  const turns = new BurstScheduler();
  turns.enter();
  turns.hurry(1000);
  expect(turns.budgetMs(1900, 1)).toBe(15);
  expect(turns.budgetMs(2000, 1)).toBe(100);
});

test('bursts go one after another, in the order they came, also after one that fails', async () => {
  const turns = new BurstScheduler();
  const said: string[] = [];
  const burst = (name: string, ms: number) => async () => {
    said.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, ms));
    said.push(`${name} ends`);
  };
  const failing = turns
    .take(async () => Promise.reject(new Error('the loss was NaN')))
    .catch(({ message }) => said.push(message));
  await Promise.all([failing, turns.take(burst('a', 5)), turns.take(burst('b', 1))]);
  expect(said).toEqual(['the loss was NaN', 'a begins', 'a ends', 'b begins', 'b ends']);
});
