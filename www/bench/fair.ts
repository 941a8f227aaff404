// What makes the comparison with other libraries fair: the models, and the exact weights they start
// from.
import type { Bound, Network, SessionConfig } from '../protocol/rust-types';
import type { NamedTensor } from '../protocol/wasm-api';
import { mulberry32 } from './mulberry32';

export type ModelName = 'mlp-400-20' | 'conv-small' | 'mlp-iwae50';

interface FairModel {
  title: string;
  network: Network;
  latentDim: number;
  bound: Bound;
  batchSize: number;
  /** In the order in which the shared definition draws them; only the order sets their seeds. */
  layers: Layer[];
}

/**
 * `shape` as the weights are drawn; a linear layer's [inputs, outputs] is turned round for
 * PyTorch's layout.
 */
interface Layer {
  name: string;
  shape: number[];
  outputs: number;
  linear: boolean;
  fan: number;
  /** The others predict log variance, we log scale, which is half of it. */
  factor?: number;
}

const linear = (name: string, inputs: number, outputs: number, factor = 1): Layer => ({
  name,
  shape: [inputs, outputs],
  outputs,
  linear: true,
  fan: inputs,
  factor,
});
const conv = (name: string, shape: number[], outputs: number, fan: number): Layer => ({
  name,
  shape,
  outputs,
  linear: false,
  fan,
});

const ELBO: Bound = { kind: 'elbo', beta: 1, warmupSteps: 0, freeBits: 0, samples: 1 };

export const MODELS: Record<ModelName, FairModel> = {
  'mlp-400-20': {
    title: 'Fully connected, 784-400-20',
    network: { kind: 'mlp', hidden: [400], activation: 'relu' },
    latentDim: 20,
    bound: ELBO,
    batchSize: 128,
    layers: [
      linear('encoder.body.layers.0', 784, 400),
      linear('encoder.loc', 400, 20),
      linear('encoder.log_scale', 400, 20, 0.5),
      linear('decoder.body.layers.0', 20, 400),
      linear('decoder.out', 400, 784),
    ],
  },
  'conv-small': {
    title: 'Convolutional, 32 and 64 channels',
    network: { kind: 'conv', channels: [32, 64], activation: 'relu', upsampling: 'transposed' },
    latentDim: 20,
    bound: ELBO,
    batchSize: 128,
    layers: [
      conv('encoder.body.layers.0', [32, 1, 3, 3], 32, 9),
      conv('encoder.body.layers.1', [64, 32, 3, 3], 64, 288),
      linear('encoder.loc', 3136, 20),
      linear('encoder.log_scale', 3136, 20, 0.5),
      linear('decoder.project', 20, 3136),
      conv('decoder.layers.0', [64, 32, 4, 4], 32, 512),
      conv('decoder.layers.1', [32, 1, 4, 4], 1, 16),
    ],
  },
  'mlp-iwae50': {
    title: 'IWAE of 50 samples, 784-200-200-50',
    network: { kind: 'mlp', hidden: [200, 200], activation: 'tanh' },
    latentDim: 50,
    bound: { kind: 'iwae', samples: 50 },
    batchSize: 20,
    layers: [
      linear('encoder.body.layers.0', 784, 200),
      linear('encoder.body.layers.1', 200, 200),
      linear('encoder.loc', 200, 50),
      linear('encoder.log_scale', 200, 50, 0.5),
      linear('decoder.body.layers.0', 50, 200),
      linear('decoder.body.layers.1', 200, 200),
      linear('decoder.out', 200, 784),
    ],
  },
};

/**
 * Adam at 1e-3 on grey images, batches in the order of the data at hand; what isn't said here is
 * `base`'s.
 */
export function fairConfig(model: ModelName, base: SessionConfig): SessionConfig {
  const { network, latentDim, bound, batchSize } = MODELS[model];
  const training = { ...base.training, learningRate: 1e-3, batchSize, shuffle: false };
  return {
    ...base,
    model: {
      kind: 'vae',
      network,
      initialWeights: base.model.initialWeights,
      latentDim,
      posterior: 'diagonal',
      likelihood: { kind: 'bernoulli', binarisation: 'none' },
      bound,
    },
    training,
    seed: 0,
  };
}

/** Weights and biases uniform in +-1/sqrt(fan), a seed for each tensor. */
export function fairWeights(model: ModelName): NamedTensor[] {
  return MODELS[model].layers.flatMap((layer, i) => [
    draw(layer, 'weight', 2 * i),
    draw(layer, 'bias', 2 * i + 1),
  ]);
}

function draw(
  { name, shape, outputs, linear, fan, factor = 1 }: Layer,
  kind: 'weight' | 'bias',
  index: number,
): NamedTensor {
  const random = mulberry32(777 + 101 * (index + 1));
  const bound = 1 / Math.sqrt(fan);
  const drawn = kind === 'weight' ? shape : [outputs];
  const values = new Float32Array(drawn.reduce((a, b) => a * b));
  for (let k = 0; k < values.length; k++) values[k] = (2 * random() - 1) * bound * factor;
  if (kind === 'weight' && linear)
    return {
      name: `${name}.weight`,
      shape: [...shape].reverse(),
      values: transposed(values, shape),
    };
  return { name: `${name}.${kind}`, shape: drawn, values };
}

function transposed(values: Float32Array, [rows, columns]: number[]): Float32Array {
  const result = new Float32Array(values.length);
  for (let row = 0; row < rows!; row++) {
    for (let column = 0; column < columns!; column++)
      result[column * rows! + row] = values[row * columns! + column]!;
  }
  return result;
}
