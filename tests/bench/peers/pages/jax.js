// jax-js at its best: the whole training step (noise, loss, gradients, Adam) under one jit().
// ?device=wasm or webgpu
import {
  blockUntilReady,
  defaultDevice,
  init,
  jit,
  numpy as np,
  random,
  tree,
  valueAndGrad,
} from '@jax-js/jax';
import { adam } from './adam.js';
import { splitBatches } from './batches.js';
import { install } from './contract.js';
import { LOSSES } from './jax-losses.js';

const device = new URLSearchParams(location.search).get('device');
if (!(await init(device)).includes(device)) throw new Error(`jax-js has no device ${device} here`);
defaultDevice(device);

/** (params, optimiser's state, random key, batch) -> the first three anew, and the loss */
function makeStep(model, { noise }, optimiser) {
  return jit((params, state, key, x) => {
    const [nextKey, noiseKey] = random.split(key, 2);
    const [loss, grads] = valueAndGrad(LOSSES[model])(
      tree.ref(params),
      x,
      random.normal(noiseKey, noise),
    );
    return [...optimiser.update(params, grads, state), nextKey, loss];
  });
}

async function make(model, spec, images, weights) {
  let params = {};
  for (const [name, { shape, data }] of Object.entries(weights))
    params[name] = np.array(data).reshape(shape);
  const batches = splitBatches(images, spec.batch).map((batch) =>
    np.array(batch).reshape([spec.batch, 784]),
  );
  await blockUntilReady([params, batches]);

  const optimiser = adam(1e-3);
  const step = makeStep(model, spec, optimiser);
  let state = optimiser.init(tree.ref(params));
  let key = random.key(0);
  let count = 0;
  return async (steps) => {
    let loss;
    for (let i = 0; i < steps; i++) {
      loss?.dispose();
      [params, state, key, loss] = step(params, state, key, batches[count++ % batches.length].ref);
      await blockUntilReady(params); // as jax-js's documentation asks for in a loop
    }
    return await loss.jsAsync();
  };
}

install({ backend: device, version: __JAX_VERSION__, make });
