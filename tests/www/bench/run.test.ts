import { expect, test } from 'vitest';
import type { NewLab } from '../../../www/engine/wasm-instances';
import type { SessionConfig } from '../../../www/engine/rust-types';
import { makeRunBench } from '../../../www/bench/run';
import { config, FakeLab } from '../engine/fake-lab';

function open() {
  const lab = Object.assign(new FakeLab('cpu'), { loadImages() {}, setWeights() {} });
  const wanted: SessionConfig[] = [];
  const { configure } = lab;
  lab.configure = (next) => (wanted.push(structuredClone(next)), configure(next));
  const lifeline = { guard: <T>(promise: Promise<T>) => promise };
  const device = { kind: 'cpu', requested: 'cpu', adapter: null, reason: () => '' } as const;
  return { lab, wanted, run: makeRunBench({ lab, lifeline, device } as unknown as NewLab & { device: typeof device }, '0') };
}

test('a config is laid over the defaults, and an objective of another kind replaces the whole of the one before', async () => {
  const { wanted, run } = open();
  await run({ objective: { kind: 'iwae', samples: 5 }, training: { batchSize: 8 } }, 1);
  expect(wanted).toEqual([{ ...config, objective: { kind: 'iwae', samples: 5 }, training: { ...config.training, batchSize: 8 } }]);
});

test('what one config changed is back at its default in the next model', async () => {
  const { wanted, run } = open();
  await run({ model: { posterior: 'full' } }, 1);
  await run('mlp-400-20', 1);
  expect(wanted[1]!.model.posterior).toBe(config.model.posterior);
});

test('the same config asked for again trains on', async () => {
  const { lab, wanted, run } = open();
  await run({ seed: 3 }, 2);
  await run({ seed: 3 }, 2);
  expect([wanted.length, lab.step]).toEqual([1, 4]);
});

test('after a config that was refused, the model before it is built anew', async () => {
  const { wanted, run } = open();
  await run({ seed: 3 }, 1);
  await expect(run({ training: { batchSize: 0 } }, 1)).rejects.toThrow('batch size');
  await run({ seed: 3 }, 1);
  expect(wanted.length).toBe(3);
});

test('a name that no model has is refused with the names there are', async () => {
  await expect(open().run('mlp', 1)).rejects.toThrow('mlp-400-20');
});
