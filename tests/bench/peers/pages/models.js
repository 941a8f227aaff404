// The three models: batch, noise and start weights; www/bench/fair.ts gives the same to ours. The
// nets are in *-losses.js.
import { mulberry32 } from '../../../../www/bench/mulberry32.ts';

/**
 * `noise` is the shape of a step's standard normal numbers (for the IWAE: batch, samples, latent).
 */
export const SPECS = {
  'mlp-400-20': { batch: 128, noise: [128, 20] },
  'conv-small': { batch: 128, noise: [128, 20] },
  'mlp-iwae50': { batch: 20, noise: [20, 50, 50] },
};

// name: [shape, fan]. PyTorch's layouts: linear weights [in, out], convolutions [out, in, height,
// width], transposed convolutions [in, out, height, width].
const LAYERS = {
  'mlp-400-20': {
    w1: [[784, 400], 784],
    b1: [[400], 784],
    wmu: [[400, 20], 400],
    bmu: [[20], 400],
    wlv: [[400, 20], 400],
    blv: [[20], 400],
    w3: [[20, 400], 20],
    b3: [[400], 20],
    w4: [[400, 784], 400],
    b4: [[784], 400],
  },
  'conv-small': {
    c1: [[32, 1, 3, 3], 9],
    cb1: [[32], 9],
    c2: [[64, 32, 3, 3], 288],
    cb2: [[64], 288],
    wmu: [[3136, 20], 3136],
    bmu: [[20], 3136],
    wlv: [[3136, 20], 3136],
    blv: [[20], 3136],
    wd: [[20, 3136], 20],
    bd: [[3136], 20],
    t1: [[64, 32, 4, 4], 512],
    tb1: [[32], 512],
    t2: [[32, 1, 4, 4], 16],
    tb2: [[1], 16],
  },
  'mlp-iwae50': {
    w1: [[784, 200], 784],
    b1: [[200], 784],
    w2: [[200, 200], 200],
    b2: [[200], 200],
    wmu: [[200, 50], 200],
    bmu: [[50], 200],
    wlv: [[200, 50], 200],
    blv: [[50], 200],
    d1: [[50, 200], 50],
    e1: [[200], 50],
    d2: [[200, 200], 200],
    e2: [[200], 200],
    d3: [[200, 784], 200],
    e3: [[784], 200],
  },
};

/** { name: { shape, data } }, data uniform in +-1/sqrt(fan), PyTorch's default. */
export function makeWeights(model) {
  const weights = {};
  let seed = 777;
  for (const [name, [shape, fan]] of Object.entries(LAYERS[model])) {
    seed += 101; // a stream per array, so that a port need not keep their order
    const random = mulberry32(seed);
    const bound = 1 / Math.sqrt(fan);
    const data = new Float32Array(shape.reduce((product, size) => product * size, 1));
    for (let i = 0; i < data.length; i++) data[i] = (2 * random() - 1) * bound;
    weights[name] = { shape, data };
  }
  return weights;
}
