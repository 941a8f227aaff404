// How a step's cost on the CPU grows with the batch and with the samples K, and what is left of it
// for one image.
import { growthExponent, median } from './bench-stats.mjs';
import { openTrainer, OURS } from './bench-trainer.mjs';

const ROUNDS = 3;
const ROUND_MS = 400;
const MLP = { latentDim: 20, network: { kind: 'mlp', hidden: [400], activation: 'relu' } };

/**
 * `config`: of a model and its training, at a size; `images`: of a step at it.
 *
 * @type {Record<string, { sizes: number[], config(size: number): object, images(size: number): number }>}
 */
const SERIES = {
  batch: {
    sizes: [1, 8, 32, 128, 512],
    config: (batchSize) => ({ model: MLP, training: { batchSize } }),
    images: (batchSize) => batchSize,
  },
  K: {
    sizes: [1, 5, 10, 50, 100],
    config: (samples) => ({
      model: { ...MLP, bound: { kind: 'iwae', samples } },
      training: { batchSize: 20 },
    }),
    images: () => 20,
  },
};

/** @typedef {Record<string, { rows: { size: number, stepMs: number, imageMs: number }[], exponent: number }>} Growth */

export async function measureGrowth() {
  const trainer = await openTrainer({ folder: OURS.folder, address: OURS.address('cpu') });
  try {
    /** @type {Growth} */
    const result = {};
    for (const [name, { sizes, config, images }] of Object.entries(SERIES)) {
      const rows = [];
      for (const size of sizes) {
        const stepMs = await cost(trainer, config(size));
        rows.push({ size, stepMs, imageMs: stepMs / images(size) });
      }
      result[name] = {
        rows,
        exponent: growthExponent(
          rows.map(({ size, stepMs }) => /** @type {const} */ ([size, stepMs])),
        ),
      };
    }
    return result;
  } finally {
    await trainer.close();
  }
}

/**
 * @param {import('./bench-trainer.mjs').Trainer} trainer
 * @param {object} config
 */
async function cost({ train }, config) {
  await train(config, 2);
  const { ms } = await train(config, 3);
  const steps = Math.max(1, Math.round(ROUND_MS / ms));
  await train(config, steps); // until the browser has compiled the engine once more, for speed
  /** @type {number[]} */
  const rounds = [];
  while (rounds.length < ROUNDS) rounds.push((await train(config, steps)).ms);
  return median(rounds);
}

/** @param {Growth} growth */
export function describeGrowth(growth) {
  return Object.entries(growth)
    .flatMap(([name, { rows, exponent }]) => [
      `${name.padStart(6)}   step, ms   for one image, ms`,
      ...rows.map(
        ({ size, stepMs, imageMs }) =>
          `${size}`.padStart(6) +
          stepMs.toPrecision(4).padStart(11) +
          imageMs.toPrecision(3).padStart(20),
      ),
      `a step's cost grows as ${name} to the power of ${exponent.toFixed(2)}`,
    ])
    .join('\n');
}
