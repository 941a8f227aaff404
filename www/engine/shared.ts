// What the engines of one worker share.
import type { DeviceTimes } from './device-times';
import type { Turns } from './turns';
import type { WasmInstances } from './wasm-instances';

export interface Shared {
  instances: WasmInstances;
  turns: Turns;
  /** By their keys. */
  times: Map<string, DeviceTimes>;
}
