// The engine as a program has it, on one that runs in this thread.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LabEngine } from '../../../www/engine/engine';
import type { EngineEvent } from '../../../www/protocol/messages';
import type { TrainReport } from '../../../www/protocol/rust-types';
import { createEngine } from '../../../www/program/create';
import type { EngineHandle, StartOptions } from '../../../www/program/engine';
import { config, type FakeLab, fakeArtifact } from '../engine/fake-lab';
import { whole } from '../page/samples';
import { newEngine } from '../engine/new-engine';

const labs: FakeLab[] = [];
vi.mock('../../../www/engine/artifact', () => ({
  loadArtifact: async () => {
    const artifact = fakeArtifact(labs);
    return { ...artifact, schema: () => ({ ...artifact.schema(), fields: whole.fields }) };
  },
}));
const ended = vi.fn();
/** Whose calls can be taken from it, as those of one in a worker. */
const bound = (engine: LabEngine): LabEngine =>
  new Proxy(engine, {
    get: (_, name) => (Reflect.get(engine, name) as () => void).bind(engine),
  });
vi.mock('../../../www/engine/client', () => ({
  createEngine: () => ({
    engine: bound(newEngine()),
    terminate: ended,
  }),
}));

let handle: EngineHandle;
let events: EngineEvent[];
beforeEach(() => {
  labs.length = events.length = 0;
  ended.mockClear();
  handle = createEngine();
});
events = [];
afterEach(() => handle.engine.pause().catch(() => {}));

const start = (options: StartOptions = {}): Promise<void> =>
  handle.engine.start({ device: 'cpu', ...options }, (event) => void events.push(event));

async function stepsOf(reports: AsyncIterable<TrainReport>, most = Infinity): Promise<number[]> {
  const steps: number[] = [];
  for await (const { step } of reports) if (steps.push(step) >= most) break;
  return steps;
}

test('a loop over reports takes exactly so many steps, and more of them the next time', async () => {
  await start();
  expect((await stepsOf(handle.engine.train({ steps: 20 }))).at(-1)).toBe(20);
  expect(labs[0]!.step).toBe(20);
  expect((await stepsOf(handle.engine.train({ steps: 5 }))).at(-1)).toBe(25);
  expect(events.at(-1)).toMatchObject({ type: 'state', running: false });
  expect(await stepsOf(handle.engine.train({ steps: 0 }))).toEqual([]);
});

test('a loop that is left pauses the run', async () => {
  await start();
  expect(await stepsOf(handle.engine.train(), 2)).toHaveLength(2);
  const { step } = labs[0]!;
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(labs[0]!.step).toBe(step);
});

test('a loop ends where somebody pauses the run, and throws where another model comes', async () => {
  await start();
  setTimeout(() => void handle.engine.pause(), 30);
  expect((await stepsOf(handle.engine.train())).length).toBeGreaterThan(0);
  setTimeout(() => void handle.engine.reset(), 30);
  await expect(stepsOf(handle.engine.train())).rejects.toMatchObject({ name: 'OutdatedError' });
});

test('a loop throws what has stopped the run', async () => {
  await start();
  labs[0]!.failNext = Object.assign(new Error('No number.'), { name: 'DivergedError' });
  await expect(stepsOf(handle.engine.train({ steps: 3 }))).rejects.toMatchObject({
    name: 'DivergedError',
  });
});

test('a signal ends a loop and steps, with its reason, and the run rests', async () => {
  await start();
  const reason = new Error('enough');
  for (const run of [
    (signal: AbortSignal) => stepsOf(handle.engine.train({ signal })),
    (signal: AbortSignal) => handle.engine.step(100_000, { signal }),
  ]) {
    const controller = new AbortController();
    setTimeout(() => controller.abort(reason), 30);
    await expect(run(controller.signal)).rejects.toBe(reason);
    await expect(run(controller.signal)).rejects.toBe(reason); // at once
    expect(events.at(-1)).toMatchObject({ type: 'state', running: false });
  }
});

test('a signal ends an engine that starts', async () => {
  const controller = new AbortController();
  const starting = start({ signal: controller.signal });
  starting.catch(() => {});
  controller.abort();
  expect(ended).toHaveBeenCalledOnce();
  await expect(start({ signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' });
});

test('a loop does not outlive its engine', async () => {
  await start();
  setTimeout(() => handle.terminate(), 30);
  await expect(stepsOf(handle.engine.train())).rejects.toMatchObject({ name: 'EngineStopped' });
});

test('`using` ends it', () => {
  handle[Symbol.dispose ?? Symbol.for('Symbol.dispose')]!();
  expect(ended).toHaveBeenCalledOnce();
});

test('steps that are none are refused by name', async () => {
  await start();
  for (const steps of [-1, 1.5, Number.NaN])
    await expect(stepsOf(handle.engine.train({ steps }))).rejects.toMatchObject({
      name: 'ArgumentError',
    });
});

test('the text of a link is a config, to start with and later', async () => {
  await start({ config: 'v=2&seed=3' });
  expect(await handle.engine.config()).toEqual({ ...config, seed: 3 });
  await handle.engine.configure('seed=4');
  expect((await handle.engine.config()).seed).toBe(4);
  await handle.engine.configure({ model: config.model, seed: 5 });
  await handle.engine.tune('');
  expect((await handle.engine.config()).seed).toBe(5);
});

test('what of a text can’t be used warns at the start, and is refused later', async () => {
  await start({ config: 'seed=3&speling=1' });
  await vi.waitFor(() =>
    expect(events).toContainEqual({
      type: 'warning',
      name: 'ConfigError',
      message: expect.stringContaining('speling'),
    }),
  );
  await expect(handle.engine.configure('speling=1')).rejects.toMatchObject({ name: 'ConfigError' });
});

test('a start without anything is one, and one with nonsense is refused by name', async () => {
  await expect(handle.engine.start(7 as never)).rejects.toMatchObject({ name: 'ArgumentError' });
  await handle.engine.start();
  expect(await handle.engine.model()).toMatchObject({ step: 0 });
});
