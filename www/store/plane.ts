// How the visitor looks at the plane of codes: through which window, with which tool, at which of
// its points.
import type { PlaneWindow, ImageGrid, ViewRequest } from '../protocol/messages';
import type { PlanePosterior } from '../protocol/rust-types';
import type { Slice } from './slice';

/**
 * What is asked of it at first. `extent`: it reaches this far from the prior's mean, in its
 * standard deviations.
 */
export const PLANE = { side: 15, extent: 3, points: 600 };

/** What the engine is asked of it. */
export function planeRequest({ plane }: { plane: PlaneState }): NonNullable<ViewRequest['latent']> {
  return { ...PLANE, ...plane.asked };
}

/** What a drag does: hold a code, move the window, or draw a line around points. */
export type PlaneTool = 'hold' | 'move' | 'pick';

/** Held-out images by their numbers, which are those of the points. */
export interface Caught {
  points: readonly number[]; // by class
  listed: readonly { point: number; label: number | null }[]; // all of them, or some of every class
  images: ImageGrid | null; // of those listed; it comes a little later
}

export interface Closeup {
  image: ImageGrid;
  posterior: PlanePosterior;
}

export interface PlaneState {
  // null: about the prior's mean, or as far as an autoencoder's codes reach
  window: PlaneWindow | null;
  asked: PlaneWindow | null; // the one the engine decodes; follows the window when the hand rests
  tool: PlaneTool;
  point: number | null; // the held-out image whose point is hovered or focused
  closeup: Closeup | null; // of that point
  caught: Caught | null;
}

export type PlaneAction =
  | { type: 'plane-window'; window: PlaneWindow | null }
  | { type: 'plane-asked' }
  | { type: 'plane-tool'; tool: PlaneTool }
  | { type: 'plane-point'; point: number | null }
  | { type: 'plane-closeup'; point: number; closeup: Closeup }
  | { type: 'plane-caught'; caught: Caught | null };

/** What the controls of the plane may ask for. */
export type PlaneRequest =
  | { type: 'plane-window'; window: PlaneWindow | null }
  | { type: 'plane-tool'; tool: PlaneTool }
  | { type: 'plane-point'; point: number | null }
  | { type: 'plane-pick'; points: readonly number[] | null };

declare module './state' {
  interface RunSlices {
    plane: PlaneState;
  }
}
declare module './actions' {
  interface Actions {
    plane: PlaneAction;
  }
}
declare module './requests' {
  interface PageRequests {
    plane: PlaneRequest;
  }
}

const AT_FIRST: PlaneState = {
  window: null,
  asked: null,
  tool: 'hold',
  point: null,
  closeup: null,
  caught: null,
};

export const plane: Slice<PlaneState, PlaneAction> = {
  first: AT_FIRST,
  on: {
    'plane-window': (plane, { window }) => ({ ...plane, window }),
    'plane-asked': (plane) => ({ ...plane, asked: plane.window }),
    'plane-tool': (plane, { tool }) => ({ ...plane, tool }),
    'plane-point': (plane, { point }) => ({
      ...plane,
      point,
      closeup: point === plane.point ? plane.closeup : null,
    }),
    'plane-closeup': (plane, { point, closeup }) =>
      point === plane.point ? { ...plane, closeup } : plane, // the visitor has moved on
    'plane-caught': (plane, { caught }) => ({ ...plane, caught }),
  },
  // Another model has another plane. Images that were picked out stay so, to see where the new
  // model puts them.
  renewed: ({ tool, caught }, { sameImages, can }) =>
    sameImages && can.encoder ? { ...AT_FIRST, tool, caught } : AT_FIRST,
};
