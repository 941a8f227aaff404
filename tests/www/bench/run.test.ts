import { expect, test } from 'vitest';
import type { NewLab } from '../../../www/engine/wasm-instances';
import type { SessionConfig } from '../../../www/protocol/rust-types';
import { makeRunBench } from '../../../www/bench/run';
import { config, FakeLab } from '../engine/fake-lab';

function open() {
  const lab = Object.assign(new FakeLab('cpu'), { loadImages() {}, setWeights() {} });
  const wanted: SessionConfig[] = [];
  const { configure } = lab;
  const filled = (next: SessionConfig): SessionConfig => ({
    ...config,
    ...next,
    model: { ...config.model, ...next.model },
    training: { ...config.training, ...next.training },
  }); // the engine does
  lab.configure = (next) => (wanted.push(structuredClone(next)), configure(filled(next)));
  const guard = { settle: <T>(promise: Promise<T>) => promise };
  const device = { kind: 'cpu', requested: 'cpu', adapter: null, reason: () => '' } as const;
  return {
    lab,
    wanted,
    run: makeRunBench({ lab, guard, device } as unknown as NewLab & { device: typeof device }, '0'),
  };
}

test('a part of a config goes to the engine as it is, in whichever version, with the images at hand', async () => {
  const { wanted, run } = open();
  await run({ model: { bound: { kind: 'iwae' } }, training: { batchSize: 8 } }, 1);
  await run({ objective: { kind: 'iwae' }, training: { batchSize: 8 } }, 1);
  expect(wanted).toEqual([
    { model: { bound: { kind: 'iwae' } }, training: { batchSize: 8 }, data: config.data },
    { objective: { kind: 'iwae' }, training: { batchSize: 8 }, data: config.data },
  ]);
});

test('what one config changed is back at its default in the next model', async () => {
  const { wanted, run } = open();
  await run({ model: { posterior: 'full' } }, 1);
  await run('mlp-400-20', 1);
  expect(wanted[1]!.model).toMatchObject({ posterior: 'diagonal' });
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
