// What the page knows of the step that is shown slowly: on which image, how far it has got, and all
// its numbers.
import type { Trace } from '../../protocol/rust-types';
import type { Slice } from '../../store/slice';

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

declare module '../../store/state' {
  interface RunSlices {
    flow: Flow;
  }
}
declare module '../../store/actions' {
  interface Actions {
    flow: FlowAction;
  }
}
declare module '../../store/requests' {
  interface PageRequests {
    flow: { type: 'flow'; change: FlowChange };
  }
}

export const flow: Slice<Flow, FlowAction> = {
  first: { index: null, draw: 0, place: 0, playing: false, code: 0, dimension: 0, trace: null },
  on: {
    flow: (flow, { change }) => ({ ...flow, ...change }),
    traced: (flow, { trace }) => ({ ...flow, trace }),
  },
  // Its numbers are still to come, and other images have other indices.
  renewed: (flow, { sameImages }) => ({
    ...flow,
    trace: null,
    code: 0,
    dimension: 0,
    ...(sameImages ? {} : { index: null }),
  }),
};
