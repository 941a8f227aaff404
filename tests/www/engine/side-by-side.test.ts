// Engines that share what is in one worker.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LabEngine } from '../../../www/engine/engine';
import type { EngineEvent, StartOptions } from '../../../www/protocol/messages';
import type { Shared } from '../../../www/engine/shared';
import { BurstScheduler } from '../../../www/engine/burst-scheduler';
import { WasmInstances } from '../../../www/engine/wasm-instances';
import { stubGpu } from './fake-gpu';
import { FakeLab, fakeArtifact } from './fake-lab';

const labs: FakeLab[] = [];
const loaded: string[] = [];
let prepare: (lab: FakeLab) => void;
vi.mock('../../../www/engine/artifact', () => ({
  loadArtifact: async (kind: string, address: string) => (
    loaded.push(`${kind} ${address}`),
    fakeArtifact(labs, (lab) => prepare(lab))
  ),
}));

let shared: Shared;
let engines: LabEngine[];

beforeEach(() => {
  labs.length = loaded.length = 0;
  engines = [];
  prepare = () => {};
  shared = {
    instances: new WasmInstances({
      cpu: 'https://cdn.example/cpu.wasm',
      webgpu: 'https://cdn.example/webgpu.wasm',
    }),
    turns: new BurstScheduler(),
    times: new Map(),
  };
});

afterEach(async () => {
  vi.unstubAllGlobals();
  await Promise.all(engines.map((engine) => engine.close()));
});

const until = (condition: () => boolean) =>
  vi.waitFor(() => expect(condition()).toBe(true), { timeout: 3000, interval: 2 });

async function open(device: StartOptions['device'] = 'cpu') {
  const engine = new LabEngine(shared);
  engines.push(engine);
  const events: EngineEvent[] = [];
  await engine.start({ device }, (event) => void events.push(event));
  return {
    engine,
    events,
    kind: () =>
      events.findLast((event) => event.type === 'ready' || event.type === 'device')?.device.kind,
  };
}

test('each has a model of its own, in one wasm that is loaded once', async () => {
  const [one, other] = await Promise.all([open(), open()]);
  await one.engine.step(3);
  expect(labs.map(({ step }) => step)).toEqual([3, 0]);
  expect(loaded).toEqual(['cpu https://cdn.example/cpu.wasm']);
  await other.engine.step(1);
  expect(labs.map(({ step }) => step)).toEqual([3, 1]);
});

test('a wasm that could not be loaded is asked for again', async () => {
  prepare = () => {
    throw new Error('the network is down');
  };
  await expect(open()).rejects.toThrow('the network is down');
  prepare = () => {};
  await open();
});

test('all that train keep moving, also beside a slow one, and bursts never overlap', async () => {
  let training = 0;
  prepare = (lab) => {
    lab.stepMs = labs.length === 0 ? 30 : 1;
    const { train } = lab;
    lab.train = async (steps) => {
      expect(++training).toBe(1);
      return train(steps).finally(() => training--);
    };
  };
  const all = [await open(), await open(), await open()];
  for (const { engine } of all) await engine.play();
  await until(() => labs.every(({ step }) => step > 3));
  for (const { events } of all) expect(events.filter(({ type }) => type === 'error')).toEqual([]);
});

test('while others train, a question is answered', async () => {
  const [asked, busy] = [await open(), await open()];
  await busy.engine.play();
  expect(await asked.engine.sample(2, 1)).toMatchObject({ count: 2 });
  expect(await asked.engine.totalCost(new Float32Array(8))).toBe(2);
});

test('a step on given images is reported, counts, and takes its turn while the loop runs', async () => {
  const { engine, events } = await open();
  expect(await engine.trainOnBatch(new Float32Array(4))).toMatchObject({ firstStep: 1, step: 1 });
  await engine.play();
  await until(() => labs[0]!.step > 3);
  await engine.trainOnBatch(new Float32Array(4));
  await engine.pause();
  const steps = events.flatMap((event) =>
    event.type === 'progress'
      ? event.report.terms.loss!.map((_, i) => event.report.firstStep + i)
      : [],
  );
  expect(steps).toEqual(Array.from({ length: labs[0]!.step }, (_, i) => i + 1));
});

test('a closed one stops training, is freed after what was asked before, tells nothing more and answers nothing', async () => {
  const [one, other] = [await open(), await open()];
  for (const { engine } of [one, other]) await engine.play();
  await until(() => labs.every(({ step }) => step > 0));
  await one.engine.close();
  expect(labs[0]!.calls.at(-1)).toBe('free');
  const told = one.events.length;
  const [mine, theirs] = labs.map(({ step }) => step);
  await until(() => labs[1]!.step > theirs! + 3);
  expect([labs[0]!.step, one.events.length]).toEqual([mine, told]);
  await expect(one.engine.sample(1, 1)).rejects.toMatchObject({ name: 'EngineStopped' });
});

test('one that is closed while it starts is freed, and never gets ready', async () => {
  const engine = new LabEngine(shared);
  const events: EngineEvent[] = [];
  const starting = engine.start({ device: 'cpu' }, (event) => void events.push(event));
  await engine.close();
  await expect(starting).rejects.toMatchObject({ name: 'EngineStopped' });
  expect(labs[0]!.calls).toEqual(['free']);
  expect(events).toEqual([]);
});

test('when their GPU fails, all on it go on on the CPU, and those on the CPU notice nothing', async () => {
  const gpu = stubGpu();
  const [one, other, third] = [await open('webgpu'), await open('webgpu'), await open('cpu')];
  await gpu.open();
  for (const { engine } of [one, other, third]) await engine.play();
  await until(() => labs.every(({ step }) => step > 0));
  gpu.fail('a shader was rejected');
  await until(() => one.kind() === 'cpu' && other.kind() === 'cpu');
  expect(labs.map(({ kind }) => kind)).toEqual(['webgpu', 'webgpu', 'cpu', 'cpu', 'cpu']);
  expect(third.events.some(({ type }) => type === 'device' || type === 'warning')).toBe(false);
  await until(() => labs.slice(2).every(({ step }) => step > 3));

  // A module has one wasm instance only: there is no second GPU in this worker.
  const late = await open('webgpu');
  expect(late.kind()).toBe('cpu');
  expect(
    late.events.some(
      (event) => event.type === 'warning' && event.message.includes('a shader was rejected'),
    ),
  ).toBe(true);
});
