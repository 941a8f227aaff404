// The engine as a program has it: the worker's calls, and what is natural on this side of them.
import type {
  Engine as WorkerEngine,
  EngineEvent,
  GivenConfig,
  InitialData,
  StartOptions as WorkerOptions,
} from '../protocol/messages';
import type { Schema, TrainReport } from '../protocol/rust-types';

/** As much of a config as is meant to be otherwise, or the text of a link. */
export type AnyConfig = GivenConfig | string;

export interface Abortable {
  /** Ends it early, with the signal's reason. */
  signal?: AbortSignal;
}

export interface StartOptions extends Omit<WorkerOptions, 'config'>, Abortable {
  config?: AnyConfig;
}

/** Asks for a config, made from the schema; null for the one the page opens with. */
export type ConfigRequest = (schema: Schema) => AnyConfig | null | Promise<AnyConfig | null>;

export interface TrainOptions extends Abortable {
  /** How many; without it there is no end. */
  steps?: number;
}

type OnThisSide = 'start' | 'configure' | 'tune' | 'step';

export interface Engine extends Omit<WorkerEngine, OnThisSide> {
  /**
   * Opens a device and makes the first model; emits `ready`. `requestConfig` is asked for a config
   * once the schema is known, where the options have none. What is still to be fetched comes from
   * `initialData`; meanwhile the device is opened and compiles what the model needs.
   */
  start(
    options?: StartOptions,
    onEvent?: (event: EngineEvent) => void,
    requestConfig?: ConfigRequest,
    initialData?: () => Promise<InitialData>,
  ): Promise<void>;
  /**
   * A new model; emits `model`. What the config leaves out has its default; images that are not the
   * built-in digits stay.
   */
  configure(config: AnyConfig): Promise<void>;
  /**
   * The run that is under way with other settings, at once: those that are given, the others stay.
   * What would need a new model is refused.
   */
  tune(config: AnyConfig): Promise<void>;
  /** Pauses and takes exactly so many steps, one by default. */
  step(count?: number, options?: Abortable): Promise<void>;
  /**
   * Trains, and gives each report as it comes; it pauses once that many steps are taken, or the
   * loop is left. Ends early where the run is paused; throws where it stops, or another model
   * comes.
   */
  train(options?: TrainOptions): AsyncGenerator<TrainReport, void, undefined>;
}

export interface EngineHandle {
  engine: Engine;
  /**
   * Ends it at once and gives everything back that no other engine uses; what was waiting for it
   * rejects.
   */
  terminate(): void;
  /** The same, for `using`. */
  [Symbol.dispose](): void;
}

declare global {
  // As TypeScript's own library has it, where a program's settings leave that out.
  interface SymbolConstructor {
    readonly dispose: unique symbol;
  }
}
