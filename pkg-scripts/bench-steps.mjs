// Steps of the shared models on one device, each in a fresh browser, and what a cold start loads.
import zlib from 'node:zlib';
import { callsPerStep } from './bench-calls.mjs';
import { median } from './bench-stats.mjs';
import { openTrainer, OURS } from './bench-trainer.mjs';
import { countCalls } from './in-page/gpu-calls.mjs';

const ROUNDS = 7;
const ROUND_MS = 700;

/** @typedef {Awaited<ReturnType<typeof measureSteps>>} MeasuredSteps */

/**
 * @param {import('./bench-trainer.mjs').Device} device
 * @param {string} model
 */
export async function measureSteps(device, model) {
  let raw = 0;
  let gzip = 0;
  const webgpu = device === 'webgpu';
  const onLoad = (/** @type {string} */ _path, /** @type {Buffer} */ body) => {
    raw += body.length;
    gzip += zlib.gzipSync(body).length;
  };
  const trainer = await openTrainer({
    folder: OURS.folder,
    address: OURS.address(device),
    webgpu,
    onLoad,
    prepare: webgpu ? countCalls : undefined,
  });
  try {
    const train = (/** @type {number} */ count) => trainer.train(model, count);
    await train(1);
    // since the navigation
    const firstStepMs = await trainer.page.evaluate(() => performance.now());
    const warmSteps = webgpu ? 3 : 20;
    const warm = await train(warmSteps);
    const steps = Math.max(1, Math.round(ROUND_MS / warm.ms));
    /** @type {import('./bench-trainer.mjs').Timed[]} */
    const rounds = [];
    while (rounds.length < ROUNDS) rounds.push(await train(steps));
    return {
      device: warm.backend,
      model,
      firstStepMs,
      stepMs: median(rounds.map(({ ms }) => ms)),
      bestStepMs: Math.min(...rounds.map(({ ms }) => ms)),
      loss: rounds[rounds.length - 1].loss,
      steps: 1 + warmSteps + steps * ROUNDS,
      loadedBytes: raw,
      loadedGzipBytes: gzip,
      calls: webgpu ? await callsPerStep(trainer, model) : undefined,
    };
  } finally {
    await trainer.close();
  }
}

export const STEPS_HEAD =
  'device   model        first step, s   step, ms   best, ms   loss after   loaded, MB (gzip)';

/** @param {MeasuredSteps} measured */
export function describeSteps({
  device,
  model,
  firstStepMs,
  stepMs,
  bestStepMs,
  loss,
  steps,
  loadedBytes,
  loadedGzipBytes,
  calls,
}) {
  return (
    device.padEnd(9) +
    model.padEnd(13) +
    (firstStepMs / 1000).toFixed(2).padStart(13) +
    stepMs.toFixed(2).padStart(11) +
    bestStepMs.toFixed(2).padStart(11) +
    `${loss.toFixed(1)} @${steps}`.padStart(13) +
    `${(loadedBytes / 1e6).toFixed(2)} (${(loadedGzipBytes / 1e6).toFixed(2)})`.padStart(20) +
    (calls
      ? `   ${calls.dispatches} dispatches, ${calls.passes} passes, ${calls.submits} submits a step`
      : '')
  );
}
