// What a step of a model takes on each device of this machine: measured once, and the same until one of them changes.
import { version } from '../../package.json';
import type { SessionConfig } from './rust-types';

export interface DeviceTimes {
  /** Of the adapter, the engine, and what of a config a step's time depends on. */
  key: string;
  gpuMs: number;
  cpuMs: number;
}

/** Seeds and learning rates change nothing about a step's time. */
export function timesKey(adapter: string | null, { model, training }: SessionConfig): string {
  return JSON.stringify([version, adapter, model, training.batchSize]);
}
