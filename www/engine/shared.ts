// What the engines of one worker share.
import type { BurstScheduler } from './burst-scheduler';
import type { DeviceTimes } from '../protocol/messages';
import type { WasmInstances } from './wasm-instances';

export interface Shared {
  instances: WasmInstances;
  turns: BurstScheduler;
  /** By their keys. */
  times: Map<string, DeviceTimes>;
}
