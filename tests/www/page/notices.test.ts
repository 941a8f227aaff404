import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Leaving } from '../../../www/page/leaving';
import { reduce } from '../../../www/page/reduce';
import type { Notice } from '../../../www/store/state';
import { readyState } from './samples';

describe('a notice', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const setUp = () => {
    const left: number[] = [];
    return { left, leaving: new Leaving((id) => void left.push(id)) };
  };
  const notices: Notice[] = [
    { id: 1, tone: 'info', text: 'a' },
    { id: 2, tone: 'warning', text: 'b' },
    { id: 3, tone: 'error', text: 'c' },
    { id: 4, tone: 'error', text: 'd', stopped: true },
  ];

  it('leaves when there was time to read it, good news first; one that nothing runs stays', () => {
    const { left, leaving } = setUp();
    leaving.show(notices);
    vi.advanceTimersByTime(10_000);
    expect(left).toEqual([1]);
    vi.advanceTimersByTime(3_600_000);
    expect(left).toEqual([1, 2, 3]);
  });

  it('keeps its time when others come and go', () => {
    const { left, leaving } = setUp();
    leaving.show(notices.slice(0, 1));
    vi.advanceTimersByTime(9000);
    leaving.show(notices);
    vi.advanceTimersByTime(1000);
    expect(left).toEqual([1]);
    leaving.show(notices.slice(2));
    vi.advanceTimersByTime(40_000);
    expect(left).toEqual([1]); // the second was dismissed
  });

  it('stays while a visitor is at it, and has all its time after that', () => {
    const { left, leaving } = setUp();
    leaving.show(notices.slice(0, 1));
    vi.advanceTimersByTime(9000);
    leaving.hold(true);
    leaving.show(notices.slice(0, 2));
    vi.advanceTimersByTime(3_600_000);
    expect(left).toEqual([]);
    leaving.hold(false);
    vi.advanceTimersByTime(9000);
    expect(left).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(left).toEqual([1]);
  });
});

it('that the run has stopped is taken back when one runs', () => {
  const stopped = reduce(
    reduce(readyState(), { type: 'warning', name: 'DeviceError', message: 'slow' }),
    { type: 'error', name: 'DivergedError', message: 'The loss is not a number.' },
  );
  expect(stopped.notices.map(({ text }) => text)).toEqual(['slow', 'The loss is not a number.']);
  expect(reduce(stopped, { type: 'state', running: false }).notices).toHaveLength(2);
  expect(reduce(stopped, { type: 'state', running: true }).notices.map(({ text }) => text)).toEqual(
    ['slow'],
  );
});
