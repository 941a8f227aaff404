// A schema and a config as the engine sends them, for tests.
import type { Schema, SessionConfig } from '../../../www/engine/rust-types';
import { reduce } from '../../../www/lab/reduce';
import { initialState, type LabState } from '../../../www/lab/state';

export const config: SessionConfig = {
  model: { network: { kind: 'mlp', hidden: [400] }, latentDim: 2 },
  objective: { kind: 'elbo', beta: 1, warmupSteps: 0 },
  training: { learningRate: 0.001, batchSize: 128, shuffle: true },
  data: { kind: 'digits', count: 2000, seed: 1 },
  seed: 1,
};

const limits = { label: '', help: '', integer: true, scale: 'log', restart: true } as const;
export const schema: Schema = {
  defaults: config,
  opening: config,
  fields: [
    { ...limits, path: 'model.latentDim', min: 2, max: 64, default: 2 },
    { ...limits, path: 'model.network.channels', min: 4, max: 50, default: 32 },
    { ...limits, path: 'training.learningRate', min: 1e-6, max: 1, default: 1e-3, integer: false, restart: false },
    { ...limits, path: 'objective.warmupSteps', min: 0, max: 100_000, default: 0, restart: false },
    { ...limits, path: 'objective.beta', min: 0, max: 100, default: 1, integer: false, scale: 'linear', restart: false },
  ],
};

export const data = { name: 'digits', height: 28, width: 28, train: 1800, heldOut: 200, labelled: true, classes: 10 };
export const model = { parameters: 1000, latentDim: 2, step: 0, notice: null };
export const device = { kind: 'cpu', requested: 'auto', adapter: null, reason: 'No GPU here.' } as const;

export const readyState = (): LabState => reduce(initialState('auto'), { type: 'ready', device, schema, config, data, model });
