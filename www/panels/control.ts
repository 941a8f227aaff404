// What a panel does beside being drawn: the pictures that it asks of the engine, its part of the
// state, and how it answers what can be asked of it. Default export of the control.ts in its
// folder.
import type { Engine, EngineEvent, ViewRequest } from '../protocol/messages';
import type { ImageSet } from '../protocol/wasm-api';
import type { Bound, Schema } from '../protocol/rust-types';
import type { MeasureRequests, Results } from '../store/measures';
import type { PageRequest, RunRequest } from '../store/requests';
import type { AnySlice } from '../store/slice';
import type { PageState, RunSlices, ViewName } from '../store/state';
import type { Store } from '../store/store';

/** One of the engine's views, which a panel shows. */
export interface View<V extends ViewName> {
  /**
   * What is asked of it; null while there is nothing to ask. Asked only where the panel suits the
   * model.
   */
  ask(state: PageState): NonNullable<ViewRequest[V]> | null;
  /**
   * Whether it is drawn now and then while nobody sees it, so that it is there when somebody comes.
   */
  ahead: boolean;
}

export type Views = { readonly [V in ViewName]?: View<V> };

/** What a panel has from the run that it belongs to. */
export interface Host {
  readonly store: Store;
  /** Brings work to the engine at hand; what is refused becomes a sentence on the page. */
  attempt(work: (engine: Engine) => Promise<void>): Promise<void>;
  /** The pictures that the engine was asked for are no longer those that the state asks for. */
  syncViews(): void;
  /** Rejects with what the engine refuses. */
  learnFrom(set: ImageSet, keepModel: boolean): Promise<void>;
}

/** What is done about requests, by type. */
export type PageHandlers<R extends PageRequest> = {
  readonly [T in R['type']]: (request: Extract<R, { type: T }>) => void | Promise<void>;
};

/** The same for work of the engine: each rejects with what is refused. */
export type RunHandlers<R extends RunRequest> = {
  readonly [T in R['type']]: (request: Extract<R, { type: T }>, engine: Engine) => Promise<void>;
};

export interface Answers {
  readonly page?: Partial<PageHandlers<PageRequest>>;
  readonly run?: Partial<RunHandlers<RunRequest>>;
  /** An event that the state has taken in; whether anybody sees the panel. */
  hear?(event: EngineEvent, visible: boolean): void;
  /** It has come into sight, or left it. */
  show?(visible: boolean): void;
  /** The settings of the model at hand, or the images to choose from, are others. */
  refresh?(): void;
}

/**
 * How a measurement is made: in so many parts that arrive one after another, so that it can be
 * shown early and stopped between two.
 */
export type Plan<Request> = (
  engine: Engine,
  request: Request,
  told: { schema: Schema; bound: Bound | null; before: Results },
) => { of: number; parts: AsyncGenerator<Results> };

export type Plans = { readonly [N in keyof MeasureRequests]: Plan<MeasureRequests[N]> };

export interface Control {
  readonly views?: Views;
  /** Its part of the state. */
  readonly slices?: { readonly [N in keyof RunSlices]?: AnySlice };
  /** What it measures, while training rests: one measurement at a time. */
  readonly plans?: Partial<Plans>;
  readonly answers?: (host: Host) => Answers;
}
