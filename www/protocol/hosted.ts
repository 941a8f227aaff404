// What the worker offers its client beside the engine that the page asks: models side by side, each
// an engine of its own.
import type { WasmFiles } from './artifact-names';
import type { InitialData, Engine, EngineEvent, StartOptions, ConfigRequest } from './messages';

export interface EngineHost {
  open(wasm: WasmFiles): HostedEngine; // all on the wasm files that the first one named
}

/** Which model of an engine: each that takes the place of another has the next number. */
export type Generation = number;

export interface HostedEngine extends Engine {
  /** `onEvent` is told with `ready` and `model` which generation they are about. */
  start(
    options: StartOptions | undefined,
    onEvent?: (event: EngineEvent, generation: Generation) => void,
    requestConfig?: ConfigRequest,
    initialData?: () => Promise<InitialData>,
  ): Promise<void>;
  /**
   * The method of that name. `known`: the newest model that the caller had heard of. What another
   * one can't answer is outdated, not wrong.
   */
  answer(name: Call, args: readonly unknown[], known: Generation): Promise<unknown>;
  close(): Promise<void>; // frees it; the others go on
}

export type Call = Exclude<keyof Engine, 'start'>;
