// The engine for other programs: what the npm package exports as `vae-lab`.
export { createEngine } from './create';
export { ERROR_NAMES, type ErrorName } from '../protocol/error-names';
export type {
  Abortable,
  AnyConfig,
  ConfigRequest,
  Engine,
  EngineHandle,
  StartOptions,
  TrainOptions,
} from './engine'; // in place of the worker's own
export type { EngineOptions } from '../engine/client';
export type * from '../protocol/messages';
export type * from '../protocol/rust-types';
