// The window in which the page shows the plane of codes now.
import { extentOf } from '../engine/extent';
import { hasPrior } from '../protocol/kinds';
import type { PlaneWindow } from '../protocol/messages';
import { planeReach, type PlaneScale } from '../views/latent-scale';
import { capabilitiesAtHand } from '../store/kind';
import { drawn, pick, type Drawn } from '../store/select';
import type { PageState } from '../store/state';
import { PLANE } from '../store/plane';

/** What decides it. */
export type Plane = Pick<PageState, 'plane' | 'schema' | 'config'> & Drawn<'latent'>;

export const shownPlane = (state: PageState): Plane => ({
  ...pick('plane', 'schema', 'config')(state),
  ...drawn('latent')(state),
});

export function windowOf(state: Plane): PlaneWindow {
  if (state.plane.window) return state.plane.window;
  const codes = hasPrior(capabilitiesAtHand(state)) ? undefined : state.latent?.codes;
  return { center: [0, 0], extent: codes ? extentOf(codes) : PLANE.extent };
}

/** The scale of a square of `size` pixels that shows the window. */
export function scaleOf({ center, extent }: PlaneWindow, size: number): PlaneScale {
  return { size, center, reach: planeReach(extent, PLANE.side) };
}
