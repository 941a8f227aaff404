import { expect, test } from 'vitest';
import { CrashGuard } from '../../../www/engine/crash-guard';
import { SerialQueue } from '../../../www/engine/serial-queue';

test('tasks run one at a time, in the order they came', async () => {
  const queue = new SerialQueue();
  const log: string[] = [];
  const task = (name: string, ms: number) => async () => {
    log.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, ms));
    log.push(`${name} ends`);
  };
  await Promise.all([queue.run(task('slow', 10)), queue.run(task('fast', 0))]);
  expect(log).toEqual(['slow begins', 'slow ends', 'fast begins', 'fast ends']);
});

test('a task that fails rejects its own promise and lets the next one run', async () => {
  const queue = new SerialQueue();
  const failed = queue.run(() => {
    throw new Error('no');
  });
  const next = queue.run(() => 'yes');
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe('yes');
});

test('a cut guard rejects what waits and what comes', async () => {
  const line = new CrashGuard();
  const waiting = line.settle(new Promise(() => {}));
  line.cut(new Error('lost'));
  line.cut(new Error('echo'));
  await expect(waiting).rejects.toThrow('lost');
  await expect(line.settle(Promise.resolve(1))).rejects.toThrow('lost');
});

test('an uncut guard changes nothing', async () => {
  const line = new CrashGuard();
  expect(await line.settle(Promise.resolve(1))).toBe(1);
  await expect(line.settle(Promise.reject(new Error('own')))).rejects.toThrow('own');
});
