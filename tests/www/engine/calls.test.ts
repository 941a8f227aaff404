// The calls that Rust declares, as the page asks them.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DRAWINGS, QUESTIONS } from '../../../www/protocol/calls';
import type { LabEngine } from '../../../www/engine/engine';
import { buffersIn } from '../../../www/engine/transfer';
import { type FakeLab, fakeArtifact, imagesOf } from './fake-lab';
import { newEngine } from './new-engine';

type Question = (typeof QUESTIONS)[number] | (typeof DRAWINGS)[number];

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
  engine = newEngine();
  await engine.start({ device: 'cpu' }, () => {});
});
afterEach(() => engine.close());

const pixels = new Float32Array(4);
const ARGUMENTS: { [Name in Question]: unknown[] } = {
  totalCost: [pixels],
  evaluate: [7],
  encode: [pixels],
  posteriorOnPlane: [1],
  logLikelihood: [1, 2, 3],
  gradientSnr: [{ kind: 'elbo' }, 1, 2],
  classify: [{ labels: 1 }],
  sampleQuality: [1, 2],
  recognise: [pixels],
  trace: [1, 2],
  weights: [],
  save: [],
  heldOut: [[1, 2]],
  decode: [pixels],
  sample: [1, 2],
  reconstruct: [pixels],
  interpolate: [1, 2, 3, 'linear'],
  decodePlane: [pixels],
};

test.each(QUESTIONS)(
  '%s reaches the lab with its arguments, and its answer comes back as it is',
  async (name) => {
    expect(await engine.answer(name, ARGUMENTS[name], 0)).toEqual({
      name,
      args: ARGUMENTS[name],
      values: new Float32Array(3),
    });
  },
);

test.each(DRAWINGS)('%s is answered by images as bytes', async (name) => {
  expect(await engine.answer(name, ARGUMENTS[name], 0)).toEqual({
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
