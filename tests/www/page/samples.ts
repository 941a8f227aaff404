// A schema and a config as the engine sends them, for tests.
import type {
  Choice,
  ModelConfig,
  ModelKind,
  Schema,
  SessionConfig,
} from '../../../www/protocol/rust-types';
import { reduce } from '../../../www/page/reduce';
import { initialState } from '../../../www/page/reduce';
import type { PageState } from '../../../www/store/state';
import schemaFile from '../schema.json';

/** As Rust has it. */
export const whole = schemaFile as unknown as Schema;

export const bound = { kind: 'elbo', beta: 1, warmupSteps: 0, freeBits: 0, samples: 1 } as const;
const vae: ModelConfig = {
  kind: 'vae',
  network: { kind: 'mlp', hidden: [400], activation: 'relu' },
  initialWeights: { encoder: { kind: 'pytorch' }, decoder: { kind: 'pytorch' } },
  latentDim: 2,
  posterior: 'diagonal',
  likelihood: { kind: 'bernoulli', binarisation: 'none' },
  bound,
};
export const config: SessionConfig = {
  model: vae,
  training: {
    learningRate: 0.001,
    schedule: 'constant',
    optimiser: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0 },
    batchSize: 128,
    shuffle: true,
  },
  data: { kind: 'digits', count: 2000, seed: 1 },
  seed: 1,
};

/**
 * The defaults of a kind of model, as its picker sets them, with the network and the codes of
 * `config`.
 */
export function modelOf<K extends ModelKind>(
  kind: K,
  changes: Partial<Extract<ModelConfig, { kind: K }>> = {},
): ModelConfig {
  const [, defaults] = whole.choices
    .find(({ path }) => path === 'model.kind')!
    .options.find(({ value }) => value === kind)!.set[0]!;
  return {
    ...(defaults as ModelConfig),
    network: vae.network,
    latentDim: vae.latentDim,
    ...changes,
  } as ModelConfig;
}
export const configOf = <K extends ModelKind>(
  kind: K,
  changes: Partial<Extract<ModelConfig, { kind: K }>> = {},
): SessionConfig => ({ ...config, model: modelOf(kind, changes) });

const option = (value: string, models: ModelKind[], ...set: [string, unknown][]) => ({
  value,
  label: value.toUpperCase(),
  help: '',
  formula: '',
  models,
  set,
});
const choice = (path: string, restart: boolean, ...options: Choice['options']): Choice => ({
  path,
  label: path,
  help: '',
  restart,
  keeps: path === 'model.kind' ? [['model.network'], ['model.latentDim']] : [],
  options,
});

const limits = {
  label: '',
  help: '',
  formula: '',
  integer: true,
  scale: 'log',
  restart: true,
} as const;
export const schema: Schema = {
  defaults: config,
  opening: config,
  kinds: whole.kinds,
  bounds: whole.bounds,
  terms: whole.terms,
  formerly: whole.formerly,
  lists: whole.lists,
  classifier: {
    labels: 100,
    hidden: 64,
    learningRate: 1e-3,
    fineTune: false,
    patience: 20,
    maxEpochs: 200,
    seed: 1,
  },
  fields: [
    { ...limits, path: 'model.latentDim', min: 2, max: 64, default: 2 },
    { ...limits, path: 'model.network.channels', min: 4, max: 50, default: 32 },
    {
      ...limits,
      path: 'training.learningRate',
      min: 1e-6,
      max: 1,
      default: 1e-3,
      integer: false,
      restart: false,
    },
    {
      ...limits,
      path: 'model.bound.warmupSteps',
      min: 0,
      max: 100_000,
      default: 0,
      restart: false,
    },
    {
      ...limits,
      path: 'model.bound.beta',
      min: 0,
      max: 100,
      default: 1,
      integer: false,
      scale: 'linear',
      restart: false,
    },
  ],
  choices: [
    choice(
      'model.kind',
      true,
      option('vae', [], ['model', modelOf('vae')]),
      option('autoencoder', [], ['model', modelOf('autoencoder')]),
    ),
    choice(
      'model.network',
      true,
      option('mlp', [], ['model.network', config.model.network]),
      option('conv', [], ['model.network', { kind: 'conv', channels: [32, 64] }]),
    ),
    choice(
      'model.network.activation',
      true,
      option('relu', [], ['model.network.activation', 'relu']),
      option('tanh', [], ['model.network.activation', 'tanh']),
    ),
    choice(
      'model.bound',
      false,
      option('elbo', ['vae'], ['model.bound', bound]),
      option('iwae', ['vae'], ['model.bound', { kind: 'iwae', samples: 5 }]),
    ),
    choice(
      'model.loss',
      false,
      option('crossEntropy', ['autoencoder'], ['model.loss', 'crossEntropy']),
      option('squaredError', ['autoencoder'], ['model.loss', 'squaredError']),
      option('minimax', ['gan'], ['model.loss', 'minimax']),
    ),
  ],
  presets: [
    { name: 'plane', label: 'Plane', help: '', config },
    {
      name: 'wide',
      label: 'Wide',
      help: '',
      config: { ...config, model: { ...config.model, latentDim: 20 } },
    },
  ],
};

export const data = {
  name: 'digits',
  channels: 1,
  height: 28,
  width: 28,
  train: 1800,
  heldOut: 200,
  labelled: true,
  classes: 10,
  classNames: null,
};
export const model = { parameters: 1000, latentDim: 2, step: 0, notice: null };
export const device = {
  kind: 'cpu',
  requested: 'auto',
  adapter: null,
  reason: 'No GPU here.',
} as const;

export const readyState = (): PageState =>
  reduce(initialState('auto'), { type: 'ready', device, schema, config, data, model });
