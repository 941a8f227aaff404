// What the page knows of the step that is shown slowly: on which image, how far it has got, and all its numbers.
import type { Trace } from '../../engine/rust-types';

export interface Flow {
  index: number | null; // the held-out image; null until one is chosen: the first on the page
  draw: number; // which noise
  place: number; // on the slider
  playing: boolean;
  code: number; // of the codes shown, the one whose numbers are written out
  dimension: number; // of the code
  trace: Trace | null;
}

export type FlowChange = Partial<Omit<Flow, 'trace'>>;

export type FlowAction = { type: 'flow'; change: FlowChange } | { type: 'traced'; trace: Trace };

export const NO_FLOW: Flow = { index: null, draw: 0, place: 0, playing: false, code: 0, dimension: 0, trace: null };

export function reduceFlow(flow: Flow, action: FlowAction): Flow {
  return action.type === 'flow' ? { ...flow, ...action.change } : { ...flow, trace: action.trace };
}

/** For a new model: its numbers are still to come, and other images have other indices. */
export function withoutTrace(flow: Flow, sameImages: boolean): Flow {
  return { ...flow, trace: null, code: 0, dimension: 0, ...(sameImages ? {} : { index: null }) };
}
