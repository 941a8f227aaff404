import { expect, test } from 'vitest';
import { ViewSchedule } from '../../../www/engine/view-schedule';

const samples = { samples: { count: 16 } };
const latent = { latent: { side: 20, extent: 3, points: 500 } };

function drawn(schedule: ViewSchedule, now: number, tookMs = 0): void {
  const name = schedule.next(now, false)!;
  schedule.finished(schedule.started(name), now, tookMs);
}

test('a new request is due at once, and not again until the model has trained', () => {
  const schedule = new ViewSchedule();
  schedule.request(samples);
  expect(schedule.next(0, false)).toBe('samples');
  drawn(schedule, 0);
  expect(schedule.next(10_000, false)).toBeUndefined();
});

test('a view left out is not computed', () => {
  const schedule = new ViewSchedule();
  schedule.request(samples);
  schedule.request({});
  expect(schedule.next(0, true)).toBeUndefined();
});

test('samples refresh eight times a second, the latent plane once', () => {
  const schedule = new ViewSchedule();
  schedule.request({ ...samples, ...latent });
  drawn(schedule, 0);
  drawn(schedule, 0);
  schedule.modelTrained();
  expect(schedule.next(100, false)).toBeUndefined();
  expect(schedule.next(125, false)).toBe('samples');
  drawn(schedule, 125);
  expect(schedule.next(999, false)).toBeUndefined();
  expect(schedule.next(1000, false)).toBe('latent');
});

test('costly views are computed less often, so that they take 15 % of the time', () => {
  const schedule = new ViewSchedule();
  schedule.request(samples);
  drawn(schedule, 0);
  schedule.modelTrained();
  drawn(schedule, 1000, 150);
  schedule.modelTrained();
  expect(schedule.next(1999, false)).toBeUndefined();
  expect(schedule.next(2000, false)).toBe('samples');
});

test('the first picture of a model may take long, because its kernels are compiled, and the next is due soon', () => {
  const schedule = new ViewSchedule();
  schedule.request(samples);
  drawn(schedule, 0, 4000);
  schedule.modelTrained();
  expect(schedule.next(125, false)).toBe('samples');
  drawn(schedule, 125, 150);
  schedule.modelReplaced();
  drawn(schedule, 200, 4000);
  schedule.modelTrained();
  expect(schedule.next(325, false)).toBe('samples');
});

test('at rest everything out of date is due', () => {
  const schedule = new ViewSchedule();
  schedule.request(samples);
  drawn(schedule, 0, 1000);
  schedule.modelTrained();
  expect(schedule.next(1, true)).toBe('samples');
});

test('a changed request is due at once, an unchanged one keeps its place', () => {
  const schedule = new ViewSchedule();
  schedule.request(samples);
  drawn(schedule, 0);
  schedule.request({ samples: { count: 16 } });
  expect(schedule.next(1, true)).toBeUndefined();
  schedule.request({ samples: { count: 25 } });
  expect(schedule.next(1, false)).toBe('samples');
});

test('a view that failed waits for another model or another request', () => {
  const schedule = new ViewSchedule();
  schedule.request(samples);
  schedule.failed(schedule.started('samples'));
  schedule.modelTrained();
  expect(schedule.next(10_000, true)).toBeUndefined();
  schedule.modelReplaced();
  expect(schedule.next(10_000, false)).toBe('samples');
});

test.each([
  ['another request', (schedule: ViewSchedule) => schedule.request({ samples: { count: 25 } })],
  [
    'the same request, made of a newer model',
    (schedule: ViewSchedule) => schedule.request(samples, 1),
  ],
  ['another model', (schedule: ViewSchedule) => schedule.modelReplaced()],
])('a failure that comes after %s stops nothing', (_, meanwhile) => {
  const schedule = new ViewSchedule();
  schedule.request(samples);
  const begun = schedule.started('samples');
  meanwhile(schedule);
  schedule.failed(begun);
  schedule.finished(begun, 100, 100);
  expect(schedule.next(0, false)).toBe('samples');
});
