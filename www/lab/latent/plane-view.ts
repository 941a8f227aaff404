// The window in which the page shows the plane of codes now.
import { extentOf } from '../../engine/extent';
import type { PlaneWindow } from '../../engine/messages';
import { planeReach, type PlaneScale } from '../../views/latent-scale';
import type { LabState } from '../state';
import { PLANE } from '../view-request';

export function windowOf({ plane, config, frame }: LabState): PlaneWindow {
  if (plane.window) return plane.window;
  const codes = config?.model.kind === 'autoencoder' ? frame?.latent?.codes : undefined;
  return { center: [0, 0], extent: codes ? extentOf(codes) : PLANE.extent };
}

/** The scale of a square of `size` pixels that shows the window. */
export function scaleOf({ center, extent }: PlaneWindow, size: number): PlaneScale {
  return { size, center, reach: planeReach(extent, PLANE.side) };
}
