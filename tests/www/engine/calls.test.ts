// The calls that Rust declares, as the page asks them.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DRAWINGS, QUESTIONS } from '../../../www/engine/calls';
import { LabEngine } from '../../../www/engine/engine';
import { buffersIn } from '../../../www/engine/transfer';
import { BurstScheduler } from '../../../www/engine/burst-scheduler';
import { WasmInstances } from '../../../www/engine/wasm-instances';
import { type FakeLab, fakeArtifact, imagesOf } from './fake-lab';

const answers =
  (name: string) =>
  async (...args: unknown[]) => ({ name, args, values: new Float32Array(3) });
const twoImages = async () => imagesOf(2, 0.5);
vi.mock('../../../www/engine/artifact', () => ({
  loadArtifact: async () =>
    fakeArtifact([], (lab: FakeLab) => {
      for (const name of QUESTIONS) Object.assign(lab, { [name]: answers(name) });
      for (const name of DRAWINGS) Object.assign(lab, { [name]: twoImages });
    }),
}));

let engine: LabEngine;

beforeEach(async () => {
  engine = new LabEngine({
    instances: new WasmInstances({
      cpu: 'https://example.org/cpu.wasm',
      webgpu: 'https://example.org/webgpu.wasm',
    }),
    turns: new BurstScheduler(),
    times: new Map(),
  });
  await engine.start({ device: 'cpu' }, () => {});
});
afterEach(() => engine.close());

test.each(QUESTIONS)(
  '%s reaches the lab with its arguments, and its answer comes back as it is',
  async (name) => {
    expect(await engine.answer(name, [1, 2], 0)).toEqual({
      name,
      args: [1, 2],
      values: new Float32Array(3),
    });
  },
);

test.each(DRAWINGS)('%s is answered by images as bytes', async (name) => {
  expect(await engine.answer(name, [], 0)).toEqual({
    count: 2,
    channels: 1,
    height: 2,
    width: 2,
    pixels: new Uint8ClampedArray(8).fill(128),
  });
});

test('all typed arrays of an answer move, each once', () => {
  const [one, other] = [new Float32Array(1), new Uint8Array(1)];
  expect(
    buffersIn([{ values: one }, { values: one, more: { labels: other, none: null } }, [1, 2]]),
  ).toEqual([one.buffer, other.buffer]);
  expect(buffersIn(1)).toEqual([]);
});
