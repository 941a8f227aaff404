// How the visitor looks at the plane of codes: through which window, with which tool, at which of its points.
import { hasEncoder } from '../../engine/abilities';
import type { PlaneWindow, Sheet } from '../../engine/messages';
import type { ModelKind, PlanePosterior } from '../../engine/rust-types';

/** What a drag does: hold a code, move the window, or draw a line around points. */
export type PlaneTool = 'hold' | 'move' | 'pick';

/** Held-out images by their numbers, which are those of the points. */
export interface Caught {
  points: readonly number[]; // by class
  listed: readonly { point: number; label: number | null }[]; // all of them, or some of every class
  sheet: Sheet | null; // of those listed; it comes a little later
}

export interface Closeup {
  image: Sheet;
  posterior: PlanePosterior;
}

export interface PlaneState {
  window: PlaneWindow | null; // null: about the prior's mean, or as far as an autoencoder's codes reach
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

export const PLANE_AT_FIRST: PlaneState = { window: null, asked: null, tool: 'hold', point: null, closeup: null, caught: null };

export function reducePlane(plane: PlaneState, action: PlaneAction): PlaneState {
  switch (action.type) {
    case 'plane-window':
      return { ...plane, window: action.window };
    case 'plane-asked':
      return { ...plane, asked: plane.window };
    case 'plane-tool':
      return { ...plane, tool: action.tool };
    case 'plane-point':
      return { ...plane, point: action.point, closeup: action.point === plane.point ? plane.closeup : null };
    case 'plane-closeup':
      return action.point === plane.point ? { ...plane, closeup: action.closeup } : plane; // the visitor has moved on
    case 'plane-caught':
      return { ...plane, caught: action.caught };
  }
}

/** Another model has another plane. Images that were picked out stay so, to see where the new model puts them. */
export function freshPlane({ tool, caught }: PlaneState, sameImages: boolean, kind: ModelKind): PlaneState {
  return sameImages && hasEncoder(kind) ? { ...PLANE_AT_FIRST, tool, caught } : PLANE_AT_FIRST;
}
