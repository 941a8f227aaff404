import type { PlaneWindow } from '../protocol/messages';

/**
 * The places of a `side` by `side` grid over the window, row by row from the largest second
 * coordinate: as they are drawn.
 */
export function planeGrid({ center, extent }: PlaneWindow, side: number): Float32Array {
  const places = new Float32Array(side * side * 2);
  const step = side > 1 ? (2 * extent) / (side - 1) : 0;
  const first = side > 1 ? extent : 0;
  for (let at = 0; at < side * side; at++) {
    places[at * 2] = center[0] - first + step * (at % side);
    places[at * 2 + 1] = center[1] + first - step * Math.floor(at / side);
  }
  return places;
}
