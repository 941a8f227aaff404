// What a new model takes the place of, and who is brought it.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LabEngine } from '../../../www/engine/engine';
import type { EngineEvent, StartOptions } from '../../../www/protocol/messages';
import { config, fakeArtifact, type FakeLab } from './fake-lab';
import { newEngine } from './new-engine';

const labs: FakeLab[] = [];
vi.mock('../../../www/engine/artifact', () => ({
  loadArtifact: async () => fakeArtifact(labs),
}));

let engine: LabEngine;
let events: EngineEvent[];

beforeEach(() => {
  labs.length = 0;
  events = [];
  engine = newEngine();
});

afterEach(() => engine.pause());

const start = (options: Partial<StartOptions> = {}) =>
  engine.start({ device: 'cpu', ...options }, (event) => void events.push(event));
const of = <T extends EngineEvent['type']>(type: T) =>
  events.filter((event) => event.type === type) as Extract<EngineEvent, { type: T }>[];
const until = (condition: () => boolean) =>
  vi.waitFor(() => expect(condition()).toBe(true), { timeout: 3000, interval: 2 });

test('a new model brings the run whose place it takes, at the very step, where that is wanted', async () => {
  await start({ keepReplaced: true });
  await engine.reset();
  await engine.play();
  await until(() => of('progress').length > 3);
  await engine.configure({ ...config, seed: 2 });
  const at = events.findLastIndex(({ type }) => type === 'model');
  const steps = events
    .slice(0, at)
    .flatMap((event) => (event.type === 'progress' ? event.report.step : []));
  expect(of('model').map(({ replaced }) => replaced?.[0])).toEqual([undefined, steps.at(-1)]);
});

test('a config that is refused replaces nothing', async () => {
  await start({ keepReplaced: true });
  await engine.step(3);
  const refused = { ...config, training: { ...config.training, batchSize: 0 } };
  await expect(engine.configure(refused)).rejects.toMatchObject({ name: 'ConfigError' });
  expect(of('model')).toEqual([]);
});

test('nobody who did not ask is brought the run before', async () => {
  await start();
  await engine.step(3);
  await engine.reset();
  expect(of('model')[0]).not.toHaveProperty('replaced');
  expect(labs[0]!.calls).not.toContain('save');
});
