// What a page offers to pkg-scripts/bench: globalThis.runBench(model, steps), as ours does.
import { makeStrokes } from '../../../../www/bench/strokes.ts';
import { makeWeights, SPECS } from './models.js';

/**
 * The first call for a model builds it with `make(model, spec, images, weights)`, which returns
 * `run(steps)` -> loss of the last step; later calls train it on. To be called once the library is
 * ready.
 */
export function install({ backend, version, make }) {
  const trainers = {};
  globalThis.runBench = async (model, steps) => {
    trainers[model] ??= await make(model, SPECS[model], makeStrokes(), makeWeights(model));
    return { loss: await trainers[model](steps), backend, version };
  };
}
