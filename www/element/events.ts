// What a widget tells the page around it. The events bubble, also out of a shadow root.
import type { DeviceStatus } from '../protocol/messages';
import type { DataSummary, ModelSummary, SessionConfig, Term } from '../protocol/rust-types';

/** A model is there: the first one, or another in its place. */
export interface ReadyDetail {
  device: DeviceStatus;
  config: SessionConfig;
  data: DataSummary;
  model: ModelSummary;
}

/** Training has come this far. */
export interface ProgressDetail {
  step: number;
  epoch: number;
  /** Means over the last steps, in nats for one image unless the term says otherwise. */
  terms: Partial<Record<Term, number>>;
  stepsPerSecond: number;
}

/** `idle`: nothing is loaded yet; `failed`: nothing runs until it is started again. */
export type WidgetState = 'idle' | 'loading' | 'ready' | 'failed';

export interface StateDetail {
  state: WidgetState;
  running: boolean;
}

/** `name` is to branch on, `message` a sentence to show. */
export interface TroubleDetail {
  name: string;
  message: string;
}

abstract class WidgetEvent<Detail> extends CustomEvent<Detail> {
  static readonly type: string;
  constructor(detail: Detail) {
    super(new.target.type, { detail, bubbles: true, composed: true });
  }
}

/** A model is there: the first one, or another in its place. */
export class VaeReadyEvent extends WidgetEvent<ReadyDetail> {
  static override readonly type = 'vae-ready';
}

/**
 * Some steps have been taken; terms are means over them, such as terms.bound, in nats for one
 * image.
 */
export class VaeProgressEvent extends WidgetEvent<ProgressDetail> {
  static override readonly type = 'vae-progress';
}

/** One of the two properties has changed. */
export class VaeStateEvent extends WidgetEvent<StateDetail> {
  static override readonly type = 'vae-state';
}

/**
 * Something could not be had as it was wanted; the usual stands in for it, and the widget says so.
 */
export class VaeWarningEvent extends WidgetEvent<TroubleDetail> {
  static override readonly type = 'vae-warning';
}

/**
 * Training has stopped, or can’t start; the widget says so, and offers to start again where that
 * helps.
 */
export class VaeErrorEvent extends WidgetEvent<TroubleDetail> {
  static override readonly type = 'vae-error';
}

declare global {
  interface HTMLElementEventMap {
    'vae-ready': VaeReadyEvent;
    'vae-progress': VaeProgressEvent;
    'vae-state': VaeStateEvent;
    'vae-warning': VaeWarningEvent;
    'vae-error': VaeErrorEvent;
  }
}
