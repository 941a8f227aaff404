// How often a page calls the GPU, counted in the page itself.

/** @typedef {{ dispatches: number, passes: number, submits: number }} GpuCalls */

/**
 * Runs in the page before its scripts do; sees the calls of the page's own thread, where the bench
 * page trains.
 */
export function countCalls() {
  /** @type {GpuCalls} */
  const counts = { dispatches: 0, passes: 0, submits: 0 };
  const count = (
    /** @type {keyof GpuCalls} */ label,
    /** @type {{ prototype: any } | undefined} */ type,
    /** @type {string[]} */ ...methods
  ) => {
    for (const method of methods) {
      const original = type?.prototype[method];
      if (!type || !original) continue;
      type.prototype[method] = function (/** @type {unknown[]} */ ...args) {
        counts[label]++;
        return original.apply(this, args);
      };
    }
  };
  Object.assign(globalThis, { gpuCalls: counts });
  count(
    'dispatches',
    globalThis.GPUComputePassEncoder,
    'dispatchWorkgroups',
    'dispatchWorkgroupsIndirect',
  );
  count('passes', globalThis.GPUCommandEncoder, 'beginComputePass');
  count('submits', globalThis.GPUQueue, 'submit');
}
