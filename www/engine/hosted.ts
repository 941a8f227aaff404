// What the worker offers its client beside the engine that the page asks: models side by side, each an engine of its own.
import type { WasmAddresses } from './addresses';
import type { Engine } from './messages';

export interface EngineHost {
  open(wasm: WasmAddresses): HostedEngine; // all on the wasm files that the first one named
}

export interface HostedEngine extends Engine {
  close(): Promise<void>; // frees it; the others go on
}
