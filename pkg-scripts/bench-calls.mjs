// How often a page calls the GPU: on nets this small, that is what a step on a real one is likely
// to take its time from.

/** @typedef {import('./in-page/gpu-calls.mjs').GpuCalls} GpuCalls */

const STEPS = 4; // with one read-back of the losses among them

/**
 * Calls for one step of a model that has been warmed up, in a page that counts them.
 *
 * @param {import('./bench-trainer.mjs').Trainer} trainer
 * @param {string} model
 * @returns {Promise<GpuCalls>}
 */
export async function callsPerStep({ page, train }, model) {
  const counted = async () => /** @type {GpuCalls} */ (await page.evaluate('({ ...gpuCalls })'));
  const before = await counted();
  await train(model, STEPS);
  const after = await counted();
  const each = (/** @type {keyof GpuCalls} */ label) => (after[label] - before[label]) / STEPS;
  return { dispatches: each('dispatches'), passes: each('passes'), submits: each('submits') };
}
