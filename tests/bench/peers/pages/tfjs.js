// TensorFlow.js: what the pages of its back ends share. It has no jit; minimize() is its fast path.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import { splitBatches } from './batches.js';
import { install } from './contract.js';
import { LOSSES } from './tfjs-losses.js';
import { makeVariables } from './tfjs-weights.js';

async function make(model, spec, images, weights) {
  const variables = makeVariables(model, weights);
  const trained = Object.values(variables);
  const batches = splitBatches(images, spec.batch).map((batch) =>
    tf.tensor2d(batch, [spec.batch, 784]),
  );
  const optimiser = tf.train.adam(1e-3);
  let count = 0;
  return async (steps) => {
    let loss;
    for (let i = 0; i < steps; i++) {
      loss?.dispose();
      const batch = batches[count++ % batches.length];
      loss = optimiser.minimize(() => LOSSES[model](variables, batch), true, trained);
    }
    const [value] = await loss.data();
    loss.dispose();
    return value;
  };
}

/** Takes the back end, which the caller has imported, and offers it to the harness. */
export async function start(backend) {
  await tf.setBackend(backend);
  await tf.ready();
  // setBackend() falls back to another one without an error.
  if (tf.getBackend() !== backend)
    throw new Error(`TensorFlow.js took ${tf.getBackend()} instead of ${backend}`);
  install({ backend, version: tf.version_core, make });
}
