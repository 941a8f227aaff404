// Of which model on which machine a step's times were measured: what they are kept by.
import { version } from '../../package.json';
import type { SessionConfig } from '../protocol/rust-types';

/** The `key` of `DeviceTimes`. Seeds and learning rates change nothing about a step's time. */
export function timesKey(adapter: string | null, { model, training, data }: SessionConfig): string {
  const side = data.kind === 'sprites' ? [data.side] : [];
  return JSON.stringify([version, adapter, model, training.batchSize, ...side]);
}
