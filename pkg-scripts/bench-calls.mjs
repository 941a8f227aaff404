// How often a page calls the GPU: on nets this small, that is what a step on a real one is likely to take its time from.

/** Runs in the page before its scripts do; sees the calls of the page's own thread, where the bench page trains. */
export function countCalls() {
  const counts = (globalThis.gpuCalls = { dispatches: 0, passes: 0, submits: 0 });
  const count = (label, type, ...methods) => {
    for (const method of methods) {
      const original = type?.prototype[method];
      if (!original) continue;
      type.prototype[method] = function (...args) {
        counts[label]++;
        return original.apply(this, args);
      };
    }
  };
  count('dispatches', globalThis.GPUComputePassEncoder, 'dispatchWorkgroups', 'dispatchWorkgroupsIndirect');
  count('passes', globalThis.GPUCommandEncoder, 'beginComputePass');
  count('submits', globalThis.GPUQueue, 'submit');
}

const STEPS = 4; // with one read-back of the losses among them

/** Calls for one step of a model that has been warmed up. */
export async function callsPerStep({ page, train }, model) {
  const before = await page.evaluate(() => ({ ...globalThis.gpuCalls }));
  await train(model, STEPS);
  const after = await page.evaluate(() => ({ ...globalThis.gpuCalls }));
  return Object.fromEntries(Object.entries(after).map(([label, count]) => [label, (count - before[label]) / STEPS]));
}
