// An engine that is told what it can't take says so by name, and the model at hand goes on.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LabEngine } from '../../../../www/engine/engine';
import type { Call } from '../../../../www/protocol/hosted';
import type { EngineEvent, StartOptions } from '../../../../www/protocol/messages';
import { config, FakeLab, fakeArtifact, imagesOf } from '../fake-lab';
import { newEngine } from '../new-engine';

const labs: FakeLab[] = [];
vi.mock('../../../../www/engine/artifact', () => ({
  loadArtifact: async () => fakeArtifact(labs),
}));

let engine: LabEngine;
beforeEach(() => {
  labs.length = 0;
  engine = newEngine();
});
afterEach(() => engine.close());

test('it starts without options, and without anybody who hears of it', async () => {
  await engine.start();
  await engine.step(2);
  expect(labs[0]!.step).toBe(2);
});

test('a config may be a part of one', async () => {
  const events: EngineEvent[] = [];
  const part = { model: config.model, seed: 3 };
  await engine.start({ device: 'cpu', config: part }, (event) => void events.push(event));
  expect(events.find(({ type }) => type === 'ready')).toMatchObject({
    config: { model: config.model, training: config.training, data: config.data, seed: 3 },
  });
  expect(events.filter(({ type }) => type === 'warning')).toEqual([]);
});

test('what it begins with may come in any form', async () => {
  const options = {
    device: 'cpu',
    images: imagesOf(5, 0.5),
    checkpoint: new Blob([Uint8Array.of(4)]),
  } as const;
  await engine.start(options);
  expect(labs[0]!.step).toBe(4);
  await engine.load(Uint8Array.of(7).buffer);
  expect(labs[0]!.step).toBe(7);
});

test.each<[string, unknown]>([
  ['device is “gpu”; allowed are auto, webgpu, cpu', { device: 'gpu' }],
  ['Images to learn from are given with their size', { images: new Float32Array(8) }],
  ['A checkpoint is the bytes', { checkpoint: 'model.safetensors' }],
  ['config has to be an object', { config: 7 }],
  ['options has to be an object', 'cpu'],
])('it refuses to start: %s', async (sentence, options) => {
  await expect(engine.start(options as StartOptions)).rejects.toMatchObject({
    name: 'ArgumentError',
    message: expect.stringContaining(sentence),
  });
  await engine.start({ device: 'cpu' }); // then as it should be
});

test.each<[Call, unknown[]]>([
  ['step', [-1]],
  ['step', [1.5]],
  ['step', ['ten']],
  ['play', [-1]],
  ['play', ['later']],
  ['sample', [0]],
  ['sample', [1.5, 1]],
  ['sample', [4, -1]],
  ['encode', []],
  ['encode', ['images']],
  ['decode', [null]],
  ['heldOut', [[-1]]],
  ['heldOut', [3]],
  ['interpolate', [0, 1, 5, 'straight']],
  ['gradientSnr', ['iwae', 1, 1]],
  ['evaluate', [-5]],
  ['loadDigits', [0.5, 1]],
  ['loadImages', ['images.npy']],
  ['load', ['model.safetensors']],
  ['configure', ['preset=digits']],
  ['tune', [null]],
  ['setViews', [null]],
  ['setSpeed', ['fast']],
  ['speak', ['klingon']],
  ['dance' as Call, []],
])('%s(%j) is refused by name', async (call, args) => {
  await engine.start();
  await expect(engine.answer(call, args, 0)).rejects.toMatchObject({ name: 'ArgumentError' });
  await engine.step();
  expect(labs[0]!.step).toBe(1);
});

test('what it gave it takes', async () => {
  await engine.start();
  const drawn = await engine.sample(3, 1);
  expect((await engine.encode(drawn)).loc).toHaveLength(6);
  expect(await engine.reconstruct(imagesOf(2, 1.5))).toMatchObject({ count: 2 });
  expect(await engine.decode([0, 0])).toMatchObject({ count: 1 });
  expect(await engine.trainOnBatch(drawn)).toMatchObject({ step: 1 });
});

test('a change is laid over the config at hand', async () => {
  await engine.start();
  await engine.tune({ training: { learningRate: 0.25 } });
  expect(labs[0]!.current).toEqual({
    ...config,
    training: { ...config.training, learningRate: 0.25 },
  });
});
