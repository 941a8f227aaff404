// A schema and a config as the engine sends them, for tests.
import type { Choice, ModelKind, Schema, SessionConfig } from '../../../www/engine/rust-types';
import { reduce } from '../../../www/lab/reduce';
import { initialState, type LabState } from '../../../www/lab/state';

export const config: SessionConfig = {
  model: { kind: 'vae', network: { kind: 'mlp', hidden: [400], activation: 'relu' }, latentDim: 2, posterior: 'diagonal', likelihood: { kind: 'bernoulli' } },
  objective: { kind: 'elbo', beta: 1, warmupSteps: 0, freeBits: 0, samples: 1 },
  training: {
    learningRate: 0.001, schedule: 'constant', optimiser: { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }, batchSize: 128, shuffle: true,
    binarisation: 'none', corruption: { kind: 'none' },
  },
  data: { kind: 'digits', count: 2000, seed: 1 },
  seed: 1,
};

const option = (value: string, models: ModelKind[], ...set: [string, unknown][]) => ({ value, label: value.toUpperCase(), help: '', formula: '', models, set });
const choice = (path: string, restart: boolean, ...options: Choice['options']): Choice => ({ path, label: path, help: '', restart, options });

const limits = { label: '', help: '', formula: '', integer: true, scale: 'log', restart: true } as const;
export const schema: Schema = {
  defaults: config,
  opening: config,
  classifier: { labels: 100, hidden: 64, learningRate: 1e-3, fineTune: false, patience: 20, maxEpochs: 200, seed: 1 },
  fields: [
    { ...limits, path: 'model.latentDim', min: 2, max: 64, default: 2 },
    { ...limits, path: 'model.network.channels', min: 4, max: 50, default: 32 },
    { ...limits, path: 'training.learningRate', min: 1e-6, max: 1, default: 1e-3, integer: false, restart: false },
    { ...limits, path: 'objective.warmupSteps', min: 0, max: 100_000, default: 0, restart: false },
    { ...limits, path: 'objective.beta', min: 0, max: 100, default: 1, integer: false, scale: 'linear', restart: false },
  ],
  choices: [
    choice('model.kind', true,
      option('vae', [], ['model.kind', 'vae'], ['objective', config.objective]),
      option('autoencoder', [], ['model.kind', 'autoencoder'], ['objective', { kind: 'reconstruction', loss: 'crossEntropy' }])),
    choice('model.network', true,
      option('mlp', [], ['model.network', config.model.network]),
      option('conv', [], ['model.network', { kind: 'conv', channels: [32, 64] }])),
    choice('model.network.activation', true, option('relu', [], ['model.network.activation', 'relu']), option('tanh', [], ['model.network.activation', 'tanh'])),
    choice('objective', false,
      option('elbo', ['vae'], ['objective', config.objective]),
      option('iwae', ['vae'], ['objective', { kind: 'iwae', samples: 5 }]),
      option('reconstruction', ['autoencoder'], ['objective', { kind: 'reconstruction', loss: 'crossEntropy' }])),
  ],
  presets: [
    { name: 'plane', label: 'Plane', help: '', config },
    { name: 'wide', label: 'Wide', help: '', config: { ...config, model: { ...config.model, latentDim: 20 } } },
  ],
};

export const data = { name: 'digits', height: 28, width: 28, train: 1800, heldOut: 200, labelled: true, classes: 10 };
export const model = { parameters: 1000, latentDim: 2, step: 0, notice: null };
export const device = { kind: 'cpu', requested: 'auto', adapter: null, reason: 'No GPU here.' } as const;

export const readyState = (): LabState => reduce(initialState('auto'), { type: 'ready', device, schema, config, data, model });
